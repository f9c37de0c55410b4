/**
 * The page, read once: its elements, short texts and controls in reading order, as a tree of our own. Everything that looks for
 * something looks here: asking the DOM again for each node is what makes readers slow, and the page may change under them.
 */
import {
  attributeOf,
  dataOf,
  firstChild,
  hasAttributes,
  isElement,
  isText,
  lengthOfText,
  nextSibling,
  someDataOf,
  tagOf,
} from '../dom';
import { type ShownTime, timeIn } from './times';
import { isPassedOver, isVisible, placeInside } from './tree';

/** A text, or a control that shows a value of its own. */
export class Leaf {
  /** Squeezed; of a long text its beginning. */
  text: string;
  /** Of the whole text. */
  length: number;
  constructor(
    readonly node: Text | Element,
    /** The element around the text; for a control the control. */
    readonly box: Box,
    readonly index: number,
    text: string,
    length: number,
    readonly isControl: boolean,
    /** The source has line breaks between its words: they count where the page shows them. */
    public hasBreaks: boolean,
  ) {
    this.text = text;
    this.length = length;
  }

  private seenTime: ShownTime | null | undefined;

  /** The first time in it, if it is short enough to be one. */
  get time(): ShownTime | null {
    if (this.seenTime === undefined) this.seenTime = this.isControl || this.length > longest ? null : timeIn(this.text);
    return this.seenTime;
  }
}

export type Part = Box | Leaf;

const noParts: readonly Part[] = [];
const noTexts: ReadonlyMap<string, string> = new Map();

/** An element of the page, with what stands in it. */
export class Box {
  /** Leaves from `first` up to, not including, `end` stand in it. */
  end = 0;
  parts: readonly Part[] = noParts;
  private names: string | null = null;
  private attributes: ReadonlyMap<string, string> | null = null;
  private shown: boolean | null = null;

  constructor(
    readonly element: Element,
    readonly tag: string,
    readonly parent: Box | null,
    readonly depth: number,
    readonly first: number,
  ) {}

  /** Its class names, as written. */
  get classes(): string {
    this.names ??= attributeOf(this.element, 'class') ?? '';
    return this.names;
  }

  attr(name: string): string | null {
    return name === 'class' ? this.classes : attributeOf(this.element, name);
  }

  /** All attributes but those of style. */
  get texts(): ReadonlyMap<string, string> {
    this.attributes ??= hasAttributes(this.element) ? textsOf(this.element) : noTexts;
    return this.attributes;
  }

  /** It makes the browser compute styles: asked of the few that matter only. */
  get isShown(): boolean {
    this.shown ??= isVisible(this.element);
    return this.shown;
  }

  get boxes(): readonly Box[] {
    return this.parts.filter((part): part is Box => part instanceof Box);
  }

  /** How many leaves it holds. */
  get size(): number {
    return this.end - this.first;
  }

  holds(leaf: Leaf): boolean {
    return leaf.index >= this.first && leaf.index < this.end;
  }

  isInside(outer: Box): boolean {
    for (let each: Box | null = this; each; each = each.parent) if (each === outer) return true;
    return false;
  }
}

function textsOf(element: Element): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const name of Element.prototype.getAttributeNames.call(element)) {
    if (name !== 'style' && name !== 'src' && name !== 'href') found.set(name, attributeOf(element, name) ?? '');
  }
  return found;
}

export interface Snapshot {
  readonly root: Box;
  readonly boxes: readonly Box[];
  readonly leaves: readonly Leaf[];
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
  private readonly frames: Frame[] = [];
  private readonly root: Box;
  private count = 0;

  constructor(body: Element) {
    this.root = this.enter(body, null);
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
    const { root, boxes, leaves, roots } = this;
    return { root, boxes, leaves, sums, roots, isCut: this.isFull };
  }

  private get isFull(): boolean {
    return this.count > nodeLimit || this.leaves.length > leafLimit;
  }

  private enter(element: Element, parent: Box | null): Box {
    const box = new Box(element, tagOf(element), parent, parent ? parent.depth + 1 : 0, this.leaves.length);
    this.boxes.push(box);
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
    if (isPassedOver(element, tag)) return;
    if (!controls.has(tag)) {
      frame.parts.push(this.enter(element, frame.box));
      return;
    }
    const box = new Box(element, tag, frame.box, frame.box.depth + 1, this.leaves.length);
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

/** The box and what is around it, the nearest first, at most `most` of them. */
export function* around(box: Box | null, most = Number.POSITIVE_INFINITY): Iterable<Box> {
  let left = most;
  for (let each = box; each && left-- > 0; each = each.parent) yield each;
}

/** All boxes in it, itself first, in reading order, at most `most`. */
export function within(box: Box, most = 200): readonly Box[] {
  const found: Box[] = [box];
  const visit = (each: Box): void => {
    for (const part of each.parts) {
      if (found.length >= most) return;
      if (!(part instanceof Box)) continue;
      found.push(part);
      visit(part);
    }
  };
  visit(box);
  return found;
}

/** The smallest box that holds both. */
export function commonBox(a: Box, b: Box): Box | null {
  let [left, right]: (Box | null)[] = [a, b];
  while (left && right && left !== right) {
    if (left.depth >= right.depth) left = left.parent;
    else right = right.parent;
  }
  return left && right ? left : null;
}

/** The part of `outer` in which this box stands; null if it stands elsewhere. */
export function childIn(outer: Box, box: Box): Box | null {
  for (let each: Box | null = box; each; each = each.parent) if (each.parent === outer) return each;
  return null;
}
