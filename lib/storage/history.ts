/** What the store knows of a case beside the page, read in one transaction: an argument of the brain. */
import type { CaseHistory, Contact, Reminder } from '../case/record';
import { ofCase } from './cases';
import type { Store } from './database';
import { currentOverrides } from './overrides';

/** Each list oldest first; promises by when they are due. Empty lists for a case that is not known. */
export function readHistory(store: Store, caseId: string): Promise<CaseHistory> {
  const range = ofCase(caseId);
  return store.read(['overrides', 'contacts', 'uses', 'promises', 'reminders'], async (tx) => {
    const [overrides, logged, uses, promises, reminders] = await Promise.all([
      tx.objectStore('overrides').getAll(range),
      tx.objectStore('contacts').index('case').getAll(range),
      tx.objectStore('uses').index('case').getAll(range),
      tx.objectStore('promises').index('case').getAll(range),
      tx.objectStore('reminders').index('case').getAll(range),
    ]);
    const contacts = [...logged, ...reminders.flatMap(contactOf)].sort((a, b) => (a.at < b.at ? -1 : 1));
    return { overrides: currentOverrides(overrides), contacts, uses, promises };
  });
}

/** A deadline to contact the customer that the advisor ticked off: a contact, of which only the time is known. */
function contactOf({ caseId, kind, state, doneByHand, updatedAt }: Reminder): Contact[] {
  const isContact = kind === 'contact' || kind === 'follow-up';
  return caseId !== null && isContact && state === 'done' && doneByHand
    ? [{ caseId, at: updatedAt, channel: 'phone', text: '' }]
    : [];
}
