/** What has to change so that the kept reminders say what the case says now. Pure; mostly the answer is: nothing. */
import type { CaseReminder } from '../case/memory';
import type { Reminder, ReminderKind } from '../case/record';
import type { PlannedDeadline } from './deadlines';
import { utc } from './localTime';

/** Kinds that follow from the case: planned again at every sight, and taken back when the reason has gone. */
export const plannedKinds: readonly ReminderKind[] = ['contact', 'promise', 'rescue', 'follow-up', 'law'];

export interface Reconciled {
  /** To be planned, or moved. */
  readonly plan: readonly PlannedDeadline[];
  /** Kinds of which something waits whose reason has gone. */
  readonly cancel: readonly ReminderKind[];
  /** Ids of what has rung and needs nobody any more. */
  readonly finish: readonly string[];
}

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

/** With the deadline itself, which the stage ends in; for a reminder by hand its own time. */
export function withDeadline(reminder: Reminder): CaseReminder {
  const { stage, dueAt } = reminder;
  const named = stage.slice(stage.lastIndexOf('@') + 1);
  const deadline = stage.includes('@') && !Number.isNaN(Date.parse(named)) ? utc(Date.parse(named)) : dueAt;
  return { ...reminder, deadline };
}
