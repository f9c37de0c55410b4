/** Deleting for good: a case with everything that hangs on it, one customer everywhere, or all there is. */
import type { CaseSummary } from '../case/record';
import { ofCase, summaryOf } from './cases';
import type { Store } from './database';
import { removeFromBlocks } from './noteBlocks';
import { asProblem, StoreProblem } from './problem';
import { databaseName, type StoreName, type WriteTx } from './schema';

/** Stores that hold something of a case. */
export const storesOfCases: readonly StoreName[] = [
  'cases',
  'records',
  'scores',
  'notes',
  'overrides',
  'contacts',
  'uses',
  'promises',
  'reminders',
  'caseWords',
  'noteWords',
  'noteBlocks',
];
const everyStore: readonly StoreName[] = [...storesOfCases, 'settings', 'packs', 'adapters', 'tracks'];

/** All or nothing: either every trace of these cases is gone, or none. */
export function eraseCases(store: Store, caseIds: readonly string[]): Promise<void> {
  return store.write(storesOfCases, async (tx) => {
    for (const id of caseIds) await eraseCase(tx, id);
  });
}

/** Within a write over `storesOfCases`. */
export async function eraseCase(tx: WriteTx, caseId: string): Promise<void> {
  const range = ofCase(caseId);
  const byIndex = (['notes', 'contacts', 'uses', 'promises', 'reminders'] as const).map(async (name) => {
    const rows = tx.objectStore(name);
    const keys = await rows.index('case').getAllKeys(range);
    await Promise.all(keys.map((key) => rows.delete(key)));
  });
  const words = tx.objectStore('noteWords');
  const rows = await words.index('case').getAll(caseId);
  await Promise.all([
    ...byIndex,
    removeFromBlocks(tx, rows),
    ...rows.map(({ n }) => words.delete(n)),
    ...(['cases', 'records', 'caseWords'] as const).map((name) => tx.objectStore(name).delete(caseId)),
    ...(['scores', 'overrides'] as const).map((name) => tx.objectStore(name).delete(range)),
  ]);
}

/** Which cases are this customer's: by phone or email surely, by name alone only perhaps. */
export interface CustomerCases {
  readonly sure: readonly CaseSummary[];
  /** The same name on the same site without the same phone or email: the advisor decides. */
  readonly sameName: readonly CaseSummary[];
}

/** Both lists empty when the case is not known. */
export function findCustomerCases(store: Store, caseId: string): Promise<CustomerCases> {
  return store.read(['cases'], async (tx) => {
    const cases = tx.objectStore('cases');
    const start = await cases.get(caseId);
    if (!start) return { sure: [], sameName: [] };
    const { phoneKey, emailKey, customer } = start;
    const [byPhone, byEmail, byName] = await Promise.all([
      phoneKey ? cases.index('phone').getAll(phoneKey) : [],
      emailKey ? cases.index('email').getAll(emailKey) : [],
      customer ? cases.index('customer').getAll(customer) : [],
    ]);
    const sure = new Map([start, ...byPhone, ...byEmail].map((row) => [row.id, row]));
    const sameName = byName.filter((row) => row.site === start.site && !sure.has(row.id));
    return { sure: [...sure.values()].map(summaryOf), sameName: sameName.map(summaryOf) };
  });
}

/** Empties the whole store in one transaction: cases, notes, settings, packs, adapters, tracks. The mark stays: it is still our database. */
export function eraseEverything(store: Store): Promise<void> {
  return store.write(everyStore, async (tx) => {
    await Promise.all(everyStore.map((name) => tx.objectStore(name).clear()));
  });
}

/**
 * The way out of a database that cannot be read (`corrupt`), after the advisor agreed: the browser's files of it go. Open a
 * new store afterwards. Throws StoreProblem `blocked` while another copy of the extension holds it.
 */
export function destroyDatabase(store: Store | null, name = databaseName): Promise<void> {
  store?.close();
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(asProblem(request.error, 'not-written'));
    request.onblocked = () => reject(new StoreProblem('blocked', 'not-written'));
  });
}
