/** The page as a person sees it: open shadow roots, slots and same-origin frames are part of one tree. */
import { attributeOf, firstChild, hasAttributes, isElement, nextSibling, select, tagOf } from '../dom';

const shadowOf = lazyGetter<ShadowRoot | null>(() => Element.prototype, 'shadowRoot');
const frameDocument = lazyGetter<Document | null>(() => HTMLIFrameElement.prototype, 'contentDocument');
const oldFrameDocument = lazyGetter<Document | null>(() => HTMLFrameElement.prototype, 'contentDocument');
const ownBody = lazyGetter<HTMLElement>(() => Document.prototype, 'body');

export const bodyOf = (doc: Document): Element | null => ownBody(doc) ?? select(doc, 'body');

function lazyGetter<T>(owner: () => object, property: string): (node: Node) => T | null {
  let get: (() => T) | null | undefined;
  return (node) => {
    // A DOM without shadow trees (tests) has simply none.
    if (get === undefined) get = (Object.getOwnPropertyDescriptor(owner(), property)?.get as (() => T) | undefined) ?? null;
    return get ? get.call(node) : null;
  };
}

export interface Inside {
  /** Its children stand here instead of in the element itself. */
  readonly from?: Node;
  /** What was put into a slot. */
  readonly list?: readonly Node[];
  /** It needs an observer of its own: a shadow root, or the frame. */
  readonly root?: Node;
}

/** Elements that may have a shadow tree: these, and all with a hyphen in their name. */
const hosts = new Set('article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main p section span'.split(' '));

/** Where the element's content stands, if not in itself. */
export function placeInside(element: Element, tag: string): Inside | null {
  if (tag === 'slot') {
    const list = assignedTo(element);
    return list.length > 0 ? { list } : null;
  }
  if (tag === 'iframe' || tag === 'frame') {
    const from = frameBody(element);
    return from ? { from, root: element } : { list: [], root: element };
  }
  if (!hosts.has(tag) && !tag.includes('-')) return null;
  const shadow = shadowOf(element);
  return shadow ? { from: shadow, root: shadow } : null;
}

function assignedTo(slot: Element): readonly Node[] {
  return typeof HTMLSlotElement === 'undefined' || !HTMLSlotElement.prototype.assignedNodes
    ? []
    : HTMLSlotElement.prototype.assignedNodes.call(slot as HTMLSlotElement);
}

/** Its body, or the one frame set that old pages have in its place. Null for another origin's. */
export function frameBody(frame: Element): Element | null {
  try {
    const inner = tagOf(frame) === 'frame' ? oldFrameDocument(frame) : frameDocument(frame);
    return inner && bodyOf(inner);
  } catch {
    // Another origin's frame is no part of this page.
    return null;
  }
}

/** What stands in the node, as a person sees it. */
export function childrenOf(node: Node): readonly Node[] {
  const inside = isElement(node) ? placeInside(node, tagOf(node)) : null;
  if (inside?.list) return inside.list;
  const children: Node[] = [];
  for (let child = firstChild(inside?.from ?? node); child; child = nextSibling(child)) children.push(child);
  return children;
}

const never = new Set('script style template noscript head title datalist object video audio canvas svg math nav'.split(' '));
const chrome = new Set(['navigation', 'menu', 'menubar', 'tablist', 'tooltip', 'search']);
const styledAway = /display\s*:\s*none|visibility\s*:\s*hidden/i;

/** Its role, if it has one; `nothing` where no part of the record stands. Class-based hiding is asked of the few that matter. */
export function roleOf(element: Element, tag: string): string | null {
  if (never.has(tag)) return 'nothing';
  if (!hasAttributes(element)) return null;
  if (attributeOf(element, 'hidden') !== null) return 'nothing';
  const style = attributeOf(element, 'style');
  if (style !== null && style.length < 2_000 && styledAway.test(style)) return 'nothing';
  const role = attributeOf(element, 'role');
  return role !== null && chrome.has(role) ? 'nothing' : role;
}

/** Hidden forms repeat what the page shows. Where there is no layout (tests without a browser) everything is shown. */
export function isVisible(element: Element): boolean {
  const check = Element.prototype.checkVisibility;
  return typeof check !== 'function' || check.call(element, { visibilityProperty: true });
}
