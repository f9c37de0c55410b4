/** The one open store of this background; opened on first use, and again after a failure. */

import { Refuse } from '../../lib/messaging/serve';
import { openStore, type Store } from '../../lib/storage/database';
import { StoreProblem } from '../../lib/storage/problem';

let opening: Promise<Store> | null = null;

export function store(): Promise<Store> {
  opening ??= openStore().catch((error) => {
    opening = null;
    throw error;
  });
  return opening;
}

/** Runs work on the store; a store that cannot do it reaches the face as `storage` with the reason's code. */
export async function withStore<Value>(work: (store: Store) => Promise<Value>): Promise<Value> {
  try {
    return await work(await store());
  } catch (error) {
    if (error instanceof StoreProblem) throw new Refuse('storage', error.code);
    throw error;
  }
}
