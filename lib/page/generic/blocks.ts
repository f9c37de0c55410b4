/**
 * The message list of a page nobody has prepared: like blocks, each with a time and words. A block is one element, or a head
 * with what follows it; blocks may stand in groups (days), and a time or day may stand between them for those below.
 */
import { attributeOf, hasAttribute, isElement, isText, tagOf } from '../dom';
import { atOf, type Block, type TimeLeaf } from './block';
import { labelPath, otherPath } from './labels';
import { type Leaf, leavesIn, lengthOf, type Outline } from './outline';
import { headingOver } from './pairs';
import { readTables } from './tables';
import { type ShownTime, timeIn } from './times';
import { ancestorsOf, childrenOf, isShown, outerOf } from './tree';
import { exactTime } from './values';
import words from './words.json' with { type: 'json' };

const longestHead = 160;
const enoughWords = 40;

export function* timesIn(outline: Outline, taken: ReadonlySet<Element>): Generator<void, TimeLeaf[]> {
  const found: TimeLeaf[] = [];
  for (const [index, leaf] of outline.leaves.entries()) {
    if (index % 200 === 199) yield;
    if (leaf.isControl || leaf.length > longestHead + 40 || leaf.text.length > longestHead || isTaken(leaf, taken)) continue;
    const own = timeIn(leaf.text);
    const time = own ?? machineOnly(leaf);
    if (!time || isLabelled(leaf.text, time) || isInSentence(time)) continue;
    const exact = time.hasDay && !time.isRelative && time.hasClock ? null : exactTime(leaf.element);
    found.push({ index, leaf, time, exact });
  }
  return found;
}

function isTaken({ element }: Leaf, taken: ReadonlySet<Element>): boolean {
  if (taken.has(element)) return true;
  for (const each of ancestorsOf(element)) if (taken.has(each)) return true;
  return false;
}

/** `<time datetime>26d</time>` */
function machineOnly(leaf: Leaf): ShownTime | null {
  const element = tagOf(leaf.element) === 'time' ? leaf.element : null;
  const text = element && attributeOf(element, 'datetime');
  return text && leaf.text.length <= 20 ? timeIn(text) : null;
}

/** 今天下班前请回复: a day in a sentence is no time of a message. */
function isInSentence(time: ShownTime): boolean {
  const rest = time.rest.replace(/[\s\p{P}]/gu, '');
  if (/[今昨前]|today|yesterday/i.test(time.at) && !time.hasClock) return rest !== '';
  return !time.hasClock && !time.isRelative && rest.length > 30;
}

const sendWords = /^(?:发送时间|发表于|时间|日期|回复时间|记录时间|date|sent|time|posted|on|at|received|logged|created|added)$/i;

/** `交车日期: 2026-…` dates something else. */
function isLabelled(text: string, time: ShownTime): boolean {
  const before = text.slice(0, time.index);
  const label = /^([^:：]{1,16})[:：]\s*$/.exec(before)?.[1];
  return label !== undefined && !sendWords.test(label.trim());
}

interface Cluster {
  readonly list: Element;
  readonly items: Map<Element, TimeLeaf[]>;
}

export function* findBlocks(outline: Outline, times: readonly TimeLeaf[]): Generator<void, Block[]> {
  const clusters = yield* clustersOf(times);
  const rated: { readonly blocks: Block[]; readonly weight: number; readonly list: Element }[] = [];
  let steps = 0;
  for (const cluster of clusters) {
    if (++steps % 2 === 0) yield;
    const blocks = blocksOf(outline, cluster);
    const weight = weightOf(outline, cluster.list, blocks);
    if (weight > 0) rated.push({ blocks, weight, list: cluster.list });
  }
  for (const table of readTables(outline)) rated.push({ ...table, weight: table.blocks.length ** 2 * enoughWords * 2 });
  rated.sort((a, b) => b.weight - a.weight);
  const [best] = rated;
  if (!best) return [];
  return [...best.blocks, ...otherLists(outline, best, rated.slice(1))];
}

/** Every ancestor of a time may be the message; its parent, or the parent's parent, is the list. */
function* clustersOf(times: readonly TimeLeaf[]): Generator<void, Cluster[]> {
  const byList = new Map<Element, Cluster>();
  const byGroups = new Map<Element, Cluster>();
  for (const [count, time] of times.entries()) {
    if (count % 10 === 9) yield;
    let item: Element = time.leaf.element;
    for (let depth = 0; depth < 12; depth++) {
      const list = outerOf(item);
      if (!list || tagOf(item) === 'body') break;
      add(byList, list, item, time);
      const groups = outerOf(list);
      if (groups && tagOf(list) !== 'body') add(byGroups, groups, item, time);
      item = list;
    }
  }
  const grouped = [...byGroups.values()].filter(
    ({ items }) => new Set([...items.keys()].map((item) => outerOf(item))).size > 1 && items.size > 2,
  );
  return [...byList.values(), ...grouped];
}

function add(clusters: Map<Element, Cluster>, list: Element, item: Element, time: TimeLeaf): void {
  const cluster = clusters.get(list) ?? { list, items: new Map<Element, TimeLeaf[]>() };
  const times = cluster.items.get(item);
  if (times) times.push(time);
  else cluster.items.set(item, [time]);
  clusters.set(list, cluster);
}

const noItems = new Set('td th dt form nav label option body main html thead tbody tfoot table time select'.split(' '));

function blocksOf(outline: Outline, { list, items }: Cluster): Block[] {
  const heads = [...items.keys()].filter((item) => !['form', 'nav', 'option', 'body', 'html'].includes(tagOf(item)));
  if (heads.length === 0) return [];
  const isFlat = heads.filter((head) => wordsBesideTime(outline, head, items.get(head) ?? []) < 30).length * 3 > heads.length * 2;
  const flat = isFlat && heads.every((head) => outerOf(head) === list) ? flatBlocks(outline, list, items) : [];
  const whole = heads
    .filter((head) => !noItems.has(tagOf(head)) && tagOf(head) !== 'tr' && tagOf(head) !== 'dd')
    .flatMap((head) => blockAt(outline, [head], items.get(head) ?? []));
  return sumWords(outline, flat) > sumWords(outline, whole) * 1.4 ? flat : whole;
}

function blockAt(outline: Outline, nodes: readonly Element[], times: readonly TimeLeaf[]): Block[] {
  const time = bestTime(times);
  return time ? [{ nodes, time, at: atOf(outline, time) }] : [];
}

/** Of several times in a message: the one that stands alone, with a clock, first. */
function bestTime(times: readonly TimeLeaf[]): TimeLeaf | null {
  const weight = ({ leaf, time }: TimeLeaf) =>
    (time.rest.length === 0 ? 4 : time.rest.length < 30 ? 2 : 0) +
    (time.hasClock || time.isRelative ? 2 : 0) +
    (tagOf(leaf.element) === 'time' || hasAttribute(leaf.element, 'datetime') ? 3 : 0) +
    (/time|date|when|stamp/i.test(attributeOf(leaf.element, 'class') ?? '') ? 2 : 0);
  let best: TimeLeaf | null = null;
  for (const time of times) if (!best || weight(time) > weight(best)) best = time;
  return best;
}

function wordsBesideTime(outline: Outline, item: Element, times: readonly TimeLeaf[]): number {
  return lengthOf(outline, item) - (times[0]?.time.at.length ?? 0);
}

/** Heads among their messages: head, text, head, text; or a time, and under it the bubbles of that time. */
function flatBlocks(outline: Outline, list: Element, items: ReadonlyMap<Element, readonly TimeLeaf[]>): Block[] {
  const segments: { readonly head: Element; readonly rest: Element[] }[] = [];
  for (const child of childrenOf(list)) {
    if (!isElement(child)) continue;
    if (items.has(child) && isHead(outline, child, items.get(child) ?? [])) segments.push({ head: child, rest: [] });
    else if (leavesIn(outline, child).some((leaf) => !leaf.isControl) && tagOf(child) !== 'form')
      segments.at(-1)?.rest.push(child);
  }
  const most = median(segments.slice(0, -1).map(({ rest }) => rest.length)) || 1;
  const last = segments.at(-1);
  // The last one would swallow what stands below the list; bubbles under a time have no fixed number.
  const isTimeOnly = segments.every(
    ({ head }) => (items.get(head)?.[0]?.time.rest.length ?? 9) === 0 && leavesIn(outline, head).length === 1,
  );
  if (last && !isTimeOnly) last.rest.splice(most);
  return segments.flatMap(({ head, rest }) => {
    const times = items.get(head) ?? [];
    if (!isTimeOnly || rest.some((each) => tagOf(each) === 'p' || tagOf(each) === 'dd'))
      return rest.length > 0 ? blockAt(outline, [head, ...rest], times) : [];
    const time = bestTime(times);
    return time ? rest.map((each) => ({ nodes: [each], time: null, at: atOf(outline, time) })) : [];
  });
}

function isHead(outline: Outline, element: Element, times: readonly TimeLeaf[]): boolean {
  return wordsBesideTime(outline, element, times) < 60;
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

function sumWords(outline: Outline, blocks: readonly Block[]): number {
  return blocks.reduce(
    (sum, { nodes }) =>
      sum +
      Math.min(
        200,
        nodes.reduce((total, node) => total + lengthOf(outline, node), 0),
      ),
    0,
  );
}

/** Many like blocks beat one large one; what is named a message counts double. */
function weightOf(outline: Outline, list: Element, blocks: readonly Block[]): number {
  if (blocks.length === 0) return 0;
  const messages = blocks.filter((block) => isMessageLike(outline, block));
  if (messages.length * 2 < blocks.length) return 0;
  const average = sumWords(outline, messages) / messages.length - (messages[0]?.time ? 20 : 0);
  const named = evidenceOf(outline, list, messages);
  if (average < 4 && named === 0) return 0;
  if (messages.length === 1 && named === 0) return 0;
  return messages.length ** 2 * Math.max(4, Math.min(enoughWords, average)) * (1 + named) * likeness(messages) ** 2;
}

function isMessageLike(outline: Outline, { nodes }: Block): boolean {
  const [item] = nodes;
  if (!item || !isShown(item)) return false;
  const first = leavesIn(outline, item)[0];
  const path = first && !first.isControl ? labelPath(first.text) : null;
  // A labelled value, a row of a record.
  return path === null || path === otherPath || (!/[:：]$/.test(first?.text ?? '') && leavesIn(outline, item).length > 3);
}

/** How many of the blocks are built as the most common of them. */
function likeness(blocks: readonly Block[]): number {
  const counts = new Map<string, number>();
  for (const { nodes } of blocks) {
    const tag = nodes[0] ? tagOf(nodes[0]) : '';
    counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  return Math.max(...counts.values()) / blocks.length;
}

const tokens = new Set(words.messageTokens);

/** 0 to 2: names in the page's build, and the heading over the list. */
export function evidenceOf(outline: Outline, list: Element, blocks: readonly Block[]): number {
  const item = blocks[0]?.nodes[0];
  const around = [item, list, outerOf(list)].flatMap((element) => (element ? [element] : []));
  const isNamed = around.some((element) => tokensOf(element).some((token) => tokens.has(token)));
  const heading =
    headingOver(outline, item ?? list)
      ?.toLowerCase()
      .replace(/[\s(（\d)）:：·]+$/u, '') ?? '';
  return (
    (isNamed ? 1 : 0) +
    (words.messageSections.some((word) => heading === word || (word.length > 3 && heading.includes(word))) ? 1 : 0)
  );
}

const tokenAttributes = ['class', 'id', 'aria-label', 'data-testid', 'data-test', 'data-type', 'role', 'itemprop'];

export function tokensOf(element: Element): readonly string[] {
  return tokenAttributes
    .flatMap((name) => splitTokens(attributeOf(element, name) ?? ''))
    .concat(splitTokens(tagOf(element).includes('-') ? tagOf(element) : ''));
}

export function splitTokens(text: string): readonly string[] {
  return text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/** Notes for colleagues often have a list of their own. */
function otherLists(
  outline: Outline,
  best: { readonly blocks: readonly Block[]; readonly list: Element },
  rest: readonly { readonly blocks: Block[]; readonly list: Element; readonly weight: number }[],
): Block[] {
  const taken = new Set<Element>();
  const around = new Set<Element>();
  const take = (blocks: readonly Block[]) => {
    for (const node of blocks.flatMap(({ nodes }) => nodes)) {
      taken.add(node);
      for (const each of ancestorsOf(node)) around.add(each);
    }
  };
  take(best.blocks);
  const added: Block[] = [];
  const overlaps = (block: Block) =>
    block.nodes.some((node) => around.has(node) || [node, ...ancestorsOf(node)].some((each) => taken.has(each)));
  for (const { blocks, list } of rest) {
    if (evidenceOf(outline, list, blocks) < 2 || blocks.some(overlaps)) continue;
    added.push(...blocks);
    take(blocks);
    if (added.length > 200) break;
  }
  return added;
}

/** Text nodes of a block in reading order. */
export function leavesOf(outline: Outline, { nodes }: Pick<Block, 'nodes'>): readonly Leaf[] {
  return nodes.flatMap((node) => (isText(node) ? [] : leavesIn(outline, node)));
}
