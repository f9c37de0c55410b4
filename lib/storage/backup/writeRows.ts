/** Writes one batch of checked rows of one kind, merged with what is here, in one transaction. */
import type { Note } from '../../case/record';
import { rowOf } from '../cases';
import type { Store } from '../database';
import { caseWords } from '../grams';
import { addInBlocks, fewestInBlocks } from '../noteBlocks';
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

const mostKnown = 50_000;

interface Work {
  readonly tx: WriteTx;
  readonly nextKey: () => Promise<number>;
  /** Notes that are not in the search index yet: they go into it together. */
  readonly fresh: Map<string, Note>;
  /** Cases that this batch has brought. */
  readonly seen: Set<string>;
  /** Ids that are here between the batch's first and last (a backup is in their order): the others need not be asked for. */
  readonly known: ReadonlySet<string> | null;
}

const scopes: Partial<Record<Kind, readonly StoreName[]>> = {
  cases: ['cases', 'records', 'caseWords'],
  notes: ['notes', 'noteWords', 'noteBlocks'],
};

export async function writeRows(store: Store, batch: readonly CheckedRow[], tally: Tally): Promise<void> {
  const [first] = batch;
  if (!first) return;
  const outcomes = await store.write(scopes[first.kind] ?? [first.kind], async (tx) => {
    const work: Work = { tx, nextKey: wordKeys(tx), fresh: new Map(), seen: new Set(), known: await knownIds(tx, batch) };
    const outcomes = await inTurn(batch, (checked) => put(work, checked));
    await indexFresh(work);
    return outcomes;
  });
  for (const outcome of outcomes) tally[outcome] += 1;
}

/** Null where asking one by one is less, and for kinds of few or small rows. */
async function knownIds(tx: WriteTx, batch: readonly CheckedRow[]): Promise<ReadonlySet<string> | null> {
  const kind = batch[0]?.kind;
  if (kind !== 'notes' && kind !== 'cases') return null;
  const ids = batch.map(({ row }) => keyIn(row) as string);
  const range = IDBKeyRange.bound(ids.reduce(smaller), ids.reduce(larger));
  const rows = tx.objectStore(kind);
  return (await rows.count(range)) > mostKnown ? null : new Set(await rows.getAllKeys(range));
}

const smaller = (a: string, b: string) => (a < b ? a : b);
const larger = (a: string, b: string) => (a > b ? a : b);

/** A note may come twice in a batch: its later text is the one that is indexed. */
async function indexFresh({ tx, nextKey, fresh }: Work): Promise<void> {
  const notes = [...fresh.values()];
  if (notes.length >= fewestInBlocks) await addInBlocks(tx, notes, nextKey);
  else await Promise.all(notes.map((note) => keepWords(tx, note, { nextKey })));
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
      return putCase(work, checked.row);
    case 'notes':
      return putNote(work, checked.row);
    default:
      return putPlain(work.tx, checked);
  }
}

async function putCase({ tx, known, seen }: Work, theirs: CaseLine): Promise<Outcome> {
  const isNew = known !== null && !known.has(theirs.id) && !seen.has(theirs.id);
  seen.add(theirs.id);
  const [row, record] = isNew
    ? []
    : await Promise.all([tx.objectStore('cases').get(theirs.id), tx.objectStore('records').get(theirs.id)]);
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

/** Neither here before nor brought by an earlier row of this batch. */
function isNew({ known, fresh }: Work, id: string): boolean {
  return known !== null && !known.has(id) && !fresh.has(id);
}

async function putNote(work: Work, theirs: Note): Promise<Outcome> {
  const notes = work.tx.objectStore('notes');
  const mine = isNew(work, theirs.id) ? undefined : await notes.get(theirs.id);
  const { place, beside } = mergeNote(mine, theirs);
  if (place) await keepNote(work, place, mine !== undefined);
  if (place) return mine ? 'changed' : 'added';
  if (!beside || (await notes.get(beside.id))) return 'same';
  await keepNote(work, beside, false);
  return 'beside';
}

/** A note of this batch may be changed again by the same batch: then the later text is the one that is indexed. */
async function keepNote({ tx, nextKey, fresh }: Work, note: Note, known: boolean): Promise<void> {
  const isFresh = !known || fresh.has(note.id);
  if (isFresh) fresh.set(note.id, note);
  await tx.objectStore('notes').put(note);
  if (!isFresh) await keepWords(tx, note, { nextKey });
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
