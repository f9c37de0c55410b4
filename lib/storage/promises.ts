/**
 * The promise ledger (domain.md 5): promises found on the page and those entered by hand. The advisor's word stands:
 * what was decided by hand, the brain never changes. A promise that the page no longer shows is kept.
 */
import type { FoundPromise } from '../case/assessment';
import type { KeptPromise, PromiseState } from '../case/record';
import { ofCase, touchCase } from './cases';
import type { Store } from './database';
import { toInstant } from './instant';
import type { WriteTx } from './schema';

const stores = ['promises', 'cases'] as const;

export interface FoundPromises {
  readonly caseId: string;
  readonly found: readonly FoundPromise[];
  readonly now: string;
}

/** Writes only what is new or has changed; resolves with the case's whole ledger, soonest due first. */
export function keepFoundPromises(store: Store, { caseId, found, now }: FoundPromises): Promise<readonly KeptPromise[]> {
  const write = async (tx: WriteTx) => {
    const ledger = tx.objectStore('promises');
    for (const promise of found) {
      const row = foundRow(caseId, promise, now);
      const before = await ledger.get(row.id);
      if (!before || (before.decidedBy === 'page' && differs(before, row))) await ledger.put(row);
    }
    return ledger.index('case').getAll(ofCase(caseId));
  };
  return store.write(stores, write, caseId);
}

/** A promise is the same when its words and its time are: its place on the page moves as messages arrive. */
function foundRow(caseId: string, found: FoundPromise, now: string): KeptPromise {
  const dueAt = toInstant(found.dueAt);
  const madeAt = found.madeAt && toInstant(found.madeAt);
  return {
    id: JSON.stringify([caseId, found.text, madeAt ?? dueAt]),
    caseId,
    text: found.text,
    who: null,
    madeAt,
    dueAt,
    state: found.state,
    decidedBy: 'page',
    source: found.source,
    updatedAt: toInstant(now),
  };
}

function differs(a: KeptPromise, b: KeptPromise): boolean {
  return a.state !== b.state || a.dueAt !== b.dueAt || a.source !== b.source;
}

export interface NewPromise {
  readonly caseId: string;
  readonly text: string;
  readonly who: string | null;
  readonly dueAt: string;
  readonly now: string;
}

/** A promise entered by hand. */
export function makePromise(store: Store, { caseId, text, who, dueAt, now }: NewPromise): Promise<KeptPromise> {
  const at = toInstant(now);
  const due = toInstant(dueAt);
  const id = crypto.randomUUID();
  const row: KeptPromise = {
    id,
    caseId,
    text,
    who,
    madeAt: at,
    dueAt: due,
    state: 'open',
    decidedBy: 'hand',
    source: null,
    updatedAt: at,
  };
  return putByHand(store, row);
}

/** The advisor says what became of a promise, or moves its time. Null when there is no such promise. */
export async function decidePromise(
  store: Store,
  change: {
    readonly id: string;
    readonly state?: PromiseState;
    readonly dueAt?: string;
    readonly text?: string;
    readonly who?: string | null;
    readonly now: string;
  },
): Promise<KeptPromise | null> {
  return store.write(stores, async (tx) => {
    const before = await tx.objectStore('promises').get(change.id);
    if (!before) return null;
    const row: KeptPromise = {
      ...before,
      text: change.text ?? before.text,
      who: change.who === undefined ? before.who : change.who,
      state: change.state ?? before.state,
      dueAt: change.dueAt ? toInstant(change.dueAt) : before.dueAt,
      decidedBy: 'hand',
      updatedAt: toInstant(change.now),
    };
    await putAndTouch(tx, row);
    return row;
  });
}

function putByHand(store: Store, row: KeptPromise): Promise<KeptPromise> {
  const write = async (tx: WriteTx) => {
    await putAndTouch(tx, row);
    return row;
  };
  return store.write(stores, write, row.caseId);
}

async function putAndTouch(tx: WriteTx, row: KeptPromise): Promise<void> {
  await Promise.all([tx.objectStore('promises').put(row), touchCase(tx, { id: row.caseId, at: row.updatedAt })]);
}

/** Soonest due first, all states. */
export function listPromises(store: Store, caseId: string): Promise<readonly KeptPromise[]> {
  return store.read(['promises'], (tx) => tx.objectStore('promises').index('case').getAll(ofCase(caseId)));
}

/** Open promises of all cases that fall due until then, longest overdue first. */
export function listDuePromises(
  store: Store,
  { until, limit = 500 }: { until: string; limit?: number },
): Promise<readonly KeptPromise[]> {
  const range = IDBKeyRange.bound(['open'], ['open', toInstant(until)]);
  return store.read(['promises'], (tx) => tx.objectStore('promises').index('due').getAll(range, limit));
}
