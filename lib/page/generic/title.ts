/** What a page says of its record without a label: the heading, its number, the state beside it, the line that says since when. */
import { attributeOf, tagOf } from '../dom';
import { labelPath, otherPath } from './labels';
import { briefText, type Leaf, leavesIn, type Outline } from './outline';
import type { Pair } from './pairs';
import { timeIn } from './times';
import { ancestorsOf, isShown } from './tree';
import { exactTime } from './values';
import words from './words.json' with { type: 'json' };

export interface Titled {
  readonly pairs: readonly Pair[];
  /** The heading or the page's title speaks of a ticket. */
  readonly speaksOfTicket: boolean;
}

const statuses: ReadonlySet<string> = new Set(words.statuses);
const numberPattern =
  /(?:#|№|no\.?\s*|编号[:：]?\s*|单号[:：]?\s*)?\b([A-Z]{1,8}[-_]?(?:\d{2,}[-_]?)*\d{2,}|\d{2,}[-_]\d{2,}|#\s?\d+|(?<=#)\d+|(?<=(?:ticket|case|issue|request|order|工单|案件|incident)\s*#?)\d{2,}|\d{4,})\b/i;

export function readTitle(outline: Outline, doc: Document, url: string, skip: (leaf: Leaf) => boolean): Titled {
  const headings = headingsOf(outline, skip);
  const said = `${doc.title} ${headings.map(({ text }) => text).join(' ')}`.toLowerCase();
  const speaksOfTicket =
    words.ticketWords.some((word) => said.includes(word)) ||
    /\/(?:tickets?|cases?|issues?|incidents?|requests?|workorders?|work-orders?|gongdan)\//i.test(url);
  const pairs: Pair[] = [];
  const number = numberOf(outline, headings, url, doc.title) ?? numberLine(outline, url, doc.title, skip);
  if (number) pairs.push(number);
  const subject = subjectOf(
    [...headings, ...titleLines(outline, doc.title, skip)],
    doc.title,
    number?.value as string | undefined,
  );
  if (subject) pairs.push(subject);
  const anchor = subject?.element ?? number?.element;
  const status = anchor ? statusNear(outline, anchor, skip) : null;
  if (status) pairs.push(status);
  const opened = openedLine(outline, skip);
  if (opened) pairs.push(opened);
  return { pairs, speaksOfTicket };
}

interface Heading {
  readonly element: Element;
  readonly text: string;
  readonly rank: number;
}

function headingsOf(outline: Outline, skip: (leaf: Leaf) => boolean): Heading[] {
  const found: Heading[] = [];
  for (const [element, [start, end]] of outline.spans) {
    if (end <= start || end - start > 8) continue;
    const rank = rankOf(element);
    if (rank === 0) continue;
    const leaf = outline.leaves[start];
    if (!leaf || skip(leaf)) continue;
    const text = briefText(outline, element, 160);
    if (text.length >= 2 && text.length <= 160 && isShown(element)) found.push({ element, text, rank });
  }
  return found.sort((a, b) => a.rank - b.rank);
}

/** A text that the page's title repeats is its heading, whatever it is made of. */
function titleLines(outline: Outline, title: string, skip: (leaf: Leaf) => boolean): Heading[] {
  const said = title.replace(/\s+/g, ' ');
  return outline.leaves
    .filter(
      (leaf) =>
        !leaf.isControl &&
        leaf.text.length >= 6 &&
        leaf.text.length <= 120 &&
        said.includes(leaf.text) &&
        !skip(leaf) &&
        isShown(leaf.element),
    )
    .map(({ element, text }) => ({ element, text, rank: 2.5 }));
}

function rankOf(element: Element): number {
  const tag = tagOf(element);
  if (tag === 'h1') return 1;
  if (attributeOf(element, 'role') === 'heading') return Number(attributeOf(element, 'aria-level') ?? 2);
  if (
    /subject|(?:ticket|case|issue|record|page|detail)[-_]{0,2}(?:title|subject|name)/i.test(
      `${attributeOf(element, 'class') ?? ''} ${attributeOf(element, 'data-testid') ?? ''}`,
    )
  )
    return 1.5;
  return tag === 'h2' ? 2 : tag === 'h3' ? 3 : 0;
}

/** The URL or the page's title must say the same number, or a # must stand before it. */
function numberOf(outline: Outline, headings: readonly Heading[], url: string, title: string): Pair | null {
  const places = [...headings.filter(({ rank }) => rank <= 2), ...breadcrumbs(outline)];
  for (const { element, text } of places) {
    const match = numberPattern.exec(text);
    const number = match?.[1]?.replace(/^#\s?/, '');
    if (!match || !number || timeIn(text)?.hasDay) continue;
    const isNamed =
      /[#№]|编号|单号/.test(match[0]) ||
      words.ticketWords.some((word) => text.toLowerCase().includes(word)) ||
      /^[A-Z]{1,8}-?\d/.test(number);
    if (isNamed && (url.includes(number) || title.includes(number) || /[#№]|单号|编号|[A-Z]-?\d/.test(match[0])))
      return { path: 'ticket.number', value: number, element, weight: 1 };
  }
  return null;
}

const numbered = new RegExp(
  `^(?:${words.ticketWords.join('|')}|id)?\\s*(?:#|№|no\\.?|number|编号|单号|号)?\\s*[:：]?\\s*([A-Z]{0,8}[-_]?\\d[\\dA-Z-_]*)$`,
  'iu',
);

/** `Case 00018452` in a text of its own; the address or the page's title says it too. */
function numberLine(outline: Outline, url: string, title: string, skip: (leaf: Leaf) => boolean): Pair | null {
  for (const leaf of outline.leaves) {
    if (leaf.isControl || leaf.text.length > 40 || !/\d{2}/.test(leaf.text)) continue;
    const number = numbered.exec(leaf.text)?.[1];
    if (!number || skip(leaf) || !(url.includes(number) || title.includes(number))) continue;
    if (/[^\d]/.test(leaf.text) && isShown(leaf.element))
      return { path: 'ticket.number', value: number, element: leaf.element, weight: 1 };
  }
  return null;
}

function breadcrumbs(outline: Outline): Heading[] {
  const found: Heading[] = [];
  for (const [element] of outline.spans) {
    if (
      !/breadcrumb|crumb|eyebrow|case-?(?:id|no|number)|ticket-?(?:id|no|number)|record-?id/i.test(
        attributeOf(element, 'class') ?? '',
      )
    )
      continue;
    const text = briefText(outline, element, 120);
    if (text.length <= 120) found.push({ element, text, rank: 4 });
  }
  return found;
}

function subjectOf(headings: readonly Heading[], title: string, number: string | undefined): Pair | null {
  for (const { element, text, rank } of headings) {
    if (rank > 3) continue;
    const subject = bareSubject(text, number);
    if (!subject || labelPath(subject) !== null || isSectionTitle(subject)) continue;
    // A lower heading is the subject only if the page's title says so too.
    if (rank > 2 && !title.includes(subject)) continue;
    if (
      rank === 2 &&
      !title.includes(subject) &&
      headings.some(
        (other) =>
          other.rank === 2 &&
          other.element !== element &&
          !isSectionTitle(other.text) &&
          labelPath(other.text) === null &&
          !/\d/.test(other.text),
      )
    )
      continue;
    return { path: 'ticket.subject', value: subject, element, weight: 1 };
  }
  return null;
}

/** `#17: 中控主板缺货`, `Case 00012 – No parts`, `[T-7] …`: without the number. */
function bareSubject(text: string, number: string | undefined): string | null {
  let bare = text.trim();
  const state = [...statuses].find((word) => bare.toLowerCase().endsWith(` ${word}`));
  if (state) bare = bare.slice(0, -state.length).trim();
  if (number) {
    const escaped = number.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    bare = bare
      .replace(
        new RegExp(
          `(?:(?:${words.ticketWords.join('|')})\\s*)?[\\[(（【]?(?:#|№|no\\.?|编号|单号|号)?\\s*[:：]?\\s*#?${escaped}[\\])）】]?\\s*[:：·|–—-]?\\s*`,
          'iu',
        ),
        ' ',
      )
      .trim();
  }
  bare = bare.replace(/^[\s:：·|–—-]+|[\s:：·|–—-]+$/gu, '');
  return bare.length >= 4 || /\p{Script=Han}{3}/u.test(bare) ? bare : null;
}

function isSectionTitle(text: string): boolean {
  const low = text.toLowerCase();
  if ([...words.messageSections, ...words.customerSections, ...words.ticketWords].includes(low)) return true;
  return /^(?:工单|案件|案例|客户|投诉|服务)?(?:详情|明细|信息|管理|中心|列表|工作台|系统|平台|概览|基本信息|车辆信息|处理信息|配件信息|附件|相关.*|操作)$|(?:信息|详情|明细|详情页)$|^(?:ticket|case|issue|customer|request|record|vehicle|part|parts|service)?\s?(?:details?|overview|information|info|summary|dashboard|workspace|profile|properties|attributes|attachments|related.*)$|^(?:dashboard|home|support|help ?desk|service desk|crm)$/i.test(
    text,
  );
}

/** A badge beside the heading, if its word is a state and nothing else. */
function statusNear(outline: Outline, anchor: Element, skip: (leaf: Leaf) => boolean): Pair | null {
  let steps = 0;
  for (const around of [anchor, ...ancestorsOf(anchor)]) {
    if (++steps > 4 || tagOf(around) === 'body' || tagOf(around) === 'main') return null;
    const leaves = leavesIn(outline, around);
    if (leaves.length > 40) return null;
    const found = leaves.filter(
      (leaf) => statuses.has(leaf.text.toLowerCase()) && !skip(leaf) && !isClickable(leaf.element) && isShown(leaf.element),
    );
    if (found.length === 1 && found[0])
      return { path: 'ticket.status', value: found[0].text, element: found[0].element, weight: 1 };
    if (found.length > 1) return null;
  }
  return null;
}

function isClickable(element: Element): boolean {
  let steps = 0;
  for (const each of [element, ...ancestorsOf(element)]) {
    if (++steps > 3) return false;
    if (['button', 'a', 'option', 'select'].includes(tagOf(each)) || attributeOf(each, 'role') === 'tab') return true;
  }
  return false;
}

const openedWords =
  /(?:创建于|建单于|提交于|受理于|开单于|报修于|发起于|创建时间|建单)\s*[:：]?|(?:创建|提交|建单|发起|添加)[了.。]?$|\b(?:created|opened|submitted|reported|raised|logged|filed|added)\b/i;

/** `由陈思雨创建于 26 天前`, `Opened Oct 27, 2026 by Daniel`: one line, outside the messages. */
function openedLine(outline: Outline, skip: (leaf: Leaf) => boolean): Pair | null {
  const seen = new Set<Element>();
  for (const leaf of outline.leaves) {
    if (leaf.isControl || leaf.text.length > 160 || skip(leaf)) continue;
    const own = timeIn(leaf.text);
    if (!own?.hasDay || isLabelled(leaf.text)) continue;
    let steps = 0;
    for (const each of [leaf.element, ...ancestorsOf(leaf.element)]) {
      if (++steps > 3 || seen.has(each)) break;
      seen.add(each);
      const line = briefText(outline, each, 200);
      if (line.length > 160) break;
      if (!openedWords.test(line) || /updated|更新/i.test(line.slice(0, line.indexOf(own.at)))) continue;
      const exact = own.isRelative ? exactTime(leaf.element) : null;
      return { path: 'ticket.openedAt', value: exact ?? own.at, element: leaf.element, weight: 1 };
    }
  }
  return null;
}

function isLabelled(text: string): boolean {
  const label = /^([^:：]{1,16})[:：]/.exec(text)?.[1];
  const path = label ? labelPath(label) : null;
  return path !== null && path !== otherPath && path !== 'ticket.openedAt';
}
