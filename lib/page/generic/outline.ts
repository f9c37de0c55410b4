/** One walk over the page: its short texts and controls in reading order, and for each element which of them it holds. */
import { dataOf, isElement, isText, nodeType, tagOf } from '../dom';
import { childrenOf, isPassedOver, openShadowOf } from './tree';

export interface Leaf {
  /** A text node, or a control that shows a value of its own. */
  readonly node: Text | Element;
  /** The element around the text; for a control the control. */
  readonly element: Element;
  /** Squeezed; of a long text its beginning. */
  readonly text: string;
  /** Of the whole text. */
  readonly length: number;
  readonly isControl: boolean;
}

export interface Outline {
  readonly leaves: readonly Leaf[];
  /** Indexes of the leaves that an element holds: [first, end). */
  readonly spans: ReadonlyMap<Element, readonly [number, number]>;
  /** Shadow roots and frames' documents that were walked. */
  readonly roots: readonly Node[];
}

const leafLimit = 60_000;
const deepest = 300;
const longest = 400;
const controls = new Set(['input', 'select', 'textarea']);

/** Yields now and then, so that whoever runs it can pause. */
export function* outlineOf(body: Element): Generator<void, Outline> {
  const leaves: Leaf[] = [];
  const spans = new Map<Element, readonly [number, number]>();
  const roots: Node[] = [];
  let steps = 0;
  function* visit(element: Element, depth: number): Generator<void> {
    const start = leaves.length;
    if (++steps % 200 === 0) yield;
    if (openShadowOf(element)) roots.push(openShadowOf(element) as Node);
    if (tagOf(element) === 'iframe') roots.push(element);
    let before: Leaf | null = null;
    for (const child of childrenOf(element)) {
      if (leaves.length > leafLimit) break;
      if (isText(child)) {
        before = addText(child, element, before);
        continue;
      }
      if (!isElement(child)) continue;
      if (tagOf(child) !== 'wbr' && nodeType(child) === 1) before = null;
      if (isPassedOver(child)) continue;
      if (controls.has(tagOf(child))) {
        spans.set(child, [leaves.length, leaves.length + 1]);
        leaves.push({ node: child, element: child, text: '', length: 0, isControl: true });
      } else if (depth < deepest) yield* visit(child, depth + 1);
    }
    spans.set(element, [start, leaves.length]);
  }

  /** Frameworks cut one text into several nodes: neighbours are one leaf. */
  function addText(node: Text, element: Element, before: Leaf | null): Leaf | null {
    const data = dataOf(node);
    const text = data.slice(0, longest).replace(/\s+/g, ' ');
    if (before) {
      const joined = { ...before, text: (before.text + text).slice(0, longest).trimEnd(), length: before.length + data.length };
      leaves[leaves.length - 1] = joined;
      return { ...joined, text: (before.text + text).slice(0, longest) };
    }
    if (text.trim() === '') return null;
    const leaf = { node, element, text: text.trim(), length: data.length, isControl: false };
    leaves.push(leaf);
    return { ...leaf, text: text.trimStart() };
  }

  yield* visit(body, 0);
  return { leaves, spans, roots };
}

export function leavesIn({ leaves, spans }: Outline, element: Element): readonly Leaf[] {
  const [start, end] = spans.get(element) ?? [0, 0];
  return leaves.slice(start, end);
}

/** The short text of an element, cut at `limit`. */
export function briefText(outline: Outline, element: Element, limit = 80): string {
  const [start, end] = outline.spans.get(element) ?? [0, 0];
  let text = '';
  for (let index = start; index < end && text.length <= limit; index++) {
    const leaf = outline.leaves[index];
    if (leaf?.text) text += (text ? ' ' : '') + leaf.text;
  }
  return text;
}

export function lengthOf(outline: Outline, element: Element): number {
  const [start, end] = outline.spans.get(element) ?? [0, 0];
  let sum = 0;
  for (let index = start; index < end; index++) sum += outline.leaves[index]?.text.length ?? 0;
  return sum;
}
