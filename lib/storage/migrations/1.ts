/** Version 1: cases, notes, what the advisor did, and what was imported or set. */
import type { Database } from '../schema';

export function migrateTo1(database: Database): void {
  const cases = database.createObjectStore('cases', { keyPath: 'id' });
  cases.createIndex('risk', 'riskKey');
  cases.createIndex('oldest', 'oldestKey');
  for (const field of ['closedAt', 'part', 'customer'] as const) cases.createIndex(field, field);
  cases.createIndex('phone', 'phoneKey');
  cases.createIndex('email', 'emailKey');
  database.createObjectStore('records', { keyPath: 'id' });
  database.createObjectStore('scores', { keyPath: ['caseId', 'at'] });
  const notes = database.createObjectStore('notes', { keyPath: 'id' });
  notes.createIndex('case', ['caseId', 'createdAt']);
  notes.createIndex('deletedAt', 'deletedAt');
  database.createObjectStore('overrides', { keyPath: ['caseId', 'dimension', 'when'] });
  database.createObjectStore('contacts', { keyPath: 'id' }).createIndex('case', ['caseId', 'at']);
  database.createObjectStore('uses', { keyPath: 'id' }).createIndex('case', ['caseId', 'at']);
  for (const name of ['settings', 'packs', 'adapters', 'tracks'] as const) database.createObjectStore(name, { keyPath: 'id' });
}
