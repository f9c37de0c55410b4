/**
 * Deadlines that survive the browser: planned once, delivered once, snoozed to an exact time. The id of a planned
 * reminder is its case, kind and stage, so that planning again after every reading interrupts nobody twice.
 */
import type { CaseSummary, Reminder, ReminderKind } from '../case/record';
import { ofCase, summaryOf } from './cases';
import type { Store } from './database';
import { toInstant } from './instant';
import type { AnyTx, WriteTx } from './schema';

export interface PlanReminder {
  readonly caseId: string | null;
  readonly kind: ReminderKind;
  readonly stage: string;
  readonly text: string;
  readonly dueAt: string;
  readonly now: string;
}

/**
 * Plans, or moves what still waits. One that was delivered or done stays so, whatever its new time: the fatigue budget.
 */
export function planReminder(store: Store, { now, ...plan }: PlanReminder): Promise<Reminder> {
  const id = JSON.stringify([plan.caseId, plan.kind, plan.stage]);
  const write = async (tx: WriteTx) => {
    const before = await tx.objectStore('reminders').get(id);
    const dueAt = toInstant(plan.dueAt);
    if (before && (before.state !== 'waiting' || (before.dueAt === dueAt && before.text === plan.text))) return before;
    const row: Reminder = { ...plan, id, dueAt, state: 'waiting', deliveredAt: null, updatedAt: toInstant(now) };
    await tx.objectStore('reminders').put(row);
    return row;
  };
  return store.write(['reminders'], write, plan.caseId);
}

/** Cancels what still waits of a kind (the part arrived, the promise was kept). Returns how many. */
export function cancelReminders(store: Store, { caseId, kind }: { caseId: string; kind: ReminderKind }): Promise<number> {
  const write = async (tx: WriteTx) => {
    const reminders = tx.objectStore('reminders');
    const rows = await reminders.index('case').getAll(ofCase(caseId));
    const waiting = rows.filter((row) => row.kind === kind && row.state === 'waiting');
    await Promise.all(waiting.map((row) => reminders.delete(row.id)));
    return waiting.length;
  };
  return store.write(['reminders'], write, caseId);
}

export interface DueReminder extends Reminder {
  /** How long after its time it is shown: a laptop slept, or the hours were quiet. */
  readonly lateMs: number;
}

/**
 * Takes everything that is due and marks it delivered in the same transaction: two alarms at once, or a worker that dies
 * after it, show nothing twice. Longest overdue first.
 */
export function takeDueReminders(store: Store, now: string): Promise<readonly DueReminder[]> {
  const at = toInstant(now);
  return store.write(['reminders'], async (tx) => {
    const reminders = tx.objectStore('reminders');
    const due = await reminders.index('due').getAll(waitingUntil(at));
    await Promise.all(due.map((row) => reminders.put({ ...row, state: 'delivered', deliveredAt: at, updatedAt: at })));
    return due.map((row) => ({ ...row, lateMs: Date.parse(at) - Date.parse(row.dueAt) }));
  });
}

/** When the next alarm has to ring; null when nothing waits. */
export function nextReminderAt(store: Store): Promise<string | null> {
  return store.read(['reminders'], async (tx) => {
    const cursor = await tx
      .objectStore('reminders')
      .index('due')
      .openCursor(IDBKeyRange.bound(['waiting'], ['waiting', []]));
    return cursor?.value.dueAt ?? null;
  });
}

/** Waiting and due, or delivered and not done. Longest overdue first. */
export async function listDueReminders(store: Store, now: string): Promise<readonly Reminder[]> {
  return store.read(['reminders'], (tx) => dueIn(tx, toInstant(now)));
}

export interface DueOfCase {
  readonly reminder: Reminder;
  /** Null for what belongs to no case, and for a case that was never kept. */
  readonly case: CaseSummary | null;
}

/** The same with the cases they belong to, in one transaction: what the desk lists. */
export function listDueWithCases(store: Store, now: string): Promise<readonly DueOfCase[]> {
  return store.read(['reminders', 'cases'], async (tx) => {
    const due = await dueIn(tx, toInstant(now));
    const ids = [...new Set(due.flatMap(({ caseId }) => caseId ?? []))];
    const rows = await Promise.all(ids.map((id) => tx.objectStore('cases').get(id)));
    const cases = new Map(rows.flatMap((row) => (row ? [[row.id, summaryOf(row)] as const] : [])));
    return due.map((reminder) => ({ reminder, case: cases.get(reminder.caseId ?? '') ?? null }));
  });
}

/** Number of cases with something due, for the toolbar's badge. */
export async function countDueCases(store: Store, now: string): Promise<number> {
  const due = await listDueReminders(store, now);
  return new Set(due.map((row) => row.caseId).filter((id) => id !== null)).size;
}

async function dueIn(tx: AnyTx, at: string): Promise<readonly Reminder[]> {
  const index = (tx as WriteTx).objectStore('reminders').index('due');
  const [delivered, waiting] = await Promise.all([
    index.getAll(IDBKeyRange.bound(['delivered'], ['delivered', at])),
    index.getAll(waitingUntil(at)),
  ]);
  return [...delivered, ...waiting].sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
}

function waitingUntil(at: string): IDBKeyRange {
  return IDBKeyRange.bound(['waiting'], ['waiting', at]);
}

/** All of a case, soonest first. */
export function listReminders(store: Store, caseId: string): Promise<readonly Reminder[]> {
  return store.read(['reminders'], (tx) => tx.objectStore('reminders').index('case').getAll(ofCase(caseId)));
}

/** The advisor asks to be reminded again at an exact time, also of what was delivered. Null when there is none. */
export function snoozeReminder(store: Store, change: { id: string; until: string; now: string }): Promise<Reminder | null> {
  return changeReminder(store, change, { state: 'waiting', dueAt: toInstant(change.until), deliveredAt: null });
}

/** `byHand`: the advisor did it; else its reason has gone by itself. */
export function finishReminder(
  store: Store,
  { byHand = false, ...change }: { id: string; now: string; byHand?: boolean },
): Promise<Reminder | null> {
  return changeReminder(store, change, { state: 'done', ...(byHand && { doneByHand: true }) });
}

function changeReminder(
  store: Store,
  { id, now }: { id: string; now: string },
  change: Partial<Reminder>,
): Promise<Reminder | null> {
  return store.write(['reminders'], async (tx) => {
    const before = await tx.objectStore('reminders').get(id);
    if (!before) return null;
    const row: Reminder = { ...before, ...change, updatedAt: toInstant(now) };
    await tx.objectStore('reminders').put(row);
    return row;
  });
}
