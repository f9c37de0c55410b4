/** What is stored, about whom: for the page that shows it, and for a customer who asks. */
import type { CaseRecord, CaseSummary, Contact, KeptPromise, Note, Reminder, ScoreEntry, TrackUse } from '../case/record';
import { ofCase, summaryOf } from './cases';
import type { Store } from './database';
import { storesOfCases } from './erase';
import type { OverrideRow, StoreName } from './schema';

export interface StoreOverview {
  /** Rows by kind. */
  readonly counts: Readonly<Partial<Record<StoreName, number>>>;
  /** Bytes on disk as the browser estimates them, for the whole extension; null where it does not say. */
  readonly bytes: number | null;
  readonly quotaBytes: number | null;
  /** True when the browser has promised not to clear it by itself. */
  readonly persisted: boolean | null;
}

const counted = [
  'cases',
  'notes',
  'scores',
  'overrides',
  'contacts',
  'uses',
  'promises',
  'reminders',
  'packs',
  'adapters',
  'tracks',
] as const;

export async function describeStore(store: Store): Promise<StoreOverview> {
  const counts = await store.read(counted, async (tx) => {
    const entries = counted.map(async (name) => [name, await tx.objectStore(name).count()] as const);
    return Object.fromEntries(await Promise.all(entries));
  });
  const storage = typeof navigator === 'undefined' ? undefined : navigator.storage;
  const estimate = await storage?.estimate?.();
  return {
    counts,
    bytes: estimate?.usage ?? null,
    quotaBytes: estimate?.quota ?? null,
    persisted: (await storage?.persisted?.()) ?? null,
  };
}

/** Everything of one case, deleted notes too: this is what there is. */
export interface CaseFile {
  readonly summary: CaseSummary;
  readonly record: CaseRecord;
  readonly notes: readonly Note[];
  readonly scores: readonly ScoreEntry[];
  readonly overrides: readonly OverrideRow[];
  readonly contacts: readonly Contact[];
  readonly uses: readonly TrackUse[];
  readonly promises: readonly KeptPromise[];
  readonly reminders: readonly Reminder[];
}

/** Null for a case of which nothing is stored. In one transaction, so also the source of the case's timeline. */
export function readCaseFile(store: Store, caseId: string): Promise<CaseFile | null> {
  const range = ofCase(caseId);
  return store.read(storesOfCases, async (tx) => {
    const [row, record] = await Promise.all([tx.objectStore('cases').get(caseId), tx.objectStore('records').get(caseId)]);
    if (!row || !record) return null;
    const [notes, scores, overrides, contacts, uses, promises, reminders] = await Promise.all([
      tx.objectStore('notes').index('case').getAll(range),
      tx.objectStore('scores').getAll(range),
      tx.objectStore('overrides').getAll(range),
      tx.objectStore('contacts').index('case').getAll(range),
      tx.objectStore('uses').index('case').getAll(range),
      tx.objectStore('promises').index('case').getAll(range),
      tx.objectStore('reminders').index('case').getAll(range),
    ]);
    return { summary: summaryOf(row), record, notes, scores, overrides, contacts, uses, promises, reminders };
  });
}
