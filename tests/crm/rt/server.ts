/** The Request Tracker of rt.sh: where it is, and what it says itself about what it holds and what it sent. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import seed from './seed.json' with { type: 'json' };

export const rtHost = `127.0.0.1:${process.env.RITESIDE_RT_PORT ?? '18080'}`;
export const rtUrl = `http://${rtHost}`;
export const rtScript = path.join(import.meta.dirname, 'rt.sh');

export interface Moment {
  /** ISO 8601, `2026-10-27T01:12:00Z`. */
  readonly utc: string;
  /** As RT writes it for this reader: their zone, language and format. */
  readonly shown: string;
}

export interface StoredMessage {
  readonly txn: number;
  readonly type: 'Create' | 'Correspond' | 'Comment';
  readonly at: Moment;
  readonly creator: { readonly login: string; readonly name: string; readonly isCustomer: boolean };
  readonly mime: string;
  readonly content: string;
}

export interface StoredTicket {
  readonly id: number;
  readonly subject: string;
  readonly status: string;
  readonly statusShown: string;
  readonly created: Moment;
  readonly customer: { readonly name: string; readonly email: string };
  readonly cf: Readonly<Record<string, string | null>>;
  readonly messages: readonly StoredMessage[];
}

export interface Footprint {
  readonly mails: number;
  readonly transactions: number;
}

const run = promisify(execFile);

export async function rt(...args: string[]): Promise<string> {
  return (await run(rtScript, args, { maxBuffer: 32 << 20 })).stdout;
}

/** All tickets as the database has them, with dates as RT writes them for `login`. */
export async function storedTickets(login: string): Promise<readonly StoredTicket[]> {
  return JSON.parse(await rt('dump', login)) as StoredTicket[];
}

/** What RT has sent and noted down since it was seeded. */
export async function footprint(): Promise<Footprint> {
  const [mails, transactions] = await Promise.all([rt('mails'), rt('transactions')]);
  return { mails: Number(mails), transactions: Number(transactions) };
}

/** Ids rise with the age of the tickets, as `rt.sh seed` makes them: oldest first. */
export const ticketIds: Readonly<Record<string, number>> = Object.fromEntries(
  [...seed.tickets]
    .map(({ key, messages: [first] }) => ({ key, daysAgo: first?.daysAgo ?? 0, at: first?.at ?? '' }))
    .sort((a, b) => b.daysAgo - a.daysAgo || a.at.localeCompare(b.at))
    .map(({ key }, index) => [key, index + 1]),
);

export const seededTickets = seed.tickets.map(({ key, messages }) => ({
  id: ticketIds[key] as number,
  key,
  hasComment: messages.some(({ kind }) => kind === 'comment'),
}));

/** Two that the tests name. */
export const batteryTicket = ticketIds['t-battery-26d'] as number;
export const resolvedTicket = ticketIds['t-seat-18d-resolved'] as number;

export function ticketOf(tickets: readonly StoredTicket[], id: number): StoredTicket {
  const found = tickets.find((ticket) => ticket.id === id);
  if (!found) throw new Error(`no ticket ${id} in the database`);
  return found;
}

export const ticketPage = (id: number) => `${rtUrl}/Ticket/Display.html?id=${id}`;

export const replyPage = (id: number, action: 'Respond' | 'Comment', quote: number) =>
  `${rtUrl}/Ticket/Update.html?id=${id}&Action=${action}&QuoteTransaction=${quote}`;
