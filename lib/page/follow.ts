/**
 * Keeps the reading true while the page lives: pick, read, watch, read again only what changed. This is what the content
 * script calls; the parts (`pickPage`, `readPage`, `watchPage`) stay usable alone.
 */
import type { Adapter, AdapterPage, Locator } from './adapters/types';
import { urlOf } from './dom';
import type { GenericReader } from './genericReader';
import { mayBeCase } from './mayBeCase';
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
}

/** Milliseconds of main thread in one go. */
const sliceMs = 8;

export function followPage(options: FollowOptions): Followed {
  const follower = new Follower(options);
  follower.start();
  return { current: () => follower.reading, picked: () => follower.picked, readAgain: () => follower.read() };
}

class Follower {
  reading: PageReading | null = null;
  picked: Picked | null = null;
  private cache: MessageCache = newMessageCache();
  private scope: WatchScope | null = null;
  private said: string | null | undefined;
  private next: ReturnType<typeof setTimeout> | undefined;
  private generic: GenericReader | 'loading' | 'none' | null = null;
  private watch: PageWatch | null = null;
  private underWay: Iterator<void, PageReading | null> | null = null;

  constructor(private readonly options: FollowOptions) {}

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
    const { doc, adapters, now } = this.options;
    const picked = pickPage(doc, urlOf(doc), adapters);
    if (picked?.page !== this.picked?.page) this.cache = newMessageCache();
    this.picked = picked;
    this.options.onLook?.(picked);
    if (!picked) {
      this.readUnknown();
      return;
    }
    this.underWay = null;
    const reading = readPage({ doc, url: urlOf(doc), now: now(), ...picked, cache: this.cache, budgetMs: sliceMs });
    if (reading?.partial) {
      // The rest in the next slice; nobody is told of half a reading.
      this.next = setTimeout(() => this.read());
      return;
    }
    this.reading = reading;
    this.scope = scopeOf(picked.page, reading, this.cache);
    this.tell();
  }

  /** No adapter: the generic reader, if there is one and the page looks like work for it. */
  private readUnknown(): void {
    const { doc, now, adapters } = this.options;
    const reader = isKnownElsewhere(doc, adapters) ? null : this.loadedGeneric();
    if (!reader) {
      this.done(null);
      return;
    }
    // A reading that is under way is finished first: a page that never rests would never be read.
    this.underWay ??= reader({ doc, url: urlOf(doc), now: now() });
    const until = performance.now() + sliceMs;
    for (let step = this.underWay.next(); ; step = this.underWay.next()) {
      if (step.done) {
        this.done(step.value);
        return;
      }
      if (performance.now() > until) break;
    }
    this.next = setTimeout(() => this.read());
  }

  private done(reading: PageReading | null): void {
    this.underWay = null;
    this.reading = reading;
    this.scope = reading && unknownScope(reading);
    this.watch?.watchRoots();
    this.tell();
  }

  private loadedGeneric(): GenericReader | null {
    if (typeof this.generic === 'function') return this.generic;
    const { generic, doc, signal } = this.options;
    if (this.generic !== null || !generic || !mayBeCase(doc)) return null;
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

/** Nobody knows how this page is built: any addition may be a field; the watcher's account keeps that to one per cent. */
function unknownScope({ stands, roots }: PageReading): WatchScope {
  return { selectors: '*', stands: new Set(stands), ...(roots ? { roots } : {}) };
}

function scopeOf(page: AdapterPage, reading: PageReading | null, cache: MessageCache): WatchScope {
  const of = (locators: readonly Locator[] = []) => locators.flatMap(({ css }) => css ?? []);
  const { messages } = page;
  const selectors = [
    ...(page.when.selectors ?? []),
    ...(page.pairs ?? []).map(({ row }) => row),
    ...Object.values(page.fields).flatMap(of),
    ...(messages ? [messages.item, messages.body, ...(messages.loading ?? []), ...(messages.loaded ?? [])] : []),
  ];
  return {
    selectors: [...new Set(selectors)].join(','),
    stands: new Set(reading?.stands),
    // Of a list any change may be a row, or cover one.
    isLoading: reading?.complete === false || page.rows !== undefined,
    touched: (node) => forgetAround(node, (element) => cache.blocks.delete(element)),
  };
}
