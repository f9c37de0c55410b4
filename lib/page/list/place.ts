/**
 * Where a badge finds room without covering anything that the row shows: at one place for all rows where most have it free, else in
 * a gap of that row's own, else in an empty margin beside the list, else short in a small gap. A row without any of these gets a
 * narrow mark at its edge.
 */
import type { RowsRule } from '../adapters/types';
import { contains, select, tagOf } from '../dom';
import { linesOf } from '../rows';
import { type Gap, gapsIn } from './gaps';
import { badgeWidths, type Size } from './size';

/** A point of the viewport: the middle of a badge's height, and its left end. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly size: Size;
}

const gap = 5;
/** Rows that are measured to choose the common place, and the share of them that must have room there. */
const sample = 12;
const enoughRows = 0.6;

/** In a row: pixels from its left end. */
interface Spot {
  readonly at: number;
  readonly size: Size;
}

export interface Places {
  /**
   * Measures only; the page is not touched. Null where the row is not laid out; `later` where it would have to be measured first
   * and may not.
   */
  placeOf(item: Element, mayMeasure: boolean): Place | 'later' | null;
}

/** For one layout of the list: made anew when its rows or its size have changed, kept while it only scrolls. */
export function measurePlaces(items: readonly Element[], rule: RowsRule, doc: Document): Places {
  const wanted = commonSpot(items.slice(0, sample), rule);
  const spots = new Map<Element, { readonly left: number; readonly spot: Spot }>();
  const knownSpot = (item: Element, left: number): Spot | null => {
    const known = spots.get(item);
    // A list that is scrolled sideways shows another part of its rows.
    return known && Math.abs(known.left - left) < 1 ? known.spot : null;
  };
  const measured = (item: Element, line: Element, left: number): Spot => {
    const spot = spotIn(line, wanted, (at) => isFreeBeside(at, line, item, doc));
    spots.set(item, { left, spot });
    return spot;
  };
  return {
    placeOf(item, mayMeasure) {
      const line = lineOf(item);
      const { left, top, width, height } = line.getBoundingClientRect();
      if (height === 0 || width === 0) return null;
      const spot = knownSpot(item, left) ?? (mayMeasure ? measured(item, line, left) : null);
      if (!spot) return 'later';
      const { at, size } = spot;
      return { x: left + at, y: top + height / 2, size };
    },
  };
}

const lineOf = (item: Element): Element => linesOf(item)[0] ?? item;

/** Where most rows have room, nearest to the anchor's end; null where they have none in common. */
function commonSpot(items: readonly Element[], rule: RowsRule): { readonly at: number; readonly isCommon: boolean } {
  const rows = items.map((item) => gapsIn(lineOf(item)));
  const near = anchorEnd(items[0], rule);
  const candidates = [...new Set(rows.flat().flatMap((each) => endsOf(each, 'full')))];
  const rated = candidates.map((at) => ({ at, rows: rows.filter((gaps) => isIn(gaps, at, 'full')).length }));
  rated.sort((a, b) => b.rows - a.rows || Math.abs(a.at - near) - Math.abs(b.at - near));
  const [best] = rated;
  return best && best.rows >= rows.length * enoughRows ? { at: best.at, isCommon: true } : { at: near, isCommon: false };
}

/** Where the anchor ends, from the row's left end; the row's right end where there is no anchor. */
function anchorEnd(item: Element | undefined, rule: RowsRule): number {
  if (!item) return 0;
  const line = lineOf(item).getBoundingClientRect();
  const anchor = rule.anchor ? select(item, rule.anchor) : null;
  return (anchor?.getBoundingClientRect().right ?? line.right) - line.left;
}

function spotIn(line: Element, wanted: ReturnType<typeof commonSpot>, isFree: (at: number) => boolean): Spot {
  const gaps = gapsIn(line);
  if (wanted.isCommon && isIn(gaps, wanted.at, 'full')) return { at: wanted.at, size: 'full' };
  const own = nearest(gaps, wanted.at, 'full') ?? margin(line, isFree) ?? nearest(gaps, wanted.at, 'short');
  return own ?? { at: edgeOf(gaps, line), size: 'edge' };
}

function nearest(gaps: readonly Gap[], to: number, size: Size): Spot | null {
  const [at] = gaps.flatMap((each) => endsOf(each, size)).sort((a, b) => Math.abs(a - to) - Math.abs(b - to));
  return at === undefined ? null : { at, size };
}

/** A gap's two ends, if the badge fits into it. */
function endsOf({ from, to }: Gap, size: Size): number[] {
  const width = badgeWidths[size];
  return to - from >= width + gap * 2 ? [from + gap, to - gap - width] : [];
}

function isIn(gaps: readonly Gap[], at: number, size: Size): boolean {
  return gaps.some(({ from, to }) => at >= from + gap - 1 && at + badgeWidths[size] <= to - gap + 1);
}

function margin(line: Element, isFree: (at: number) => boolean): Spot | null {
  const at = [-badgeWidths.full - gap, line.getBoundingClientRect().width + gap].find(isFree);
  return at === undefined ? null : { at, size: 'full' };
}

function isFreeBeside(at: number, line: Element, item: Element, doc: Document): boolean {
  const { left, top, height } = line.getBoundingClientRect();
  const place: Place = { x: left + at, y: top + height / 2, size: 'full' };
  const isInView = place.x >= 0 && place.x + badgeWidths.full <= doc.documentElement.clientWidth;
  return isInView && isUncovered(place, item, doc);
}

/** The padding at the row's begin or end; where the row has none, just outside. */
function edgeOf(gaps: readonly Gap[], line: Element): number {
  const width = badgeWidths.edge;
  const [first] = gaps;
  const last = gaps.at(-1);
  const whole = line.getBoundingClientRect().width;
  if (first && first.from <= 0 && first.to >= width) return 0;
  if (last && last.to >= whole && last.to - last.from >= width) return whole - width;
  return -width;
}

/** What the page shows at that point belongs to the row or lies behind it: no dialog, no head that stays, no box that is scrolled away. */
export function isUncovered({ x, y, size }: Place, item: Element, doc: Document): boolean {
  const inset = Math.min(2, badgeWidths[size] / 2);
  return [x + inset, x + badgeWidths[size] - inset].every((at) => {
    const hit = shownAt(doc, at, y);
    return hit !== null && (contains(item, hit) || contains(hit, item));
  });
}

/** What the page shows there; under our own element, which stands beside the body, it is looked for in depth. */
function shownAt(doc: Document, x: number, y: number): Element | null {
  const isPage = (element: Element) => element.parentElement !== doc.documentElement || isBody(element);
  const top = doc.elementFromPoint(x, y);
  return top === null || isPage(top) ? top : (doc.elementsFromPoint(x, y).find(isPage) ?? null);
}

const isBody = (element: Element): boolean => tagOf(element) === 'body';
