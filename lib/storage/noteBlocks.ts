/**
 * Many notes at once (a restored backup) go into the search index in blocks: a batch's keys are spread over buckets, and one
 * row for each bucket holds all keys of the batch that fall into it, with their places. A thousand notes cost a few rows each
 * instead of forty entries each. A note that is written later stands in `noteWords` as ever; search reads both.
 *
 *   noteWords  n ─▶ note, its keys (indexed one by one)      or ─▶ note, `inBlocks` (its keys, which stand in blocks)
 *   noteBlocks [bucket, first n] ─▶ key ─▶ all n of the batch that have it, ascending: the newest first
 */
import type { Note } from '../case/record';
import { noteWords } from './grams';
import type { AnyTx, NoteBlock, NoteWords, WriteTx } from './schema';

/** So many that a bucket's rows are read in a moment, so few that a batch is written in one. */
const buckets = 1024;
/** Fewer notes are not worth their blocks. */
export const fewestInBlocks = 200;
/** Rows of a bucket that are read at first, and how many times more each further time. */
const firstRows = 4;
const furtherRows = 4;

type Places = Map<string, number[]>;

/** Within a write over noteWords and noteBlocks: notes that are not in the index yet, in one batch. */
export async function addInBlocks(tx: WriteTx, notes: readonly Note[], nextKey: () => Promise<number>): Promise<void> {
  const byBucket = new Map<number, Places>();
  const writes: Promise<unknown>[] = [];
  let first = 0;
  for (const note of notes) {
    const words = noteWords(note);
    if (!words) continue;
    const { noteId, caseId, grams } = words;
    const n = await nextKey();
    first = Math.min(first, n);
    writes.push(tx.objectStore('noteWords').put({ n, noteId, caseId, grams: [], inBlocks: grams.join('\n') }));
    for (const gram of grams) addTo(byBucket, gram, n);
  }
  for (const [bucket, places] of byBucket) writes.push(tx.objectStore('noteBlocks').put(packed(bucket, first, places)));
  await Promise.all(writes);
}

function addTo(byBucket: Map<number, Places>, gram: string, n: number): void {
  const bucket = bucketOf(gram);
  const places = byBucket.get(bucket) ?? new Map<string, number[]>();
  byBucket.set(bucket, places);
  const ns = places.get(gram);
  if (ns) ns.push(n);
  else places.set(gram, [n]);
}

function bucketOf(gram: string): number {
  let hash = 0;
  for (let at = 0; at < gram.length; at += 1) hash = Math.imul(hash ^ gram.charCodeAt(at), 0x9e3779b1);
  return (hash >>> 16) % buckets;
}

function packed(bucket: number, n: number, places: Places): NoteBlock {
  const lists = [...places.values()];
  return {
    bucket,
    n,
    grams: [...places.keys()].join('\n'),
    counts: Uint32Array.from(lists, (ns) => ns.length),
    ns: Int32Array.from(lists.flatMap((ns) => ns.sort((a, b) => a - b))),
  };
}

function unpacked({ grams, counts, ns }: NoteBlock): Places {
  let at = 0;
  return new Map(
    grams.split('\n').map((gram, place) => {
      const from = at;
      at += counts[place] ?? 0;
      return [gram, [...ns.subarray(from, at)]];
    }),
  );
}

/** Without unpacking the others. */
function placesOf(gram: string, { grams, counts, ns }: NoteBlock): Int32Array {
  const place = grams.split('\n').indexOf(gram);
  if (place < 0) return ns.subarray(0, 0);
  let from = 0;
  for (let before = 0; before < place; before += 1) from += counts[before] ?? 0;
  return ns.subarray(from, from + (counts[place] ?? 0));
}

/** Within a write over noteBlocks: what these rows had put into blocks goes, and nothing of the words stays behind. */
export async function removeFromBlocks(tx: WriteTx, rows: readonly NoteWords[]): Promise<void> {
  const gone = new Map<number, { gram: string; n: number }[]>();
  for (const { n, inBlocks } of rows) {
    for (const gram of inBlocks?.split('\n') ?? []) {
      const bucket = bucketOf(gram);
      gone.set(bucket, [...(gone.get(bucket) ?? []), { gram, n }]);
    }
  }
  await Promise.all([...gone].map(([bucket, pairs]) => removePairs(tx, bucket, pairs)));
}

async function removePairs(tx: WriteTx, bucket: number, pairs: readonly { gram: string; n: number }[]): Promise<void> {
  const blocks = tx.objectStore('noteBlocks');
  let left = pairs;
  while (left.length > 0) {
    const highest = Math.max(...left.map(({ n }) => n));
    const cursor = await blocks.openCursor(IDBKeyRange.bound([bucket], [bucket, highest]), 'prev');
    if (!cursor) return;
    const block = cursor.value;
    const places = unpacked(block);
    for (const { gram, n } of left) {
      const ns = places.get(gram)?.filter((each) => each !== n) ?? [];
      if (n >= block.n && ns.length > 0) places.set(gram, ns);
      else if (n >= block.n) places.delete(gram);
    }
    await (places.size > 0 ? cursor.update(packed(bucket, block.n, places)) : cursor.delete());
    left = left.filter(({ n }) => n < block.n);
  }
}

/** The newest `most` notes that have a key, from both parts of the index. */
export async function newestWith(tx: AnyTx, gram: string, most: number): Promise<number[]> {
  const index = (tx as WriteTx).objectStore('noteWords').index('grams');
  const [single, blocked] = await Promise.all([index.getAllKeys(gram, most), newestInBlocks(tx, gram, most)]);
  if (blocked.length === 0) return single;
  return merged(single, blocked, most);
}

/** Two ascending lists as one; what stands in both (a note of a block that was written again) once. */
function merged(a: readonly number[], b: readonly number[], most: number): number[] {
  const all: number[] = [];
  for (let i = 0, j = 0; all.length < most && (i < a.length || j < b.length); ) {
    const x = a[i] ?? Number.POSITIVE_INFINITY;
    const y = b[j] ?? Number.POSITIVE_INFINITY;
    all.push(Math.min(x, y));
    if (x <= y) i += 1;
    if (y <= x) j += 1;
  }
  return all;
}

async function newestInBlocks(tx: AnyTx, gram: string, most: number): Promise<number[]> {
  const blocks = (tx as WriteTx).objectStore('noteBlocks');
  const bucket = bucketOf(gram);
  const found: number[] = [];
  let after: [number] | [number, number] = [bucket];
  for (let rows = firstRows; ; rows *= furtherRows) {
    const read = await blocks.getAll(IDBKeyRange.bound(after, [bucket, []], true), rows);
    for (const block of read) for (const n of placesOf(gram, block)) found.push(n);
    const last = read.at(-1);
    if (!last || read.length < rows || found.length >= most) return found.slice(0, most);
    after = [bucket, last.n];
  }
}
