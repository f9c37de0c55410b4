/**
 * What we promised and whether we kept it. A promise is a time for the part or the car in a staff message or a field; "I call you
 * back at five" is a promise of contact and none of these. A range ends at its far end, working days follow China's calendar. `[expect]`
 */
import type { FoundPromise } from '../case/assessment';
import { addWorkdays } from '../text/chinaDays';
import { dayMs, dayNumber, endOfDay, type Instant, parseInstant, toIso } from '../text/clock';
import { type Duration, parseDuration } from '../text/duration';
import { parseShownDate } from '../text/shownDate';
import { findTimeMentions, type TimeMention } from '../text/timeMention';
import type { Cue } from './cues';
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
  return made.map((promise, index) => ({
    text: promise.text,
    madeAt: promise.madeAt,
    dueAt: promise.dueAt,
    state: stateOf(promise, made.slice(index + 1), facts),
    source: promise.source,
  }));
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
    if (shown === undefined || shown === null || shown === '' || typeof shown === 'boolean') continue;
    const date = parseShownDate(shown, now);
    if (date) made.push(make(String(shown), start, date.precision === 'day' ? endOfDay(date.iso) : date.iso, `ticket.${key}`));
    else unread.push({ field: `ticket.${key}`, value: shown, reason: 'not a date' });
  }
  const days = reading.ticket?.promisedDays;
  if (days === undefined || days === null || days === '' || typeof days === 'boolean') return made;
  const length = parseDuration(String(days));
  if (!length || !(length.max > 0)) unread.push({ field: 'ticket.promisedDays', value: days, reason: 'not a length of time' });
  else if (start) made.push(make(String(days), start, dueAfter(start, length, facts.spoken.offset), 'ticket.promisedDays'));
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

const clauseEnd = /[,，。.!！?？;；:：、\n]/;
const asks = /[?？]/;
const clockTime = /\d\s?(?:点|时|[ap]\.?m|[:：]\d)/i;
const afterArrival = /到[货店件了][后之]|after (?:it |they )?arriv|once (?:it|they) (?:is|are|has|have)? ?(?:here|arriv)/;

function isPromise(mention: TimeMention, said: Said, at: Instant, facts: Facts): boolean {
  if (Date.parse(mention.dueAt) <= Date.parse(at)) return false;
  if (said.quoted().some((span) => mention.start < span.end && mention.end > span.start)) return false;
  let start = mention.start;
  while (start > 0 && !clauseEnd.test(said.text[start - 1] ?? '')) start -= 1;
  let end = mention.end;
  while (end < said.text.length && !clauseEnd.test(said.text[end] ?? '')) end += 1;
  if (asks.test(said.text[end] ?? '')) return false;
  if (afterArrival.test(said.folded.slice(start, mention.start))) return false;
  const near = (...names: string[]) => facts.told.inMessage(said, ...names).filter((cue) => overlaps(cue, start, end));
  if (near('aside', 'proposal').length > 0) return false;
  if (mention.dueAt.slice(0, 10) === at.slice(0, 10)) return near('same-day').length > 0;
  const isLength =
    (mention.kind === 'duration' || mention.kind === 'range') && /[\d一二两三四五六七八九十半几a-z]/i.test(mention.text);
  const isAboutDelivery =
    isLength ||
    near('delivery').length > 0 ||
    (mention.kind === 'date' && facts.told.hasInMessage(said, 'staff-ordered', 'staff-slip', 'staff-shipped', 'delivery'));
  if (!isAboutDelivery && clockTime.test(said.text.slice(mention.start, end))) return false;
  if (!isAboutDelivery && (mention.end - mention.start) / (end - start) < ownClauseShare) return false;
  return near('contact-promise').length === 0 || near('delivery').some((cue) => cue.start >= mention.start - 12);
}

function overlaps(cue: Cue, start: number, end: number): boolean {
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
