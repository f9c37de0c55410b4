/** Where in a block the words of the message stand: the largest place around its main text that holds nothing of the head. */
import type { Block } from './block';
import { Box, type Leaf, type Part } from './box';
import { isEventText } from './events';
import type { Slots } from './slots';
import { leavesIn, lengthOf, type Snapshot } from './snapshot';

export interface BodyQuestion {
  readonly page: Snapshot;
  readonly block: Block;
  readonly main: Leaf | null;
  /** Texts of the head: time, author, marks. */
  readonly heads: readonly Leaf[];
  readonly aside: ReadonlySet<Leaf>;
  readonly slots: Slots;
  readonly author: string | null;
}

export interface BodyPlace {
  readonly parts: readonly Part[];
  /** A change of state, told in one line with its author. */
  readonly isEvent: boolean;
}

const longestEvent = 160;

export function bodyOf(question: BodyQuestion): BodyPlace {
  const { page, block, main } = question;
  const { boxes } = block;
  const whole = boxes.reduce((sum, box) => sum + lengthOf(page, box), 0);
  const line = whole <= longestEvent ? lineOf(page, block) : '';
  if (!main || (line !== '' && isEventText(line))) return { parts: boxes, isEvent: line !== '' && isEventText(line) };
  const region = regionOf(question, main);
  const outer = region instanceof Box ? region.parent : main.box;
  // A block that is nothing but its words: a bubble without a head.
  if (region instanceof Box && boxes.includes(region)) return { parts: restOf(question, region), isEvent: false };
  if (!outer) return { parts: [region], isEvent: false };
  const at = outer.parts.indexOf(region);
  const parts = outer.parts.filter((part, index) => part === region || isBodyPart(question, part, region, index < at));
  return { parts, isEvent: false };
}

/** All its texts but the time, as one line. */
function lineOf(page: Snapshot, { boxes, stamp }: Block): string {
  return boxes
    .flatMap((box) => leavesIn(page, box))
    .map((leaf) => (leaf === stamp?.leaf ? stamp.time.rest : leaf.text))
    .join(' ')
    .trim();
}

function regionOf({ block: { boxes }, heads }: BodyQuestion, main: Leaf): Part {
  const isFree = (box: Box) => !heads.some((head) => head !== main && box.holds(head));
  if (!isFree(main.box)) return main;
  let region = main.box;
  while (!boxes.includes(region) && region.parent && isFree(region.parent)) region = region.parent;
  return region;
}

/** A head, and after it several elements of words. */
function restOf({ block: { boxes }, heads }: BodyQuestion, region: Box): readonly Part[] {
  if (boxes.length === 1) return [region];
  return boxes.filter((box) => box === region || !heads.some((head) => box.holds(head)));
}

const running = new Set(['a', 'b', 'strong', 'em', 'i', 'span', 'font', 'code', 'u', 'mark', 'br', 'img']);
const prose = new Set(['p', 'ul', 'ol', 'pre', 'blockquote', 'table', 'figure']);
const footNames =
  /foot|action|meta|time|tool|(?:^|[-_\s])(?:op|st|status|read|state|like)(?:$|[-_\s])|reply|attach|addr|recipient|subject/i;
const longestHeadLine = 60;
const longestFoot = 40;

/** What stands beside the main text: more of the words, or a line of the head or foot. */
function isBodyPart(question: BodyQuestion, part: Part, region: Part, isBefore: boolean): boolean {
  const { page, heads, aside, slots } = question;
  if (!(part instanceof Box)) return !aside.has(part) && !heads.includes(part) && isUnlikeHead(part, slots);
  const leaves = leavesIn(page, part);
  if (leaves.length === 0) return part.tag === 'br';
  if (heads.some((head) => part.holds(head)) || leaves.every((leaf) => leaf.isControl || aside.has(leaf))) return false;
  if (region instanceof Box && part.build === region.build) return true;
  if (!(region instanceof Box) && running.has(part.tag)) return true;
  if (prose.has(part.tag) && !footNames.test(part.classes)) return true;
  const length = lengthOf(page, part);
  if (isBefore) return length >= longestHeadLine;
  return !footNames.test(part.classes) && (length > longestFoot || !leaves.some((leaf) => aside.has(leaf)));
}

/** A short text that stands at the same place in all messages and never says much is none of their words. */
function isUnlikeHead(leaf: Leaf, slots: Slots): boolean {
  const slot = slots.get(leaf.slot);
  return leaf.text.length > 2 || !slot || slot.length / slot.count > 2;
}
