/** Writes one batch of checked rows of one kind, merged with what is here, in one transaction. */
import type { Note } from '../../case/record';
import { rowOf } from '../cases';
import type { Store } from '../database';
import { caseWords } from '../grams';
import { keepWords, wordKeys } from '../notes';
import type { StoreName, WriteTx } from '../schema';
import { mergeAppended, mergeCase, mergeNote, mergeUpdated } from './merge';
import type { CaseLine, Kind, RowOf } from './rows';

export type CheckedRow = { [K in Kind]: { readonly kind: K; readonly row: RowOf<K> } }[Kind];

/** What an import did, counted in rows. `beside`: notes of which both texts were kept. */
export interface Tally {
  added: number;
  changed: number;
  beside: number;
  same: number;
}

type Outcome = keyof Tally;

interface Work {
  readonly tx: WriteTx;
  readonly nextKey: () => Promise<number>;
}

const scopes: Partial<Record<Kind, readonly StoreName[]>> = {
  cases: ['cases', 'records', 'caseWords'],
  notes: ['notes', 'noteWords'],
};

export async function writeRows(store: Store, batch: readonly CheckedRow[], tally: Tally): Promise<void> {
  const [first] = batch;
  if (!first) return;
  const outcomes = await store.write(scopes[first.kind] ?? [first.kind], async (tx) => {
    const work = { tx, nextKey: wordKeys(tx) };
    return inTurn(batch, (checked) => put(work, checked));
  });
  for (const outcome of outcomes) tally[outcome] += 1;
}

/**
 * All at once, but one after the other where two rows may meet: a file can name the same row twice, and a note that is
 * kept beside another has that one's id before its own fingerprint.
 */
function inTurn(batch: readonly CheckedRow[], work: (checked: CheckedRow) => Promise<Outcome>): Promise<Outcome[]> {
  const last = new Map<string, Promise<Outcome>>();
  const all = batch.map((checked) => {
    const name = JSON.stringify(keyIn(checked.row)).replace(/~.*/, '');
    const before = last.get(name);
    const mine = before ? before.then(() => work(checked)) : work(checked);
    last.set(name, mine);
    return mine;
  });
  return Promise.all(all);
}

function put(work: Work, checked: CheckedRow): Promise<Outcome> {
  switch (checked.kind) {
    case 'cases':
      return putCase(work.tx, checked.row);
    case 'notes':
      return putNote(work, checked.row);
    default:
      return putPlain(work.tx, checked);
  }
}

async function putCase(tx: WriteTx, theirs: CaseLine): Promise<Outcome> {
  const [row, record] = await Promise.all([tx.objectStore('cases').get(theirs.id), tx.objectStore('records').get(theirs.id)]);
  const mine = row &&
    record && { ...theirs, ...record, closedAt: row.closedAt, firstSeenAt: row.firstSeenAt, touchedAt: row.touchedAt };
  const merged = mergeCase(mine, theirs);
  if (!merged) return 'same';
  const { firstSeenAt, touchedAt, ...kept } = merged;
  const fresh = rowOf(kept, { firstSeenAt, touchedAt, closedAt: kept.closedAt });
  await Promise.all([
    tx.objectStore('cases').put(fresh),
    tx.objectStore('records').put(kept),
    tx.objectStore('caseWords').put(caseWords(fresh)),
  ]);
  return mine ? 'changed' : 'added';
}

async function putNote(work: Work, theirs: Note): Promise<Outcome> {
  const notes = work.tx.objectStore('notes');
  const mine = await notes.get(theirs.id);
  const { place, beside } = mergeNote(mine, theirs);
  if (place) await keepNote(work, place);
  if (place) return mine ? 'changed' : 'added';
  if (!beside || (await notes.get(beside.id))) return 'same';
  await keepNote(work, beside);
  return 'beside';
}

async function keepNote({ tx, nextKey }: Work, note: Note): Promise<void> {
  await Promise.all([tx.objectStore('notes').put(note), keepWords(tx, note, nextKey)]);
}

async function putPlain(tx: WriteTx, { kind, row }: CheckedRow): Promise<Outcome> {
  const store = tx.objectStore(kind as 'packs');
  const mine = await store.get(keyIn(row) as string);
  const merged = 'updatedAt' in row ? mergeUpdated(mine, row as never) : mergeAppended<unknown>(mine, row);
  if (!merged) return 'same';
  await store.put(merged as never);
  return mine ? 'changed' : 'added';
}

function keyIn(row: CheckedRow['row']): IDBValidKey {
  if ('id' in row) return row.id;
  return 'dimension' in row ? [row.caseId, row.dimension, row.when] : [row.caseId, row.at];
}
