/** Runs in the browser: fills the database and takes the times. Bundled and served by storage.ts. */
import { openDB } from 'idb';
import type { Note } from '../../lib/case/record';
import { exportBackup } from '../../lib/storage/backup/export';
import { importBackup } from '../../lib/storage/backup/import';
import { keepCase, listCases, readCase, rowOf } from '../../lib/storage/cases';
import { openStore, type Store } from '../../lib/storage/database';
import { caseWords } from '../../lib/storage/grams';
import { readHistory } from '../../lib/storage/history';
import { addInBlocks } from '../../lib/storage/noteBlocks';
import { keepWords, listNotes, saveNote, wordKeys } from '../../lib/storage/notes';
import { searchCases } from '../../lib/storage/search';
import { benchCase, noteText, queries, random } from './storageRows';

export interface Sizes {
  readonly cases: number;
  readonly notes: number;
}

export interface Timing {
  readonly what: string;
  readonly runs: number;
  readonly median: number;
  readonly p95: number;
  readonly worst: number;
}

const now = '2026-11-20T10:00:00+08:00';
const at = '2026-11-20T02:00:00.000Z';
/** Nobody types a million notes: most of so many came with a backup. */
const restoredShare = 0.9;
const caseId = (n: number) => `crm.example:ticket/${n}`;
let store: Store;

async function fill({ cases, notes }: Sizes): Promise<void> {
  store = await openStore();
  for (let from = 0; from < cases; from += 500) await fillCases(from, Math.min(cases, from + 500));
  const restored = Math.floor(notes * restoredShare);
  for (let from = 0; from < restored; from += 20_000)
    await fillNotes(from, Math.min(restored, from + 20_000), { cases, inBlocks: true });
  for (let from = restored; from < notes; from += 2_000) {
    await fillNotes(from, Math.min(notes, from + 2_000), { cases, inBlocks: false });
  }
}

async function fillCases(from: number, to: number): Promise<void> {
  await store.write(['cases', 'records', 'caseWords'], async (tx) => {
    for (let n = from; n < to; n += 1) {
      const record = { ...benchCase(caseId(n), n), seenAt: at };
      const row = rowOf(record);
      void tx.objectStore('cases').put(row);
      void tx.objectStore('records').put(record);
      void tx.objectStore('caseWords').put(caseWords(row));
    }
  });
}

interface Filling {
  readonly cases: number;
  /** As a restored backup goes into the search index, or as notes that were typed here. */
  readonly inBlocks: boolean;
}

async function fillNotes(from: number, to: number, { cases, inBlocks }: Filling): Promise<void> {
  await store.write(['notes', 'noteWords', 'noteBlocks'], async (tx) => {
    const notes = Array.from({ length: to - from }, (_, at) => benchNote(from + at, cases));
    for (const note of notes) void tx.objectStore('notes').put(note);
    const nextKey = wordKeys(tx);
    if (inBlocks) await addInBlocks(tx, notes, nextKey);
    else await Promise.all(notes.map((note) => keepWords(tx, note, { nextKey })));
  });
}

function benchNote(n: number, cases: number): Note {
  return { id: crypto.randomUUID(), caseId: caseId(n % cases), text: noteText(n), createdAt: at, updatedAt: at, revision: 1 };
}

interface Measure {
  readonly what: string;
  readonly runs: number;
  readonly work: (run: number) => Promise<unknown>;
}

async function time({ what, runs, work }: Measure): Promise<Timing> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    await work(run);
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const rank = (share: number) => times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? Number.NaN;
  return { what, runs, median: rank(0.5), p95: rank(0.95), worst: rank(1) };
}

/** What the browser itself takes for one row: no save of ours can be quicker than the first. */
async function floorMeasures(): Promise<Measure[]> {
  const bare = await openDB('bare', 1, { upgrade: (database) => void database.createObjectStore('rows') });
  const put = async (n: number, durability: IDBTransactionDurability) => {
    const tx = bare.transaction('rows', 'readwrite', { durability });
    void tx.store.put(noteText(n), n);
    tx.commit();
    await tx.done;
  };
  return [
    { what: 'the browser alone: write one row, on disk', runs: 200, work: (n) => put(n, 'strict') },
    { what: 'the browser alone: write one row, not waiting for the disk', runs: 200, work: (n) => put(n, 'relaxed') },
    { what: 'the browser alone: read one row', runs: 200, work: (n) => bare.get('rows', n) },
  ];
}

/** A note that came with a backup: its words stand in blocks. */
async function restoredNote(at: string): Promise<Note> {
  const [first] = await listNotes(store, at);
  if (!first) throw new Error(`no note of ${at}`);
  return first;
}

async function measuresOf({ cases }: Sizes): Promise<Measure[]> {
  const any = random(7);
  const one = () => caseId(Math.floor(any() * cases));
  const restored = await Promise.all(Array.from({ length: 100 }, () => restoredNote(one())));
  return [
    ...(await floorMeasures()),
    {
      what: 'open a case',
      runs: 200,
      work: () => {
        const id = one();
        return Promise.all([readCase(store, id), listNotes(store, id), readHistory(store, id)]);
      },
    },
    {
      what: 'save a new note',
      runs: 100,
      work: (n) => saveNote(store, { caseId: one(), noteId: `new-${n}`, text: noteText(n), baseRevision: 0, now }),
    },
    {
      what: 'save a note again',
      runs: 100,
      work: (n) =>
        saveNote(store, { caseId: one(), noteId: 'new-1', text: `${noteText(n)} ${n}`, baseRevision: n + 1, now, writer: 'a' }),
    },
    {
      what: 'save a note that came with a backup',
      runs: 100,
      work: (n) => {
        const { id: noteId, caseId, text, revision } = restored[n] as Note;
        return saveNote(store, { caseId, noteId, text: `${text} ${n}`, baseRevision: revision, now });
      },
    },
    { what: 'keep a case seen again', runs: 50, work: (n) => keepCase(store, { ...benchCase(caseId(n), n), seenAt: now }) },
    { what: 'first page of the list, by risk', runs: 50, work: () => listCases(store, { order: 'risk' }) },
    { what: 'first page of the list, oldest', runs: 50, work: () => listCases(store, { order: 'oldest' }) },
    ...queries.map(([what, query]) => ({ what: `search ${what}: ${query}`, runs: 15, work: () => searchCases(store, query) })),
  ];
}

let measures: readonly Measure[] = [];

/** Gives how many there are; each is then run by its number, so that what it costs the browser can be counted from outside. */
async function prepare(sizes: Sizes): Promise<number> {
  measures = await measuresOf(sizes);
  return measures.length;
}

async function measure(at: number): Promise<Timing> {
  return time(measures[at] as Measure);
}

export interface Throughput {
  readonly megabytes: number;
  readonly seconds: number;
  /** Largest JavaScript heap above the one before, in the first and the second half; NaN where the browser does not say. */
  readonly heapMegabytes: readonly [number, number];
}

async function exportAll(passphrase: string | null, expected: number): Promise<Throughput> {
  const heap = () => (performance as { memory?: { usedJSHeapSize: number } }).memory?.usedJSHeapSize ?? Number.NaN;
  const before = heap();
  const most: [number, number] = [0, 0];
  let bytes = 0;
  const start = performance.now();
  for await (const chunk of exportBackup(store, { passphrase, now })) {
    bytes += chunk.length;
    const half = bytes < expected / 2 ? 0 : 1;
    most[half] = Math.max(most[half], (heap() - before) / 1e6);
  }
  return { megabytes: bytes / 1e6, seconds: (performance.now() - start) / 1000, heapMegabytes: most };
}

/** Into a second database; only sensible for small sizes. */
async function importAll(): Promise<Throughput> {
  const parts: BlobPart[] = [];
  for await (const chunk of exportBackup(store, { passphrase: null, now })) parts.push(chunk as BlobPart);
  const file = new Blob(parts);
  const other = await openStore({ name: 'restored' });
  const start = performance.now();
  await importBackup(other, file);
  return { megabytes: file.size / 1e6, seconds: (performance.now() - start) / 1000, heapMegabytes: [Number.NaN, Number.NaN] };
}

export interface StorageBench {
  fill(sizes: Sizes): Promise<void>;
  prepare(sizes: Sizes): Promise<number>;
  measure(at: number): Promise<Timing>;
  exportAll(passphrase: string | null, expected: number): Promise<Throughput>;
  importAll(): Promise<Throughput>;
}

(globalThis as unknown as { bench: StorageBench }).bench = { fill, prepare, measure, exportAll, importAll };
