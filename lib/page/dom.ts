/**
 * Looking at a foreign DOM without trusting it. A form's or document's own properties can be shadowed by its controls
 * (`<input name="firstChild">`), also in the isolated world, so everything goes through the prototypes.
 */

type Getter<T> = (node: Node) => T;

/** The prototype is looked up at first use: this module is also loaded where there is no DOM (build, tests of data). */
function getter<T>(owner: () => object, property: string): Getter<T> {
  let get: (() => T) | undefined;
  return (node) => {
    get ??= Object.getOwnPropertyDescriptor(owner(), property)?.get as (() => T) | undefined;
    if (!get) throw new Error(`this DOM has no ${property}`);
    return get.call(node);
  };
}

export const firstChild = getter<Node | null>(() => Node.prototype, 'firstChild');
export const nextSibling = getter<Node | null>(() => Node.prototype, 'nextSibling');
export const parentNode = getter<Node | null>(() => Node.prototype, 'parentNode');
export const nodeType = getter<number>(() => Node.prototype, 'nodeType');
export const isConnected = getter<boolean>(() => Node.prototype, 'isConnected');
const localName = getter<string>(() => Element.prototype, 'localName');
const documentUrl = getter<string>(() => Document.prototype, 'URL');
const documentView = getter<(Window & typeof globalThis) | null>(() => Document.prototype, 'defaultView');
const wholeText = getter<string>(() => CharacterData.prototype, 'data');
const textLength = getter<number>(() => CharacterData.prototype, 'length');

export function isElement(node: Node): node is Element {
  return nodeType(node) === 1;
}

export function isText(node: Node): node is Text {
  return nodeType(node) === 3;
}

export function tagOf(element: Element): string {
  return localName(element);
}

export function urlOf(doc: Document): string {
  return documentUrl(doc);
}

export function titleOf(doc: Document): string {
  return select(doc, 'head > title')?.textContent?.trim() ?? '';
}

export function viewOf(doc: Document): (Window & typeof globalThis) | null {
  return documentView(doc);
}

export function dataOf(text: Text): string {
  return wholeText(text);
}

export function lengthOfText(text: Text): number {
  return textLength(text);
}

/** The beginning alone: the whole of a very long text would be copied. */
export function someDataOf(text: Text, length: number): string {
  return CharacterData.prototype.substringData.call(text, 0, length);
}

export function hasAttributes(element: Element): boolean {
  return Element.prototype.hasAttributes.call(element);
}

export function attributeOf(element: Element, name: string): string | null {
  return Element.prototype.getAttribute.call(element, name);
}

export function hasAttribute(element: Element, name: string): boolean {
  return Element.prototype.hasAttribute.call(element, name);
}

export function select(root: Document | Element, css: string): Element | null {
  return isElement(root) ? Element.prototype.querySelector.call(root, css) : Document.prototype.querySelector.call(root, css);
}

export function selectAll(root: Document | Element, css: string): Element[] {
  const found = isElement(root)
    ? Element.prototype.querySelectorAll.call(root, css)
    : Document.prototype.querySelectorAll.call(root, css);
  return Array.from(found);
}

export function matches(element: Element, css: string): boolean {
  return Element.prototype.matches.call(element, css);
}

export function holds(element: Element, css: string): boolean {
  return matches(element, css) || select(element, css) !== null;
}

export function contains(outer: Node, inner: Node): boolean {
  return Node.prototype.contains.call(outer, inner);
}
