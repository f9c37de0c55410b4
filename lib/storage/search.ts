/**
 * Finds cases by any two characters of name, phone (last four), plate, part, subject, number or notes. The index is
 * written in the same transaction as what it finds (grams.ts). What a case is called comes first, notes after it.
 */
import type { CaseSummary, Note } from '../case/record';
import { summaryOf } from './cases';
import type { Store } from './database';
import { caseText, fold, gramsOfTerm, queryTerms } from './grams';
import { newestInBlocks } from './noteBlocks';
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

/** As many as a face shows: who wants others types another character. */
export const shownHits = 25;
/** How much of each key's list is read at first, and how much more each time that did not decide. */
const firstLook = 256;
const furtherLook = 8;
/** Of keys that are all popular only the rarest are read further; the text itself decides in the end. */
const keptWhenPopular = 3;
/** Candidates for each hit that is wanted: some turn out not to have the words side by side, or to be of one case. */
const loadedForEach = 3;
const placesForEach = 2;
/** Each place costs three reads: no more at once than are missing, and not fewer than these. */
const fewestAtOnce = 6;

/**
 * Every term (split at spaces) must occur in one and the same note, or in the same case's fields. Case hits by risk, then
 * note hits newest first, each case once. Fewer than two characters find nothing.
 */
export async function searchCases(store: Store, query: string, { limit = shownHits } = {}): Promise<SearchResult> {
  const terms = queryTerms(query);
  if (terms.length === 0) return { hits: [], more: false };
  return store.read(['cases', 'caseWords', 'notes', 'noteWords', 'noteBlocks'], async (tx) => {
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
  const rows = await Promise.all(keys.slice(0, wanted).map((id) => tx.objectStore('cases').get(id)));
  const found = rows.filter((row) => row !== undefined).filter((row) => isExact(terms) || hasAll(caseText(row), terms));
  found.sort((a, b) => indexedDB.cmp(a.riskKey, b.riskKey));
  return found.slice(0, limit + 1).map((row) => ({ case: summaryOf(row), note: null }));
}

interface NoteQuery {
  readonly terms: readonly string[];
  readonly limit: number;
  readonly known: Set<string>;
}

/** Some more places than are wanted mostly are enough; where too many have the words apart, or are of one case, more are looked for. */
async function hitsInNotes(tx: ReadTx, { terms, limit, known }: NoteQuery): Promise<SearchHit[]> {
  const hits: SearchHit[] = [];
  const looked = new Set<number>();
  for (let most = (limit + 1) * placesForEach; ; most *= furtherLook) {
    const places = await newestNotes(tx, terms, most);
    const further = places.filter((n) => !looked.has(n));
    while (further.length > 0 && hits.length <= limit) {
      const some = further.splice(0, Math.max(fewestAtOnce, limit + 1 - hits.length));
      hits.push(...firstOfEach(await Promise.all(some.map((n) => hitAt(tx, n, terms))), known));
      for (const n of some) looked.add(n);
    }
    if (hits.length > limit || places.length < most) return hits.slice(0, limit + 1);
  }
}

/** Each case once; `known` grows. */
function firstOfEach(found: readonly (SearchHit | null)[], known: Set<string>): SearchHit[] {
  return found.filter((hit) => {
    if (!hit || known.has(hit.case.id)) return false;
    known.add(hit.case.id);
    return true;
  }) as SearchHit[];
}

/** Places of notes that have all keys of the query, from both parts of the index. */
async function newestNotes(tx: ReadTx, terms: readonly string[], most: number): Promise<number[]> {
  const index = tx.objectStore('noteWords').index('grams');
  const [single, blocked] = await Promise.all([
    candidates(terms, most, (gram, count) => index.getAllKeys(gram, count)),
    newestInBlocks(tx, gramsOfTerms(terms), most),
  ]);
  return [...single, ...blocked].sort((a, b) => a - b).slice(0, most);
}

function gramsOfTerms(terms: readonly string[]): string[] {
  return [...new Set(terms.flatMap(gramsOfTerm))];
}

/** Null when the words are not side by side, or when the note's case was never kept. */
async function hitAt(tx: ReadTx, n: number, terms: readonly string[]): Promise<SearchHit | null> {
  const words = await tx.objectStore('noteWords').get(n);
  if (!words) return null;
  const [note, row] = await Promise.all([tx.objectStore('notes').get(words.noteId), tx.objectStore('cases').get(words.caseId)]);
  return note && row && hasAll(fold(note.text), terms) ? { case: summaryOf(row), note } : null;
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

type KeysOf<Key> = (gram: string, most: number) => Promise<Key[]>;

/**
 * Texts that have all keys of the query, in the index's order. A rare key is soon read whole and decides. Where all are
 * popular, the beginnings of their lists mostly have enough in common; else the rarest are read further.
 */
async function candidates<Key extends IDBValidKey>(
  terms: readonly string[],
  wanted: number,
  keysOf: KeysOf<Key>,
): Promise<Key[]> {
  let grams = gramsOfTerms(terms);
  const [only] = grams;
  if (grams.length === 1 && only !== undefined) return keysOf(only, wanted);
  for (let look = firstLook; ; look *= furtherLook) {
    const lists = await Promise.all(grams.map(async (gram) => listOf(gram, await keysOf(gram, look), look)));
    const found = common(lists);
    if (found.length >= wanted || lists.some((list) => list.whole)) return found;
    grams = rarest(lists);
  }
}

interface KeyList<Key> {
  readonly gram: string;
  readonly keys: readonly Key[];
  /** Nothing follows the last key. */
  readonly whole: boolean;
}

function listOf<Key>(gram: string, keys: readonly Key[], look: number): KeyList<Key> {
  return { gram, keys, whole: keys.length < look };
}

/** As many keys that reach further are spread thinner: those texts are fewer. */
function rarest<Key extends IDBValidKey>(lists: readonly KeyList<Key>[]): string[] {
  const reach = ({ keys }: KeyList<Key>) => keys.at(-1) ?? 0;
  return [...lists]
    .sort((a, b) => indexedDB.cmp(reach(b), reach(a)))
    .slice(0, keptWhenPopular)
    .map((list) => list.gram);
}

/** The shortest whole list, or the first that ends, without what another list surely has not. */
function common<Key extends IDBValidKey>(lists: readonly KeyList<Key>[]): Key[] {
  const wholes = lists.filter((list) => list.whole).sort((a, b) => a.keys.length - b.keys.length);
  const base = wholes[0] ?? lists.reduce((a, b) => (indexedDB.cmp(a.keys.at(-1), b.keys.at(-1)) <= 0 ? a : b));
  const mayHave = lists
    .filter((list) => list !== base)
    .map(({ keys, whole }) => {
      const set = new Set(keys);
      const last = keys.at(-1);
      return (key: Key) => set.has(key) || (!whole && indexedDB.cmp(key, last) > 0);
    });
  return base.keys.filter((key) => mayHave.every((has) => has(key)));
}
