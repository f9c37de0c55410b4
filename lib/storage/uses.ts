/** Talk tracks that were copied or inserted. */
import type { TrackUse } from '../case/record';
import { ofCase, touchCase } from './cases';
import type { Store } from './database';
import { toInstant } from './instant';
import type { Identified } from './schema';

export function keepUse(store: Store, use: TrackUse): Promise<Identified<TrackUse>> {
  const row = { ...use, at: toInstant(use.at), id: crypto.randomUUID() };
  return store.write(
    ['uses', 'cases'],
    async (tx) => {
      await Promise.all([tx.objectStore('uses').put(row), touchCase(tx, row.caseId, row.at)]);
      return row;
    },
    row.caseId,
  );
}

/** Oldest first. */
export function listUses(store: Store, caseId: string): Promise<readonly Identified<TrackUse>[]> {
  return store.read(['uses'], (tx) => tx.objectStore('uses').index('case').getAll(ofCase(caseId)));
}
