/**
 * The generic reader (design.md 3, layer 2): pages nobody has prepared. An entry of its own, loaded only where no adapter
 * matches; nothing of the base path imports it. What it has no evidence for it leaves out or calls `unsure`.
 */
import type { CaseReading, Message } from '../../case/reading';
import type { FieldPath } from '../adapters/types';
import { contains, isConnected } from '../dom';
import { textOf } from '../locate';
import type { PageReading } from '../read';
import { rangeIn, shownText } from '../shownText';
import { type Block, bodyOf, findBlocks } from './blocks';
import { handlerPath, type Pair, readLabelled } from './pairs';
import { type People, speakerOf } from './speaker';

export interface GenericOptions {
  readonly doc: Document;
  readonly url: string;
  /** ISO 8601 with offset. */
  readonly now: string;
  readonly budgetMs?: number;
}

const askable: readonly FieldPath[] = [
  'customer.name',
  'customer.occupation',
  'customer.followers',
  'customer.tags',
  'vehicle.model',
  'ticket.openedAt',
  'ticket.part',
  'ticket.promisedDays',
];
/** With fewer than these the page is taken for no case: a chip on every page would be worse than none. */
const leastFields = 3;

interface GenericMessage {
  readonly item: Element;
  readonly body: Element;
  readonly message: Message;
}

export function readGeneric({ doc, url, now, budgetMs = 50 }: GenericOptions): PageReading | null {
  const budget = new Budget(budgetMs);
  const blocks = findBlocks(doc, budget.isOver);
  const list = blocks[0]?.item.parentElement ?? null;
  const { [handlerPath]: handler, ...labelled } = Object.fromEntries(
    readLabelled(doc, budget.isOver, (element) => list !== null && contains(list, element)),
  );
  const fields: Fields = new Map(Object.entries(labelled));
  if (!isCase(fields, blocks)) return null;
  const people = { customer: fields.get('customer.name')?.value ?? null, handler: handler?.value ?? null };
  const messages = blocks.flatMap((block) => messageAt(block, people));
  const sources: Record<string, 'generic'> = {};
  for (const path of [...fields.keys(), ...messages.map((_, index) => `messages.${index}`)]) sources[path] = 'generic';
  return {
    kind: 'ticket',
    by: 'generic',
    reading: { ...headOf(url, now, fields), messages: messages.map(({ message }) => message) },
    sources,
    missing: askable.filter((path) => !fields.has(path)),
    unread: budget.ranOut ? [{ field: 'page', value: budgetMs, reason: 'the time budget ended before the page did' }] : [],
    complete: !budget.ranOut,
    partial: false,
    excerpt: false,
    stands: [...[...fields.values()].map(({ element }) => element), ...messages.map(({ item }) => item)],
    ...wayBack(fields, messages),
  };
}

/** It remembers that it ran out, so that the reading can say so. */
class Budget {
  ranOut = false;
  private readonly until: number;
  constructor(milliseconds: number) {
    this.until = performance.now() + milliseconds;
  }
  readonly isOver = (): boolean => {
    this.ranOut ||= performance.now() > this.until;
    return this.ranOut;
  };
}

type Fields = ReadonlyMap<string, Pair>;

function isCase(fields: Fields, blocks: readonly Block[]): boolean {
  if (fields.size < leastFields || ![...fields.keys()].some((path) => path.startsWith('ticket.'))) return false;
  return blocks.length > 0 || fields.has('customer.name');
}

function headOf(url: string, now: string, fields: Fields): Omit<CaseReading, 'messages'> {
  const groups: Record<string, Record<string, unknown>> = {};
  for (const [path, pair] of fields) {
    const [group = '', key = ''] = path.split('.');
    groups[group] = { ...groups[group], [key]: key === 'tags' ? tagsOf(pair) : pair.value };
  }
  const number = fields.get('ticket.number')?.value;
  const site = new URL(url).host;
  return { id: `${site}:${number ? `ticket/${number}` : urlKey(url)}`, now, site, url, ...groups };
}

/** Tags in elements of their own may touch each other; else they are divided by signs. */
function tagsOf({ element, value }: Pair): string[] {
  const own = [...element.children].map((child) => textOf(child)).filter(Boolean);
  return own.length > 1 ? own : value.split(/[\s,，、;；]+/u);
}

function wayBack(fields: Fields, messages: readonly GenericMessage[]): Pick<PageReading, 'nodeOf' | 'rangeOf'> {
  return {
    nodeOf: (path) => messages[indexOf(path)]?.item ?? fields.get(path)?.element ?? null,
    rangeOf: (path, start = 0, end = Number.POSITIVE_INFINITY) => {
      const message = messages[indexOf(path)];
      const element = message?.body ?? fields.get(path)?.element;
      if (!element || !isConnected(element)) return null;
      const shown = shownText(element);
      if (!message) return rangeIn(shown, 0, shown.text.length);
      return shown.text === message.message.text ? rangeIn(shown, start, Math.min(end, shown.text.length)) : null;
    },
  };
}

function messageAt({ item, time, at }: Block, people: People): GenericMessage[] {
  const body = bodyOf({ item, time });
  if (!body) return [];
  const { author, from, internal } = speakerOf({ item, body, time }, people);
  return [{ item, body, message: { at, from, author, text: shownText(body).text, ...(internal ? { internal } : {}) } }];
}

function indexOf(path: string): number {
  return Number(/^messages\.(\d+)$/.exec(path)?.[1] ?? -1);
}

function urlKey(url: string): string {
  const { pathname, search } = new URL(url);
  return `page${pathname}${search}`;
}
