/**
 * Selectors that go on inside: `app-frame >>> .ticket b` is `.ticket b` in the open shadow root of `app-frame`, or in the document
 * of that frame if it is of the page's own origin. A selector that begins with `>>>` goes into the element it is asked of.
 */
import { isElement, nodeType, select, selectAll, tagOf, viewOf } from './dom';

const into = '>>>';
const fragment = 11;

export function deepSelect(root: Document | Element, css: string): Element | null {
  return css.includes(into) ? (deepSelectAll(root, css)[0] ?? null) : select(root, css);
}

export function deepSelectAll(root: Document | Element, css: string): Element[] {
  if (!css.includes(into)) return selectAll(root, css);
  const [first = '', ...inner] = css.split(into).map((step) => step.trim());
  const begins: readonly (Document | Element)[] = first === '' ? [root] : selectAll(root, first);
  return inner.reduce<Element[]>(
    (found, step) => found.flatMap((element) => insidesOf(element).flatMap((inside) => allIn(inside, step))),
    begins.filter((each): each is Element => isElement(each)),
  );
}

/** The selectors of a deep one, each for itself. */
export const stepsOf = (css: string): string[] =>
  css
    .split(into)
    .map((step) => step.trim())
    .filter((step) => step !== '');

export const joinSteps = (outer: string, inner: string): string => `${outer} ${into} ${inner}`;

/** In the tree that this element stands in: the page's, a frame's, a shadow root's. */
export const allBeside = (element: Element, css: string): Element[] => allIn(rootOf(element) as Document | ShadowRoot, css);

/** What an element holds, in the page's order, its open shadow roots and own-origin frames included. */
export function allWithin(root: Element | Document | ShadowRoot): Element[] {
  const isHost = nodeType(root) === 1;
  const inside = isHost ? insideOf(root as Element) : null;
  const own = isHost ? selectAll(root as Element, '*') : allIn(root as Document | ShadowRoot, '*');
  const found = own.flatMap((each) => {
    const inner = insideOf(each);
    return inner ? [each, ...allWithin(inner)] : [each];
  });
  return inside ? [...allWithin(inside), ...found] : found;
}

function allIn(root: Document | ShadowRoot, css: string): Element[] {
  return nodeType(root) === fragment
    ? Array.from(DocumentFragment.prototype.querySelectorAll.call(root, css))
    : selectAll(root as Document, css);
}

/** What can be entered through this element: its open shadow root, or its own-origin document; seldom more than one. */
function insidesOf(element: Element): (Document | ShadowRoot)[] {
  const inside = insideOf(element);
  return inside ? [inside] : [];
}

export function insideOf(element: Element): Document | ShadowRoot | null {
  if (isFrame(element)) return frameDocument(element);
  const shadow = element.shadowRoot;
  // A form's control may be called so.
  return shadow && nodeType(shadow) === fragment ? shadow : null;
}

export const isFrame = (element: Element): boolean => ['iframe', 'frame'].includes(tagOf(element));

function frameDocument(frame: Element): Document | null {
  try {
    return (frame as HTMLIFrameElement).contentDocument;
  } catch {
    return null; // another origin's frame is no part of this page
  }
}

export const rootOf = (node: Node): Node => Node.prototype.getRootNode.call(node);

/** Host or frame around the tree that this element stands in; null in the page's own tree. */
export function outerOf(element: Element, doc: Document): Element | null {
  const root = rootOf(element);
  if (root === doc) return null;
  if (nodeType(root) === fragment) return (root as ShadowRoot).host ?? null;
  return viewOf(root as Document)?.frameElement ?? null;
}

/** What a watcher of the page's own tree would not see of these elements: shadow roots, and frames as elements. */
export function treesAround(elements: Iterable<Element>, doc: Document): readonly Node[] {
  const trees = new Set<Node>();
  for (const element of elements) {
    for (let each: Element | null = element; each; each = outerOf(each, doc)) {
      const outer = outerOf(each, doc);
      if (outer) trees.add(isFrame(outer) ? outer : rootOf(each));
    }
  }
  return [...trees];
}

/** The shadow roots and frames that these selectors go into from the page, whether or not there is anything in them yet. */
export function treesNamed(selectors: readonly string[], doc: Document): readonly Node[] {
  const trees = new Set<Node>();
  for (const css of new Set(selectors.filter((each) => each.trim().indexOf(into) > 0))) {
    const steps = css.split(into);
    for (let depth = 1; depth < steps.length; depth++) {
      for (const element of deepSelectAll(doc, steps.slice(0, depth).join(into))) {
        const inside = isFrame(element) ? element : insideOf(element);
        if (inside) trees.add(inside);
      }
    }
  }
  return [...trees];
}

/** Where an element stands in the page's window, through the frames around it. */
export function rectInPage(element: Element, doc: Document): DOMRect {
  const { left, top, width, height } = element.getBoundingClientRect();
  let [x, y] = [left, top];
  for (let frame = frameAround(element, doc); frame; frame = frameAround(frame, doc)) {
    const box = frame.getBoundingClientRect();
    x += box.left + frame.clientLeft;
    y += box.top + frame.clientTop;
  }
  return new DOMRect(x, y, width, height);
}

function frameAround(element: Element, doc: Document): Element | null {
  const own = element.ownerDocument;
  return own === doc ? null : (viewOf(own)?.frameElement ?? null);
}

/** The innermost element at a point of the page's window, of those that `among` lets pass; null where there is none. */
export function deepestAt(doc: Document, x: number, y: number, among: (element: Element) => boolean): Element | null {
  let hit = doc.elementsFromPoint(x, y).find(among) ?? null;
  let [left, top] = [x, y];
  for (let inside = hit && insideOf(hit); hit && inside; inside = insideOf(hit)) {
    if (nodeType(inside) !== fragment) {
      const box = hit.getBoundingClientRect();
      left -= box.left + hit.clientLeft;
      top -= box.top + hit.clientTop;
    }
    const root = inside;
    const inner: Element | undefined = root.elementsFromPoint(left, top).find((element) => rootOf(element) === root);
    if (!inner) return hit;
    hit = inner;
  }
  return hit;
}
