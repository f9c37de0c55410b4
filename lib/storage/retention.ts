/** What goes by itself: cases some time after they were closed, and what was deleted but could be brought back. */
import type { Store } from './database';
import { eraseCase, storesOfCases } from './erase';
import { addDays, toInstant } from './instant';

const casesAtOnce = 50;
/** How long a deleted note can be brought back, and a finished reminder be looked up. */
const undoDays = 30;

export interface Retention {
  /** Days after closing; 0 keeps cases for ever. */
  readonly days: number;
  readonly now: string;
}

export interface Cleared {
  readonly cases: number;
  readonly notes: number;
  readonly reminders: number;
}

/** Deletes with everything that hangs on it; safe to stop and to run again at any time. */
export async function applyRetention(store: Store, { days, now }: Retention): Promise<Cleared> {
  const at = toInstant(now);
  return {
    cases: days > 0 ? await clearCases(store, addDays(at, -days)) : 0,
    notes: await clearNotes(store, addDays(at, -undoDays)),
    reminders: await clearReminders(store, addDays(at, -undoDays)),
  };
}

async function clearCases(store: Store, closedBefore: string): Promise<number> {
  const range = IDBKeyRange.upperBound(closedBefore);
  let cleared = 0;
  for (;;) {
    const count = await store.write(storesOfCases, async (tx) => {
      const ids = await tx.objectStore('cases').index('closedAt').getAllKeys(range, casesAtOnce);
      for (const id of ids) await eraseCase(tx, id);
      return ids.length;
    });
    if (count === 0) return cleared;
    cleared += count;
  }
}

function clearNotes(store: Store, deletedBefore: string): Promise<number> {
  // Their words went from the search index when they were deleted.
  return store.write(['notes'], async (tx) => {
    const notes = tx.objectStore('notes');
    const keys = await notes.index('deletedAt').getAllKeys(IDBKeyRange.upperBound(deletedBefore));
    await Promise.all(keys.map((key) => notes.delete(key)));
    return keys.length;
  });
}

function clearReminders(store: Store, doneBefore: string): Promise<number> {
  return store.write(['reminders'], async (tx) => {
    const reminders = tx.objectStore('reminders');
    const keys = await reminders.index('due').getAllKeys(IDBKeyRange.bound(['done'], ['done', doneBefore]));
    await Promise.all(keys.map((key) => reminders.delete(key)));
    return keys.length;
  });
}
