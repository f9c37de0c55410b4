/** Contact logs kept as tables: a row is a message if a column head says where its words stand. */

import { bodyBeside } from './beside';
import { atOf, type Block, type Stamp } from './block';
import type { Box } from './box';
import { bareLabel } from './labels';
import { blocksOfLines, logLine } from './logLines';
import { noMark } from './marks';
import { type Rated, spokenEvidence } from './rating';
import { briefText, type Snapshot } from './snapshot';
import { rowsOfTable } from './tableRows';
import { timeIn } from './times';
import { exactTime } from './values';
import words from './words.json' with { type: 'json' };

type Column = 'time' | 'role' | 'author' | 'body';
type Columns = ReadonlyMap<Column, number>;

const perBlock = 200;
const fewestCells = 3;

export function readTables(page: Snapshot, people: readonly string[]): Rated[] {
  const found: Rated[] = [];
  for (const table of page.tables) {
    if (table.size < fewestCells || !table.isShown) continue;
    const blocks = rowsOf(page, table);
    if (blocks.length === 0) continue;
    found.push({ blocks, weight: blocks.length ** 2 * perBlock, evidence: 1 + spokenEvidence(page, blocks, people), pure: 1 });
  }
  return found;
}

/** Logs of lines in one element. */
export function* readLines(page: Snapshot, people: readonly string[]): Generator<void, Rated[]> {
  const lists = yield* blocksOfLines(page);
  return lists.map((blocks) => {
    const known = blocks.filter(
      ({ line }) => line && (people.some((name) => line.text.includes(name)) || logLine(line.text)?.mark !== noMark),
    );
    return { blocks, weight: known.length * blocks.length * perBlock, evidence: known.length > 0 ? 2 : 0, pure: 1 };
  });
}

function rowsOf(page: Snapshot, table: Box): Block[] {
  const [head, ...own] = rowsOfTable(table);
  const rest = own.length > 0 ? own : bodyBeside(page, table);
  const columns = head && rest.length > 0 ? columnsOf(page, head) : null;
  // Component libraries draw the head as a table of its own.
  if (!columns?.has('body') || !columns.has('time')) return [];
  if (!columns.has('author') && !columns.has('role')) return [];
  return rest.flatMap((row) => rowBlock(page, row, columns, table));
}

const ends: Readonly<Record<Column, RegExp>> = {
  time: /(?:时间|日期)$/,
  role: /(?:方式|角色|方向|类型|类别|渠道|环节|动作)$/,
  author: /(?:人|人员|者|员|姓名|岗位)$/,
  body: /(?:内容|记录|留言|描述|说明|意见|情况|纪要)$/,
};

/** The best head for each column: what is listed first, else what ends like one. */
function columnsOf(page: Snapshot, head: Box): Columns {
  const says = head.boxes.map((cell) => bareLabel(briefText(page, cell, 30)));
  const lists: Readonly<Record<Column, readonly string[]>> = {
    time: words.timeColumns,
    role: words.roleColumns,
    author: words.authorColumns,
    body: words.bodyColumns,
  };
  const columns = new Map<Column, number>();
  for (const column of ['time', 'body', 'author', 'role'] as const) {
    const ranks = says.map((text, index) => ({ index, rank: rankIn(lists[column], ends[column], text) }));
    const free = ranks.filter(({ index, rank }) => rank >= 0 && ![...columns.values()].includes(index));
    const [best] = free.sort((a, b) => a.rank - b.rank);
    if (best) columns.set(column, best.index);
  }
  return columns;
}

function rankIn(list: readonly string[], end: RegExp, text: string): number {
  const rank = list.indexOf(text);
  return rank >= 0 ? rank : end.test(text) ? list.length : -1;
}

function rowBlock(page: Snapshot, row: Box, columns: Columns, list: Box): Block[] {
  const cells = row.boxes;
  const cell = (column: Column): Box | null => cells[columns.get(column) ?? -1] ?? null;
  const body = cell('body');
  const when = cell('time');
  const stamp = when && stampOf(page, when);
  if (!body || body.size === 0 || !stamp) return [];
  return [
    { boxes: [row], list, stamp, at: atOf(page, stamp, list), cells: { author: cell('author'), role: cell('role'), body } },
  ];
}

function stampOf(page: Snapshot, cell: Box): Stamp | null {
  const time = timeIn(briefText(page, cell, 60));
  const leaf = page.leaves[cell.first];
  return time && leaf && cell.size > 0 ? { leaf, time, exact: exactTime(leaf.box) } : null;
}
