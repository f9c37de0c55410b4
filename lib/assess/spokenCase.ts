/** The reading made ready for judging: instants instead of shown dates, words folded, messages in the order of time. */
import { samePart } from '../case/past';
import type { CaseReading, Message, Unread } from '../case/reading';
import { dayMs, type Instant, parseInstant, toIso } from '../text/clock';
import { parseCount } from '../text/count';
import { fold } from '../text/fold';
import { quotedSpans, type Span } from '../text/sentences';
import { parseShownDate } from '../text/shownDate';

export interface Said {
  /** Its place in the reading: `messages.N`. */
  readonly index: number;
  /** Its place in the order of time. */
  readonly place: number;
  readonly source: string;
  readonly from: 'customer' | 'staff' | 'system' | 'nobody';
  readonly at: Instant | null;
  readonly atMs: number | null;
  readonly text: string;
  /** Same length as `text`. */
  readonly folded: string;
  /** What is somebody else's words; found when first asked, for few messages hold a rule's words at all. */
  readonly quoted: () => readonly Span[];
}

export interface SpokenCase {
  readonly reading: CaseReading;
  readonly now: Instant;
  readonly nowMs: number;
  readonly offset: number;
  /** By time; a message without a date keeps its place. Internal comments are not among them. */
  readonly said: readonly Said[];
  readonly customer: readonly Said[];
  readonly staff: readonly Said[];
  readonly openedAt: Instant | null;
  readonly openedFrom: string | null;
  readonly followers: number | null;
  readonly visits: number | null;
  readonly score: number | null;
  readonly unread: Unread[];
}

/** Quotation marks, mail prefixes and the heads of mail histories: without one of them there is nothing to look for. */
const mayQuote = /["'“”‘’「」『』《》„‛`´>＞＂＇:：]|^-/m;
const futureSlackMs = 86_400_000;
const dayWithoutYear =
  /^\s*(?:\d{1,2}\s*月\s*\d{1,2}|\d{1,2}[-/.]\d{1,2}(?![-/.\d])|[A-Za-z]{3,9}\.? \d{1,2}(?!\d|,? \d{4})|\d{1,2} [A-Za-z]{3,9}(?!,? \d{4}))/;
/** How far ahead of now a shown day may lie for lib/text. */
const nearDaysAhead = 60;

export function prepareCase(reading: CaseReading, unread: readonly Unread[] = []): SpokenCase {
  const { epochMs, offsetMinutes } = parseInstant(reading.now);
  const now = toIso(epochMs, offsetMinutes);
  const problems: Unread[] = [...unread];
  const said = inOrder(reading.messages.map((message, index) => prepareMessage(message, index, now, epochMs, problems)));
  const opened = findOpening(reading, said, now, epochMs, problems);
  return {
    reading,
    now,
    nowMs: epochMs,
    offset: offsetMinutes,
    said,
    customer: said.filter((message) => message.from === 'customer'),
    staff: said.filter((message) => message.from === 'staff'),
    openedAt: opened?.iso ?? null,
    openedFrom: opened?.source ?? null,
    followers: readNumber(reading.customer?.followers, 'customer.followers', problems),
    visits: readNumber(reading.ticket?.visits, 'ticket.visits', problems) ?? visitsByHistory(reading),
    score: readScore(reading, problems),
    unread: problems,
  };
}

/** Where the page does not count the visits: this one, and those of the same customer for the same part. */
function visitsByHistory({ history, ticket }: CaseReading): number | null {
  const repeats = samePart(history, ticket?.part).length;
  return repeats > 0 ? repeats + 1 : null;
}

function prepareMessage(message: Message, index: number, now: Instant, nowMs: number, unread: Unread[]): Said {
  const at = readInstant(message.at, `messages.${index}.at`, now, nowMs, unread);
  const from = message.internal || !message.from || message.from === 'unsure' ? 'nobody' : message.from;
  const judged = from !== 'nobody';
  return {
    index,
    place: index,
    source: `messages.${index}`,
    from,
    at,
    atMs: at === null ? null : Date.parse(at),
    text: message.text,
    folded: judged ? fold(message.text) : '',
    quoted: quotesOf(message.text),
  };
}

/** A date of the future or of another age is not believed: it is reported, and the message counts without a date. */
function readInstant(shown: unknown, field: string, now: Instant, nowMs: number, unread: Unread[]): Instant | null {
  if (shown === undefined || shown === null || shown === '') return null;
  const date = typeof shown === 'string' || typeof shown === 'number' ? parseShownDate(shown, now) : null;
  if (date && Date.parse(date.iso) <= nowMs + futureSlackMs) return date.iso;
  const before = pastDay(shown, now, nowMs);
  if (before) return before;
  unread.push({ field, value: shown, reason: date ? 'after now' : 'not a date' });
  return null;
}

/** 12月25日 in November: what was opened or said lies behind us, so a day without its year is the last one of that name. */
function pastDay(shown: unknown, now: Instant, nowMs: number): Instant | null {
  if (typeof shown !== 'string' || !dayWithoutYear.test(shown)) return null;
  const date = parseShownDate(shown, toIso(nowMs - nearDaysAhead * dayMs, parseInstant(now).offsetMinutes));
  return date && Date.parse(date.iso) <= nowMs ? date.iso : null;
}

/** Found once, when first asked. */
export function quotesOf(text: string, offset = 0): () => readonly Span[] {
  let spans: readonly Span[] | null = null;
  return () => {
    spans ??= mayQuote.test(text)
      ? quotedSpans(text).map(({ start, end }) => ({ start: start + offset, end: end + offset }))
      : [];
    return spans;
  };
}

function inOrder(said: readonly Said[]): Said[] {
  let last = Number.NEGATIVE_INFINITY;
  const keyed = said.map((message) => {
    if (message.atMs !== null) last = message.atMs;
    return { message, key: message.atMs ?? last };
  });
  const sorted = keyed.sort((a, b) => a.key - b.key || a.message.index - b.message.index);
  return sorted.map((entry, place) => ({ ...entry.message, place }));
}

function findOpening(
  reading: CaseReading,
  said: readonly Said[],
  now: Instant,
  nowMs: number,
  unread: Unread[],
): { iso: Instant; source: string } | null {
  const field = readInstant(reading.ticket?.openedAt, 'ticket.openedAt', now, nowMs, unread);
  if (field) return { iso: field, source: 'ticket.openedAt' };
  const oldest = said.find((message) => message.at !== null);
  return oldest?.at ? { iso: oldest.at, source: `${oldest.source}.at` } : null;
}

function readNumber(shown: unknown, field: string, unread: Unread[]): number | null {
  if (shown === undefined || shown === null || shown === '') return null;
  const value = typeof shown === 'number' || typeof shown === 'string' ? parseCount(shown) : null;
  if (value !== null && Number.isFinite(value) && value >= 0) return value;
  unread.push({ field, value: shown, reason: 'not a count' });
  return null;
}

const scorePattern = /^(\d{1,2}(?:\.\d+)?)\s*(?:分|points?)?\s*(?:[/／]\s*10|out of 10)?$/i;
const starPattern = /^(?:(\d(?:\.\d)?)\s*(?:星|stars?|[/／]\s*5)|([★⭐]{1,5})[☆]*)$/i;

/** A rating of ten; stars of five are doubled. */
function readScore(reading: CaseReading, unread: Unread[]): number | null {
  const shown = reading.ticket?.score;
  if (shown === undefined || shown === null || shown === '') return null;
  const text = typeof shown === 'number' ? String(shown) : typeof shown === 'string' ? fold(shown).trim() : '';
  const plain = scorePattern.exec(text);
  if (plain && Number(plain[1]) <= 10) return Number(plain[1]);
  const stars = starPattern.exec(text);
  if (stars) return (stars[1] ? Number(stars[1]) : (stars[2]?.length ?? 0)) * 2;
  unread.push({ field: 'ticket.score', value: shown, reason: 'not a rating of ten' });
  return null;
}
