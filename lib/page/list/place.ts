/**
 * Where a badge finds room: beside the text in the anchor's cell, else in the column where most rows have room, else in the
 * roomiest cell of that row, else in an empty margin beside the list; only where there is none of these over the end of the anchor.
 */
import type { RowsRule } from '../adapters/types';
import { contains, select, selectAll, tagOf } from '../dom';
import { linesOf } from '../rows';

/** A point of the viewport: the middle of a badge's height, and its left end. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

export const badgeWidth = 62;
export const badgeHeight = 18;
const gap = 5;
/** Rows that are measured to choose a column, and the share of them that must have room in it. */
const sample = 12;
const enoughRows = 0.6;

interface Side {
  readonly column: number;
  readonly right: boolean;
}

export interface Places {
  /** Measures only; the page is not touched. Null where the row is not laid out. */
  placeOf(item: Element): Place | null;
}

/** For one layout of the list: made anew when its rows or its size have changed, kept while it only scrolls. */
export function measurePlaces(items: readonly Element[], rule: RowsRule, doc: Document): Places {
  const preferred = preferredColumn(items.slice(0, sample), rule);
  const sides = new Map<Element, Side | null>();
  const sideOf = (item: Element): Side | null => {
    let side = sides.get(item);
    if (side === undefined) {
      side = sideIn(item, preferred);
      sides.set(item, side);
    }
    return side;
  };
  return { placeOf: (item) => placeIn(item, sideOf(item), rule, doc) };
}

function placeIn(item: Element, side: Side | null, rule: RowsRule, doc: Document): Place | null {
  const line = linesOf(item)[0] ?? item;
  const box = line.getBoundingClientRect();
  if (box.height === 0 || box.width === 0) return null;
  const y = box.top + box.height / 2;
  const cell = side && line.children[side.column];
  if (cell) {
    const { left, right } = cell.getBoundingClientRect();
    return { x: side.right ? right - gap - badgeWidth : left + gap, y };
  }
  const margins = [box.left - badgeWidth - gap, box.right + gap].map((x) => ({ x, y }));
  const free = margins.find((place) => isInView(place, doc) && isUncovered(place, item, doc));
  if (free) return free;
  const anchor = ((rule.anchor && select(item, rule.anchor)) || line).getBoundingClientRect();
  return { x: anchor.right - gap - badgeWidth, y };
}

function isInView({ x }: Place, doc: Document): boolean {
  return x >= 0 && x + badgeWidth <= doc.documentElement.clientWidth;
}

/** The anchor's column if most rows have room in it, else the column where most have; null where none has in enough rows. */
function preferredColumn(items: readonly Element[], rule: RowsRule): number | null {
  const [first] = items;
  const line = first && linesOf(first)[0];
  if (!first || !line || tagOf(line) !== 'tr') return null;
  const anchor = rule.anchor ? select(first, rule.anchor) : null;
  const own = anchor ? [...line.children].indexOf(anchor) : -1;
  const lines = items.flatMap((item) => linesOf(item)[0] ?? []);
  const share = (column: number) => lines.filter((each) => fits(roomIn(each.children[column]))).length / lines.length;
  if (own >= 0 && share(own) >= enoughRows) return own;
  const shares = [...line.children].map((_, column) => ({ column, share: share(column) })).sort((a, b) => b.share - a.share);
  return shares[0] && shares[0].share >= enoughRows ? shares[0].column : null;
}

const fits = ({ left, right }: Room): boolean => Math.max(left, right) >= badgeWidth + gap * 2;

/** In the preferred column if this row has room there, else where it has most; null where it has none. */
function sideIn(item: Element, preferred: number | null): Side | null {
  const line = linesOf(item)[0];
  if (!line || tagOf(line) !== 'tr') return null;
  const rooms = [...line.children].map((cell, column) => ({ column, ...roomIn(cell) }));
  const chosen = rooms.find(({ column }) => column === preferred);
  const widest = rooms.sort((a, b) => Math.max(b.left, b.right) - Math.max(a.left, a.right))[0];
  const best = chosen && fits(chosen) ? chosen : widest;
  return best && fits(best) ? { column: best.column, right: best.right >= best.left } : null;
}

interface Room {
  readonly left: number;
  readonly right: number;
}

/** Free pixels beside what a cell shows: its texts and controls, for a block in it may be as wide as the cell. */
function roomIn(cell: Element | undefined): Room {
  if (!cell) return { left: 0, right: 0 };
  const around = cell.getBoundingClientRect();
  let [left, right] = [around.right, around.left];
  for (const box of shownBoxes(cell)) {
    if (box.width === 0) continue;
    left = Math.min(left, box.left);
    right = Math.max(right, box.right);
  }
  return right <= left ? { left: 0, right: around.width } : { left: left - around.left, right: around.right - right };
}

/** A cell with more in it than this is no cell with room. */
const mostBoxes = 40;

function shownBoxes(cell: Element): DOMRect[] {
  const range = cell.ownerDocument.createRange();
  const boxes = selectAll(cell, 'img, svg, input, button, select, textarea').map((each) => each.getBoundingClientRect());
  const texts = cell.ownerDocument.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node && boxes.length < mostBoxes; node = texts.nextNode()) {
    range.selectNode(node);
    boxes.push(range.getBoundingClientRect());
  }
  return boxes;
}

/** What the page shows at that point belongs to the row or lies behind it: no dialog, no head that stays, no box that is scrolled away. */
export function isUncovered({ x, y }: Place, item: Element, doc: Document): boolean {
  return [x + 2, x + badgeWidth - 2].every((at) => {
    const hit = doc.elementsFromPoint(at, y).find((element) => element.parentElement !== doc.documentElement || isBody(element));
    return hit !== undefined && (contains(item, hit) || contains(hit, item));
  });
}

/** Our own element stands beside the body: what is under it counts. */
const isBody = (element: Element): boolean => tagOf(element) === 'body';
