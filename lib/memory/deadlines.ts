/**
 * Which deadlines a case has, from its assessment and its ledger (domain.md 6, 9, 17). Pure: the clock is an argument, the
 * figures are the pack's. The stage names one turn of the cadence, one promise, one rescue step, and ends in `@` and the true
 * deadline: each may interrupt once, and the reminder may come earlier than what it warns of.
 */
import type { Assessment } from '../case/assessment';
import type { KeptPromise, QuietHours, ReminderKind } from '../case/record';
import type { Policy } from '../packs/schema';
import { dayMs, endOfDay, minuteMs } from '../text/clock';
import { atHour, localIso, utc } from './localTime';
import { beforeQuiet } from './quiet';

export interface PlannedDeadline {
  readonly kind: ReminderKind;
  readonly stage: string;
  readonly text: string;
  /** When to remind, UTC. */
  readonly dueAt: string;
}

export interface CaseNow {
  readonly assessment: Assessment;
  readonly promises: readonly KeptPromise[];
  readonly quietHours: QuietHours;
  readonly reminders: Policy['reminders'];
  /** ISO with the advisor's own offset: quiet hours are clock times. */
  readonly now: string;
  /** The ticket is closed: its repair runs no clock of the law any more; an unhappy customer's clocks go on. */
  readonly closed: boolean;
}

export function planDeadlines(known: CaseNow): PlannedDeadline[] {
  const { assessment, promises, quietHours, reminders, now, closed } = known;
  const early = (ms: number) => utc(beforeQuiet(ms, { quiet: quietHours, leadMs: reminders.beforeQuietMinutes * minuteMs, now }));
  const leadMs = reminders.promiseLeadMinutes * minuteMs;
  return [
    ...contactDeadline(assessment, early),
    ...promises.filter(({ state }) => state === 'open').map((promise) => promiseDeadline(promise, { early, leadMs, now })),
    ...rescueDeadline(assessment),
    ...(closed ? [] : lawDeadlines(assessment, reminders, now)),
  ];
}

type Early = (ms: number) => string;

function contactDeadline({ contact }: Assessment, early: Early): PlannedDeadline[] {
  if (contact.nextDue === null) return [];
  const kind = contact.rule === 'solved-care' ? 'follow-up' : 'contact';
  return [{ kind, stage: `${contact.rule}@${contact.nextDue}`, text: '', dueAt: early(Date.parse(contact.nextDue)) }];
}

interface Lead {
  readonly early: Early;
  /** A promise is called before it slips, while there is still time to do something about it. */
  readonly leadMs: number;
  readonly now: string;
}

function promiseDeadline(promise: KeptPromise, { early, leadMs, now }: Lead): PlannedDeadline {
  const due = Date.parse(promise.dueAt);
  const lead = due - leadMs;
  const dueAt = lead > Date.parse(now) ? early(lead) : early(due);
  return { kind: 'promise', stage: `${promise.id}@${promise.dueAt}`, text: promise.text, dueAt };
}

/** Never moved by quiet hours: the rescue runs by the hour. `[lowscore]` */
function rescueDeadline({ rescue }: Assessment): PlannedDeadline[] {
  if (!rescue) return [];
  const { step, due } = rescue;
  return [{ kind: 'rescue', stage: `step-${step}@${due}`, text: String(step), dueAt: utc(Date.parse(due)) }];
}

/** Some days before a clock of the law runs out, in the morning. */
function lawDeadlines({ law }: Assessment, { lawDaysBefore, lawHour }: Policy['reminders'], now: string): PlannedDeadline[] {
  const inDays = (days: number) => Date.parse(now) + Math.max(0, days) * dayMs;
  return law
    .filter((clock) => 'daysLeft' in clock)
    .filter(({ reached }) => !reached)
    .map(({ rule, article, daysLeft }) => {
      const deadline = utc(Date.parse(endOfDay(localIso(inDays(daysLeft), now))));
      const dueAt = utc(atHour(inDays(daysLeft - lawDaysBefore), lawHour, now));
      return { kind: 'law', stage: `${rule}#${article}@${deadline}`, text: rule, dueAt };
    });
}
