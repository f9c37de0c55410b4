/** Version 3: search. Words of everything that is already stored are written inside the same upgrade. */
import { caseWords, noteWords } from '../grams';
import type { Database, UpgradeTx } from '../schema';

export async function migrateTo3(database: Database, tx: UpgradeTx): Promise<void> {
  const byCase = database.createObjectStore('caseWords', { keyPath: 'id' });
  byCase.createIndex('grams', 'grams', { multiEntry: true });
  const byNote = database.createObjectStore('noteWords', { keyPath: 'n' });
  byNote.createIndex('grams', 'grams', { multiEntry: true });
  byNote.createIndex('note', 'noteId', { unique: true });
  byNote.createIndex('case', 'caseId');
  for await (const cursor of tx.objectStore('cases').iterate()) await byCase.put(caseWords(cursor.value));
  let n = 0;
  for await (const cursor of tx.objectStore('notes').iterate()) {
    const words = noteWords(cursor.value);
    if (!words) continue;
    n -= 1;
    await byNote.put({ ...words, n });
  }
}
