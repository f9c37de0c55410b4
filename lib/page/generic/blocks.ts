/** The message list of a page nobody has prepared: the largest group of like siblings that carry a time and words. */
import { attributeOf, contains, firstChild, isElement, nextSibling, parentNode, selectAll, tagOf } from '../dom';
import { textOf } from '../locate';

export interface Block {
  readonly item: Element;
  readonly time: Element;
  readonly at: string;
}

/** `2026-10-25 09:12`, `2026-十月-27 09:12:00`, `2026年10月25日 9:12`, `Oct 27, 2026 9:12 AM`, `Tue Oct 27 09:12:00 2026`, `10月25日`, `3天前`, `2 hours ago`. */
const datePattern =
  /(\d{4}\s*[-/.年]\s*(?:\d{1,2}|十?[一二三四五六七八九十]月)\s*[-/.月]?\s*\d{1,2}日?)|(\d{1,2}月\d{1,2}日)|((?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2}(?:,?\s|$))|(\d{1,2}\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\s+\d{4})|(\d{1,2}\/\d{1,2}\/\d{2,4})|(\d+\s*(?:秒|分钟|小时|天|周|个月|年)前)|(\d+\s+(?:second|minute|hour|day|week|month|year)s?\s+ago)|(昨天|今天|yesterday|today)\s*\d{1,2}:\d{2}/i;
const longestTime = 60;
const enoughWords = 40;

export function isTimeText(text: string): boolean {
  return text.length <= longestTime && datePattern.test(text);
}

/** Time elements first (they say so themselves), then short texts that read as a date. */
export function findBlocks(doc: Document, isOver: () => boolean): Block[] {
  const times = selectAll(doc, 'time, [datetime], [class*="time" i], [class*="date" i], [class*="when" i], [class*="stamp" i]');
  const groups = new Map<Element, Map<Element, Block>>();
  for (const time of times) {
    if (isOver()) break;
    const at = textOf(time) || (attributeOf(time, 'datetime') ?? '');
    if (!isTimeText(at)) continue;
    addToLists(groups, { time, at });
  }
  return largest(groups);
}

/** Every ancestor may be the message; its parent then is the list. */
function addToLists(groups: Map<Element, Map<Element, Block>>, { time, at }: Omit<Block, 'item'>): void {
  let item: Element = time;
  for (let depth = 0; depth < 8; depth++) {
    const list = parentNode(item);
    if (!list || !isElement(list) || tagOf(list) === 'html') return;
    const known = groups.get(list) ?? new Map<Element, Block>();
    if (!known.has(item)) known.set(item, { item, time, at });
    groups.set(list, known);
    item = list;
  }
}

/** Many like blocks beat one large one; of equals the innermost, which came first. */
function largest(groups: ReadonlyMap<Element, ReadonlyMap<Element, Block>>): Block[] {
  let best: readonly Block[] = [];
  let bestWeight = 0;
  for (const [list, blocks] of groups) {
    const alike = [...blocks.values()].filter((block) => isMessageLike(block) && tagOf(list) !== 'tr');
    const weight = alike.length ** 2 * Math.min(enoughWords, wordsIn(alike));
    if (alike.length > 0 && weight > bestWeight) [best, bestWeight] = [alike, weight];
  }
  return [...best];
}

/** A table row is a row of a list of records, a form a form; a message has words beside its time. */
function isMessageLike(block: Block): boolean {
  const tag = tagOf(block.item);
  if (['tr', 'td', 'th', 'dt', 'dd', 'form', 'nav', 'header', 'label', 'option', 'body', 'main', 'span'].includes(tag))
    return false;
  return bodyOf(block) !== null;
}

function wordsIn(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { item }) => sum + textOf(item).length, 0) / blocks.length;
}

const bodies = ['[class*="body" i]', '[class*="text" i]', '[class*="content" i]', '[itemprop="text"]', 'blockquote'];

/** What is named as the body and does not hold the time; else the child that holds most of the words. */
export function bodyOf({ item, time }: Pick<Block, 'item' | 'time'>): Element | null {
  for (const css of bodies) {
    const named = selectAll(item, css).find((element) => !contains(element, time) && textOf(element) !== '');
    if (named) return named;
  }
  let best: Element | null = null;
  let most = 0;
  for (let child = firstChild(item); child; child = nextSibling(child)) {
    if (!isElement(child) || contains(child, time)) continue;
    const length = textOf(child).length;
    if (length > most) [best, most] = [child, length];
  }
  return best;
}
