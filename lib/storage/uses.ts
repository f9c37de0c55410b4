/** Talk tracks that were copied or inserted. */
import type { TrackUse } from '../case/record';
import type { TrackTally } from '../case/view';
import { ofCase, touchCase } from './cases';
import type { Store } from './database';
import { toInstant } from './instant';
import type { Identified } from './schema';

export function keepUse(store: Store, use: TrackUse): Promise<Identified<TrackUse>> {
  const row = { ...use, at: toInstant(use.at), id: crypto.randomUUID() };
  return store.write(
    ['uses', 'cases'],
    async (tx) => {
      await Promise.all([tx.objectStore('uses').put(row), touchCase(tx, { id: row.caseId, at: row.at })]);
      return row;
    },
    row.caseId,
  );
}

/** Oldest first. */
export function listUses(store: Store, caseId: string): Promise<readonly Identified<TrackUse>[]> {
  return store.read(['uses'], (tx) => tx.objectStore('uses').index('case').getAll(ofCase(caseId)));
}

/** Copies and inserts of every track, over all cases that are kept. */
export async function tallyUses(store: Store): Promise<ReadonlyMap<string, TrackTally>> {
  const uses = await store.read(['uses'], (tx) => tx.objectStore('uses').getAll());
  const tally = new Map<string, TrackTally>();
  for (const { trackId, how, at } of uses) {
    const { inserted, copied, lastAt } = tally.get(trackId) ?? { inserted: 0, copied: 0, lastAt: null };
    tally.set(trackId, {
      inserted: inserted + (how === 'insert' ? 1 : 0),
      copied: copied + (how === 'copy' ? 1 : 0),
      lastAt: lastAt !== null && lastAt > at ? lastAt : at,
    });
  }
  return tally;
}
