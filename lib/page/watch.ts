/**
 * One observer per document. It collects what changed, asks once per pause whether that concerns the case, and calls
 * back only then. A page that is no case costs one selector test per pause.
 */
import { holds, isConnected, isElement, nodeType, parentNode, urlOf, viewOf } from './dom';

export type PageChange = 'navigated' | 'changed';

/** What the present reading stands on; null while the page is no case (any addition may make it one). */
export interface WatchScope {
  /** An added element that matches or holds one of these concerns the case. */
  readonly selectors: string;
  readonly stands: ReadonlySet<Element>;
  /** Instead of the selectors, where nobody knows how the page is built. */
  readonly concerns?: (added: Element) => boolean;
  /** The history is still on its way, or the page is a list: any change may be a part of it. */
  readonly isLoading?: boolean;
  /** The first warning waits for this page: changes are not collected for a while before they are looked at. */
  readonly isUrgent?: boolean;
  /** Shadow roots and frames that belong to the page: an observer of the document does not see into them. */
  readonly roots?: readonly Node[];
  /** A node inside something that was read has changed. */
  readonly touched?: (node: Node) => void;
}

export interface WatchOptions {
  readonly scope?: () => WatchScope | null;
  /** At most one call back per this time, after the first. */
  readonly quietMs?: number;
}

/** What a call back costs is paid for with quiet: a hundred times its time is one per cent of the main thread. */
const quietPerMs = 100;
/** A page that has just opened may read a few times at once, so that the first warning does not wait. */
const creditMs = 2_000;

/** More added nodes than this in one pause are not looked through: the page is read again. */
const addedLimit = 400;

export function watchPage(
  doc: Document,
  onChange: (change: PageChange) => void,
  signal: AbortSignal,
  options: WatchOptions = {},
): PageWatch {
  const watch = new Watch(doc, onChange, signal, options);
  if (!signal.aborted) watch.start();
  return watch;
}

export interface PageWatch {
  /** The scope has new roots: look into them from now on. */
  watchRoots(): void;
  /** Main thread spent on the page's account outside of the call back, in milliseconds: it is paid for with quiet too. */
  owe(ms: number): void;
}

const watchedChanges: MutationObserverInit = { childList: true, characterData: true, subtree: true };

function frameDocument(frame: Element): Document | null {
  try {
    return (frame as HTMLIFrameElement).contentDocument;
  } catch {
    // It has left for another origin.
    return null;
  }
}

/** It has a lifetime, hence a class: from `start` to the signal. */
class Watch {
  private added: Element[] = [];
  private changed = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private lastCall = Number.NEGATIVE_INFINITY;
  private debtMs = 0;
  private url: string;
  private readonly quietMs: number;
  private readonly watched = new WeakSet<Node>();
  private observer: MutationObserver | null = null;

  constructor(
    private readonly doc: Document,
    private readonly onChange: (change: PageChange) => void,
    private readonly signal: AbortSignal,
    private readonly options: WatchOptions,
  ) {
    this.url = urlOf(doc);
    this.quietMs = options.quietMs ?? 50;
  }

  start(): void {
    const observer = new MutationObserver((records) => this.collect(records));
    this.observer = observer;
    observer.observe(this.doc, watchedChanges);
    const navigated = () => this.navigated();
    const view = viewOf(this.doc);
    const navigation = (view as { navigation?: EventTarget } | null)?.navigation;
    if (navigation) navigation.addEventListener('navigatesuccess', navigated, { signal: this.signal });
    view?.addEventListener('popstate', navigated, { signal: this.signal });
    view?.addEventListener('hashchange', navigated, { signal: this.signal });
    this.signal.addEventListener('abort', () => {
      observer.disconnect();
      clearTimeout(this.timer);
    });
  }

  private navigated(): void {
    if (urlOf(this.doc) === this.url) return;
    this.url = urlOf(this.doc);
    this.added = [];
    this.changed = false;
    this.onChange('navigated');
  }

  private collect(records: readonly MutationRecord[]): void {
    const scope = this.options.scope?.() ?? null;
    for (const record of records) {
      if (scope) this.note(record.target, scope);
      if (this.changed || this.added.length > addedLimit) continue;
      for (const node of record.addedNodes) if (isElement(node)) this.added.push(node);
    }
    this.timer ??= setTimeout(() => this.pause(), this.waitMs());
  }

  /** A change inside something that was read concerns the case, and what was read there is stale. */
  private note(target: Node, scope: WatchScope): void {
    scope.touched?.(target);
    if (this.changed) return;
    for (let node: Node | null = target; node && !this.changed; node = parentNode(node)) {
      this.changed = scope.stands.has(node as Element);
    }
  }

  private pause(): void {
    this.timer = undefined;
    if (urlOf(this.doc) !== this.url) {
      this.navigated();
      return;
    }
    const concerns = this.changed || this.concernsCase();
    this.added = [];
    this.changed = false;
    const begin = performance.now();
    this.debtMs = Math.max(0, this.debtMs - (begin - this.lastCall));
    if (concerns) this.onChange('changed');
    this.watchRoots();
    this.lastCall = performance.now();
    this.debtMs += (this.lastCall - begin) * quietPerMs;
  }

  /** One observer for all of them. A frame's document is new after it has loaded: asked for at every pause. */
  watchRoots(): void {
    for (const root of this.options.scope?.()?.roots ?? []) {
      if (isElement(root) && !this.watched.has(root)) {
        this.watched.add(root);
        root.addEventListener('load', () => this.frameLoaded(), { signal: this.signal });
      }
      const target = isElement(root) ? frameDocument(root) : root;
      if (!target || this.watched.has(target)) continue;
      this.watched.add(target);
      this.observer?.observe(target, watchedChanges);
    }
  }

  /** What is in a frame now is another document: nothing of the page's own has changed by that. */
  private frameLoaded(): void {
    this.changed = true;
    this.timer ??= setTimeout(() => this.pause(), this.waitMs());
  }

  owe(ms: number): void {
    this.debtMs += ms * quietPerMs;
  }

  private waitMs(): number {
    const leastMs = this.options.scope?.()?.isUrgent ? 0 : this.quietMs;
    const quietMs = Math.max(leastMs, this.debtMs - creditMs);
    return Math.max(0, this.lastCall + quietMs - performance.now());
  }

  private concernsCase(): boolean {
    const scope = this.options.scope?.() ?? null;
    if (!scope || scope.isLoading || this.added.length > addedLimit) return true;
    for (const stand of scope.stands) if (!isConnected(stand)) return true;
    const concerns = scope.concerns ?? ((element: Element) => holds(element, scope.selectors));
    return this.added.some((element) => isConnected(element) && concerns(element));
  }
}

/** Forgets what was read in the blocks around a changed node. */
export function forgetAround(node: Node, forget: (element: Element) => void): void {
  for (let each: Node | null = node; each; each = parentNode(each)) if (nodeType(each) === 1) forget(each as Element);
}
