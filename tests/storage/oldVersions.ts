/**
 * The database as each version made it, written down once and never changed again: what a version added is a fact, and
 * whatever the steps of today do, they have to begin from it.
 */
import { openDB } from 'idb';

interface Made {
  readonly key: string | readonly string[];
  /** Name → path; `multi` for one entry for each element, `unique` for no two rows alike. */
  readonly indexes?: Readonly<Record<string, { path: string | readonly string[]; multi?: true; unique?: true }>>;
}

const byCase = (instant: string) => ({ path: ['caseId', instant] });

/** What each version added, beginning with version 1. */
export const added: readonly Readonly<Record<string, Made>>[] = [
  {
    cases: {
      key: 'id',
      indexes: {
        risk: { path: 'riskKey' },
        oldest: { path: 'oldestKey' },
        closedAt: { path: 'closedAt' },
        part: { path: 'part' },
        customer: { path: 'customer' },
        phone: { path: 'phoneKey' },
        email: { path: 'emailKey' },
      },
    },
    records: { key: 'id' },
    scores: { key: ['caseId', 'at'] },
    notes: { key: 'id', indexes: { case: byCase('createdAt'), deletedAt: { path: 'deletedAt' } } },
    overrides: { key: ['caseId', 'dimension', 'when'] },
    contacts: { key: 'id', indexes: { case: byCase('at') } },
    uses: { key: 'id', indexes: { case: byCase('at') } },
    settings: { key: 'id' },
    packs: { key: 'id' },
    adapters: { key: 'id' },
    tracks: { key: 'id' },
  },
  {
    promises: { key: 'id', indexes: { case: byCase('dueAt'), due: { path: ['state', 'dueAt'] } } },
    reminders: { key: 'id', indexes: { case: byCase('dueAt'), due: { path: ['state', 'dueAt'] } } },
  },
  {
    caseWords: { key: 'id', indexes: { grams: { path: 'grams', multi: true } } },
    noteWords: {
      key: 'n',
      indexes: { grams: { path: 'grams', multi: true }, note: { path: 'noteId', unique: true }, case: { path: 'caseId' } },
    },
  },
  { marks: { key: 'id' } },
  { noteBlocks: { key: ['bucket', 'n'] } },
];

/** An empty database as that version left it. */
export function openAsOf(name: string, version: number) {
  return openDB(name, version, {
    upgrade(database) {
      for (const [store, { key, indexes = {} }] of added.slice(0, version).flatMap((each) => Object.entries(each))) {
        const made = database.createObjectStore(store, { keyPath: [key].flat().length > 1 ? [key].flat() : String(key) });
        for (const [index, { path, multi = false, unique = false }] of Object.entries(indexes)) {
          made.createIndex(index, typeof path === 'string' ? path : [...path], { multiEntry: multi, unique });
        }
      }
    },
  });
}

/** What a database is made of, to be compared. */
export async function shapeOf(name: string): Promise<unknown> {
  const database = await openDB(name);
  const names = [...database.objectStoreNames];
  const tx = database.transaction(names);
  const shape = names.map((store) => {
    const made = tx.objectStore(store);
    const indexes = [...made.indexNames].map((index) => {
      const { keyPath, multiEntry, unique } = made.index(index);
      return [index, keyPath, multiEntry, unique];
    });
    return [store, made.keyPath, indexes];
  });
  database.close();
  return shape;
}
