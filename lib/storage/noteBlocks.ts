/**
 * Many notes at once (a restored backup) go into the search index in blocks: a batch's keys are spread over buckets, and one
 * row for each bucket holds all keys of the batch that fall into it, with their places. A thousand notes cost a few rows each
 * instead of forty entries each. A note that is written later stands in `noteWords` as ever; search reads both. A note of a
 * block that is written again leaves its old keys in the block (rewriting forty rows would cost a save ten times its time);
 * they go when the note is deleted.
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
const furtherRows = 2;
/** Keys that are read further than that, the rarest: a row of a common word is long, and says little. */
const keptKeys = 3;

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

/** Without unpacking the others; none where the batch has no such row. */
function placesOf(gram: string, block: NoteBlock | undefined): Int32Array {
  const place = block?.grams.split('\n').indexOf(gram) ?? -1;
  if (!block || place < 0) return new Int32Array(0);
  const { counts, ns } = block;
  let from = 0;
  for (let before = 0; before < place; before += 1) from += counts[before] ?? 0;
  return ns.subarray(from, from + (counts[place] ?? 0));
}

/** Within a write over noteBlocks: what these rows had put into blocks goes, and nothing of the words stays behind. */
export async function removeFromBlocks(tx: WriteTx, rows: readonly NoteWords[]): Promise<void> {
  const gone = new Map<number, { gram: string; n: number }[]>();
  for (const { n, inBlocks } of rows.flatMap(placesIn)) {
    for (const gram of inBlocks.split('\n')) {
      const bucket = bucketOf(gram);
      gone.set(bucket, [...(gone.get(bucket) ?? []), { gram, n }]);
    }
  }
  await Promise.all([...gone].map(([bucket, pairs]) => removePairs(tx, bucket, pairs)));
}

function placesIn({ n, inBlocks, left }: NoteWords): { n: number; inBlocks: string }[] {
  return [...(inBlocks ? [{ n, inBlocks }] : []), ...(left ? [left] : [])];
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

/**
 * The newest `most` notes that have all these keys, by blocks; more keys than a few tell little more, and the text decides in
 * the end. A batch is a stretch of places, so its rows are joined by themselves and the newest batches mostly are enough.
 */
export async function newestInBlocks(tx: AnyTx, grams: readonly string[], most: number): Promise<number[]> {
  const found: number[] = [];
  let wanted = grams;
  let after: IDBValidKey[] = [];
  for (let rows = firstRows; ; rows *= furtherRows) {
    const { batches, end } = await nextBatches(tx, wanted, { after, rows });
    for (const lists of batches) for (const n of common(lists)) found.push(n);
    if (end === null || found.length >= most) return found.slice(0, most);
    wanted = rarest(wanted, batches);
    after = [end];
  }
}

interface Stretch {
  readonly after: readonly IDBValidKey[];
  readonly rows: number;
}

/** What one key has in one batch. */
type PlacesOfKey = Int32Array;

interface Batches {
  /** For each batch its places of each key, in the order of the keys. */
  readonly batches: readonly (readonly PlacesOfKey[])[];
  /** The last batch that was read for all keys; null when none follows that could have them all. */
  readonly end: number | null;
}

async function nextBatches(tx: AnyTx, grams: readonly string[], { after, rows }: Stretch): Promise<Batches> {
  const blocks = (tx as WriteTx).objectStore('noteBlocks');
  const range = (bucket: number) => IDBKeyRange.bound([bucket, ...after], [bucket, []], true);
  const read = await Promise.all(grams.map((gram) => blocks.getAll(range(bucketOf(gram)), rows)));
  const lastOf = (each: readonly NoteBlock[]) => each.at(-1)?.n ?? Number.NEGATIVE_INFINITY;
  const [ended, going] = [read.filter((each) => each.length < rows), read.filter((each) => each.length === rows)];
  const end = Math.min(...going.map(lastOf));
  const byPlace = read.map((each) => new Map(each.map((block) => [block.n, block])));
  const places = [...(byPlace[0]?.keys() ?? [])].filter((n) => n <= end);
  const batches = places.map((n) => grams.map((gram, at) => placesOf(gram, byPlace[at]?.get(n))));
  const isOver = going.length === 0 || ended.some((each) => lastOf(each) <= end);
  return { batches, end: isOver ? null : end };
}

/** Ascending lists: what stands in all of them. */
function common(lists: readonly PlacesOfKey[]): PlacesOfKey {
  const [shortest, ...others] = [...lists].sort((a, b) => a.length - b.length);
  if (!shortest) return new Int32Array(0);
  return others.reduce((kept, list) => kept.filter((n) => has(list, n)), shortest);
}

function has(list: PlacesOfKey, n: number): boolean {
  let from = 0;
  let to = list.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((list[middle] ?? 0) < n) from = middle + 1;
    else to = middle;
  }
  return list[from] === n;
}

function rarest(grams: readonly string[], batches: Batches['batches']): readonly string[] {
  if (grams.length <= keptKeys) return grams;
  const counts = new Map(grams.map((gram, at) => [gram, batches.reduce((sum, lists) => sum + (lists[at]?.length ?? 0), 0)]));
  return [...grams].sort((a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0)).slice(0, keptKeys);
}
