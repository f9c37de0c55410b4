/**
 * Our one element in the CRM's document: a plain `div` with a closed shadow root. The page sees neither what is in it nor
 * that it is ours; if the page removes it, it comes back a few times and then gives up quietly.
 */

/** How often a removed host comes back before we accept that the page does not want it. */
const comebacks = 5;

export interface Host {
  readonly root: ShadowRoot;
  /** A fixed-size element of ours appears or goes: the host itself has no size and takes no clicks. */
  add(element: HTMLElement): void;
}

/** A name that only another copy of this extension on this site can compute; to a page it is one attribute among many. */
export function markerFor(extensionRoot: string, origin: string): string {
  let hash = 0x811c9dc5;
  for (const character of `${extensionRoot}${origin}`) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193) >>> 0;
  return `v${hash.toString(36)}`;
}

/**
 * Ends what an earlier self left in this document (an update or reload orphans it; Firefox leaves its nodes) and
 * returns a controller that aborts when a later self does the same to us.
 */
export function takeOver(doc: Document, marker: string): AbortController {
  doc.dispatchEvent(new CustomEvent(marker));
  for (const left of doc.querySelectorAll(`[data-${marker}]`)) left.remove();
  const ours = new AbortController();
  doc.addEventListener(marker, () => ours.abort(), { signal: ours.signal });
  return ours;
}

export function createHost(doc: Document, marker: string, signal: AbortSignal): Host {
  const element = doc.createElement('div');
  element.setAttribute(`data-${marker}`, '');
  element.style.cssText =
    'all: initial !important; position: fixed !important; z-index: 2147483647 !important; width: 0 !important; height: 0 !important;';
  const root = element.attachShadow({ mode: 'closed' });
  doc.documentElement.append(element);
  keepAttached(doc, element, signal);
  signal.addEventListener('abort', () => element.remove(), { once: true });
  return { root, add: (child) => root.append(child) };
}

/** Also where the page writes its whole document anew (`document.open`): then as soon as the new one has a body. */
function keepAttached(doc: Document, element: HTMLElement, signal: AbortSignal): void {
  let left = comebacks;
  const observer = new MutationObserver(() => {
    const { documentElement } = doc;
    if (element.isConnected || !documentElement) return;
    observer.observe(documentElement, { childList: true });
    if (!doc.body) return;
    if (left-- > 0) documentElement.append(element);
    else observer.disconnect();
  });
  for (const parent of [doc, doc.documentElement]) observer.observe(parent, { childList: true });
  signal.addEventListener('abort', () => observer.disconnect(), { once: true });
}
