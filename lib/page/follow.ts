/**
 * Keeps the reading true while the page lives: pick, read, watch, read again only what changed. This is what the content
 * script calls; the parts (`pickPage`, `readPage`, `watchPage`) stay usable alone.
 */
import type { Adapter, AdapterPage, Locator } from './adapters/types';
import { stepsOf, treesNamed } from './deep';
import { isElement, parentNode, selectAll, tagOf, urlOf } from './dom';
import type { GenericReader } from './genericReader';
import { mayBeCase } from './mayBeCase';
import { mergeReadings } from './merge';
import { type MessageCache, newMessageCache } from './messages';
import { isKnownElsewhere } from './pick';
import { type PageReading, type Picked, pickPage, readPage, reasonOf } from './read';
import { forgetAround, type PageWatch, type WatchScope, watchPage } from './watch';

export interface FollowOptions {
  readonly doc: Document;
  readonly adapters: readonly Adapter[];
  /** ISO 8601 with offset; asked at every reading. */
  readonly now: () => string;
  /** The page's reading, again whenever it changed; null when the page is no case (any more). */
  readonly onReading: (reading: PageReading | null) => void;
  /** Looked at again: which adapter's page this is, whether or not it is a case; for lists. */
  readonly onLook?: (picked: Picked | null) => void;
  /** Our own failure: the page stays as it is, the advisor is told. */
  readonly onTrouble: (reason: string) => void;
  readonly signal: AbortSignal;
  /** Where no adapter matches: loads the generic reader (a script of its own), once, and only if the page may be a case. */
  readonly generic?: () => Promise<GenericReader | null>;
}

export interface Followed {
  readonly current: () => PageReading | null;
  /** The adapter's page in front of us, for the reply boxes. */
  readonly picked: () => Picked | null;
  readonly readAgain: () => void;
  /** Other adapters from now on: one was taught, changed or taken away. */
  readonly use: (adapters: readonly Adapter[]) => void;
}

/** Milliseconds of main thread in one go. */
const sliceMs = 8;
/** A step that begins in a slice must also end in it. */
const lastStepMs = 3;

export function followPage(options: FollowOptions): Followed {
  const follower = new Follower(options);
  follower.start();
  return {
    current: () => follower.reading,
    picked: () => follower.picked,
    readAgain: () => follower.read(),
    use: (adapters) => follower.use(adapters),
  };
}

class Follower {
  reading: PageReading | null = null;
  picked: Picked | null = null;
  private scope: WatchScope | null = null;
  private said: string | null | undefined;
  private next: ReturnType<typeof setTimeout> | undefined;
  private generic: GenericReader | 'loading' | 'none' | null = null;
  private watch: PageWatch | null = null;
  private underWay: Iterator<void, PageReading | null> | null = null;

  /** When the present slice of main thread ends: one deadline for all that is read in it. */
  private until = 0;
  private adapters: readonly Adapter[];
  /** What adapters say of the page, while the generic reader looks for the rest of it. */
  private readonly caches = new Map<AdapterPage, MessageCache>();

  constructor(private readonly options: FollowOptions) {
    this.adapters = options.adapters;
  }

  use(adapters: readonly Adapter[]): void {
    this.adapters = adapters;
    this.caches.clear();
    this.underWay = null;
    this.read();
  }

  start(): void {
    const { doc, signal } = this.options;
    if (signal.aborted) return;
    signal.addEventListener('abort', () => clearTimeout(this.next));
    this.watch = watchPage(doc, () => this.read(), signal, { scope: () => this.scope });
    this.read();
  }

  read(): void {
    clearTimeout(this.next);
    if (this.options.signal.aborted) return;
    try {
      this.readSlice();
    } catch (error) {
      this.options.onTrouble(reasonOf(error));
    }
  }

  private readSlice(): void {
    this.until = performance.now() + sliceMs;
    const picked = pickPage(this.options.doc, urlOf(this.options.doc), this.adapters);
    if (picked?.page !== this.picked?.page || picked?.over?.page !== this.picked?.over?.page) this.caches.clear();
    this.picked = picked;
    this.options.onLook?.(picked);
    if (!picked) {
      this.readUnknown(null);
      return;
    }
    const known = picked.adapter.taught ? null : this.readKnown(picked);
    const over = picked.adapter.taught ? picked : picked.over;
    const taught = over ? this.readKnown(over) : null;
    if (known?.partial || taught?.partial) {
      // The rest in the next slice; nobody is told of half a reading.
      this.next = setTimeout(() => this.goOn());
      return;
    }
    const reading = mergeReadings(known, taught);
    // What an advisor has taught is seldom all, and may have gone: the generic reader gives the rest.
    if (over === picked) {
      this.readUnknown(reading);
      return;
    }
    this.underWay = null;
    this.reading = reading;
    this.scope = this.knownScope(picked, reading);
    this.watch?.watchRoots();
    this.tell();
  }

  private knownScope(picked: Picked, reading: PageReading | null): WatchScope {
    const pages = [picked.page, ...(picked.over ? [picked.over.page] : [])];
    return scopeOf({ doc: this.options.doc, pages, reading, caches: [...this.caches.values()] });
  }

  private readKnown({ adapter, page }: Picked): PageReading | null {
    const { doc, now } = this.options;
    const cache = this.caches.get(page) ?? newMessageCache();
    this.caches.set(page, cache);
    return readPage({ doc, url: urlOf(doc), now: now(), adapter, page, cache, budgetMs: this.until - performance.now() });
  }

  /** No adapter: the generic reader, if there is one and the page looks like work for it. */
  private readUnknown(taught: PageReading | null): void {
    const { doc, now } = this.options;
    const reader = isKnownElsewhere(doc, this.adapters) ? null : this.loadedGeneric(taught !== null);
    if (!reader) {
      // While it is on its way nothing is said: what it adds may change the score.
      if (taught === null || this.generic !== 'loading') this.done(taught);
      return;
    }
    // A reading that is under way is finished first: a page that never rests would never be read.
    this.underWay ??= reader({ doc, url: urlOf(doc), now: now() });
    for (let step = this.underWay.next(); ; step = this.underWay.next()) {
      if (step.done) {
        this.done(mergeReadings(step.value, taught));
        return;
      }
      if (performance.now() > this.until - lastStepMs) break;
    }
    this.next = setTimeout(() => this.goOn());
  }

  /** The watcher pays with quiet for what its call back costs; what goes on later is paid for here. */
  private goOn(): void {
    const begin = performance.now();
    this.read();
    this.watch?.owe(performance.now() - begin);
  }

  private done(reading: PageReading | null): void {
    this.underWay = null;
    this.reading = reading;
    const taught = this.picked && this.knownScope(this.picked, reading);
    this.scope = reading ? unknownScope(reading, taught?.roots) : taught && { ...taught, isLoading: true };
    this.watch?.watchRoots();
    this.tell();
  }

  private loadedGeneric(isCase: boolean): GenericReader | null {
    if (typeof this.generic === 'function') return this.generic;
    const { generic, doc, signal } = this.options;
    if (this.generic !== null || !generic || !(isCase || mayBeCase(doc))) return null;
    this.generic = 'loading';
    const loaded = (reader: GenericReader | null) => {
      this.generic = reader ?? 'none';
      if (reader && !signal.aborted) this.read();
    };
    // Not to be had (the background is gone): the page stays unread, as it was.
    generic().then(loaded, () => loaded(null));
    return null;
  }

  /** Says nothing if the page shows what it showed. */
  private tell(): void {
    const { reading } = this;
    const says = reading && JSON.stringify([{ ...reading.reading, now: null }, reading.complete]);
    if (says === this.said) return;
    this.said = says;
    this.options.onReading(reading);
  }
}

/** An addition as large as this may be a part of the record that comes late. */
const largeAddition = 12;

/**
 * Nobody knows how this page is built. What comes beside a value or into the list of messages concerns the case, and whatever is
 * large; before there are messages, anything. A feed elsewhere on the page does not.
 */
function unknownScope({ stands, roots = [], reading }: PageReading, taught: readonly Node[] = []): WatchScope {
  const near = new Set(stands.flatMap((stand) => [stand, ...parentsOf(stand)]));
  const concerns = (added: Element): boolean => {
    if (reading.messages.length === 0) return true;
    const [parent] = parentsOf(added);
    return (parent !== undefined && near.has(parent)) || selectAll(added, '*').length >= largeAddition;
  };
  return { selectors: '*', concerns, stands: new Set(stands), roots: [...roots, ...taught] };
}

/** The two elements around, without the page's own body: that would be everything. */
function parentsOf(element: Element): Element[] {
  const found: Element[] = [];
  for (let each = parentNode(element); each && found.length < 2; each = parentNode(each)) {
    if (isElement(each) && !['body', 'html'].includes(tagOf(each))) found.push(each);
  }
  return found;
}

interface KnownPage {
  readonly doc: Document;
  readonly pages: readonly AdapterPage[];
  readonly reading: PageReading | null;
  readonly caches: readonly MessageCache[];
}

function scopeOf({ doc, pages, reading, caches }: KnownPage): WatchScope {
  const selectors = [...new Set(pages.flatMap(selectorsOf))];
  return {
    selectors: [...new Set(selectors.flatMap(stepsOf))].join(','),
    roots: [...(reading?.roots ?? []), ...treesNamed(selectors, doc)],
    stands: new Set(reading?.stands),
    // Of a list any change may be a row, or cover one.
    isLoading: reading?.complete === false || pages.some(({ rows }) => rows !== undefined),
    isUrgent: reading?.complete === false,
    touched: (node) =>
      forgetAround(node, (element) => {
        for (const cache of caches) cache.blocks.delete(element);
      }),
  };
}

function selectorsOf({ when, record = [], pairs = [], fields, messages, replyBoxes = [] }: AdapterPage): string[] {
  const of = (locators: readonly Locator[] = []) => locators.flatMap(({ css }) => css ?? []);
  return [
    ...(when.selectors ?? []),
    ...of(record.filter((rule): rule is Locator => !('url' in rule))),
    ...replyBoxes.map(({ css }) => css),
    ...pairs.map(({ row }) => row),
    ...Object.values(fields).flatMap(of),
    ...(messages ? [messages.item, messages.body, ...(messages.loading ?? []), ...(messages.loaded ?? [])] : []),
  ];
}
