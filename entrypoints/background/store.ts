/** The one open store of this background; opened on first use, and again after a failure. */

import { Refuse } from '../../lib/messaging/serve';
import { openStore, type Store } from '../../lib/storage/database';
import { destroyDatabase } from '../../lib/storage/erase';
import { type ProblemCode, StoreProblem } from '../../lib/storage/problem';
import { hasRoom } from './handedFiles';

let opening: Promise<Store> | null = null;

export function store(): Promise<Store> {
  opening ??= openStore().catch((error) => {
    opening = null;
    throw error;
  });
  return opening;
}

/** Throws the database away and opens a new one; asked for by the advisor when the browser cannot read it. */
export function rebuildStore(): Promise<void> {
  return sayRefused(async () => {
    const before = await opening?.catch(() => null); // it could not be opened: that is why we are here
    opening = null;
    await destroyDatabase(before ?? null);
  });
}

/** Runs work on the store; a store that cannot do it reaches the face as `storage` with the reason's code. */
export function withStore<Value>(work: (store: Store) => Promise<Value>): Promise<Value> {
  return sayRefused(async () => work(await store()));
}

/** Nobody is to be offered to delete a database for want of room: what looks broken on a full disk is called the disk's. */
async function reasonOf({ code }: StoreProblem): Promise<ProblemCode> {
  return code === 'corrupt' && !(await hasRoom()) ? 'disk' : code;
}

/** The same for work that opens the store by itself. */
export async function sayRefused<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof StoreProblem) throw new Refuse('storage', await reasonOf(error));
    throw error;
  }
}
