/** What a page says of its record without a label: the heading, its number, the state beside it, the line that says since when. */

import { around, type Box, type Leaf } from './box';
import { type Heading, headingsOf, titleLines } from './headings';
import { labelPath, otherPath } from './labels';
import { type Naming, numberOf } from './number';
import type { Pair } from './pair';
import { samePerson } from './persons';
import { briefText, type Snapshot } from './snapshot';
import { statusOf } from './status';
import { subjectNear } from './subjectBeside';
import { exactTime } from './values';
import words from './words.json' with { type: 'json' };

export interface Titled {
  readonly pairs: readonly Pair[];
  /** The heading or the page's title speaks of a ticket. */
  readonly speaksOfTicket: boolean;
}

const ticketPath = /\/(?:tickets?|cases?|issues?|incidents?|requests?|workorders?|work-orders?|gongdan)\//i;

/** `found`: what labels have said already is not looked for again. */
export function* readTitle(
  page: Snapshot,
  naming: Naming,
  found: ReadonlyMap<string, Pair>,
  skip: (leaf: Leaf) => boolean,
): Generator<void, Titled> {
  const headings = yield* headingsOf(page, skip);
  const said = `${naming.title} ${headings.map(({ text }) => text).join(' ')}`.toLowerCase();
  const speaksOfTicket = words.ticketWords.some((word) => said.includes(word)) || ticketPath.test(naming.url);
  const number = found.get('ticket.number') ?? numberOf(page, headings, naming, skip);
  yield;
  const isPerson = ({ text }: Heading) => naming.people.some((name) => samePerson(name, text));
  const proper = headings.filter((heading) => heading.rank <= 3 && !isPerson(heading));
  const code = typeof number?.value === 'string' ? number.value : undefined;
  const lines = found.has('ticket.subject')
    ? []
    : titleLines(page, naming.title, new Set([...found.values()].map(({ box }) => box)), skip).filter((line) => !isPerson(line));
  const subject =
    found.get('ticket.subject') ??
    subjectOf([...proper, ...lines], naming.title, code) ??
    subjectBeside(page, code, naming.people, skip) ??
    subjectAlone(proper, code);
  yield;
  const anchors = [number?.box, subject?.box, ...headings.filter(({ rank }) => rank <= 1.5 || rank === 4).map(({ box }) => box)]
    .filter((box) => box !== undefined)
    .slice(0, 5);
  const status = found.get('ticket.status') ?? statusOf(page, anchors, skip);
  yield;
  const titled = subject ?? (status?.weight === 1 ? subjectBeforeBadge(page, status, code, naming.people, skip) : null);
  const opened = found.get('ticket.openedAt') ?? openedLine(page, skip);
  return { pairs: [number, titled, status, opened].filter((pair) => pair !== null), speaksOfTicket };
}

/** The page's heading; a lower one if the page's title says so too. */
function subjectOf(headings: readonly Heading[], title: string, number: string | undefined): Pair | null {
  for (const { box, text, rank } of headings) {
    const subject = properSubject(text, number);
    if (subject && (rank < 2 || title.includes(subject))) return { path: 'ticket.subject', value: subject, box, weight: 1 };
  }
  return null;
}

/** The one heading of the second rank, if nothing else names the record. */
function subjectAlone(headings: readonly Heading[], number: string | undefined): Pair | null {
  for (const { box, text, rank } of headings) {
    const subject = properSubject(text, number);
    const isNumbered = number !== undefined && text.includes(number);
    if (!subject || rank !== 2 || !(isNumbered || saysMuch(subject))) continue;
    if (!headings.some((other) => isRival(other, box))) return { path: 'ticket.subject', value: subject, box, weight: 1 };
  }
  return null;
}

function properSubject(text: string, number: string | undefined): string | null {
  const subject = bareSubject(text, number);
  const isState = subject !== null && statuses.has(subject.replace(/^[(（[]|[)）\]]$/g, '').toLowerCase());
  return !subject || isState || labelPath(subject) !== null || isSectionTitle(subject) ? null : subject;
}

const saysMuch = (subject: string): boolean => /\S\s+\S/.test(subject) || /[\u3400-\u9fff]{5}/.test(subject);

function subjectBeside(page: Snapshot, number: string | undefined, people: readonly string[], skip: (leaf: Leaf) => boolean) {
  return number ? subjectNear(page, number, people, (text) => properSubject(text, number), skip) : null;
}

/** `轮毂盖缺货 [处理中]`: what stands right before the state, in the same row. */
function subjectBeforeBadge(
  page: Snapshot,
  status: Pair,
  number: string | undefined,
  people: readonly string[],
  skip: (leaf: Leaf) => boolean,
) {
  const { box } = status;
  const before = page.leaves[box.first - 1];
  const isRow = before && [box.parent, box.parent?.parent].some((row) => row && row.size <= mostInRow && row.holds(before));
  if (!isRow || before.isControl || before.time || skip(before) || people.some((name) => samePerson(name, before.text)))
    return null;
  const subject = properSubject(before.text, number);
  return subject && saysMuch(subject) ? { path: 'ticket.subject' as const, value: subject, box: before.box, weight: 1 } : null;
}

const mostInRow = 6;

const isRival = ({ box, text, rank }: Heading, own: Box): boolean =>
  rank === 2 && box !== own && !isSectionTitle(text) && labelPath(text) === null && !/\d/.test(text);

const statuses: ReadonlySet<string> = new Set(words.statuses);
const allTicketWords = words.ticketWords.join('|');

/** `#17: 中控主板缺货`, `Case 00012 – No parts`, `[T-7] …`: without the number. */
function bareSubject(text: string, number: string | undefined): string | null {
  let bare = text.trim();
  const state = /\s[-–—|·(（[]\s*([^-–—|·()（）[\]]{2,24})[)）\]]?$/.exec(bare);
  if (state && statuses.has(state[1]?.trim().toLowerCase() ?? '')) bare = bare.slice(0, state.index).trim();
  if (number && bare.includes(number)) {
    const escaped = number.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const named = `(?:(?:${allTicketWords})\\s*)?[\\[(（【]?(?:#|№|no\\.?|编号|单号|号)?\\s*[:：]?\\s*#?${escaped}[\\])）】]?\\s*[:：·|–—-]?\\s*`;
    bare = bare.replace(new RegExp(named, 'i'), ' ').trim();
  }
  bare = bare.replace(/^[\s:：·|–—-]+|[\s:：·|–—-]+$/g, '');
  return bare.length >= 4 || /[\u3400-\u9fff]{3}/.test(bare) ? bare : null;
}

const sectionTitles: ReadonlySet<string> = new Set([...words.messageSections, ...words.customerSections, ...words.ticketWords]);
const sectionTitle =
  /^(?:工单|案件|案例|客户|投诉|服务)?(?:详情|明细|信息|管理|中心|列表|工作台|系统|平台|概览|基本信息|车辆信息|处理信息|配件信息|附件|相关.*|操作)$|(?:(?:提交|发起)的.*|信息|详情|明细|详情页|工单|案例|查看|(?:处理|登记|投诉|服务|维修|反馈|受理|通知)单)$|^(?:ticket|case|issue|customer|request|record|vehicle|part|parts|service)?\s?(?:details?|overview|information|info|summary|dashboard|workspace|profile|properties|attributes|attachments|related.*)$|^(?:service |support |repair |customer |linked )?(?:tickets?|cases?|requests?|orders?|conversations?|issues?)$|^about (?:this|the) .*$|^当前.*|^(?:my|our|your|all|open|recent|new|other) .*(?:tickets|cases|jobs|orders|requests|tasks|queues?)$|^(?:dashboard|home|support|help ?desk|service desk|crm)$/i;

const isSectionTitle = (text: string): boolean => sectionTitles.has(text.toLowerCase()) || sectionTitle.test(text);

const openedWords =
  /(?:创建于|建单于|提交于|受理于|开单于|报修于|发起于|创建时间|建单)\s*[:：]?|(?:创建|提交|建单|发起|添加)[了.。]?$|\b(?:created|opened|submitted|reported|raised|logged|filed|added)\b/i;
const longestLine = 160;

/** `由陈思雨创建于 26 天前`, `Opened Oct 27, 2026 by Daniel`: one line, outside the messages. */
function openedLine(page: Snapshot, skip: (leaf: Leaf) => boolean): Pair | null {
  const seen = new Set<Box>();
  for (const leaf of page.leaves) {
    const { time } = leaf;
    if (leaf.text.length > longestLine || !time?.hasDay || isLabelled(leaf.text) || skip(leaf)) continue;
    for (const each of around(leaf.box, 3)) {
      if (seen.has(each)) break;
      seen.add(each);
      const line = briefText(page, each, 200);
      if (line.length > longestLine) break;
      if (!openedWords.test(line) || /updated|更新/i.test(line.slice(0, line.indexOf(time.at)))) continue;
      const exact = time.isRelative ? exactTime(leaf.box) : null;
      return { path: 'ticket.openedAt', value: exact ?? time.at, box: leaf.box, weight: 1 };
    }
  }
  return null;
}

function isLabelled(text: string): boolean {
  const label = /^([^:：]{1,16})[:：]/.exec(text)?.[1];
  const path = label ? labelPath(label) : null;
  return path !== null && path !== otherPath && path !== 'ticket.openedAt';
}
