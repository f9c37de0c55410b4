/** Version 2: the promise ledger and reminders. */
import type { Database } from '../schema';

export function migrateTo2(database: Database): void {
  const promises = database.createObjectStore('promises', { keyPath: 'id' });
  promises.createIndex('case', ['caseId', 'dueAt']);
  promises.createIndex('due', ['state', 'dueAt']);
  const reminders = database.createObjectStore('reminders', { keyPath: 'id' });
  // A reminder of no case has a null `caseId`, which is no key: it stays out of this index.
  reminders.createIndex('case', ['caseId', 'dueAt']);
  reminders.createIndex('due', ['state', 'dueAt']);
}
