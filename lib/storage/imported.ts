/** What an advisor or a company imported, e.g. a pack: kept as unknown JSON until the caller's schema has checked it. */
import type { Store } from './database';
import { toInstant } from './instant';
import type { OpaqueRow } from './schema';

export interface Imported {
  keep(store: Store, item: { readonly id: string; readonly value: unknown; readonly now: string }): Promise<OpaqueRow>;
  /** By id. Check every `value` against its schema before use: it may come from an older version or a restored file. */
  list(store: Store): Promise<readonly OpaqueRow[]>;
  delete(store: Store, id: string): Promise<void>;
}

export function importedIn(name: 'packs' | 'adapters'): Imported {
  return {
    keep(store, { id, value, now }) {
      const row: OpaqueRow = { id, value, updatedAt: toInstant(now) };
      return store.write([name], async (tx) => {
        await tx.objectStore(name).put(row);
        return row;
      });
    },
    list: (store) => store.read([name], (tx) => tx.objectStore(name).getAll()),
    delete: (store, id) => store.write([name], (tx) => tx.objectStore(name).delete(id)),
  };
}
