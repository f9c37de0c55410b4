/**
 * CaseReading: what a page says, as read, before any judgement (contract.md).
 * Values are what the page shows: dates, counts and durations may be text in Chinese or English.
 */
import * as v from 'valibot';
import { checkPast, type PastTicket } from './past';

export type Speaker = 'customer' | 'staff' | 'system';

export interface Message {
  /** As the page shows it; the core normalises. */
  readonly at?: string | null;
  /** `unsure` is for readers that found no evidence: it counts as nobody. */
  readonly from?: Speaker | 'unsure';
  readonly author?: string | null;
  readonly channel?: string | null;
  readonly text: string;
  /** An internal comment: seen by colleagues only. */
  readonly internal?: boolean;
}

type Shown = string | number | boolean | null;

/** Everything but `id`, `now` and `messages` may be missing; unknown keys are kept and ignored. */
export interface CaseReading {
  /** site + record, stable between visits, e.g. `demo:ticket/17` */
  readonly id: string;
  /** ISO 8601 with offset: the only clock, and the advisor's time zone. */
  readonly now: string;
  readonly site?: string;
  readonly url?: string;
  readonly customer?: Readonly<Partial<Record<CustomerField, Shown>>> & { readonly tags?: readonly string[] };
  readonly vehicle?: Readonly<Partial<Record<VehicleField, Shown>>>;
  readonly ticket?: Readonly<Partial<Record<TicketField, Shown>>>;
  readonly messages: readonly Message[];
  /** Other cases of the same customer, where they are known. */
  readonly history?: readonly PastTicket[];
}

/** `record`: the CRM's own number of this person. */
export type CustomerField = 'name' | 'occupation' | 'followers' | 'vip' | 'since' | 'phone' | 'email' | 'record';
export type VehicleField = 'model' | 'plate' | 'drivable';
export type TicketField =
  | 'number'
  | 'subject'
  | 'status'
  | 'openedAt'
  | 'promisedAt'
  | 'promisedDays'
  | 'part'
  | 'visits'
  | 'score'
  | 'eta';

/** `customer.name`, `ticket.openedAt`, `messages.3`, … : a path into the reading. */
export type ReadingPath = string;

/** Something on the page that could not be understood: reported, never guessed. */
export interface Unread {
  readonly field: ReadingPath;
  readonly value: unknown;
  readonly reason: string;
}

export type ParsedReading =
  | { readonly ok: true; readonly reading: CaseReading; readonly unread: readonly Unread[] }
  | { readonly ok: false; readonly error: string };

const shell = v.looseObject({ id: v.pipe(v.string(), v.nonEmpty()), now: v.string(), messages: v.array(v.unknown()) });
const shown = v.nullish(v.union([v.string(), v.number(), v.boolean()]));
const messageSchema = v.looseObject({ text: v.string() });
const speakers: ReadonlySet<unknown> = new Set(['customer', 'staff', 'system', 'unsure']);
const groups = ['customer', 'vehicle', 'ticket'] as const;

/**
 * Checks a reading at a border (page, file, message). Only a missing `id`, `now` or `messages` refuses it;
 * a wrong-typed value is dropped and named in `unread`, so that the rest is still assessed.
 * Messages keep their places: a broken one becomes an empty `unsure` message, for `messages.N` must stay true.
 */
export function parseReading(input: unknown): ParsedReading {
  const parsed = v.safeParse(shell, Array.isArray(input) ? null : input);
  if (!parsed.success) return { ok: false, error: describeIssue(parsed.issues[0]) };
  if (!isInstant(parsed.output.now)) return { ok: false, error: '"now" must be an ISO date and time with an offset' };
  const unread: Unread[] = [];
  const checked: Record<string, unknown> = { ...parsed.output };
  for (const group of groups) checked[group] = checkGroup(group, parsed.output[group], unread);
  for (const field of ['site', 'url'] as const) {
    if (checked[field] !== undefined && typeof checked[field] !== 'string') delete checked[field];
  }
  const history = checkPast(checked.history);
  if (history) checked.history = history;
  else delete checked.history;
  checked.messages = parsed.output.messages.map((message, index) => checkMessage(message, index, unread));
  return { ok: true, reading: checked as unknown as CaseReading, unread };
}

function describeIssue(issue: v.BaseIssue<unknown>): string {
  const key = v.getDotPath(issue);
  if (!key) return 'expected a JSON object with id, now and messages';
  if (issue.type === 'non_empty') return `"${key}" is empty`;
  return issue.received === 'undefined' ? `"${key}" is missing` : `"${key}": expected ${issue.expected}, got ${issue.received}`;
}

const mostEchoed = 500;

/** A wrong value as `unread` names it: itself, unless it is so long or so deeply nested that nobody could be shown it. */
function echo(value: unknown): unknown {
  if (typeof value === 'string') return value.slice(0, mostEchoed);
  if (typeof value !== 'object' || value === null) return value;
  try {
    return JSON.stringify(value).length <= mostEchoed ? value : wordFor(value);
  } catch {
    return wordFor(value); // nested deeper than the stack is
  }
}

function wordFor(value: object): string {
  return Array.isArray(value) ? 'a long list' : 'a long object';
}

function isInstant(text: string): boolean {
  const day = /^(\d{4})-(\d\d)-(\d\d)T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.exec(text);
  return day !== null && !Number.isNaN(Date.parse(text)) && existsOnCalendar(Number(day[1]), Number(day[2]), Number(day[3]));
}

/** `Date.parse` reads 30 February as 2 March. */
function existsOnCalendar(year: number, month: number, day: number): boolean {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
}

function checkGroup(group: string, value: unknown, unread: Unread[]): Record<string, unknown> | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'object' || Array.isArray(value)) {
    unread.push({ field: group, value: echo(value), reason: 'not an object' });
    return undefined;
  }
  const kept: Record<string, unknown> = {};
  for (const [key, entry] of Object.entries(value)) {
    if (key === 'tags') kept.tags = checkTags(entry, `${group}.tags`, unread);
    else if (v.is(shown, entry)) kept[key] = entry;
    else unread.push({ field: `${group}.${key}`, value: echo(entry), reason: 'not a text, number or yes/no' });
  }
  return kept;
}

function checkTags(value: unknown, field: string, unread: Unread[]): string[] {
  if (value === undefined || value === null) return [];
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.filter((tag): tag is string => typeof tag === 'string');
  unread.push({ field, value: echo(value), reason: 'not a list of texts' });
  return [];
}

function checkMessage(value: unknown, index: number, unread: Unread[]): Message {
  const field = `messages.${index}`;
  if (!v.is(messageSchema, value)) {
    unread.push({ field, value: echo(value), reason: 'not a message with a text' });
    return { from: 'unsure', text: '' };
  }
  const message: Record<string, unknown> = { ...value };
  for (const key of ['at', 'author', 'channel'] as const) {
    if (message[key] === undefined || message[key] === null || typeof message[key] === 'string') continue;
    unread.push({ field: `${field}.${key}`, value: echo(message[key]), reason: 'not a text' });
    message[key] = null;
  }
  if (message.from !== undefined && !speakers.has(message.from)) {
    unread.push({ field: `${field}.from`, value: echo(message.from), reason: 'not customer, staff or system' });
    message.from = 'unsure';
  }
  if (message.internal !== undefined) message.internal = message.internal === true;
  return message as unknown as Message;
}
