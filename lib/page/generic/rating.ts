/** How much a list of blocks looks like a list of messages: many alike, with words, named so, spoken by people of the record. */
import type { Block } from './block';
import type { Box } from './box';
import { labelPath, otherPath } from './labels';
import { markOf } from './marks';
import { tokensOf } from './names';
import { bareHeading, headingOver } from './sections';
import { leavesIn, lengthOf, type Snapshot } from './snapshot';
import words from './words.json' with { type: 'json' };

export interface Rated {
  readonly blocks: Block[];
  readonly weight: number;
  /** How many kinds of evidence: names in the build, the heading over it, people. */
  readonly evidence: number;
  /** Share of the blocks that hold one time of their own. */
  readonly pure: number;
}

const enoughWords = 40;
const mostCounted = 200;
/** Blocks looked at for what is the same in all of them. */
const sample = 12;

export function rate(page: Snapshot, list: Box, blocks: Block[], people: readonly string[]): Rated {
  const none = { blocks, weight: 0, evidence: 0, pure: 0 };
  if (blocks.length === 0) return none;
  const messages = blocks.filter((block) => isMessageLike(page, block));
  const ofRows = messages.filter(({ stamp }) => stamp !== null);
  if (messages.length * 2 < blocks.length || (ofRows.length === 0 && blocks.some(({ stamp }) => stamp !== null))) return none;
  const average = sumWords(page, messages) / messages.length - (messages[0]?.stamp ? 20 : 0);
  if (isOtherRecords(page, list, messages)) return none;
  const named = namedEvidence(page, list, messages);
  const spoken = spokenEvidence(page, messages, people);
  const evidence = named + spoken;
  if (average < 4 && named === 0) return none;
  if (messages.length === 1 && named === 0) return none;
  if (messages.some(({ boxes: [item] }) => item?.tag === 'tr') && (evidence === 0 || average < 4)) return none;
  const size = messages.length ** 2 * Math.max(4, Math.min(enoughWords, average));
  const pure = purity(page, messages);
  const lists = new Map<Box | null, boolean>();
  const kept = blocks.filter(
    ({ boxes: [item] }) => !item || !(isDatedLabel(page, item) || isUnderOthers(page, item, list, lists)),
  );
  return { blocks: kept, weight: size * (1 + evidence) * likeness(messages) ** 2 * (0.2 + 0.8 * pure), evidence, pure };
}

export function sumWords(page: Snapshot, blocks: readonly Block[]): number {
  return blocks.reduce((sum, { boxes }) => sum + Math.min(mostCounted, wordsIn(page, boxes)), 0);
}

const wordsIn = (page: Snapshot, boxes: readonly Box[]): number => boxes.reduce((sum, box) => sum + lengthOf(page, box), 0);

function isMessageLike(page: Snapshot, { boxes: [item] }: Block): boolean {
  if (!item?.isShown || isDatedLabel(page, item)) return false;
  const first = page.leaves[item.first];
  const path = first && !first.isControl ? labelPath(first.text) : null;
  // A labelled value, a row of a record.
  return (
    path === null ||
    path === otherPath ||
    markOf(first?.text ?? '') !== null ||
    (!/[:：]$/.test(first?.text ?? '') && item.size > 3)
  );
}

/** 最后跟进时间 and the time: a field that we do not know. */
function isDatedLabel(page: Snapshot, item: Box): boolean {
  const said = leavesIn(page, item).filter((leaf) => leaf.isControl || leaf.time?.rest !== '');
  const [only] = said;
  return (
    said.length === 1 &&
    only !== undefined &&
    (labelPath(only.text) !== null || /(?:时间|日期|time|date)[:：]?$/i.test(only.text))
  );
}

/** How many of the blocks are built as the most common of them. */
function likeness(blocks: readonly Block[]): number {
  const counts = new Map<string, number>();
  for (const { boxes } of blocks) counts.set(boxes[0]?.tag ?? '', (counts.get(boxes[0]?.tag ?? '') ?? 0) + 1);
  return Math.max(...counts.values()) / blocks.length;
}

/** A message has one time of its own; what has several holds several messages. */
function purity(page: Snapshot, blocks: readonly Block[]): number {
  const looked = blocks.slice(0, sample);
  const pure = looked.filter(({ boxes }) => {
    const own = boxes
      .flatMap((box) => (box.size > 60 ? [] : leavesIn(page, box)))
      .filter(({ time }) => time?.rest === '' && (time.hasClock || time.isRelative));
    return new Set(own.map(({ time }) => time?.at)).size <= 1 && boxes.every(({ size }) => size <= 60);
  });
  return pure.length / looked.length;
}

const messageTokens = new Set(words.messageTokens);

/** 0 to 2: names in the page's build, and the heading over the list. */
function namedEvidence(page: Snapshot, list: Box, blocks: readonly Block[]): number {
  const item = blocks[0]?.boxes[0];
  const around = [item, list, list.parent].flatMap((box) => box ?? []);
  const isNamed = around.some((box) => tokensOf(box).some((token) => messageTokens.has(token)));
  const heading = bareHeading(headingOver(page, item ?? list) ?? '');
  const isHeaded = words.messageSections.some((word) => heading === word || (word.length > 3 && heading.includes(word)));
  return (isNamed ? 1 : 0) + (isHeaded ? 1 : 0);
}

const otherSections: ReadonlySet<string> = new Set(words.otherRecordSections);

/** In groups one of the groups may be a list of other records. */
function isUnderOthers(page: Snapshot, item: Box, list: Box, known: Map<Box | null, boolean>): boolean {
  if (item.parent === list) return false;
  const before = known.get(item.parent);
  if (before !== undefined) return before;
  const isOther = otherSections.has(bareHeading(headingOver(page, item) ?? ''));
  known.set(item.parent, isOther);
  return isOther;
}

/** 相关工单, Previous conversations: a list of records, not of what was said. */
function isOtherRecords(page: Snapshot, list: Box, blocks: readonly Block[]): boolean {
  const item = blocks[0]?.boxes[0];
  const headings = [item, list].flatMap((box) => (box ? (headingOver(page, box) ?? []) : []));
  const first = item && page.leaves[item.first];
  if ([...headings, first?.text ?? ''].some((heading) => otherSections.has(bareHeading(heading)))) return true;
  return blocks.slice(0, sample).every((block) => isLinkToRecord(page, block));
}

const recordCode = /#\s?\d{3,}|\b[A-Z]{2,6}-?\d{3,}|\d{6,}/;
const longestEntry = 140;
const mostInEntry = 5;
const mostInEntries = 40;

/** `<a>Heating fails again #20655</a>`, a date and a state: an entry of a list of records. */
function isLinkToRecord(page: Snapshot, { boxes: [item] }: Block): boolean {
  if (!item || item.size > mostInEntries) return false;
  const links = leavesIn(page, item).filter(
    ({ text, box }) => (box.tag === 'a' || box.parent?.tag === 'a') && recordCode.test(text),
  );
  return links.length > 1 || (links.length === 1 && item.size <= mostInEntry && lengthOf(page, item) <= longestEntry);
}

/** 1 if half of the blocks show in short the name of somebody of the record, or a role. */
export function spokenEvidence(page: Snapshot, blocks: readonly Block[], people: readonly string[]): number {
  const looked = blocks.slice(0, sample);
  const spoken = looked.filter(({ boxes }) =>
    boxes.some((box) =>
      leavesIn(page, box)
        .slice(0, 12)
        .some(({ text }) => text.length <= 60 && (people.some((name) => text.includes(name)) || isSpoken(text))),
    ),
  );
  return spoken.length * 2 >= looked.length ? 1 : 0;
}

function isSpoken(text: string): boolean {
  const mark = markOf(text);
  return mark !== null && (mark.who !== null || mark.direction !== null);
}
