/** The tree that a page is read into: elements with what stands in them, short texts, controls. */
import { attributeOf, hasAttributes } from '../dom';
import { type ShownTime, timeIn } from './times';
import { isVisible } from './tree';

/** A longer text may speak of a time; it is none. */
const longestTime = 160;

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

  /** How it lies in its message: set by who reads the list (`slots.ts`). */
  slot = '';
  private seenTime: ShownTime | null | undefined;

  /** The first time in it, if it is short enough to be one. */
  get time(): ShownTime | null {
    if (this.seenTime === undefined) this.seenTime = this.isControl || this.length > longestTime ? null : timeIn(this.text);
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
  private built: string | null = null;
  private attributes: ReadonlyMap<string, string> | null = null;
  private shown: boolean | null = null;

  constructor(
    readonly element: Element,
    readonly tag: string,
    readonly parent: Box | null,
    readonly depth: number,
    readonly first: number,
    readonly role: string | null,
  ) {}

  /** Its class names, as written. */
  get classes(): string {
    this.names ??= attributeOf(this.element, 'class') ?? '';
    return this.names;
  }

  /** How it is built, as far as others of its list are built like it: numbers in class names are the record's. */
  get build(): string {
    this.built ??= `${this.tag}.${/\d\d/.test(this.classes) ? this.classes.replace(/\S*\d{2,}\S*/g, '') : this.classes}`;
    return this.built;
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

const mostAround = 1_000;

/** The box and what is around it, the nearest first, at most `most` of them. */
export function around(box: Box | null, most = mostAround): readonly Box[] {
  const found: Box[] = [];
  for (let each = box; each && found.length < most; each = each.parent) found.push(each);
  return found;
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

/** The part of `outer` in which this box stands; null if it stands elsewhere. */
export function childIn(outer: Box, box: Box): Box | null {
  for (let each: Box | null = box; each; each = each.parent) if (each.parent === outer) return each;
  return null;
}
