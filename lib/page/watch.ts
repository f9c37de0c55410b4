/**
 * One observer per document. It collects what changed, asks once per pause whether that concerns the case, and calls
 * back only then. A page that is no case costs one selector test per pause.
 */
import { contains, holds, isConnected, isElement, nodeType, parentNode, urlOf, viewOf } from './dom';

export type PageChange = 'navigated' | 'changed';

/** What the present reading stands on; null while the page is no case (any addition may make it one). */
export interface WatchScope {
  /** An added element that matches or holds one of these concerns the case. */
  readonly selectors: string;
  readonly stands: readonly Element[];
  /** The history is still on its way: any change may be its end. */
  readonly isLoading?: boolean;
  /** A node inside something that was read has changed. */
  readonly touched?: (node: Node) => void;
}

export interface WatchOptions {
  readonly scope?: () => WatchScope | null;
  /** At most one call back per this time, after the first. */
  readonly quietMs?: number;
}

/** More added nodes than this in one pause are not looked through: the page is read again. */
const addedLimit = 400;

export function watchPage(
  doc: Document,
  onChange: (change: PageChange) => void,
  signal: AbortSignal,
  options: WatchOptions = {},
): void {
  if (signal.aborted) return;
  const watch = new Watch(doc, onChange, signal, options);
  watch.start();
}

/** It has a lifetime, hence a class: from `start` to the signal. */
class Watch {
  private added: Element[] = [];
  private changed = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private lastCall = Number.NEGATIVE_INFINITY;
  private url: string;
  private readonly quietMs: number;

  constructor(
    private readonly doc: Document,
    private readonly onChange: (change: PageChange) => void,
    private readonly signal: AbortSignal,
    private readonly options: WatchOptions,
  ) {
    this.url = urlOf(doc);
    this.quietMs = options.quietMs ?? 300;
  }

  start(): void {
    const observer = new MutationObserver((records) => this.collect(records));
    observer.observe(this.doc, { childList: true, characterData: true, subtree: true });
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
    this.timer ??= setTimeout(() => this.pause(), Math.max(0, this.lastCall + this.quietMs - performance.now()));
  }

  /** A change inside something that was read concerns the case, and what was read there is stale. */
  private note(target: Node, scope: WatchScope): void {
    scope.touched?.(target);
    if (this.changed) return;
    this.changed = scope.stands.some((stand) => contains(stand, target));
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
    this.lastCall = performance.now();
    if (concerns) this.onChange('changed');
  }

  private concernsCase(): boolean {
    const scope = this.options.scope?.() ?? null;
    if (!scope || scope.isLoading || this.added.length > addedLimit) return true;
    if (scope.stands.some((stand) => !isConnected(stand))) return true;
    return this.added.some((element) => isConnected(element) && holds(element, scope.selectors));
  }
}

/** Forgets what was read in the blocks around a changed node. */
export function forgetAround(node: Node, forget: (element: Element) => void): void {
  for (let each: Node | null = node; each; each = parentNode(each)) if (nodeType(each) === 1) forget(each as Element);
}
