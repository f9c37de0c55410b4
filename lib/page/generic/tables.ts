/** Contact logs kept as tables: a row is a message if a column head says where its words stand. */
import { isElement, tagOf } from '../dom';
import { atOf, type Block, type TimeLeaf } from './block';
import { bareLabel } from './labels';
import { briefText, leavesIn, type Outline } from './outline';
import { timeIn } from './times';
import { childrenOf, isShown } from './tree';
import { exactTime } from './values';
import words from './words.json' with { type: 'json' };

type Column = 'body' | 'time' | 'author' | 'role';

export function readTables(outline: Outline): { readonly list: Element; readonly blocks: Block[] }[] {
  const found: { list: Element; blocks: Block[] }[] = [];
  for (const element of outline.spans.keys()) {
    const role = element.getAttribute('role');
    if (tagOf(element) !== 'table' && role !== 'table' && role !== 'grid') continue;
    if (!isShown(element)) continue;
    const blocks = rowsOf(outline, element);
    if (blocks.length > 0) found.push({ list: element, blocks });
  }
  return found;
}

function rowsOf(outline: Outline, table: Element): Block[] {
  const rows = [...rowsIn(table)];
  const [head, ...rest] = rows;
  const columns = head && columnsOf(outline, head);
  if (!columns?.has('body') || !columns.has('time') || rest.length === 0) return [];
  if (!columns.has('author') && !columns.has('role')) return [];
  return rest.flatMap((row) => rowBlock(outline, row, columns));
}

function* rowsIn(table: Element): Iterable<Element> {
  for (const child of childrenOf(table)) {
    if (!isElement(child)) continue;
    if (tagOf(child) === 'tr' || child.getAttribute('role') === 'row') yield child;
    else if (['thead', 'tbody', 'tfoot'].includes(tagOf(child)) || child.getAttribute('role') === 'rowgroup')
      yield* rowsIn(child);
  }
}

const cellsOf = (row: Element): Element[] => [...childrenOf(row)].filter(isElement);

function columnsOf(outline: Outline, head: Element): ReadonlyMap<Column, number> {
  const columns = new Map<Column, number>();
  const says = cellsOf(head).map((cell) => bareLabel(briefText(outline, cell, 30)));
  const lists: Readonly<Record<Column, readonly string[]>> = {
    time: words.timeColumns,
    role: words.roleColumns,
    author: words.authorColumns,
    body: words.bodyColumns,
  };
  for (const [index, text] of says.entries()) {
    const column = (Object.keys(lists) as Column[]).find((name) => !columns.has(name) && lists[name].includes(text));
    if (column) columns.set(column, index);
  }
  return columns;
}

function rowBlock(outline: Outline, row: Element, columns: ReadonlyMap<Column, number>): Block[] {
  const cells = cellsOf(row);
  const cell = (column: Column): Element | null => cells[columns.get(column) ?? -1] ?? null;
  const body = cell('body');
  const when = cell('time');
  if (!body || !when || leavesIn(outline, body).length === 0) return [];
  const time = timeOf(outline, when);
  return time
    ? [{ nodes: [row], time, at: atOf(outline, time), cells: { author: cell('author'), role: cell('role'), body } }]
    : [];
}

function timeOf(outline: Outline, cell: Element): TimeLeaf | null {
  const [start, end] = outline.spans.get(cell) ?? [0, 0];
  const shown = timeIn(briefText(outline, cell, 60));
  const leaf = outline.leaves[start];
  return shown && leaf && end > start ? { index: start, leaf, time: shown, exact: exactTime(leaf.element) } : null;
}
