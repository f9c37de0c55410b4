/** The head of a message: who, in which role, by which channel; and where its words stand. */
import { cleanAuthor, isAuthorLabel, mailPattern, nameIn, saysWho } from './author';
import type { Block } from './block';
import { bodyOf } from './bodyParts';
import { around, type Box, type Leaf, type Part, within } from './box';
import { columnMark } from './columnMark';
import { logLine } from './logLines';
import { authorNames, isNearTime, mainLeaf } from './mainLeaf';
import { joined, type Mark, markOf, marksIn, noMark } from './marks';
import { isNothing, isOnlyTime, isPicture, isRecipientLabel, recipientIn } from './noWords';
import { classesOf, isInWords, namedAround, titledMark, tokensAround } from './signs';
import type { Slots } from './slots';
import { leavesIn, type Snapshot } from './snapshot';

export interface Head {
  readonly author: string | null;
  /** The author's mail address, if the head shows it. */
  readonly mail: string | null;
  /** Whom it was sent to. */
  readonly to: string | null;
  readonly mark: Mark;
  /** Words of class names, data attributes, titles. */
  readonly tokens: ReadonlySet<string>;
  /** Those of the block itself, not of what is in it. */
  readonly own: ReadonlySet<string>;
  /** Of its class names alone. */
  readonly classes: ReadonlySet<string>;
  readonly isInternal: boolean;
  /** The words are what follows the head of a line of text. */
  readonly isLine?: boolean;
  /** Where the words of the message stand, and what in there is none. */
  readonly body: readonly Part[];
  readonly aside: ReadonlySet<Leaf>;
}

interface Candidate {
  readonly leaf: Leaf;
  readonly name: string;
  readonly mail: string | null;
  readonly weight: number;
}

const longestCandidate = 160;
/** Where names stand, nothing much longer does. */
const longestUsual = 40;

export function headOf(page: Snapshot, block: Block, slots: Slots): Head {
  if (block.cells) return tableHead(page, block, block.cells);
  const line = lineIn(block);
  if (line) return line;
  const { boxes, stamp } = block;
  const leaves = boxes.flatMap((box) => leavesIn(page, box)).filter((leaf) => !leaf.isControl);
  const main = mainLeaf(leaves, block, slots);
  let mark = noMark;
  let to: string | null = null;
  const aside = new Set<Leaf>();
  const heads = leaves.filter((leaf) => leaf === stamp?.leaf || isOnlyTime(leaf));
  const candidates: Candidate[] = [];
  for (const leaf of leaves) {
    if (leaf === main && leaf !== stamp?.leaf) continue;
    const isFar = main !== null && leaf.index > main.index && !isNearTime(leaf, stamp?.leaf ?? null);
    const said = markOf(leaf.text);
    if (leaf === stamp?.leaf && stamp.time.rest !== '') mark = joined(mark, markOf(stamp.time.rest) ?? noMark);
    if (isNothing(leaf) || isOnlyTime(leaf) || isPicture(leaf)) aside.add(leaf);
    else if (said) {
      // A word in running text beside others is no mark.
      if (!isFar || leaf.text.length < 12) mark = joined(mark, said);
      if (!isFar) heads.push(leaf);
      aside.add(leaf);
    } else if (leaf.text.length <= longestCandidate) {
      const whom = recipientIn(leaf.text);
      if (whom !== null && main !== null && leaf.index < main.index) {
        to ??= whom;
        aside.add(leaf);
      } else if (isAuthorLabel(leaf.text) || isHeadLabel(leaf, main)) aside.add(leaf);
      else if (isRecipientLabel(before(leaves, leaf)) && main !== null && leaf.index < main.index) {
        to ??= leaf.text;
        aside.add(leaf);
      } else if (subjectLabel.test(before(leaves, leaf))) aside.add(leaf);
      else if (isToWhom(leaves, leaf)) {
        to ??= leaf.text;
        aside.add(leaf);
      } else candidates.push(...candidateOf(leaf, block, slots, isFar, main));
    }
  }
  const best = candidates.reduce<Candidate | null>((found, each) => (!found || each.weight > found.weight ? each : found), null);
  if (best) {
    heads.push(best.leaf);
    aside.add(best.leaf);
    mark = joined(mark, marksIn(best.leaf.text));
    for (const each of candidates) if (each.name === best.name || isInitial(each.leaf.text, best.name)) aside.add(each.leaf);
  }
  const inner = boxes
    .flatMap((box) => within(box, 60))
    .filter((box) => box.texts.size > 0 && (boxes.includes(box) || !isInWords(box, main)));
  const tokens = tokensAround(inner);
  mark = joined(joined(mark, titledMark(inner)), columnMark(page, block));
  const { parts, isEvent } = bodyOf({ page, block, main, heads, aside, slots, author: best?.name ?? null });
  const isTold = mark.who === 'system' && !isEvent;
  return {
    author: best?.name ?? namedAround(inner),
    mail: best?.mail ?? mailBeside(leaves, main),
    to,
    mark,
    tokens,
    own: tokensAround(boxes),
    classes: classesOf(boxes),
    isInternal: mark.isInternal || isHidden(leaves),
    // What a system says is a change of several fields, as often as words.
    body: isTold ? boxes : parts,
    aside: isEvent ? new Set(leaves.filter(isOnlyTime)) : isTold ? toldAside([...aside, ...heads], stamp?.leaf) : aside,
  };
}

const before = (leaves: readonly Leaf[], leaf: Leaf): string => leaves[leaves.indexOf(leaf) - 1]?.text ?? '';
const subjectLabel = /^(?:subject|re|主题|标题|visible (?:for|to) (?:the )?customer)\s*[:：]$/i;

const mailLabel =
  /^(?:from|to|cc|subject|created|date|sent|received|via|direction|visible (?:for|to) (?:the )?customer|发件人|收件人|抄送|主题|时间|日期|客户可见)\s*[:：]$/i;

/** `From:`, `Created:`: the labels of a mail's head. */
const isHeadLabel = ({ text, index }: Leaf, main: Leaf | null): boolean =>
  main !== null && index < main.index && mailLabel.test(text);

/** `Visible for customer: No` */
const isHidden = (leaves: readonly Leaf[]): boolean =>
  leaves.some(
    (leaf) =>
      /^(?:no|否)$/i.test(leaf.text) &&
      /^(?:visible (?:for|to) (?:the )?customer|public|客户可见)\s*[:：]?$/i.test(before(leaves, leaf)),
  );

/** The name behind `Email to`. */
const isToWhom = (leaves: readonly Leaf[], leaf: Leaf): boolean =>
  /\b(?:email|call|sms|message|letter|reply|text|sent) to\s*:?$/i.test(leaves[leaves.indexOf(leaf) - 1]?.text ?? '');

/** Times in what a system tells are a part of it. */
const toldAside = (leaves: readonly Leaf[], stamp: Leaf | undefined): ReadonlySet<Leaf> =>
  new Set(leaves.filter((leaf) => leaf === stamp || !isOnlyTime(leaf)));

/** A block that is one line of a log. */
function lineIn(block: Block): Head | null {
  const { boxes, stamp } = block;
  const leaf = block.line ?? (boxes.length === 1 && boxes[0]?.size === 1 ? stamp?.leaf : undefined);
  const said = leaf && logLine(leaf.text);
  if (!said) return null;
  const inner = boxes.flatMap((box) => (block.line ? [] : within(box, 60)));
  const { author, mark } = said;
  const tokens = tokensAround(inner);
  return {
    author,
    mail: null,
    to: null,
    mark,
    tokens,
    own: tokens,
    classes: classesOf(inner),
    isInternal: mark.isInternal,
    isLine: true,
    body: [leaf],
    aside: new Set(),
  };
}

function tableHead(page: Snapshot, { boxes }: Block, { author, role, body }: NonNullable<Block['cells']>): Head {
  const texts = (cell: Box | null) => (cell ? leavesIn(page, cell).map(({ text }) => text) : []);
  const says = [...texts(role), ...texts(author)];
  const mark = says.reduce((all, text) => joined(all, markOf(text) ?? marksIn(text)), noMark);
  const tokens = tokensAround(boxes.flatMap((box) => within(box, 60)));
  const [name] = texts(author);
  return {
    author: name ? cleanAuthor(name) : null,
    mail: null,
    to: null,
    mark,
    tokens,
    own: tokensAround(boxes),
    classes: classesOf(boxes),
    isInternal: mark.isInternal,
    body: [body],
    aside: new Set(),
  };
}

const strong = new Set(['a', 'strong', 'b', 'h3', 'h4', 'h5', 'h6', 'cite', 'dt']);
const authorAttributes = ['itemprop', 'rel', 'data-testid', 'data-test-id'];

function candidateOf(leaf: Leaf, { stamp }: Block, slots: Slots, isFar: boolean, main: Leaf | null): Candidate[] {
  const found = nameIn(leaf, leaf === stamp?.leaf);
  if (!found) return [];
  const slot = slots.get(leaf.slot);
  const isSigned = saysWho(leaf.text);
  const people = (slot && slot.people > 0 && slot.length / slot.count <= longestUsual) || isSigned ? 9 : 0;
  // What stands after the words is a foot: it says who spoke only if it does so in the other messages.
  if (isFar && people === 0) return [];
  const isNamed = around(leaf.box, 2).some(
    ({ classes, texts }) => authorNames.test(classes) || authorAttributes.some((name) => authorNames.test(texts.get(name) ?? '')),
  );
  const isMail = /^\S+@\S+$/.test(found.name);
  const weight =
    people +
    (isNamed ? 6 : 0) +
    (strong.has(leaf.box.tag) ? 2 : 0) +
    (isNearTime(leaf, stamp?.leaf ?? null) ? 3 : 0) +
    (/avatar|initial/i.test(leaf.box.classes) ? -7 : 0) +
    (found.name.length <= 1 || isMail ? -2 : 1) +
    (found.mail && !isMail ? 2 : 0) +
    (main === null ? -2 : 0);
  return weight > 0 ? [{ leaf, ...found, weight }] : [];
}

const isInitial = (text: string, name: string): boolean =>
  text.length <= 2 && name.toLowerCase().includes((text[0] ?? '').toLowerCase());

function mailBeside(leaves: readonly Leaf[], main: Leaf | null): string | null {
  for (const [index, leaf] of leaves.entries()) {
    if (leaf === main) return null;
    if (recipientIn(leaf.text) !== null || isRecipientLabel(leaves[index - 1]?.text ?? '')) continue;
    const mail = leaf.text.length < 80 ? mailPattern.exec(leaf.text)?.[0] : null;
    if (mail) return mail;
  }
  return null;
}
