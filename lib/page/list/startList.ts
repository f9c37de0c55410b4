/**
 * Badges beside the rows of a list: only of the rows in view, drawn in our own element over the page, never in the CRM's
 * cells. A part of its own (entrypoints/list-side), loaded only where an adapter knows the rows or they were found (unknownRows.ts).
 *
 *   rows in view ──read in slices──▶ ask the background once a row ──▶ badge ──placed at every scroll, resize, change
 */
import type { BadgeView } from '../../case/view';
import { selectAll } from '../dom';
import { type Headings, headingsOf, type ReadRow, type RowsOnPage, readRow, rowId } from '../rows';
import { createLayer, type Drawn } from './layer';
import { isUncovered, measurePlaces, type Places } from './place';

export interface ListOptions {
  readonly doc: Document;
  /** What a screen reader calls the badges as a whole. */
  readonly label: string;
  /** Puts our one layer into our element. */
  readonly add: (layer: HTMLElement) => void;
  /** What the background knows of these rows, in their order; null for a row that cannot be judged. */
  readonly judge: (rows: readonly Pick<ReadRow, 'id' | 'reading' | 'aliases'>[]) => Promise<readonly (BadgeView | null)[]>;
  readonly signal: AbortSignal;
}

export interface List {
  /** The page shows these rows now, or may show others than before. */
  show(rows: RowsOnPage): void;
  /** What is known may have changed: all badges are asked for anew. */
  askAgain(): void;
  /** No list in front any more. */
  hide(): void;
}

export type StartList = (options: ListOptions) => List;

/** Milliseconds of main thread in one go. */
const sliceMs = 8;
/** Rows that are watched for coming into view: a list that shows more at once is no list to work from. */
const rowLimit = 10_000;
/** What a look at a changed page costs is paid for with quiet: a hundred times its time is one per cent of the main thread. */
const quietPerMs = 100;
/** A list that has just opened may be looked at a few times at once. */
const creditMs = 2_000;
/** Rows asked for at once. */
const batch = 50;

export const startList: StartList = (options) => {
  const list = new Badges(options);
  return { show: (rows) => list.show(rows), askAgain: () => list.askAgain(), hide: () => list.hide() };
};

interface Known {
  readonly row: ReadRow;
  /** What the row said when it was judged. */
  readonly says: string;
  readonly badge: BadgeView | null;
}

type Shown = Known & { readonly badge: BadgeView };

/** It has a lifetime, hence a class: from the first `show` to the signal. */
class Badges {
  private rows: RowsOnPage | null = null;
  private headings: Headings = [];
  /** Null: the list's layout has changed, measure again. */
  private places: Places | null = null;
  private items: ReadonlySet<Element> = new Set();
  private readonly inView = new Set<Element>();
  private readonly known = new Map<Element, Known>();
  /** By what a row says: a virtual list shows the same row again in another element. */
  private readonly judged = new Map<string, BadgeView | null>();
  private readonly asked = new Set<string>();
  private readonly layer;
  private readonly viewed: IntersectionObserver;
  private readonly sized: ResizeObserver;
  private list: Element | null = null;
  private due: ReturnType<typeof setTimeout> | undefined;
  private debtMs = 0;
  private lastMs = 0;
  private frame = 0;
  private slice: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly options: ListOptions) {
    const { doc, label, add, signal } = options;
    this.layer = createLayer(doc, label, add);
    this.viewed = new IntersectionObserver((entries) => this.cameIntoView(entries));
    this.sized = new ResizeObserver(() => this.measureSoon());
    const placeSoon = () => this.placeSoon();
    const measureSoon = () => this.measureSoon();
    const view = doc.defaultView;
    // Capture: lists scroll in boxes of their own, and such a scroll does not bubble.
    doc.addEventListener('scroll', placeSoon, { capture: true, passive: true, signal });
    view?.addEventListener('resize', measureSoon, { signal });
    signal.addEventListener('abort', () => this.end(), { once: true });
  }

  show(rows: RowsOnPage): void {
    this.rows = rows;
    if (this.isWrongAnywhere(rows)) {
      // A badge on another's row is worse than a busy moment.
      clearTimeout(this.due);
      this.refresh();
      return;
    }
    this.due ??= setTimeout(() => this.refresh(), Math.max(0, this.debtMs - creditMs - (performance.now() - this.lastMs)));
  }

  private isWrongAnywhere(rows: RowsOnPage): boolean {
    for (const item of this.inView) {
      const known = this.known.get(item);
      if (known?.badge && rowId(item, rows) !== known.row.id) return true;
    }
    return false;
  }

  /** The page has changed: which rows there are, what they say, where they stand. Paid for with quiet, like the page's watcher. */
  private refresh(): void {
    this.due = undefined;
    const begin = performance.now();
    this.debtMs = Math.max(0, this.debtMs - (begin - this.lastMs));
    this.collect();
    this.read();
    this.places = null;
    this.place();
    this.lastMs = performance.now();
    this.debtMs += (this.lastMs - begin) * quietPerMs;
  }

  private collect(): void {
    const { doc } = this.options;
    const { rows } = this;
    if (!rows) return;
    const items = selectAll(doc, rows.rule.item).slice(0, rowLimit);
    const now = new Set(items);
    for (const item of this.items) if (!now.has(item)) this.forget(item);
    for (const item of items) if (!this.items.has(item)) this.viewed.observe(item);
    this.items = now;
    this.headings = items[0] ? headingsOf(items[0]) : [];
    const list = items[0]?.parentElement ?? null;
    if (list === this.list) return;
    this.list = list;
    this.sized.disconnect();
    this.sized.observe(doc.documentElement);
    if (list) this.sized.observe(list);
  }

  askAgain(): void {
    this.judged.clear();
    this.asked.clear();
    this.known.clear();
    this.readSoon();
  }

  hide(): void {
    if (this.rows === null) return;
    this.rows = null;
    clearTimeout(this.due);
    this.due = undefined;
    // The next list is another one: it begins with its own credit.
    this.debtMs = 0;
    for (const item of this.items) this.forget(item);
    this.items = new Set();
    this.list = null;
    this.sized.disconnect();
    this.judged.clear();
    this.asked.clear();
    this.layer.draw([]);
  }

  private end(): void {
    this.hide();
    this.viewed.disconnect();
    clearTimeout(this.slice);
    clearTimeout(this.due);
    cancelAnimationFrame(this.frame);
    this.layer.remove();
  }

  private forget(item: Element): void {
    this.viewed.unobserve(item);
    this.inView.delete(item);
    this.known.delete(item);
  }

  private cameIntoView(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting && this.items.has(target)) this.inView.add(target);
      else this.inView.delete(target);
    }
    this.readSoon();
    this.placeSoon();
  }

  private readSoon(): void {
    clearTimeout(this.slice);
    this.slice = setTimeout(() => this.read());
  }

  /** What the rows in view say, as far as the slice goes; those that say something new are asked for. */
  private read(): void {
    const { rows } = this;
    if (!rows) return;
    const until = performance.now() + sliceMs;
    const news = new Map<string, ReadRow>();
    for (const item of this.inView) {
      if (performance.now() > until || news.size >= batch) {
        this.readSoon();
        break;
      }
      this.readOne(item, rows, news);
    }
    if (news.size > 0) void this.ask(news);
    this.placeSoon();
  }

  private readOne(item: Element, rows: RowsOnPage, news: Map<string, ReadRow>): void {
    const row = readRow(item, rows, this.headings);
    if (!row) {
      this.known.delete(item);
      return;
    }
    const says = JSON.stringify([row.id, row.reading]);
    this.known.set(item, { row, says, badge: this.judged.get(says) ?? null });
    if (this.judged.has(says) || this.asked.has(says)) return;
    this.asked.add(says);
    news.set(says, row);
  }

  private async ask(news: ReadonlyMap<string, ReadRow>): Promise<void> {
    const says = [...news.keys()];
    try {
      const badges = await this.options.judge([...news.values()]);
      for (const [index, each] of says.entries()) if (this.asked.has(each)) this.judged.set(each, badges[index] ?? null);
      this.readSoon();
    } catch {
      // The background is gone (an update): a later self of ours asks again.
    }
  }

  private measureSoon(): void {
    this.places = null;
    this.placeSoon();
  }

  private placeSoon(): void {
    if (this.frame || this.options.signal.aborted) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      this.place();
    });
  }

  /** A recycled row may stand for another record by now: then it has no badge until it is read again. */
  private place(): void {
    const { rows } = this;
    if (!rows) return;
    const shown: Shown[] = [];
    for (const item of this.items) {
      const known = this.inView.has(item) ? this.known.get(item) : undefined;
      if (!known?.badge) continue;
      if (rowId(item, rows) === known.row.id) shown.push({ ...known, badge: known.badge });
      else this.readSoon();
    }
    this.places ??= measurePlaces([...this.inView], rows.rule, this.options.doc);
    this.layer.draw(this.placed(shown, this.places));
  }

  /** Rows that are new in view are measured as far as the slice goes; the others get their badges with the next frame. */
  private placed(shown: readonly Shown[], places: Places): Drawn[] {
    const until = performance.now() + sliceMs;
    const drawn: Drawn[] = [];
    for (const { row, badge } of shown) {
      const place = places.placeOf(row.element, performance.now() < until);
      if (place === 'later') this.placeSoon();
      else if (place && isUncovered(place, row.element, this.options.doc)) drawn.push({ row, badge, place });
    }
    return drawn;
  }
}
