/**
 * The generic reader (design.md 3, layer 2): pages nobody has prepared. A script of its own, loaded only where no adapter
 * matches; nothing of the base path imports it. What it has no evidence for it leaves out or calls `unsure`.
 *
 * snapshot → labelled fields → message blocks → heads, bodies, speakers → what stands without labels → kind of page
 */
import type { Unread } from '../../case/reading';
import { selectAll, titleOf } from '../dom';
import type { GenericOptions } from '../genericReader';
import type { PageReading } from '../read';
import type { Block } from './block';
import { bodyText, placesOf } from './body';
import type { Box, Leaf } from './box';
import { readCard } from './card';
import { isEventText } from './events';
import { type Head, headOf } from './head';
import { kindOf } from './kind';
import { forgetLabels, handlerPath, otherPath } from './labels';
import { findBlocks } from './lists';
import { forgetMarks } from './marks';
import { forgetNames } from './names';
import { inOrder, type ReadMessage } from './order';
import type { Pair } from './pair';
import { readLabelled, weakPrefix } from './pairs';
import { samePerson } from './persons';
import { hostOf, pageReading } from './reading';
import { sidesOnScreen } from './sides';
import { slotsOf } from './slots';
import { type Snapshot, snapshotOf } from './snapshot';
import { commonTokens, speakersOf } from './speaker';
import type { People } from './spoken';
import { stampsIn } from './stamps';
import { readTitle } from './title';
import { bodyOf } from './tree';
import words from './words.json' with { type: 'json' };

export type { GenericOptions } from '../genericReader';

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

/** Runs in slices: each `next()` is below a millisecond on usual pages. Nothing of the page is held after the last. */
export function* startGeneric(options: GenericOptions): Generator<void, PageReading | null> {
  try {
    return yield* read(options);
  } finally {
    forgetLabels();
    forgetMarks();
    forgetNames();
  }
}

type Fields = Map<string, Pair>;

function* read({ doc, url, now }: GenericOptions): Generator<void, PageReading | null> {
  const body = bodyOf(doc);
  if (!body) return null;
  const page = yield* snapshotOf(body);
  const labelled = yield* readLabelled(page, () => false);
  const stamps = yield* stampsIn(page, new Set([...labelled.values()].map(({ box }) => box)));
  const blocks = yield* findBlocks(page, stamps, namesIn(labelled));
  const inMessages = insideOf(blocks);
  const isSaid = (leaf: Leaf) => inMessages(leaf.box);
  const fields = yield* fieldsOutside(page, labelled, inMessages);
  const naming = { url, title: titleOf(doc) };
  const messages = yield* readMessages(page, blocks, namesIn(fields));
  const authors = messages.flatMap(({ head }) => head.author ?? []);
  addMissing(fields, readCard(page, fields, authors, isSaid));
  yield;
  const titled = yield* readTitle(page, { ...naming, people: [...new Set([...namesIn(fields), ...authors])] }, fields, isSaid);
  addMissing(fields, titled.pairs);
  addMissing(fields, weakPairs(fields));
  dropName(fields);
  yield;
  const { said, actors } = withoutLogs(messages);
  const speakers = speakersOf(said, { ...peopleOf(fields, doc, url), actors }, sidesOnScreen());
  yield;
  const kind = kindOf({ fields, speakers, messages: said.length, speaksOfTicket: titled.speaksOfTicket }, page);
  if (kind !== 'ticket' && kind !== 'customer') return null;
  fields.delete(handlerPath);
  fields.delete(otherPath);
  const unread = unreadOf(page, blocks);
  return pageReading({ kind, url, now, fields, messages: inOrder(said, speakers, now), roots: page.roots, unread });
}

function insideOf(blocks: readonly Block[]): (box: Box) => boolean {
  const own = new Set(blocks.flatMap(({ boxes }) => boxes));
  const known = new Map<Box, boolean>();
  return function isInside(box): boolean {
    const before = known.get(box);
    if (before !== undefined) return before;
    const inside = own.has(box) || (box.parent !== null && isInside(box.parent));
    known.set(box, inside);
    return inside;
  };
}

/** A value that stood in a message hides the true one: then the page is read again without the messages. */
function* fieldsOutside(
  page: Snapshot,
  labelled: ReadonlyMap<string, Pair>,
  inMessages: (box: Box) => boolean,
): Generator<void, Fields> {
  const fields = new Map([...labelled].filter(([, { box }]) => !inMessages(box)));
  if (fields.size === labelled.size) return fields;
  for (const [path, pair] of yield* readLabelled(page, ({ box }) => inMessages(box)))
    if (!fields.has(path)) fields.set(path, pair);
  return fields;
}

/** What weak labels gave, taken out of the fields. */
function weakPairs(fields: Fields): Pair[] {
  const weak = [...fields].filter(([path]) => path.startsWith(weakPrefix));
  for (const [path] of weak) fields.delete(path);
  return weak.map(([path, pair]) => ({ ...pair, path: path.slice(weakPrefix.length) as Pair['path'] }));
}

function addMissing(fields: Fields, pairs: readonly Pair[]): void {
  for (const pair of pairs) if (!fields.has(pair.path)) fields.set(pair.path, pair);
}

/** A page named after its customer has no subject. */
function dropName(fields: Fields): void {
  const [subject, name] = ['ticket.subject', 'customer.name'].map((path) => fields.get(path)?.value);
  if (subject && name && samePerson(String(subject), String(name))) fields.delete('ticket.subject');
}

function namesIn(fields: ReadonlyMap<string, Pair>): string[] {
  return ['customer.name', handlerPath].flatMap((path) => {
    const value = fields.get(path)?.value;
    return typeof value === 'string' && value.length > 1 ? [value] : [];
  });
}

const blocksPerStep = 2;

function* readMessages(page: Snapshot, blocks: readonly Block[], people: readonly string[]): Generator<void, ReadMessage[]> {
  const messages: ReadMessage[] = [];
  const newest = blocks.slice(-messageLimit);
  const slots = slotsOf(page, newest, people);
  yield;
  const heads: Head[] = [];
  for (const [index, block] of newest.entries()) {
    if (index % blocksPerStep === 0) yield;
    heads.push(headOf(page, block, slots));
  }
  const common = commonTokens(heads.map(({ tokens }) => tokens));
  const commonOwn = commonTokens(heads.map(({ own }) => own));
  const commonClasses = commonTokens(heads.map(({ classes }) => classes));
  const carries = ({ tokens, own }: Head, list: readonly string[]) =>
    list.some((token) => (tokens.has(token) && !common.has(token)) || (own.has(token) && !commonOwn.has(token)));
  const isNote = (head: Head) =>
    head.mark.isNote || words.noteTokens.some((token) => head.classes.has(token) && !commonClasses.has(token));
  const areNotes = heads.filter(isNote).length;
  for (const [index, block] of newest.entries()) {
    if (index % blocksPerStep === 0) yield;
    const head = heads[index] as Head;
    // A note among other kinds is for colleagues.
    const isInternal = head.isInternal || carries(head, words.internalTokens) || (isNote(head) && areNotes < heads.length);
    const places = placesOf(page, head);
    const { text } = bodyText(places);
    if (text.trim() !== '') messages.push({ block, head: { ...head, isInternal }, places, text });
  }
  return messages;
}

/** A log of changes that has a list of its own beside the messages: nobody says anything there, but it names colleagues. */
function withoutLogs(messages: readonly ReadMessage[]): {
  readonly said: readonly ReadMessage[];
  readonly actors: readonly string[];
} {
  const lists = Map.groupBy(messages, ({ block }) => block.list);
  const logs = new Set([...lists].filter(([, own]) => own.every((each) => isLogged(each))).map(([list]) => list));
  if (logs.size === lists.size) return { said: messages, actors: [] };
  const isLog = ({ block }: ReadMessage) => logs.has(block.list);
  return {
    said: messages.filter((message) => !isLog(message)),
    actors: messages.filter(isLog).flatMap(({ head }) => head.author ?? []),
  };
}

function isLogged({ head, text }: ReadMessage): boolean {
  const line = text.replace(/\s+/g, ' ').trim();
  const own = head.author && line.startsWith(head.author) ? line.slice(head.author.length).trim() : line;
  return isEventText(line) || isEventText(own) || head.mark.who === 'system';
}

function peopleOf(fields: ReadonlyMap<string, Pair>, doc: Document, url: string): Omit<People, 'actors'> {
  const text = (path: string) => {
    const value = fields.get(path)?.value;
    return typeof value === 'string' ? value : null;
  };
  return {
    customer: text('customer.name'),
    mail: text('customer.email'),
    handler: text(handlerPath),
    topBar: topBarOf(doc),
    host: hostOf(url),
  };
}

const topBars =
  '[role="banner"], body > header, nav, [class*="topbar" i], [class*="navbar" i], [class*="user-menu" i], [class*="current-user" i], [id*="loggedas" i], [class*="app-header" i]';

/** Whoever is logged in sits before the screen: a colleague. */
function topBarOf(doc: Document): string {
  return selectAll(doc, topBars)
    .slice(0, 6)
    .map((bar) => (bar.textContent ?? '').slice(0, 600))
    .join(' ')
    .toLowerCase();
}

function unreadOf({ isCut }: Snapshot, blocks: readonly Block[]): Unread[] {
  const all: Unread[] = isCut ? [{ field: 'page', value: null, reason: 'the page is too large: its end was left out' }] : [];
  if (blocks.length > messageLimit)
    all.push({ field: 'messages', value: blocks.length, reason: `more than ${messageLimit} messages: the others were left out` });
  return all;
}
