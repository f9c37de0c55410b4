/**
 * Words without a dictionary: every two neighbouring characters (bigram) of a text are a key of the search index, and
 * runs of Latin letters and digits also give three (trigrams), because there are too few different Latin pairs to be
 * selective. Texts are folded (NFKC, lower case); pairs never cross white space.
 */
import type { CaseSummary, Note } from '../case/record';
import type { CaseWords, NoteWords } from './schema';

/** Longer notes are found by their first part only; 20,000 characters are some ten pages. */
const indexedLength = 20_000;
const latinRun = /[a-z0-9]{3,}/g;

export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** The terms of a query: folded, split at white space, each at least two characters. */
export function queryTerms(query: string): string[] {
  return fold(query)
    .split(/\s+/)
    .filter((term) => term.length >= 2);
}

export function gramsOf(text: string): string[] {
  const found = new Set<string>();
  for (const word of fold(text.slice(0, indexedLength)).split(/\s+/)) {
    addNeighbours(found, word, 2);
    for (const [run] of word.matchAll(latinRun)) addNeighbours(found, run, 3);
  }
  return [...found];
}

/** The fewest, most selective keys that every text with this term must have. */
export function gramsOfTerm(term: string): string[] {
  const found = new Set<string>();
  let end = 0;
  for (const { 0: run, index } of term.matchAll(latinRun)) {
    addNeighbours(found, term.slice(Math.max(0, end - 1), index + 1), 2);
    addNeighbours(found, run, 3);
    end = index + run.length;
  }
  addNeighbours(found, term.slice(Math.max(0, end - 1)), 2);
  return [...found];
}

function addNeighbours(found: Set<string>, word: string, length: number): void {
  for (let at = 0; at + length <= word.length; at += 1) found.add(word.slice(at, at + length));
}

export function caseWords(row: CaseSummary): CaseWords {
  const text = caseText(row);
  return { id: row.id, text, grams: gramsOf(text) };
}

/** What a case is found by, folded. */
export function caseText(row: CaseSummary): string {
  const lastFour = row.phone?.replace(/\D/g, '').slice(-4);
  const shown = [row.customer, lastFour, row.plate, row.part, row.subject, row.number, row.model];
  return shown
    .filter(Boolean)
    .map((field) => fold(String(field)))
    .join('\n');
}

/** Null when the note is empty or deleted: nothing of it is to be found. */
export function noteWords(note: Note): Omit<NoteWords, 'n'> | null {
  const grams = note.deletedAt ? [] : gramsOf(note.text);
  return grams.length > 0 ? { noteId: note.id, caseId: note.caseId, grams } : null;
}
