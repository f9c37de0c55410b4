/** What RT's database says, in the shape of a reading. RT prints dates in two languages and HTML as HTML: both are levelled here. */
import type { CaseReading, Message } from '../../lib/case/reading';

export interface DumpedTicket {
  readonly id: number;
  readonly subject: string;
  /** UTC, `2026-10-27 01:12:00`. */
  readonly created: string;
  /** Mail addresses. */
  readonly requestors: readonly string[];
  readonly cf: Readonly<Record<string, string | null>>;
  readonly messages: readonly DumpedMessage[];
}

interface DumpedMessage {
  readonly txn: number;
  readonly type: string;
  readonly creator: string;
  readonly created: string;
  readonly content: string;
}

export interface SeededPerson {
  readonly name: string;
  readonly realName: string;
  readonly email: string;
}

export function expectedFromDump(ticket: DumpedTicket, customers: readonly SeededPerson[]) {
  const customer = customers.find(({ email }) => email === ticket.requestors[0]);
  const kind = ticket.cf.客户身份;
  return withoutGaps({
    name: customer?.realName,
    email: customer?.email,
    tags: kind && [kind],
    occupation: kind && /媒体|博主/.test(kind) ? kind : null,
    followers: ticket.cf.粉丝数,
    model: ticket.cf.车型,
    part: ticket.cf.配件,
    promisedDays: ticket.cf.承诺到货天数,
    score: ticket.cf.NPS评分,
    number: String(ticket.id),
    subject: ticket.subject,
    openedAt: Date.parse(`${ticket.created}Z`),
    messages: ticket.messages.map(({ type, creator, created, content }) => ({
      at: Date.parse(`${created}Z`),
      from: creator === customer?.name ? 'customer' : 'staff',
      internal: type === 'Comment',
      text: bareText(content),
    })),
  });
}

export function shortReading({ customer, vehicle, ticket, messages }: CaseReading) {
  return withoutGaps({
    name: customer?.name,
    email: customer?.email,
    tags: customer?.tags,
    occupation: customer?.occupation,
    followers: customer?.followers,
    model: vehicle?.model,
    part: ticket?.part,
    promisedDays: ticket?.promisedDays,
    score: ticket?.score,
    number: ticket?.number,
    subject: ticket?.subject,
    openedAt: instantOf(String(ticket?.openedAt)),
    messages: messages.map(({ at, from, internal = false, text }: Message) => ({
      at: instantOf(String(at)),
      from,
      internal,
      text: bareText(text),
    })),
  });
}

function withoutGaps<T extends object>(record: T) {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null && value !== undefined && value !== ''));
}

/** RT's own text version of an HTML mail marks lists with `> 1. `, a page with a number that is no text. */
function bareText(text: string): string {
  return text
    .replace(/^(> )?\d\. /gm, '')
    .replace(/\n\s*\n/g, '\n')
    .trim();
}

const months = '一 二 三 四 五 六 七 八 九 十 十一 十二'.split(' ').map((name) => `${name}月`);

/** `2026-十月-27 09:12:00 星期二` or `Tue Oct 27 09:12:00 2026`, in Shanghai. */
function instantOf(text: string): number {
  const chinese = /^(\d+)-(\S+月)-(\d+) (\S+)/.exec(text);
  if (!chinese) return Date.parse(`${text} GMT+0800`);
  const [, year, month = '', day, time] = chinese;
  return Date.parse(`${year}-${String(months.indexOf(month) + 1).padStart(2, '0')}-${day}T${time}+08:00`);
}
