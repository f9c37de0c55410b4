/** The head of a message: who, in which role, by which channel; and where its words stand. */
import { cleanAuthor, longestAuthor, mailPattern, nameIn } from './author';
import type { Block } from './block';
import { bodyOf } from './bodyParts';
import { isAction } from './labels';
import { joined, type Mark, markOf, marksIn, noMark } from './marks';
import { splitTokens, tokensOf } from './names';
import { around, type Box, type Leaf, leavesIn, type Part, type Snapshot, within } from './snapshot';
import { type Slots, slotKey } from './slots';
import words from './words.json' with { type: 'json' };

export interface Head {
  readonly author: string | null;
  /** The author's mail address, if the head shows it. */
  readonly mail: string | null;
  /** Whom it was sent to. */
  readonly to: string | null;
  readonly mark: Mark;
  /** Words of class names, data attributes, titles. */
  readonly tokens: ReadonlySet<string>;
  readonly isInternal: boolean;
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

export function headOf(page: Snapshot, block: Block, slots: Slots): Head {
  if (block.cells) return tableHead(page, block, block.cells);
  const { boxes, stamp } = block;
  const leaves = boxes.flatMap((box) => leavesIn(page, box)).filter((leaf) => !leaf.isControl);
  const main = mainLeaf(leaves, block, slots);
  let mark = noMark;
  let to: string | null = null;
  const aside = new Set<Leaf>();
  const heads: Leaf[] = stamp && leaves.includes(stamp.leaf) ? [stamp.leaf] : [];
  const candidates: Candidate[] = [];
  for (const leaf of leaves) {
    if (leaf === main && leaf !== stamp?.leaf) continue;
    const isFar = main !== null && leaf.index > main.index && !isNearTime(leaf, stamp?.leaf ?? null);
    const said = markOf(leaf.text);
    if (isNothing(leaf) || (leaf.time?.rest === '' && leaf === stamp?.leaf)) aside.add(leaf);
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
  const tokens = tokensAround(boxes, main);
  mark = joined(mark, titledMark(boxes, main));
  const { parts, isEvent } = bodyOf({ page, block, main, heads, aside, slots, author: best?.name ?? null });
  return {
    author: best?.name ?? namedAround(boxes),
    mail: best?.mail ?? mailBeside(leaves, main),
    to,
    mark,
    tokens,
    isInternal: mark.isInternal || words.internalTokens.some((token) => tokens.has(token)),
    body: parts,
    aside: isEvent ? new Set(stamp ? [stamp.leaf] : []) : aside,
  };
}

function tableHead(page: Snapshot, { boxes }: Block, { author, role, body }: NonNullable<Block['cells']>): Head {
  const texts = (cell: Box | null) => (cell ? leavesIn(page, cell).map(({ text }) => text) : []);
  const says = [...texts(role), ...texts(author)];
  const mark = says.reduce((all, text) => joined(all, markOf(text) ?? marksIn(text)), noMark);
  const tokens = tokensAround(boxes, null);
  const [name] = texts(author);
  return {
    author: name ? cleanAuthor(name) : null,
    mail: null,
    to: null,
    mark,
    tokens,
    isInternal: mark.isInternal || words.internalTokens.some((token) => tokens.has(token)),
    body: [body],
    aside: new Set(),
  };
}

const counters = /^(?:#?\d{1,5}|\d+楼|\d+\s*(?:条回复|赞|replies|likes?)|(?:回复|评论|赞|reply|like)s?\s*[(（]\d+[)）])$/i;

/** Actions, buttons, counts: no words of anybody. */
function isNothing({ text, box }: Leaf): boolean {
  if (isAction(text) || counters.test(text) || /^[\s·•|:：,，()（）—–-]*$/.test(text)) return true;
  for (const each of around(box, 4)) if (each.tag === 'button' || each.attr('role') === 'button') return true;
  return false;
}

/** The leaf that says most; what is named or placed as a head says less, what is named a body more. */
function mainLeaf(leaves: readonly Leaf[], { boxes, stamp }: Block, slots: Slots): Leaf | null {
  let best: Leaf | null = null;
  let most = Number.NEGATIVE_INFINITY;
  for (const leaf of leaves) {
    if (leaf === stamp?.leaf || leaf.time?.rest === '' || markOf(leaf.text) || isNothing(leaf)) continue;
    const slot = slots.get(slotKey(leaf, boxes));
    const usual = slot ? slot.length / slot.count : 0;
    const people = slot && slot.people > 0 ? 60 : 0;
    const weight = leaf.length + Math.min(usual, 60) / 2 + namedBonus(leaf, stamp?.leaf ?? null) - people;
    if (weight >= most) [best, most] = [leaf, weight];
  }
  return best;
}

const bodyNames = /body|content|bubble|message-?text|markdown|prose|wiki|comment-text|renderer|longform|(?:^|[-_\s])(?:text|txt|con|msg)(?:$|[-_\s])/i;
const authorNames = /author|sender|from|user|name|creator|poster|nick|who|person|speaker|operator|(?:^|[-_\s])(?:by|op)(?:$|[-_\s])/i;

function namedBonus(leaf: Leaf, stamp: Leaf | null): number {
  const named = [...around(leaf.box, 2)].map(({ classes }) => classes).join(' ');
  return (
    (bodyNames.test(named) || leaf.box.tag === 'p' ? 12 : 0) -
    (authorNames.test(leaf.box.classes) && leaf.text.length < 40 ? 20 : 0) -
    (stamp && isNearTime(leaf, stamp) ? 8 : 0)
  );
}

/** In the same row as the time, for bubbles with their head below. */
function isNearTime(leaf: Leaf, stamp: Leaf | null): boolean {
  if (!stamp) return false;
  const near = [...around(stamp.box, 3)];
  for (const each of around(leaf.box, 4)) if (near.includes(each)) return true;
  return false;
}

const recipient = /^(?:to|收件人|发给|发送给|回复给|致)[:：\s]\s*(.{1,60})$/i;

const recipientIn = (text: string): string | null => recipient.exec(text)?.[1]?.trim() ?? null;

const strong = new Set(['a', 'strong', 'b', 'h3', 'h4', 'h5', 'h6', 'cite', 'dt']);
const authorAttributes = ['itemprop', 'rel', 'data-testid', 'data-test-id'];

function candidateOf(leaf: Leaf, { boxes, stamp }: Block, slots: Slots, isFar: boolean, main: Leaf | null): Candidate[] {
  const found = nameIn(leaf, leaf === stamp?.leaf);
  if (!found) return [];
  const slot = slots.get(slotKey(leaf, boxes));
  const people = slot && slot.people > 0 ? 9 : 0;
  // What stands after the words is a foot: it says who spoke only if it does so in the other messages.
  if (isFar && people === 0) return [];
  const isNamed = [...around(leaf.box, 2)].some(
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
  for (const leaf of leaves) {
    if (leaf === main) return null;
    const mail = leaf.text.length < 80 ? mailPattern.exec(leaf.text)?.[0] : null;
    if (mail) return mail;
  }
  return null;
}

const ariaAuthor = /^(?:message from|from|reply from|comment by|note by|来自)\s*([^,，:：]{1,40})/i;
const saidBy = ['data-author', 'data-sender-name', 'data-author-name', 'author', 'data-from-name'];

/** No text says it: the label for screen readers, the picture's description, a data attribute may. */
function namedAround(boxes: readonly Box[]): string | null {
  for (const each of boxes.flatMap((box) => within(box, 60))) {
    const { texts } = each;
    if (texts.size === 0) continue;
    const said = saidBy.map((name) => texts.get(name)).find((text) => text && text.length <= longestAuthor && /\p{L}/u.test(text));
    if (said) return cleanAuthor(said);
    const label = ariaAuthor.exec(texts.get('aria-label') ?? '')?.[1];
    if (label) return cleanAuthor(label);
    if (each.tag !== 'img' && !/avatar/i.test(each.classes)) continue;
    const alt = texts.get('alt') || texts.get('title') || texts.get('aria-label');
    const name = alt && cleanAuthor(alt.replace(/的?头像$|'s (?:avatar|photo|picture)$|^avatar of |^photo of /i, ''));
    if (name && name.length <= 30 && !/avatar|photo|头像/i.test(name)) return name;
  }
  return null;
}

const markAttributes =
  /^(?:class|title|alt|aria-label|role|type|side|from|direction|author-type|sender|variant|kind|visibility|data-.*)$/;
const inWords = new Set(['p', 'a', 'strong', 'b', 'em', 'i', 'li', 'ul', 'ol', 'br', 'code', 'pre', 'blockquote']);

/** Of the block, its head and what is directly around it: not of the words. */
function tokensAround(boxes: readonly Box[], main: Leaf | null): ReadonlySet<string> {
  const tokens = new Set<string>();
  for (const box of boxes.flatMap((each) => within(each, 40))) {
    if (isInWords(box, main)) continue;
    for (const [name, value] of box.texts)
      if (value.length < 200 && markAttributes.test(name)) for (const token of splitTokens(value)) tokens.add(token);
    for (const token of tokensOf(box)) tokens.add(token);
  }
  return tokens;
}

/** Inside the words themselves. The element around the main text (a bubble) still is the block's own. */
const isInWords = (box: Box, main: Leaf | null): boolean => main !== null && inWords.has(box.tag) && box.holds(main);

const titles = ['title', 'aria-label', 'alt', 'data-visibility', 'data-original-title'];

/** What pictures and labels for screen readers say of the block: internal, a note, the system's. */
function titledMark(boxes: readonly Box[], main: Leaf | null): Mark {
  let mark = noMark;
  for (const box of boxes.flatMap((each) => within(each, 40))) {
    if (box.texts.size === 0 || isInWords(box, main)) continue;
    for (const name of titles) {
      const said = box.texts.get(name);
      const found = said && said.length > 2 && said.length < 60 ? markOf(said) : null;
      if (found && (found.isInternal || found.isNote || found.who === 'system')) mark = joined(mark, found);
    }
  }
  return mark;
}
