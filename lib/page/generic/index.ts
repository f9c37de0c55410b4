/**
 * The generic reader (design.md 3, layer 2): pages nobody has prepared. An entry of its own, loaded only where no adapter
 * matches; nothing of the base path imports it. What it has no evidence for it leaves out or calls `unsure`.
 *
 * outline → labelled fields → message blocks → heads, bodies, speakers → what stands without labels → kind of page
 */
import type { CaseReading, Message } from '../../case/reading';
import type { PageKind } from '../adapters/types';
import { askable } from '../askable';
import { isConnected } from '../dom';
import type { GenericOptions } from '../genericReader';
import type { PageReading } from '../read';
import { rangeIn, type ShownText } from '../shownText';
import type { Block } from './block';
import { findBlocks, timesIn } from './blocks';
import { bodyText } from './body';
import { readCard } from './card';
import { type Head, headOf } from './head';
import { kindOf } from './kind';
import { handlerPath, otherPath } from './labels';
import { type Outline, outlineOf } from './outline';
import { type Pair, readLabelled } from './pairs';
import { type People, type Said, samePerson, speakersOf } from './speaker';
import { sortKey } from './times';
import { readTitle } from './title';
import { ancestorsOf, isShown } from './tree';

export type { GenericOptions } from '../genericReader';

interface ReadMessage {
  readonly block: Block;
  readonly head: Head;
  readonly shown: ShownText;
  readonly text: string;
}

const messageLimit = 500;

/** At once, or as far as the budget goes; `null`: no case, or out of time. */
export function readGeneric({ budgetMs = 50, ...options }: GenericOptions & { readonly budgetMs?: number }): PageReading | null {
  const reading = startGeneric(options);
  const until = performance.now() + budgetMs;
  for (let step = reading.next(); ; step = reading.next()) {
    if (step.done) return step.value;
    if (performance.now() > until) return null;
  }
}

/** Runs in slices: each `next()` is well below a millisecond on usual pages. */
export function* startGeneric({ doc, url, now }: GenericOptions): Generator<void, PageReading | null> {
  const body = doc.body;
  if (!body) return null;
  const outline = yield* outlineOf(body);
  const labelled = yield* readLabelled(outline, () => false);
  const taken = new Set([...labelled.values()].map(({ element }) => element));
  const times = yield* timesIn(outline, taken);
  const blocks = (yield* findBlocks(outline, times)).slice(-messageLimit);
  const inMessages = insideOf(outline, blocks);
  const fields = new Map([...labelled].filter(([, { element }]) => !inMessages(element)));
  // A value that stood in a message hides the true one: read again without the messages.
  if (fields.size < labelled.size)
    for (const [path, pair] of yield* readLabelled(outline, (leaf) => inMessages(leaf.element)))
      if (!fields.has(path)) fields.set(path, pair);
  const messages: ReadMessage[] = [];
  for (const block of blocks) {
    yield;
    const made = messageOf(outline, block);
    if (made) messages.push(made);
  }
  yield;
  const titled = readTitle(outline, doc, url, (leaf) => inMessages(leaf.element));
  const named = fields.get('customer.name')?.value;
  for (const pair of titled.pairs) {
    // A page named after its customer has no subject.
    const isName = pair.path === 'ticket.subject' && samePerson(String(pair.value), named ? String(named) : null);
    if (!isName && !fields.has(pair.path)) fields.set(pair.path, pair);
  }
  const authors = messages.flatMap(({ head }) => head.author ?? []);
  for (const pair of readCard(outline, fields, authors, (leaf) => inMessages(leaf.element)))
    if (!fields.has(pair.path)) fields.set(pair.path, pair);
  yield;
  const speakers = speakersOf(messages, peopleOf(fields, doc, url), sideIn());
  const kind = kindOf({ fields, speakers, messages: messages.length, speaksOfTicket: titled.speaksOfTicket }, outline);
  if (kind !== 'ticket' && kind !== 'customer') return null;
  fields.delete(handlerPath);
  fields.delete(otherPath);
  return pageReading({ kind, url, now, fields, outline, messages: inOrder(messages, speakers, now) });
}

function insideOf(outline: Outline, blocks: readonly Block[]): (element: Element) => boolean {
  const nodes = new Set(blocks.flatMap((block) => block.nodes));
  const known = new Map<Element, boolean>();
  return (element) => {
    const before = known.get(element);
    if (before !== undefined) return before;
    let inside = nodes.has(element);
    if (!inside)
      for (const each of ancestorsOf(element))
        if (nodes.has(each)) {
          inside = true;
          break;
        }
    if (known.size < outline.leaves.length) known.set(element, inside);
    return inside;
  };
}

function messageOf(outline: Outline, block: Block): ReadMessage | null {
  const head = headOf(outline, block);
  const shown = bodyOf(block, head);
  return shown.text.trim() === '' ? null : { block, head, shown, text: shown.text };
}

function bodyOf({ nodes, cells }: Block, { meta }: Head): ShownText {
  return bodyText({ nodes: cells ? [cells.body] : nodes, skip: (node) => meta.has(node) });
}

function peopleOf(fields: ReadonlyMap<string, Pair>, doc: Document, url: string): People {
  const text = (path: string) => (typeof fields.get(path)?.value === 'string' ? String(fields.get(path)?.value) : null);
  return {
    customer: text('customer.name'),
    mail: text('customer.email'),
    handler: text(handlerPath),
    topBar: topBarOf(doc),
    host: hostOf(url),
  };
}

/** Whoever is logged in sits before the screen: a colleague. */
function topBarOf(doc: Document): string {
  const bars = doc.querySelectorAll(
    '[role="banner"], body > header, nav, [class*="topbar" i], [class*="navbar" i], [class*="user-menu" i], [class*="current-user" i], [id*="loggedas" i], [class*="app-header" i]',
  );
  return [...bars]
    .slice(0, 6)
    .map((bar) => (bar.textContent ?? '').slice(0, 600))
    .join(' ')
    .toLowerCase();
}

function hostOf(url: string): string {
  try {
    return new URL(url).host;
  } catch {
    // Saved pages have no address: then no address is the house's own.
    return '';
  }
}

/** Where a block's words stand in their list: near the left or the right edge. Layout is asked only if nothing else helped. */
function sideIn(): (block: Block) => 'left' | 'right' | null {
  return ({ nodes: [item] }) => {
    const list = item?.parentElement;
    if (!item || !list || typeof item.getBoundingClientRect !== 'function') return null;
    const around = list.getBoundingClientRect();
    const own = innermost(item).getBoundingClientRect();
    if (around.width === 0 || own.width === 0) return null;
    const [left, right] = [own.left - around.left, around.right - own.right];
    return Math.abs(left - right) < around.width * 0.12 ? null : left < right ? 'left' : 'right';
  };
}

/** A row may fill the list; what is in it shows the side. */
function innermost(item: Element): Element {
  let element = item;
  const width = item.getBoundingClientRect().width;
  for (let depth = 0; depth < 4; depth++) {
    const wide = [...element.children].sort((a, b) => b.getBoundingClientRect().width - a.getBoundingClientRect().width)[0];
    if (!wide || wide.getBoundingClientRect().width === 0) return element;
    element = wide;
    if (wide.getBoundingClientRect().width < width * 0.9) return element;
  }
  return element;
}

interface Told extends ReadMessage {
  readonly message: Message;
}

/** Oldest first, by the times themselves; where they do not decide, as the page has them (turned, if it shows the newest first). */
function inOrder(messages: readonly ReadMessage[], speakers: readonly Said[], now: string): Told[] {
  const told = messages.map((each, index) => {
    const { author, channel, isInternal } = each.head;
    const from = speakers[index] ?? 'unsure';
    const message: Message = {
      at: each.block.at,
      from,
      author,
      text: each.text,
      ...(channel ? { channel } : {}),
      ...(isInternal ? { internal: true } : {}),
    };
    return { ...each, message, key: each.block.at ? sortKey(each.block.at, now) : null };
  });
  const keys = told.flatMap(({ key }) => key ?? []);
  if (keys.length < told.length) {
    return (keys[0] ?? 0) > (keys.at(-1) ?? 0) ? told.reverse() : told;
  }
  const falls = keys.filter((key, index) => index > 0 && key < (keys[index - 1] ?? 0)).length;
  const rises = keys.filter((key, index) => index > 0 && key > (keys[index - 1] ?? 0)).length;
  return (falls > rises ? told.reverse() : told).sort((a, b) => (a.key ?? 0) - (b.key ?? 0));
}

interface Parts {
  readonly kind: PageKind;
  readonly url: string;
  readonly now: string;
  readonly fields: ReadonlyMap<string, Pair>;
  readonly outline: Outline;
  readonly messages: readonly Told[];
}

function pageReading({ kind, url, now, fields, outline, messages }: Parts): PageReading {
  const sources: Record<string, 'generic'> = {};
  for (const path of [...fields.keys(), ...messages.map((_, index) => `messages.${index}`)]) sources[path] = 'generic';
  return {
    kind,
    by: 'generic',
    reading: { ...headOfReading(kind, url, now, fields), messages: messages.map(({ message }) => message) },
    sources,
    traces: tracesOf(fields),
    missing: askable.filter((path) => !fields.has(path)),
    unread: [],
    complete: true,
    partial: false,
    excerpt: false,
    stands: standsOf(fields, messages),
    roots: outline.roots,
    ...wayBack(fields, messages),
  };
}

/** One walk finds all of them: no field has a time of its own. */
function tracesOf(fields: ReadonlyMap<string, Pair>): PageReading['traces'] {
  return Object.fromEntries(
    [...fields].map(([path, { value }]) => [path, { value, from: 'generic' as const, locator: null, ms: 0 }]),
  );
}

/** Values with what is around them, messages with their list: a change there concerns the case. */
function standsOf(fields: ReadonlyMap<string, Pair>, messages: readonly Told[]): readonly Element[] {
  const lists = messages.flatMap(({ block }) =>
    block.nodes.slice(0, 1).flatMap((node) => [node, ...(node.parentElement ? [node.parentElement] : [])]),
  );
  return [...new Set([...[...fields.values()].map(({ element }) => element), ...lists])].filter((element) => isShown(element));
}

function headOfReading(
  kind: PageKind,
  url: string,
  now: string,
  fields: ReadonlyMap<string, Pair>,
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

function urlKey(url: string): string {
  try {
    const { pathname, search, hash } = new URL(url);
    return `page${pathname}${search}${hash.startsWith('#/') ? hash : ''}`;
  } catch {
    return 'page'; // a saved page without an address
  }
}

function wayBack(fields: ReadonlyMap<string, Pair>, messages: readonly Told[]): Pick<PageReading, 'nodeOf' | 'rangeOf'> {
  const messageAt = (path: string) => messages[Number(/^messages\.(\d+)$/.exec(path)?.[1] ?? -1)];
  return {
    nodeOf: (path) => messageAt(path)?.block.nodes[0] ?? fields.get(path)?.element ?? null,
    rangeOf: (path, start = 0, end = Number.POSITIVE_INFINITY) => {
      const message = messageAt(path);
      if (message) {
        const shown = message.block.nodes.every((node) => isConnected(node)) ? bodyOf(message.block, message.head) : null;
        return shown?.text === message.text ? rangeIn(shown, start, Math.min(end, shown.text.length)) : null;
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
