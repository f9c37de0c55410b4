/** Contacts that the advisor made outside the CRM's page. */
import type { Contact } from '../case/record';
import { ofCase, touchCase } from './cases';
import type { Store } from './database';
import { toInstant } from './instant';
import type { Identified } from './schema';

export function keepContact(store: Store, contact: Contact): Promise<Identified<Contact>> {
  const row = { ...contact, at: toInstant(contact.at), id: crypto.randomUUID() };
  return store.write(
    ['contacts', 'cases'],
    async (tx) => {
      await Promise.all([tx.objectStore('contacts').put(row), touchCase(tx, { id: row.caseId, at: row.at })]);
      return row;
    },
    row.caseId,
  );
}

/** Oldest first. */
export function listContacts(store: Store, caseId: string): Promise<readonly Identified<Contact>[]> {
  return store.read(['contacts'], (tx) => tx.objectStore('contacts').index('case').getAll(ofCase(caseId)));
}

export function deleteContact(store: Store, id: string): Promise<void> {
  return store.write(['contacts'], (tx) => tx.objectStore('contacts').delete(id));
}
