/** Where the value of a label stands: after it in its row, under it in the next row, above it on a card. */

import { around, Box, type Part } from './box';
import { tickIn } from './choices';
import { bareLabel, isAction, labelPath } from './labels';
import { briefText, leavesIn, type Snapshot } from './snapshot';
import { rowsOfTable } from './tableRows';
import { isValueWord } from './valueWords';
import words from './words.json' with { type: 'json' };

const longestLabel = 40;

export interface Places {
  readonly beside: readonly Part[] | null;
  readonly under: Box | null;
}

export function placesBeside(page: Snapshot, top: Part): Places {
  const beside = besideOf(page, top);
  return { beside, under: beside ? null : (underOf(page, top) ?? aboveOf(page, top)) };
}

const rowOf = (top: Part): Box | null => (top instanceof Box ? top.parent : top.box);

/** What follows the label in its row: an element, or running text up to the next label. */
function besideOf(page: Snapshot, top: Part): readonly Part[] | null {
  const row = rowOf(top);
  if (!row) return null;
  const found: Part[] = [];
  const after = row.parts.indexOf(top) + 1;
  for (let index = after; index < row.parts.length; index++) {
    const part = row.parts[index] as Part;
    if (!(part instanceof Box)) {
      if (part.text.replace(/[\s:：]+/g, '') !== '') found.push(part);
      continue;
    }
    if (part.tag === 'br') {
      if (found.length > 0) break;
      continue;
    }
    if (isSilent(page, part) && tickIn(page, part) === null) {
      // An empty cell is the label's own.
      if (part.tag === 'td' || part.tag === 'dd') break;
      continue;
    }
    if (part.tag !== 'dd' && startsWithLabel(page, part)) break;
    found.push(part);
    // A block of its own is the whole value; inline things go on.
    if (!inline.has(part.tag) || found[0] instanceof Box) break;
  }
  return found.length > 0 ? found : null;
}

const inline = new Set(['a', 'b', 'strong', 'em', 'i', 'span', 'time', 'code', 'small', 'u', 'mark', 'bdi', 'abbr', 'font']);

function isSilent(page: Snapshot, box: Box): boolean {
  if (box.size > 12) return false;
  return leavesIn(page, box).every(
    (leaf) => !leaf.isControl && (isAction(leaf.text) || /^[\s:：*?？ⓘ•·|]*$/.test(leaf.text)) && leaf.box.tag !== 'button',
  );
}

function startsWithLabel(page: Snapshot, box: Box): boolean {
  const first = leavesIn(page, box).find((leaf) => !leaf.isControl);
  if (!first) return false;
  if (['dt', 'label', 'th'].includes(box.tag) && !leavesIn(page, box).some(({ isControl }) => isControl)) return true;
  if (/[:：]\s*$/.test(first.text)) return true;
  const path = labelPath(first.text);
  if (box.size > 1 && plainLabels.has(bareLabel(first.text))) return true;
  if (path === 'other' && areAlike(page, box)) return false;
  // A value may read like a label (状态 → 打开); a row that goes on after it is a row of its own.
  return path !== null && (box.size > 1 || path !== 'other') && !isValueWord(first.text);
}

const plainLabels: ReadonlySet<string> = new Set(words.plainNameLabels);

/** Badges side by side: a value made of several, whatever the first may mean elsewhere. */
function areAlike(page: Snapshot, box: Box): boolean {
  const [first, second] = leavesIn(page, box);
  return first !== undefined && second !== undefined && first.box !== second.box && first.box.build === second.box.build;
}

/** Columns of labels over (or beside) columns of values: the same place in the next row. */
function underOf(page: Snapshot, top: Part): Box | null {
  const row = rowOf(top);
  if (!row || !(top instanceof Box)) return null;
  const cells = row.boxes;
  const at = cells.indexOf(top);
  if (at < 0 || cells.length < 2 || cells.length > 40) return null;
  const labels = cells.filter((cell) => labelPath(briefText(page, cell, longestLabel)) !== null);
  if (labels.length < 2 || labels.length * 3 < cells.length * 2) return null;
  const next = rowAfter(page, row);
  const below = next?.boxes ?? [];
  if (below.length !== cells.length || below.some((cell, index) => index !== at && isTopLabel(page, cell))) return null;
  const after = next ? rowAfter(page, next)?.boxes : undefined;
  // Two rows of values make a list of records.
  if (row.tag === 'tr' && after?.length === cells.length && after[0] && !isTopLabel(page, after[0])) return null;
  const value = below[at];
  return value && !isTopLabel(page, value) ? value : null;
}

function isTopLabel(page: Snapshot, cell: Box): boolean {
  const text = briefText(page, cell, longestLabel);
  return labelPath(text) !== null && !isValueWord(text);
}

function rowAfter(page: Snapshot, row: Box): Box | null {
  const rows = row.parent?.boxes ?? [];
  const next = rows[rows.indexOf(row) + 1];
  if (next || row.parent?.tag !== 'thead') return next ?? null;
  return rowsUnder(page, row.parent)[0] ?? null;
}

const levelsToBody = 4;

/** The rows with values below the head of a table. Component libraries draw head and body as two tables. */
export function rowsUnder(page: Snapshot, head: Box): readonly Box[] {
  const table = head.parent;
  const own = table ? valueRows(table) : [];
  if (!table || own.length > 0) return own;
  return bodyBeside(page, table);
}

/** The rows of the table that component libraries draw below one with nothing but a head. */
export function bodyBeside({ tables }: Snapshot, table: Box): readonly Box[] {
  const next = tables[tables.indexOf(table) + 1];
  const places = around(table, levelsToBody);
  return next && around(next, levelsToBody).some((each) => each.tag !== 'body' && places.includes(each)) ? valueRows(next) : [];
}

const valueRows = (table: Box): readonly Box[] =>
  rowsOfTable(table).filter((row) => row.boxes.some(({ tag, role }) => tag === 'td' || role === 'cell' || role === 'gridcell'));

/** A card: the value in large type, the label under it. */
function aboveOf(page: Snapshot, top: Part): Box | null {
  const cells = rowOf(top)?.boxes.filter(({ size }) => size > 0) ?? [];
  const [value, label] = cells;
  if (cells.length !== 2 || label !== top || !value) return null;
  return isTopLabel(page, value) ? null : value;
}
