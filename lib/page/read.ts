/**
 * A document becomes a CaseReading: field by field, in the adapter's order, never judging and never throwing for a page.
 * Every value keeps the element that shows it, so that evidence can be marked where it stands.
 */
import type { CaseReading, ReadingPath, Unread } from '../case/reading';
import type { Adapter, AdapterPage, FieldPath, PageKind } from './adapters/types';
import { askable } from './askable';
import { treesAround } from './deep';
import { expression } from './expression';
import { type Found, locate, readPairs } from './locate';
import { type MessageCache, type ReadMessage, readMessages } from './messages';
import { rangeIn, shownText } from './shownText';

export { type Picked, pickPage } from './pick';

/** `taught`: an adapter that an advisor made by clicking. */
export type Source = 'adapter' | 'taught' | 'generic' | 'asked';

/** How one field was come by: for the doctor. */
export interface FieldTrace {
  readonly value: unknown;
  readonly from: Source;
  /** Which of the adapter's locators answered, from 0; null where there is no adapter. */
  readonly locator: number | null;
  readonly ms: number;
}

export interface PageReading {
  readonly kind: PageKind;
  /** Id of the adapter that read it. */
  readonly by: string;
  readonly reading: CaseReading;
  readonly sources: Readonly<Record<ReadingPath, Source>>;
  /** How each field that was read was come by. */
  readonly traces: Readonly<Record<ReadingPath, FieldTrace>>;
  /** Fields that matter to the score and that this page did not give: worth asking for. */
  readonly missing: readonly FieldPath[];
  /** What stood there and could not be read, with the reason. */
  readonly unread: readonly Unread[];
  /** False while the history is still loading or the time budget ended before the page did. */
  readonly complete: boolean;
  /** The time budget ended before the page did: read again with the same cache to go on. */
  readonly partial: boolean;
  /** Only a part of the record (a reply form): what the record's own page said before stays true. */
  readonly excerpt: boolean;
  /** Elements the reading stands on, for the watcher. */
  readonly stands: readonly Element[];
  /** Shadow roots and frames that were read: they need an eye of their own. */
  readonly roots?: readonly Node[];
  nodeOf(path: ReadingPath): Element | null;
  /** UTF-16 offsets in the text at `path` → the place on the page; null when the page no longer shows that text. */
  rangeOf(path: ReadingPath, start?: number, end?: number): Range | null;
}

export interface ReadPageOptions {
  readonly doc: Document;
  readonly url: string;
  /** ISO 8601 with offset. */
  readonly now: string;
  readonly adapter: Adapter;
  readonly page: AdapterPage;
  /** What was read before and has not changed since. */
  readonly cache?: MessageCache;
  /** Milliseconds of main thread for this call. */
  readonly budgetMs?: number;
}

type Group = 'customer' | 'vehicle' | 'ticket';

export function readPage(options: ReadPageOptions): PageReading | null {
  const { doc, url, now, adapter, page } = options;
  const record = recordOf(doc, url, page);
  if (record === null) return null;
  const from = adapter.taught ? 'taught' : 'adapter';
  const fields = readFields(doc, page, from);
  const messages = readMessages(options);
  const stands = [...[...fields.found.values()].map((found) => found.element), ...messages.read.map(({ item }) => item)];
  const site = adapter.site.replace('{host}', hostOf(url));
  const reading: CaseReading = {
    id: `${site}:${page.partOf ?? page.kind}/${record}`,
    now,
    site,
    url,
    // A group of which the page shows nothing is left out.
    ...Object.fromEntries(Object.entries(fields.groups).filter(([, group]) => Object.keys(group).length > 0)),
    messages: messages.read.map(({ message }) => message),
  };
  return {
    kind: page.kind,
    by: adapter.id,
    reading,
    sources: sourcesOf(fields.found.keys(), messages.read.length, from),
    traces: fields.traces,
    missing: askable.filter((path) => !fields.found.has(path)),
    unread: [...fields.unread, ...messages.unread],
    complete: messages.complete,
    partial: messages.partial,
    excerpt: page.partOf !== undefined,
    stands,
    roots: treesAround(stands, doc),
    ...wayBack(fields.found, messages.read),
  };
}

interface ReadFields {
  readonly groups: Readonly<Record<Group, Record<string, unknown>>>;
  readonly found: ReadonlyMap<string, Found>;
  readonly traces: Readonly<Record<string, FieldTrace>>;
  readonly unread: readonly Unread[];
}

function readFields(doc: Document, page: AdapterPage, from: Source): ReadFields {
  const groups: Record<Group, Record<string, unknown>> = { customer: {}, vehicle: {}, ticket: {} };
  const found = new Map<string, Found>();
  const traces: Record<string, FieldTrace> = {};
  const unread: Unread[] = [];
  const place = { root: doc, pairs: readPairs(doc, page.pairs) };
  for (const [path, locators] of Object.entries(page.fields)) {
    const begin = performance.now();
    try {
      const value = locate(place, locators);
      if (!value) continue;
      const [group, key] = path.split('.') as [Group, string];
      groups[group][key] = key === 'tags' ? value.values.map(String) : value.values[0];
      traces[path] = { value: groups[group][key], from, locator: value.by, ms: performance.now() - begin };
      found.set(path, value);
    } catch (error) {
      unread.push({ field: path, value: null, reason: reasonOf(error) });
    }
  }
  return { groups, found, traces, unread };
}

function recordOf(doc: Document, url: string, page: AdapterPage): string | null {
  for (const rule of page.record ?? []) {
    const value = 'url' in rule ? expression(rule.url, 'u').exec(url)?.[1] : locate({ root: doc }, [rule])?.values[0];
    if (value) return String(value);
  }
  return null;
}

function sourcesOf(paths: Iterable<string>, messageCount: number, from: Source): Record<ReadingPath, Source> {
  const sources: Record<ReadingPath, Source> = {};
  for (const path of paths) sources[path] = from;
  for (let index = 0; index < messageCount; index++) sources[`messages.${index}`] = from;
  return sources;
}

function wayBack(found: ReadonlyMap<string, Found>, messages: readonly ReadMessage[]) {
  const messageAt = (path: ReadingPath) => messages[Number(/^messages\.(\d+)$/.exec(path)?.[1])];
  const nodeOf = (path: ReadingPath): Element | null => messageAt(path)?.item ?? found.get(path)?.element ?? null;
  const rangeOf = (path: ReadingPath, start = 0, end = Number.POSITIVE_INFINITY): Range | null => {
    const message = messageAt(path);
    if (message) return message.rangeOf(start, end);
    const element = found.get(path)?.element;
    return element ? wholeRange(element) : null;
  };
  return { nodeOf, rangeOf };
}

/** A field is marked whole: its value may have been transformed, so offsets in it are not offsets on the page. */
function wholeRange(element: Element): Range | null {
  const shown = shownText(element);
  return rangeIn(shown, 0, shown.text.length);
}

function hostOf(url: string): string {
  try {
    return new URL(url).host;
  } catch {
    // A URL that is none comes from tests and saved pages: the id then has no host.
    return '';
  }
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
