/**
 * What the doctor shows for the page in front of you: field by field what was read, from where, and what is missing; and a
 * report for whoever looks after the adapter, with every value replaced by its shape. Pure: given readings, gives data.
 */
import type { SeenBefore } from '../case/view';
import type { Adapter, FieldPath, PageKind } from './adapters/types';
import { askable } from './askable';
import type { FieldTrace, PageReading } from './read';

export interface DoctorField {
  readonly path: string;
  /** `李女士` is `汉汉汉`, `138-0000` is `999-9999`: enough to see what is wrong, nobody to be recognised. */
  readonly shape: string;
  readonly from: FieldTrace['from'];
  readonly locator: number | null;
  readonly ms: number;
}

export interface DoctorReport {
  readonly version: 1;
  readonly adapter: { readonly id: string; readonly version: number } | null;
  readonly kind: PageKind;
  /** Path of the address with digits and names replaced; no host, no query. */
  readonly address: string;
  readonly fields: readonly DoctorField[];
  readonly missing: readonly string[];
  readonly stale: readonly string[];
  readonly unread: readonly { readonly field: string; readonly reason: string }[];
  readonly messages: {
    readonly count: number;
    readonly customer: number;
    readonly staff: number;
    readonly system: number;
    readonly unsure: number;
    readonly internal: number;
    readonly withoutTime: number;
    readonly timeShapes: readonly string[];
  };
  readonly complete: boolean;
  readonly others: readonly { readonly id: string; readonly reason: string }[];
}

/**
 * Once may have been one customer's own field: what the score needs is missed from the third time on, anything else (an email that
 * the first few customers happened to have) much later; and only what nearly every record had.
 */
const missedFrom = { wanted: 3, other: 12 };
const nearlyEvery = 0.8;
/** One record without it may be one customer's; two in a row are the site's. */
const goneFrom = 2;

const wanted: ReadonlySet<string> = new Set(askable);

export function staleFields(seen: SeenBefore, traces: PageReading['traces']): FieldPath[] {
  return Object.entries(seen)
    .filter(([path, { times, of, missed }]) => {
      const from = wanted.has(path) ? missedFrom.wanted : missedFrom.other;
      const wasUsual = times >= from && times / of >= nearlyEvery;
      return wasUsual && missed >= goneFrom && traces[path] === undefined;
    })
    .map(([path]) => path as FieldPath);
}

/** What to keep for the next time: one record more. */
export function seenNow(seen: SeenBefore, paths: readonly string[]): SeenBefore {
  const next: Record<string, SeenBefore[string]> = {};
  for (const [path, before] of Object.entries(seen)) next[path] = { ...before, missed: before.missed + 1 };
  for (const path of paths) {
    const { times, of, missed } = seen[path] ?? { times: 0, of: 0, missed: 0 };
    next[path] = { times: times + 1, of: of + missed + 1, missed: 0 };
  }
  return next;
}

export interface DoctorInput {
  readonly reading: PageReading;
  readonly adapter: Adapter | null;
  readonly seen?: SeenBefore;
  /** Paths that the advisor answered. */
  readonly asked?: readonly string[];
  readonly others?: DoctorReport['others'];
}

export function doctorReport({ reading, adapter, seen = {}, asked = [], others = [] }: DoctorInput): DoctorReport {
  const { messages, url = '' } = reading.reading;
  const count = (is: (message: (typeof messages)[number]) => boolean) => messages.filter(is).length;
  return {
    version: 1,
    adapter: adapter && { id: adapter.id, version: adapter.version },
    kind: reading.kind,
    address: addressShape(url),
    fields: Object.entries(reading.traces).map(([path, { value, from, locator, ms }]) => ({
      path,
      shape: shapeOf(value),
      from: asked.includes(path) ? 'asked' : from,
      locator,
      ms: Math.round(ms * 100) / 100,
    })),
    missing: reading.missing.filter((path) => !asked.includes(path)),
    stale: staleFields(seen, reading.traces),
    // The value that could not be read stays here: it may be a name.
    unread: reading.unread.map(({ field, reason }) => ({ field, reason: reason.slice(0, 120) })),
    messages: {
      count: messages.length,
      customer: count(({ from }) => from === 'customer'),
      staff: count(({ from }) => from === 'staff'),
      system: count(({ from }) => from === 'system'),
      unsure: count(({ from = 'unsure' }) => from === 'unsure'),
      internal: count(({ internal }) => internal === true),
      withoutTime: count(({ at }) => !at),
      timeShapes: [...new Set(messages.flatMap(({ at }) => (at ? [shapeOf(at)] : [])))].slice(0, 5),
    },
    complete: reading.complete,
    others,
  };
}

const longestShape = 40;

/** Letters, digits and Chinese characters become one of their kind; marks and spaces stay, for formats live in them. */
export function shapeOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.slice(0, 5).map(shapeOf).join(', ')}]`;
  if (typeof value === 'boolean') return 'yes/no';
  return String(value ?? '')
    .slice(0, longestShape)
    .replace(/\p{Script=Han}/gu, '汉')
    .replace(/\p{Lu}/gu, 'A')
    .replace(/[\p{L}\p{M}]/gu, (letter) => (letter === '汉' || letter === 'A' ? letter : 'a'))
    .replace(/\p{N}/gu, '9');
}

function addressShape(url: string): string {
  const path = URL.canParse(url) ? new URL(url).pathname : '';
  const known =
    /^(?:tickets?|cases?|issues?|customers?|contacts?|users?|orders?|requests?|agent|crm|app|view|detail|show|edit|index|display|search)(?:\.\w+)?$/i;
  return path
    .split('/')
    .map((part) => (known.test(part) ? part : shapeOf(part)))
    .join('/');
}
