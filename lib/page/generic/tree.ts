/** The page as a person sees it: open shadow roots, slots and same-origin frames are part of one tree. */
import { attributeOf, firstChild, hasAttribute, isElement, isText, nextSibling, parentNode, tagOf } from '../dom';

const shadowOf = lazyGetter<ShadowRoot | null>(() => Element.prototype, 'shadowRoot');
const slotOf = lazyGetter<HTMLSlotElement | null>(() => Element.prototype, 'assignedSlot');
const slotOfText = lazyGetter<HTMLSlotElement | null>(() => Text.prototype, 'assignedSlot');

function lazyGetter<T>(owner: () => object, property: string): (node: Node) => T | null {
  let get: (() => T) | null | undefined;
  return (node) => {
    // A DOM without shadow trees (tests) has simply none.
    if (get === undefined) get = (Object.getOwnPropertyDescriptor(owner(), property)?.get as (() => T) | undefined) ?? null;
    return get ? get.call(node) : null;
  };
}

export const openShadowOf = (element: Element): ShadowRoot | null => shadowOf(element);

/** What stands in the element: its shadow tree, what was put into a slot, a frame's body, else its children. */
export function* childrenOf(node: Node): Iterable<Node> {
  if (isElement(node)) {
    const inner = insideOf(node);
    if (inner === 'slot') {
      const assigned = assignedTo(node);
      if (assigned.length > 0) {
        yield* assigned;
        return;
      }
    } else if (inner) {
      yield* childrenOf(inner);
      return;
    }
  }
  let child = firstChild(node);
  while (child) {
    const next = nextSibling(child);
    yield child;
    child = next;
  }
}

function insideOf(element: Element): Node | 'slot' | null {
  const tag = tagOf(element);
  if (tag === 'slot') return 'slot';
  if (tag === 'iframe' || tag === 'frame') return frameBody(element);
  return openShadowOf(element);
}

function assignedTo(slot: Element): readonly Node[] {
  return typeof HTMLSlotElement === 'undefined' || !HTMLSlotElement.prototype.assignedNodes
    ? []
    : HTMLSlotElement.prototype.assignedNodes.call(slot as HTMLSlotElement);
}

export function frameBody(frame: Element): HTMLElement | null {
  try {
    return (frame as HTMLIFrameElement).contentDocument?.body ?? null;
  } catch {
    // Another origin's frame is no part of this page.
    return null;
  }
}

/** The element around: across slots, shadow roots and frames. */
export function outerOf(node: Node): Element | null {
  const slot = isElement(node) ? slotOf(node) : isText(node) ? slotOfText(node) : null;
  if (slot) return slot;
  const parent = parentNode(node);
  if (!parent) return null;
  if (isElement(parent)) return parent;
  const host = (parent as ShadowRoot).host as Element | undefined;
  if (host) return host;
  try {
    return (parent as Document).defaultView?.frameElement ?? null;
  } catch {
    // The frame around us is another origin's.
    return null;
  }
}

export function* ancestorsOf(node: Node): Iterable<Element> {
  for (let each = outerOf(node); each; each = outerOf(each)) yield each;
}

export function isInside(node: Node, outer: Element): boolean {
  if (node === outer) return true;
  for (const each of ancestorsOf(node)) if (each === outer) return true;
  return false;
}

/** Looked for where the element itself lives: ids do not reach across shadow roots. */
export function inSameRoot(element: Element, css: string): Element | null {
  return (element.getRootNode() as Document | ShadowRoot).querySelector(css);
}

const never = new Set('script style template noscript head title datalist object video audio canvas svg math nav'.split(' '));
const chrome = new Set(['navigation', 'menu', 'menubar', 'tablist', 'tooltip', 'search']);

/** Nothing of the record stands there; class-based hiding is asked of the few that matter (isShown). */
export function isPassedOver(element: Element): boolean {
  if (never.has(tagOf(element)) || hasAttribute(element, 'hidden')) return true;
  const role = attributeOf(element, 'role');
  if (role && chrome.has(role)) return true;
  const style = attributeOf(element, 'style');
  return style !== null && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style);
}

/** It makes the browser compute styles: asked of the few that matter only. Hidden forms repeat what the page shows. */
export function isShown(element: Element): boolean {
  return typeof element.checkVisibility !== 'function' || element.checkVisibility({ visibilityProperty: true });
}
