/** What was found becomes a reading, with the way back to where each thing stands. No more of the page is held than that. */
import type { CaseReading, Unread } from '../../case/reading';
import type { PageKind } from '../adapters/types';
import { askable } from '../askable';
import { isConnected } from '../dom';
import type { PageReading } from '../read';
import { rangeIn } from '../shownText';
import { bodyText } from './body';
import type { Told } from './order';
import type { Pair } from './pair';
import type { FieldValue } from './values';

export interface Parts {
  readonly kind: PageKind;
  readonly url: string;
  readonly now: string;
  readonly fields: ReadonlyMap<string, Pair>;
  readonly messages: readonly Told[];
  readonly roots: readonly Node[];
  readonly unread: readonly Unread[];
}

interface Field {
  readonly value: FieldValue;
  readonly element: Element;
}

export function pageReading({ kind, url, now, fields, messages, roots, unread }: Parts): PageReading {
  const kept = new Map<string, Field>([...fields].map(([path, { value, box }]) => [path, { value, element: box.element }]));
  const sources: Record<string, 'generic'> = {};
  for (const path of [...kept.keys(), ...messages.map((_, index) => `messages.${index}`)]) sources[path] = 'generic';
  return {
    kind,
    by: 'generic',
    reading: { ...headOfReading(kind, url, now, kept), messages: messages.map(({ message }) => message) },
    sources,
    traces: tracesOf(kept),
    missing: askable.filter((path) => !kept.has(path)),
    unread,
    complete: unread.length === 0,
    partial: false,
    excerpt: false,
    stands: standsOf(fields, messages),
    roots,
    ...wayBack(kept, messages),
  };
}

/** One walk finds all of them: no field has a time of its own. */
function tracesOf(fields: ReadonlyMap<string, Field>): PageReading['traces'] {
  return Object.fromEntries(
    [...fields].map(([path, { value }]) => [path, { value, from: 'generic' as const, locator: null, ms: 0 }]),
  );
}

/** Values, and messages with their lists: a change there concerns the case. */
function standsOf(fields: ReadonlyMap<string, Pair>, messages: readonly Told[]): readonly Element[] {
  const shown = [...fields.values()].filter(({ box }) => box.isShown).map(({ box }) => box.element);
  return [...new Set([...shown, ...messages.flatMap(({ item, list }) => [item, list])])];
}

function headOfReading(
  kind: PageKind,
  url: string,
  now: string,
  fields: ReadonlyMap<string, Field>,
): Omit<CaseReading, 'messages'> {
  const groups: Record<string, Record<string, unknown>> = {};
  for (const [path, { value }] of fields) {
    const [group = '', key = ''] = path.split('.');
    groups[group] = { ...groups[group], [key]: key === 'tags' ? [value].flat().map(String) : value };
  }
  const number = fields.get('ticket.number')?.value;
  const site = hostOf(url);
  return { id: `${site}:${number ? `${kind}/${number}` : urlKey(url)}`, now, site, url, ...groups };
}

export function hostOf(url: string): string {
  // Saved pages have no address: then no address is the house's own.
  return URL.canParse(url) ? new URL(url).host : '';
}

function urlKey(url: string): string {
  if (!URL.canParse(url)) return 'page';
  const { pathname, search, hash } = new URL(url);
  return `page${pathname}${search}${hash.startsWith('#/') ? hash : ''}`;
}

function wayBack(fields: ReadonlyMap<string, Field>, messages: readonly Told[]): Pick<PageReading, 'nodeOf' | 'rangeOf'> {
  const messageAt = (path: string) => messages[Number(/^messages\.(\d+)$/.exec(path)?.[1] ?? -1)];
  return {
    nodeOf: (path) => messageAt(path)?.item ?? fields.get(path)?.element ?? null,
    rangeOf: (path, start = 0, end = Number.POSITIVE_INFINITY) => {
      const told = messageAt(path);
      if (told) {
        const shown = told.places.nodes.every((node) => isConnected(node)) ? bodyText(told.places) : null;
        return shown?.text === told.message.text ? rangeIn(shown, start, Math.min(end, shown.text.length)) : null;
      }
      const element = fields.get(path)?.element;
      return element && isConnected(element) ? wholeRange(element) : null;
    },
  };
}

function wholeRange(element: Element): Range {
  const range = element.ownerDocument.createRange();
  range.selectNodeContents(element);
  return range;
}
