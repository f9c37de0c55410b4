/** What the store knows of a case beside the page, read in one transaction: an argument of the brain. */
import type { CaseHistory } from '../case/record';
import { ofCase } from './cases';
import type { Store } from './database';
import { currentOverrides } from './overrides';

/** Each list oldest first; promises by when they are due. Empty lists for a case that is not known. */
export function readHistory(store: Store, caseId: string): Promise<CaseHistory> {
  const range = ofCase(caseId);
  return store.read(['overrides', 'contacts', 'uses', 'promises'], async (tx) => {
    const [overrides, contacts, uses, promises] = await Promise.all([
      tx.objectStore('overrides').getAll(range),
      tx.objectStore('contacts').index('case').getAll(range),
      tx.objectStore('uses').index('case').getAll(range),
      tx.objectStore('promises').index('case').getAll(range),
    ]);
    return { overrides: currentOverrides(overrides), contacts, uses, promises };
  });
}
