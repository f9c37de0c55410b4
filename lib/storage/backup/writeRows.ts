/** Writes one batch of checked rows of one kind, merged with what is here, in one transaction. */
import type { Note } from '../../case/record';
import { rowOf } from '../cases';
import type { Store } from '../database';
import { caseWords } from '../grams';
import { keepWords } from '../notes';
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
type Put = (tx: WriteTx, checked: CheckedRow) => Promise<Outcome>;

const scopes: Partial<Record<Kind, readonly StoreName[]>> = {
  cases: ['cases', 'records', 'caseWords'],
  notes: ['notes', 'noteWords'],
};

export async function writeRows(store: Store, batch: readonly CheckedRow[], tally: Tally): Promise<void> {
  const [first] = batch;
  if (!first) return;
  const outcomes = await store.write(scopes[first.kind] ?? [first.kind], async (tx) => {
    const seen: Outcome[] = [];
    // One after the other: a file may name the same row twice, and the second must meet the first.
    for (const checked of batch) seen.push(await put(tx, checked));
    return seen;
  });
  for (const outcome of outcomes) tally[outcome] += 1;
}

const put: Put = (tx, checked) => {
  switch (checked.kind) {
    case 'cases':
      return putCase(tx, checked.row);
    case 'notes':
      return putNote(tx, checked.row);
    default:
      return putPlain(tx, checked);
  }
};

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

async function putNote(tx: WriteTx, theirs: Note): Promise<Outcome> {
  const notes = tx.objectStore('notes');
  const mine = await notes.get(theirs.id);
  const { place, beside } = mergeNote(mine, theirs);
  if (place) await keepNote(tx, place);
  if (place) return mine ? 'changed' : 'added';
  if (!beside || (await notes.get(beside.id))) return 'same';
  await keepNote(tx, beside);
  return 'beside';
}

async function keepNote(tx: WriteTx, note: Note): Promise<void> {
  await Promise.all([tx.objectStore('notes').put(note), keepWords(tx, note)]);
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
