/**
 * What we promised and whether we kept it. A promise is a time for the part or the car in a staff message or a field; "I call you
 * back at five" is a promise of contact and none of these. A range ends at its far end, working days follow China's calendar. `[expect]`
 */
import type { FoundPromise } from '../case/assessment';
import { addWorkdays } from '../text/chinaDays';
import { dayMs, dayNumber, endOfDay, type Instant, parseInstant, toIso } from '../text/clock';
import { type Duration, parseDuration } from '../text/duration';
import type { Span } from '../text/sentences';
import { parseShownDate } from '../text/shownDate';
import { findTimeMentions, type TimeMention } from '../text/timeMention';
import { asDecided } from './byHand';
import type { Cue } from './cues';
import { clauseEnd, type Edge, edgeAfter, edgeBefore, sentenceEnd } from './edges';
import type { Facts } from './facts';
import type { Said } from './spokenCase';

interface Made {
  readonly text: string;
  readonly madeAt: Instant | null;
  readonly madeMs: number;
  readonly dueAt: Instant;
  readonly dueMs: number;
  readonly source: string;
}

const monthDays = 30;
const weekDays = 7;
/** 五个工作日 alone in its clause needs no verb to be a promise. */
const ownClauseShare = 0.4;

export function findPromises(facts: Facts): FoundPromise[] {
  const made = dropRepeats([...fieldPromises(facts), ...facts.spoken.staff.flatMap((said) => spokenPromises(said, facts))]);
  return made.map((promise, index) => {
    const { text, madeAt, dueAt, source } = promise;
    const found = { text, madeAt, dueAt, state: stateOf(promise, made.slice(index + 1), facts), source };
    return asDecided(found, facts.history?.promises, facts.spoken.offset);
  });
}

/** Moments at which the part had come or the car was ready. */
export function deliveries(facts: Facts): number[] {
  const told = facts.told.of('staff-arrived', 'staff-ready').map((cue) => cue.said?.atMs);
  const heard = facts.everHeard.of('fixed').map((cue) => cue.said?.atMs);
  return [...told, ...heard].filter((at): at is number => typeof at === 'number').sort((a, b) => a - b);
}

function fieldPromises(facts: Facts): Made[] {
  const { reading, now, openedAt, unread } = facts.spoken;
  const made: Made[] = [];
  const start = openedAt ?? null;
  for (const key of ['promisedAt', 'eta'] as const) {
    const shown = reading.ticket?.[key];
    if (shown === undefined || shown === null || shown === '') continue;
    const date = typeof shown === 'boolean' ? null : parseShownDate(shown, now);
    if (date) made.push(make(String(shown), start, date.precision === 'day' ? endOfDay(date.iso) : date.iso, `ticket.${key}`));
    else unread.push({ field: `ticket.${key}`, value: shown, reason: 'not a date' });
  }
  const days = reading.ticket?.promisedDays;
  if (days === undefined || days === null || days === '') return made;
  const length = typeof days === 'boolean' ? null : parseDuration(String(days));
  if (!length || !(length.max > 0)) unread.push({ field: 'ticket.promisedDays', value: days, reason: 'not a length of time' });
  else if (start) made.push(make(String(days), start, dueAfter(start, length, facts.spoken.offset), 'ticket.promisedDays'));
  else unread.push({ field: 'ticket.promisedDays', value: days, reason: 'no opening date to count from' });
  return made;
}

function dueAfter(start: Instant, length: Duration, offset: number): Instant {
  const startMs = parseInstant(start).epochMs;
  const day = dayNumber(startMs, offset);
  if (length.unit === 'hour') return toIso(startMs + length.max * 3_600_000, offset);
  const due =
    length.unit === 'working-day'
      ? addWorkdays(day, Math.ceil(length.max))
      : day + Math.ceil(length.max * ({ day: 1, week: weekDays, month: monthDays }[length.unit] ?? 1));
  return endOfDay(toIso(due * dayMs - offset * 60_000, offset));
}

/** One message makes one promise: the latest of its times that speak of the part or the car. */
function spokenPromises(said: Said, facts: Facts): Made[] {
  const at = said.at ?? facts.spoken.openedAt;
  if (!at) return [];
  const mentions = findTimeMentions(said.text, at).filter((mention) => isPromise(mention, said, at, facts));
  const last = mentions.reduce<TimeMention | null>((far, mention) => (!far || mention.dueAt > far.dueAt ? mention : far), null);
  return last ? [make(last.text, at, last.dueAt, said.source)] : [];
}

/** Nobody speaks longer clauses; a text without punctuation stays linear to read. */
const longestClause = 160;
const afterArrival = /到[货店件了][后之]|after (?:it |they )?arriv|once (?:it|they) (?:is|are|has|have)? ?(?:here|arriv)/;
const aboutParts = ['delivery', 'staff-ordered', 'staff-slip', 'staff-shipped'] as const;
/** 几天 names no end that could be missed. */
const vague = /(?<![十百])几[天日周]|a few (?:days|weeks)/i;
/** "this week" is no length. */
const counted =
  /[\d一二两三四五六七八九十半]|\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen|twenty|thirty|couple|fortnight)\b/i;

type Within = (span: Span, ...names: string[]) => readonly Cue[];

function isPromise(mention: TimeMention, said: Said, at: Instant, facts: Facts): boolean {
  if (Date.parse(mention.dueAt) <= Date.parse(at) || vague.test(mention.text)) return false;
  if (said.quoted().some((span) => mention.start < span.end && mention.end > span.start)) return false;
  const clause = clauseAround(said.folded, mention);
  if (said.folded[clause.end] === '?') return false;
  if (afterArrival.test(said.folded.slice(clause.start, mention.start))) return false;
  const within: Within = (span, ...names) => facts.told.inMessage(said, ...names).filter((cue) => overlaps(cue, span));
  if (within(clause, 'aside', 'proposal').length > 0) return false;
  if (mention.kind === 'weekday' && within(around(said.folded, mention, sentenceEnd), 'in-stock').length > 0) return false;
  const delivery = within(clause, 'delivery');
  if (mention.dueAt.slice(0, 10) === at.slice(0, 10)) {
    const isHour =
      mention.hasClock && mention.kind !== 'duration' && delivery.length > 0 && within(clause, 'contact-promise').length === 0;
    return isHour || within(clause, 'same-day').length > 0;
  }
  const isTold = delivery.length > 0 || isSaidOfParts(mention, clause, said, within);
  if (!isTold || (mention.hasClock && delivery.length === 0)) return false;
  return within(clause, 'contact-promise').length === 0 || delivery.some((cue) => cue.start >= mention.start - 12);
}

/** A length of time; a date where the message speaks of the part; any time that is most of its clause. */
function isSaidOfParts(mention: TimeMention, clause: Span, said: Said, within: Within): boolean {
  if (counted.test(mention.text) && (mention.kind === 'duration' || mention.kind === 'range')) return true;
  const speaksOfParts = within({ start: 0, end: said.text.length }, ...aboutParts).length > 0;
  if (mention.kind === 'date' && speaksOfParts) return true;
  const length = mention.end - mention.start;
  if (length / (clause.end - clause.start) < ownClauseShare) return false;
  return mention.kind === 'date' || speaksOfParts || length / said.text.trim().length >= ownClauseShare;
}

/** Two things said in one breath: "in by Friday and booked for Monday". */
const joins = / (?:and|but|then|so) /;

function clauseAround(folded: string, mention: Span): Span {
  const { start, end } = around(folded, mention, clauseEnd);
  const before = folded.slice(start, mention.start).split(joins).at(-1)?.length ?? 0;
  const after = folded.slice(mention.end, end).split(joins)[0]?.length ?? 0;
  return { start: mention.start - before, end: mention.end + after };
}

function around(folded: string, { start, end }: Span, edge: Edge): Span {
  return { start: edgeBefore(folded, start, edge, longestClause), end: edgeAfter(folded, end, edge, longestClause) };
}

function overlaps(cue: Cue, { start, end }: Span): boolean {
  return cue.start < end && cue.end > start;
}

function make(text: string, madeAt: Instant | null, dueAt: Instant, source: string): Made {
  return {
    text,
    madeAt,
    madeMs: madeAt ? Date.parse(madeAt) : Number.NEGATIVE_INFINITY,
    dueAt,
    dueMs: Date.parse(dueAt),
    source,
  };
}

/** In order of being made; the same date said again, in a field or a message, is the same promise. */
function dropRepeats(made: readonly Made[]): Made[] {
  const kept: Made[] = [];
  for (const promise of [...made].sort((a, b) => a.madeMs - b.madeMs)) {
    if (!kept.some((other) => other.dueAt.slice(0, 10) === promise.dueAt.slice(0, 10))) kept.push(promise);
  }
  return kept;
}

function stateOf(promise: Made, later: readonly Made[], facts: Facts): FoundPromise['state'] {
  const done = deliveries(facts).filter((at) => at > promise.madeMs);
  if (done.some((at) => at <= promise.dueMs)) return 'kept';
  if (later.some((next) => next.dueMs > promise.dueMs)) return 'broken';
  const { nowMs } = facts.spoken;
  if (nowMs <= promise.dueMs) return facts.fields.has('status-arrived') ? 'kept' : 'open';
  const closedInTime = facts.fields.has('status-done') && done.length === 0 && (facts.solution?.atMs ?? nowMs) <= promise.dueMs;
  return closedInTime ? 'kept' : 'broken';
}
