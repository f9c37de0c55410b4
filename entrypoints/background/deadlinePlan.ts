/**
 * Which deadlines a case has, from its assessment and its ledger (domain.md 6, 9, 17). Pure: the clock is an argument.
 * The stage names one turn of the cadence, one promise, one rescue step, and ends in `@` and the true deadline: each may
 * interrupt once, and the reminder may come earlier than what it warns of.
 */
import type { Assessment } from '../../lib/case/assessment';
import type { CaseReminder } from '../../lib/case/memory';
import type { KeptPromise, QuietHours, Reminder, ReminderKind } from '../../lib/case/record';
import { quietMinutesLeft } from '../../lib/storage/quiet';

export interface PlannedDeadline {
  readonly kind: ReminderKind;
  readonly stage: string;
  readonly text: string;
  readonly dueAt: string;
}

export interface CaseNow {
  readonly assessment: Assessment;
  readonly promises: readonly KeptPromise[];
  readonly quietHours: QuietHours;
  /** ISO with the advisor's own offset: quiet hours are clock times. */
  readonly now: string;
}

/** Kinds that follow from the case: planned again at every sight, and taken back when the reason has gone. */
export const plannedKinds: readonly ReminderKind[] = ['contact', 'promise', 'rescue', 'follow-up', 'law'];

const hourMs = 3_600_000;
/** A promise is called before it slips, while there is still time to do something about it. */
const promiseLeadMs = 2 * hourMs;
/** What would break in the quiet hours is announced this long before they begin. (domain.md 17) */
const beforeQuietMs = hourMs;

export function planDeadlines({ assessment, promises, quietHours, now }: CaseNow): PlannedDeadline[] {
  const early = (ms: number) => beforeQuiet(ms, quietHours, now);
  return [
    ...contactDeadline(assessment, early),
    ...promises.filter(({ state }) => state === 'open').map((promise) => promiseDeadline(promise, early, now)),
    ...rescueDeadline(assessment),
    ...lawDeadlines(assessment, now),
  ];
}

type Early = (ms: number) => string;

function contactDeadline({ contact }: Assessment, early: Early): PlannedDeadline[] {
  if (contact.nextDue === null) return [];
  const kind = contact.rule === 'solved-care' ? 'follow-up' : 'contact';
  return [{ kind, stage: `${contact.rule}@${contact.nextDue}`, text: '', dueAt: early(Date.parse(contact.nextDue)) }];
}

function promiseDeadline(promise: KeptPromise, early: Early, now: string): PlannedDeadline {
  const due = Date.parse(promise.dueAt);
  const lead = due - promiseLeadMs;
  const dueAt = lead > Date.parse(now) ? early(lead) : early(due);
  return { kind: 'promise', stage: `${promise.id}@${promise.dueAt}`, text: promise.text, dueAt };
}

/** Never moved by quiet hours: the rescue runs by the hour. `[lowscore]` */
function rescueDeadline({ rescue }: Assessment): PlannedDeadline[] {
  if (!rescue) return [];
  return [
    {
      kind: 'rescue',
      stage: `step-${rescue.step}@${rescue.due}`,
      text: String(rescue.step),
      dueAt: utc(Date.parse(rescue.due)),
    },
  ];
}

/** The day before a clock of the law runs out. */
function lawDeadlines({ law }: Assessment, now: string): PlannedDeadline[] {
  return law
    .filter(({ reached }) => !reached)
    .map(({ rule, article, daysLeft }) => {
      const left = Math.max(0, daysLeft);
      const deadline = endOfDay(Date.parse(now) + left * 24 * hourMs, now);
      const dueAt = atTen(Date.parse(now) + Math.max(0, left - 1) * 24 * hourMs, now);
      return { kind: 'law', stage: `${rule}#${article}@${deadline}`, text: rule, dueAt };
    });
}

/** Ten in the morning of that day, on the advisor's clock. */
function atTen(ms: number, now: string): string {
  const local = localIso(ms, now);
  return utc(Date.parse(`${local.slice(0, 10)}T10:00:00${local.slice(19)}`));
}

/** An instant in the quiet hours moves before them, unless that has passed already. */
function beforeQuiet(ms: number, quiet: QuietHours, now: string): string {
  const left = quietMinutesLeft(quiet, localIso(ms, now));
  if (left === 0) return utc(ms);
  const begin = ms + left * 60_000 - quietLengthMs(quiet);
  const earlier = begin - beforeQuietMs;
  return earlier > Date.parse(now) ? utc(earlier) : utc(ms);
}

function quietLengthMs({ from, to }: QuietHours): number {
  const minutes = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
  return ((minutes(to) - minutes(from) + 1440) % 1440) * 60_000;
}

const utc = (ms: number) => new Date(ms).toISOString();

/** The instant on the clock of `like`'s offset. */
export function localIso(ms: number, like: string): string {
  const zone = /(?:Z|[+-]\d\d:\d\d)$/.exec(like)?.[0] ?? 'Z';
  const [, sign = '+', hours = '0', minutes = '0'] = /([+-])(\d\d):(\d\d)/.exec(zone) ?? [];
  const offset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  return new Date(ms + offset * 60_000).toISOString().replace(/\.\d+Z$/, zone);
}

function endOfDay(ms: number, now: string): string {
  const local = localIso(ms, now);
  return utc(Date.parse(`${local.slice(0, 10)}T23:59:59${local.slice(19)}`));
}

/** With the deadline itself, which the stage ends in; for a reminder by hand its own time. */
export function withDeadline(reminder: Reminder): CaseReminder {
  const { stage, dueAt } = reminder;
  const named = stage.slice(stage.lastIndexOf('@') + 1);
  const deadline = stage.includes('@') && !Number.isNaN(Date.parse(named)) ? utc(Date.parse(named)) : dueAt;
  return { ...reminder, deadline };
}

export interface Reconciled {
  /** To be planned, or moved. */
  readonly plan: readonly PlannedDeadline[];
  /** Kinds of which something waits whose reason has gone. */
  readonly cancel: readonly ReminderKind[];
  /** Ids of what has rung and needs nobody any more. */
  readonly finish: readonly string[];
}

/** What has to change so that the kept reminders say what the case says now; mostly nothing. */
export function reconcile(kept: readonly Reminder[], wanted: readonly PlannedDeadline[]): Reconciled {
  const ofCase = kept.filter(({ kind }) => plannedKinds.includes(kind));
  const match = (reminder: Reminder) => wanted.find(({ kind, stage }) => kind === reminder.kind && stage === reminder.stage);
  const gone = ofCase.filter((reminder) => !match(reminder));
  const cancel = [...new Set(gone.filter(({ state }) => state === 'waiting').map(({ kind }) => kind))];
  const plan = wanted.filter((deadline) => {
    const before = ofCase.find(({ kind, stage }) => kind === deadline.kind && stage === deadline.stage);
    if (!before) return true;
    return before.state === 'waiting' && (before.dueAt !== deadline.dueAt || cancel.includes(deadline.kind));
  });
  return { plan, cancel, finish: gone.filter(({ state }) => state === 'delivered').map(({ id }) => id) };
}
