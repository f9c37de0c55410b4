/**
 * The page, read once: its elements, short texts and controls in reading order, as a tree of our own. Everything that looks for
 * something looks here: asking the DOM again for each node is what makes readers slow, and the page may change under them.
 */
import { dataOf, firstChild, isElement, isText, lengthOfText, nextSibling, someDataOf, tagOf } from '../dom';
import { Box, Leaf, type Part } from './box';
import { placeInside, roleOf } from './tree';

export interface Snapshot {
  readonly root: Box;
  readonly boxes: readonly Box[];
  readonly leaves: readonly Leaf[];
  readonly tables: readonly Box[];
  /** Characters of all leaves before this one. */
  readonly sums: readonly number[];
  /** Shadow roots and frames that were walked. */
  readonly roots: readonly Node[];
  /** The page is larger than what is read of a page. */
  readonly isCut: boolean;
}

/** A page with more than this is a report or a feed without end: what comes after is not read, and that is said. */
const nodeLimit = 40_000;
const leafLimit = 20_000;
const deepest = 200;
/** Of one text. A label, a name or a time is shorter; a message's words are read again, whole. */
const longest = 400;
const nodesPerStep = 120;
const controls = new Set(['input', 'select', 'textarea']);

interface Frame {
  readonly box: Box;
  readonly parts: Part[];
  next: Node | null;
  /** What was put into a slot does not stand in one row of siblings. */
  readonly list: readonly Node[] | null;
  at: number;
  /** The text right before: frameworks cut one text into several nodes. */
  before: Leaf | null;
}

/** Yields now and then, so that whoever runs it can pause. What the page takes away meanwhile ends its row. */
export function* snapshotOf(body: Element): Generator<void, Snapshot> {
  const walk = new Walk(body);
  let count = 0;
  while (walk.step()) if (++count % nodesPerStep === 0) yield;
  return walk.done();
}

class Walk {
  private readonly boxes: Box[] = [];
  private readonly leaves: Leaf[] = [];
  private readonly roots: Node[] = [];
  private readonly tables: Box[] = [];
  private readonly frames: Frame[] = [];
  private readonly root: Box;
  private count = 0;

  constructor(body: Element) {
    this.root = this.enter(body, null, null);
  }

  /** One node on; false at the end. */
  step(): boolean {
    const frame = this.frames[this.frames.length - 1];
    if (!frame) return false;
    const node = frame.next;
    if (!node || this.isFull) {
      frame.box.end = this.leaves.length;
      this.frames.pop();
      return true;
    }
    frame.next = frame.list ? (frame.list[++frame.at] ?? null) : nextSibling(node);
    this.count++;
    if (isText(node)) this.addText(node, frame);
    else if (isElement(node)) this.addElement(node, frame);
    return true;
  }

  done(): Snapshot {
    const sums = [0];
    for (const leaf of this.leaves) sums.push((sums[sums.length - 1] ?? 0) + leaf.text.length);
    const { root, boxes, leaves, roots, tables } = this;
    return { root, boxes, leaves, tables, sums, roots, isCut: this.isFull };
  }

  private get isFull(): boolean {
    return this.count > nodeLimit || this.leaves.length > leafLimit;
  }

  private enter(element: Element, parent: Box | null, role: string | null): Box {
    const box = new Box(element, tagOf(element), parent, parent ? parent.depth + 1 : 0, this.leaves.length, role);
    this.boxes.push(box);
    if (box.tag === 'table' || role === 'table' || role === 'grid') this.tables.push(box);
    if (box.depth > deepest) {
      box.end = this.leaves.length;
      return box;
    }
    const inside = placeInside(element, box.tag);
    if (inside?.root) this.roots.push(inside.root);
    const list = inside?.list ?? null;
    const parts: Part[] = [];
    box.parts = parts;
    const next = list ? (list[0] ?? null) : firstChild(inside?.from ?? element);
    this.frames.push({ box, parts, next, list, at: 0, before: null });
    return box;
  }

  private addElement(element: Element, frame: Frame): void {
    const tag = tagOf(element);
    if (tag !== 'wbr') frame.before = null;
    const role = roleOf(element, tag);
    if (role === 'nothing') return;
    if (!controls.has(tag)) {
      frame.parts.push(this.enter(element, frame.box, role));
      return;
    }
    const box = new Box(element, tag, frame.box, frame.box.depth + 1, this.leaves.length, role);
    const leaf = new Leaf(element, box, this.leaves.length, '', 0, true, false);
    box.parts = [leaf];
    box.end = box.first + 1;
    this.boxes.push(box);
    this.leaves.push(leaf);
    frame.parts.push(box);
  }

  private addText(node: Text, frame: Frame): void {
    const length = lengthOfText(node);
    const data = length > longest ? someDataOf(node, longest) : dataOf(node);
    const start = firstWord(data);
    if (start < 0) return;
    const breakAt = data.indexOf('\n', start);
    const hasBreaks = breakAt >= 0 && firstWord(data, breakAt) >= 0;
    const text = squeezed(data);
    const { before } = frame;
    if (before) {
      const gap = /^\s/.test(data) ? ' ' : '';
      before.text = (before.text + gap + text).slice(0, longest);
      before.length += length;
      before.hasBreaks ||= hasBreaks;
      return;
    }
    const leaf = new Leaf(node, frame.box, this.leaves.length, text, length, false, hasBreaks);
    frame.before = leaf;
    frame.parts.push(leaf);
    this.leaves.push(leaf);
  }
}

/** Where the first character stands that is no white space; -1 if there is none. */
function firstWord(data: string, from = 0): number {
  for (let index = from; index < data.length; index++) {
    const code = data.charCodeAt(index);
    if (code > 32 && code !== 0xa0 && code !== 0x3000 && code !== 0xfeff && code !== 0x200b) return index;
  }
  return -1;
}

const squeezed = (data: string): string => data.replace(/\s+/g, ' ').trim();

export function leavesIn({ leaves }: Snapshot, box: Box): readonly Leaf[] {
  return leaves.slice(box.first, box.end);
}

/** Characters in it; of long texts the beginnings. */
export function lengthOf({ sums }: Snapshot, box: Box): number {
  return (sums[box.end] ?? 0) - (sums[box.first] ?? 0);
}

/** The short text of an element, cut at `limit`. */
export function briefText({ leaves }: Snapshot, box: Box, limit = 80): string {
  let text = '';
  for (let index = box.first; index < box.end && text.length <= limit; index++) {
    const leaf = leaves[index];
    if (leaf?.text) text += (text ? ' ' : '') + leaf.text;
  }
  return text;
}
