/**
 * Everything the store holds, as one stream of bytes. Rows are read in batches while the last one is being written: memory
 * stays flat. What is saved while the export runs may or may not be in it; nothing that was saved before is missing.
 */
import type { Store } from '../database';
import { toInstant } from '../instant';
import { type RiteSchema, schemaVersion } from '../schema';
import { makeSeal } from './cipher';
import { formatVersion } from './header';
import { type Kind, kinds } from './rows';

/** Bytes of text that one batch should have, and the most rows it may have. */
const batchBytes = 1024 * 1024;
const mostRows = 5_000;

export interface ExportOptions {
  /** Null writes plain JSON lines that anyone can read: only on the advisor's explicit wish. */
  readonly passphrase: string | null;
  readonly now: string;
}

/** Throws StoreProblem when the database cannot be read; the bytes so far are then no backup, and import says so. */
export async function* exportBackup(store: Store, { passphrase, now }: ExportOptions): AsyncGenerator<Uint8Array> {
  const common = { riteside: 'backup', format: formatVersion, schema: schemaVersion, madeAt: toInstant(now) };
  if (passphrase === null) {
    yield headerLine({ ...common, encrypted: false });
    yield* bodyOf(store);
    return;
  }
  const seal = await makeSeal(passphrase);
  const header = headerLine({ ...common, encrypted: true, ...seal.parameters });
  yield header;
  yield* seal.frames(bodyOf(store), header);
}

function headerLine(header: object): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(header)}\n`);
}

async function* bodyOf(store: Store): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let count = 0;
  for (const kind of kinds) {
    for await (const rows of batchesOf(store, kind)) {
      count += rows.length;
      yield encoder.encode(rows.join(''));
    }
  }
  yield encoder.encode(`{"end":${count}}\n`);
}

interface Batch {
  readonly lines: string[];
  readonly last: IDBValidKey | null;
}

async function* batchesOf(store: Store, kind: Kind): AsyncGenerator<string[]> {
  let limit = 100;
  let next: Promise<Batch> | null = readBatch(store, { kind, after: null, limit });
  while (next) {
    const { lines, last }: Batch = await next;
    if (last === null) return;
    const bytes = lines.reduce((sum, line) => sum + line.length, 0);
    limit = Math.max(1, Math.min(mostRows, Math.round((batchBytes * lines.length) / bytes)));
    next = readBatch(store, { kind, after: last, limit });
    // Awaited in the next round; until then a failure must not count as unhandled.
    next.catch(() => undefined);
    yield lines;
  }
}

interface BatchQuery {
  readonly kind: Kind;
  readonly after: IDBValidKey | null;
  readonly limit: number;
}

async function readBatch(store: Store, { kind, after, limit }: BatchQuery): Promise<Batch> {
  const range = after === null ? null : IDBKeyRange.lowerBound(after, true);
  const rows = kind === 'cases' ? await readCases(store, range, limit) : await readRows(store, kind, { range, limit });
  const last = rows.at(-1);
  return { lines: rows.map((row) => `${JSON.stringify({ kind, row })}\n`), last: last ? keyOf(kind, last) : null };
}

type Row = RiteSchema[Exclude<Kind, 'cases'>]['value'] | { readonly id: string };

function readRows(store: Store, kind: Exclude<Kind, 'cases'>, { range, limit }: { range: IDBKeyRange | null; limit: number }) {
  return store.read([kind], async (tx): Promise<Row[]> => tx.objectStore(kind).getAll(range as never, limit));
}

/** A case's record with the two instants that only its line of the list knows; the rest of that line is derived. */
function readCases(store: Store, range: IDBKeyRange | null, limit: number): Promise<Row[]> {
  return store.read(['cases', 'records'], async (tx) => {
    const [records, lines] = await Promise.all([
      tx.objectStore('records').getAll(range, limit),
      tx.objectStore('cases').getAll(range, limit),
    ]);
    const byId = new Map(lines.map((line) => [line.id, line]));
    return records.map((record) => {
      const { firstSeenAt = record.seenAt, touchedAt = null } = byId.get(record.id) ?? {};
      return { ...record, firstSeenAt, touchedAt };
    });
  });
}

function keyOf(kind: Kind, row: Row): IDBValidKey {
  if ('id' in row) return row.id;
  if (kind === 'overrides' && 'dimension' in row) return [row.caseId, row.dimension, row.when];
  if ('at' in row) return [row.caseId, row.at];
  throw new Error(`a row of ${kind} without a key`);
}
