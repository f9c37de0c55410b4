/**
 * Finds cases by any two characters of name, phone (last four), plate, part, subject, number or notes. The index is
 * written in the same transaction as what it finds (grams.ts). What a case is called comes first, notes after it.
 */
import type { CaseSummary, Note } from '../case/record';
import { summaryOf } from './cases';
import type { Store } from './database';
import { fold, gramsOfTerm, queryTerms } from './grams';
import type { ReadTx } from './schema';

export interface SearchHit {
  readonly case: CaseSummary;
  /** The newest note that has the words; null when the case itself has them. */
  readonly note: Note | null;
}

export interface SearchResult {
  readonly hits: readonly SearchHit[];
  /** There may be more than was asked for. */
  readonly more: boolean;
}

/** A key is popular when more texts than this have it; then the rarer keys of the query decide. */
const popular = 2_000;
/** Candidates that are loaded to rank them, for each hit that is wanted. */
const loadedForEach = 4;

/**
 * Every term (split at spaces) must occur in one and the same note, or in the same case's fields. Case hits by risk, then
 * note hits newest first, each case once. Fewer than two characters find nothing.
 */
export async function searchCases(store: Store, query: string, { limit = 25 } = {}): Promise<SearchResult> {
  const terms = queryTerms(query);
  if (terms.length === 0) return { hits: [], more: false };
  return store.read(['cases', 'caseWords', 'notes', 'noteWords'], async (tx) => {
    const cases = await hitsInCases(tx, terms, limit);
    if (cases.length > limit) return { hits: cases.slice(0, limit), more: true };
    const known = new Set(cases.map((hit) => hit.case.id));
    const notes = await hitsInNotes(tx, { terms, limit: limit - cases.length, known });
    const hits = [...cases, ...notes];
    return { hits: hits.slice(0, limit), more: hits.length > limit };
  });
}

async function hitsInCases(tx: ReadTx, terms: readonly string[], limit: number): Promise<SearchHit[]> {
  const words = tx.objectStore('caseWords');
  const wanted = limit * loadedForEach;
  const keys = await candidates(terms, wanted, (gram, most) => words.index('grams').getAllKeys(gram, most));
  const rows = await Promise.all(
    keys.slice(0, wanted).map(async (id) => {
      const fits = isExact(terms) || hasAll((await words.get(id))?.text ?? '', terms);
      return fits ? tx.objectStore('cases').get(id) : undefined;
    }),
  );
  const found = rows.filter((row) => row !== undefined);
  found.sort((a, b) => indexedDB.cmp(a.riskKey, b.riskKey));
  return found.slice(0, limit + 1).map((row) => ({ case: summaryOf(row), note: null }));
}

interface NoteQuery {
  readonly terms: readonly string[];
  readonly limit: number;
  readonly known: Set<string>;
}

async function hitsInNotes(tx: ReadTx, { terms, limit, known }: NoteQuery): Promise<SearchHit[]> {
  const words = tx.objectStore('noteWords');
  const keys = await candidates(terms, (limit + 1) * loadedForEach, (gram, most) => words.index('grams').getAllKeys(gram, most));
  const hits: SearchHit[] = [];
  for (let at = 0; at < keys.length && hits.length <= limit; at += 32) {
    const notes = await Promise.all(keys.slice(at, at + 32).map((n) => noteAt(tx, n)));
    for (const note of notes) {
      if (!note || known.has(note.caseId) || !hasAll(fold(note.text), terms)) continue;
      const row = await tx.objectStore('cases').get(note.caseId);
      if (!row) continue;
      known.add(note.caseId);
      hits.push({ case: summaryOf(row), note });
    }
  }
  return hits.slice(0, limit + 1);
}

async function noteAt(tx: ReadTx, n: number): Promise<Note | undefined> {
  const words = await tx.objectStore('noteWords').get(n);
  return words && tx.objectStore('notes').get(words.noteId);
}

function hasAll(folded: string, terms: readonly string[]): boolean {
  return terms.every((term) => folded.includes(term));
}

/** One key of the index for each term, and it is the term: what has the key has the words. */
function isExact(terms: readonly string[]): boolean {
  return terms.every((term) => {
    const grams = gramsOfTerm(term);
    return grams.length === 1 && grams[0] === term;
  });
}

type KeysOf<Key> = (gram: string, most?: number) => Promise<Key[]>;

/**
 * Texts that have all keys of the query, in the index's order. Rare keys are read whole and decide alone; only when every
 * key is popular are the long lists read to their ends.
 */
async function candidates<Key>(terms: readonly string[], wanted: number, keysOf: KeysOf<Key>): Promise<Key[]> {
  const grams = [...new Set(terms.flatMap(gramsOfTerm))];
  const [only] = grams;
  if (grams.length === 1 && only !== undefined) return keysOf(only, wanted);
  const lists = await Promise.all(grams.map((gram) => keysOf(gram, popular)));
  const rare = lists.filter((list) => list.length < popular);
  if (rare.length > 0) return common(rare);
  const early = common(lists);
  return early.length >= wanted ? early : common(await Promise.all(grams.map((gram) => keysOf(gram))));
}

function common<Key>(lists: readonly Key[][]): Key[] {
  const [shortest = [], ...others] = [...lists].sort((a, b) => a.length - b.length);
  const sets = others.map((list) => new Set(list));
  return shortest.filter((key) => sets.every((set) => set.has(key)));
}
