/** What a reading must be, made from Request Tracker's database without looking at a page. */
import type { CaseReading, Message } from '../../../lib/case/reading';
import { rtHost, type StoredMessage, type StoredTicket, ticketPage } from './server';

/** Custom fields of the seed and where they belong in a reading; whoever is a media person has that as occupation too. */
export function expectedReading(ticket: StoredTicket): Omit<CaseReading, 'now'> {
  const { cf } = ticket;
  const standing = cf.客户身份;
  return withoutGaps({
    id: `rt@${rtHost}:ticket/${ticket.id}`,
    site: `rt@${rtHost}`,
    url: ticketPage(ticket.id),
    customer: withoutGaps({
      ...ticket.customer,
      tags: standing ? [standing] : null,
      occupation: standing?.includes('媒体') ? standing : null,
      followers: cf.粉丝数,
    }),
    vehicle: withoutGaps({ model: cf.车型 }),
    ticket: withoutGaps({
      number: String(ticket.id),
      subject: ticket.subject,
      status: ticket.statusShown,
      openedAt: bySpaces(ticket.created.shown),
      part: cf.配件,
      promisedDays: cf.承诺到货天数,
      score: cf.NPS评分,
    }),
    messages: ticket.messages.map(expectedMessage),
  }) as Omit<CaseReading, 'now'>;
}

function expectedMessage({ type, at, creator, mime, content }: StoredMessage): Message {
  return {
    at: bySpaces(at.shown),
    from: creator.isCustomer ? 'customer' : 'staff',
    author: creator.isCustomer ? creator.name : `${creator.login} (${creator.name})`,
    text: level(mime === 'text/html' ? shownHtml(content) : content),
    ...(type === 'Comment' ? { internal: true } : {}),
  };
}

/** What the ticket's page said: without the clock and the customer's other tickets, and with texts levelled as the expected ones are. */
export function comparable({ now: _now, history: _history, ...reading }: CaseReading): Omit<CaseReading, 'now' | 'history'> {
  return { ...reading, messages: reading.messages.map((message) => ({ ...message, text: level(message.text) })) };
}

/** RT's English dates part time and AM with a narrow space; read text has one kind of space. */
function bySpaces(text: string): string {
  return text.replace(/\s/g, ' ');
}

/** A mail ends with a line break, a page does not show it; the count of empty lines is the page's. */
function level(text: string): string {
  return text.replace(/\n{2,}/g, '\n').trim();
}

const entities: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&nbsp;': ' ', '&amp;': '&' };

/** As a browser shows it: a line for each block; the number of a list item is no text. */
function shownHtml(html: string): string {
  return html
    .replace(/<\/?(p|li|ol|ul|div|br)\b[^>]*>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&\w+;/g, (entity) => entities[entity] ?? entity);
}

function withoutGaps<T extends object>(record: T): Partial<T> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null && value !== undefined)) as Partial<T>;
}
