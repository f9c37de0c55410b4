/** The message list of a page: every block that has a body, oldest first, with speaker and time by the adapter's rules. */
import type { Message, Unread } from '../case/reading';
import type { AdapterPage, Locator, MessagesRule } from './adapters/types';
import { deepSelect, deepSelectAll, stepsOf } from './deep';
import { attributeOf, isConnected, matches, parentNode } from './dom';
import { locate } from './locate';
import { rangeIn, shownText } from './shownText';
import { type IdsAmong, idsOnPage, standingOf } from './speaker';

export interface ReadMessage {
  readonly item: Element;
  readonly message: Message;
  readonly cut: boolean;
  /** Null when the page no longer shows what was read. */
  readonly rangeOf: (start: number, end: number) => Range | null;
}

export interface MessagesRead {
  readonly read: readonly ReadMessage[];
  readonly unread: readonly Unread[];
  readonly complete: boolean;
  readonly partial: boolean;
}

/** Blocks read before: a block that has not been touched since is not read again. */
export interface MessageCache {
  blocks: WeakMap<Element, ReadMessage | 'no-message'>;
  /** Whose ids the speakers were told by: other ids, other speakers. */
  ids: string;
}

export function newMessageCache(): MessageCache {
  return { blocks: new WeakMap(), ids: '' };
}

/** A case with more messages is read from its end; the rest is reported. */
const messageLimit = 2_000;

const none: MessagesRead = { read: [], unread: [], complete: true, partial: false };

export interface ReadMessagesOptions {
  readonly doc: Document;
  readonly page: AdapterPage;
  readonly cache?: MessageCache;
  readonly budgetMs?: number;
}

export function readMessages({
  doc,
  page,
  cache = newMessageCache(),
  budgetMs = Number.POSITIVE_INFINITY,
}: ReadMessagesOptions): MessagesRead {
  const rule = page.messages;
  if (!rule) return none;
  const unread: Unread[] = [];
  const read: ReadMessage[] = [];
  const idsAmong = idsOnPage(doc);
  const until = performance.now() + budgetMs;
  forgetIfOthersSpeak(cache, rule, idsAmong);
  let partial = false;
  const items = orderedItems(doc, rule, unread);
  for (const item of items) {
    let message = cache.blocks.get(item);
    if (!message && performance.now() > until) {
      partial = true;
      break;
    }
    message ??= readItem(item, rule, idsAmong) ?? 'no-message';
    cache.blocks.set(item, message);
    if (message === 'no-message') continue;
    if (message.cut) unread.push({ field: `messages.${read.length}`, value: null, reason: 'text too long, cut' });
    read.push(message);
  }
  return { read, unread, partial, complete: !partial && isLoaded(doc, rule) };
}

/** The record's people may arrive after the history, or change: then every block is told anew. */
function forgetIfOthersSpeak(cache: MessageCache, rule: MessagesRule, idsAmong: IdsAmong): void {
  const ids = rule.speaker.flatMap((each) => (each.rule === 'same-id' ? [...idsAmong(each.among)] : [])).join('\n');
  if (ids === cache.ids) return;
  cache.ids = ids;
  cache.blocks = new WeakMap();
}

function orderedItems(doc: Document, rule: MessagesRule, unread: Unread[]): readonly Element[] {
  const items = deepSelectAll(doc, rule.item);
  const { orderBy } = rule;
  if (orderBy) {
    const rank = new Map(items.map((item, index) => [item, Number(attributeOf(item, orderBy) ?? index)]));
    items.sort((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0));
  } else if (rule.newestFirst) items.reverse();
  if (items.length <= messageLimit) return items;
  unread.push({ field: 'messages', value: items.length, reason: `more than ${messageLimit} messages: the oldest were left out` });
  return items.slice(-messageLimit);
}

function readItem(item: Element, rule: MessagesRule, idsAmong: IdsAmong): ReadMessage | null {
  const bodies = bodiesOf(item, rule);
  if (bodies.length === 0) return null;
  const shown = bodies.map((body) => shownText(body, rule));
  const text = shown.map((part) => part.text).join('\n');
  const { from, internal } = standingOf(item, rule, idsAmong);
  const message: Message = {
    at: textAt(item, rule.at),
    from,
    author: textAt(item, rule.author),
    ...(rule.channel ? { channel: textAt(item, rule.channel) } : {}),
    text,
    ...(internal === true ? { internal } : {}),
  };
  return {
    item,
    message,
    cut: shown.some((part) => part.cut),
    rangeOf: (start, end) => rangeInItem(item, rule, text, start, end),
  };
}

function textAt(item: Element, locators: readonly Locator[] | undefined): string | null {
  const value = locate({ root: item }, locators)?.values[0];
  return value === undefined ? null : String(value);
}

/** A body inside another body is part of it, not a second one. */
function bodiesOf(item: Element, rule: MessagesRule): Element[] {
  const innermost = stepsOf(rule.body).at(-1) ?? '*';
  return deepSelectAll(item, rule.body).filter((body) => {
    for (let node = parentNode(body); node && node !== item; node = parentNode(node)) {
      if (node.nodeType === 1 && matches(node as Element, innermost)) return false;
    }
    return true;
  });
}

/** Walked again when asked for: keeping a map of every character of every message would cost the page memory. */
function rangeInItem(item: Element, rule: MessagesRule, text: string, start: number, end: number): Range | null {
  if (!isConnected(item)) return null;
  const shown = bodiesOf(item, rule).map((body) => shownText(body, rule));
  if (shown.map((part) => part.text).join('\n') !== text) return null;
  let at = 0;
  const pieces = shown.flatMap((part) => {
    const moved = part.pieces.map((piece) => ({ ...piece, at: piece.at + at }));
    at += part.text.length + 1;
    return moved;
  });
  return rangeIn({ text, pieces, cut: false }, start, Math.min(end, text.length));
}

function isLoaded(doc: Document, rule: MessagesRule): boolean {
  if (rule.loading?.some((css) => deepSelect(doc, css))) return false;
  return !rule.loaded || rule.loaded.some((css) => deepSelect(doc, css));
}
