/**
 * A backup comes back: first the whole file is read and checked without a write, then merged batch by batch. So a file
 * that is refused has changed nothing, and one that was merged halfway when the machine died is completed by importing
 * it again.
 */

import * as v from 'valibot';
import type { Store } from '../database';
import { readBytes } from './byteReader';
import { openSeal } from './cipher';
import { type Header, longestHeader, parseHeader } from './header';
import { type Line, readLines } from './lines';
import { BackupRefused } from './refusal';
import { isKind, rowSchemas } from './rows';
import { type CheckedRow, type Tally, writeRows } from './writeRows';

/** No backup of ours comes near it; a Blob of this size is still only a name for a file. */
const largestFile = 8 * 1024 ** 3;
/** Small lines, such as notes, go by many into one transaction: their search index is written by the batch. */
const batchRows = 20_000;
const batchCharacters = 8 * 1024 * 1024;

/** A Blob or File will do: it can be read twice. */
export interface BackupFile {
  readonly size: number;
  stream(): ReadableStream<Uint8Array>;
}

export interface ImportOptions {
  readonly passphrase?: string | null;
  /** Called now and then with the bytes read so far, of twice the file's size. */
  readonly onProgress?: (bytes: number) => void;
}

export interface BackupDescription {
  readonly madeAt: string;
  readonly encrypted: boolean;
}

/** Reads only the first line: when it was made and whether to ask for a passphrase. Throws BackupRefused. */
export async function describeBackup(file: BackupFile): Promise<BackupDescription> {
  const reader = readBytes(file.stream());
  try {
    const { madeAt, encrypted } = parseHeader(await takeHeader(reader));
    return { madeAt, encrypted };
  } finally {
    await reader.release();
  }
}

/** Throws BackupRefused (nothing has changed) or StoreProblem (importing again completes it). */
export async function importBackup(store: Store, file: BackupFile, options: ImportOptions = {}): Promise<Tally> {
  if (file.size > largestFile) throw new BackupRefused('too-big');
  for await (const line of readFile(file, options)) checkRow(line);
  const tally: Tally = { added: 0, changed: 0, beside: 0, same: 0 };
  for await (const batch of batches(readFile(file, options))) await writeRows(store, batch, tally);
  return tally;
}

async function* readFile(file: BackupFile, { passphrase, onProgress }: ImportOptions): AsyncGenerator<Line> {
  const reader = readBytes(counted(file.stream(), onProgress));
  try {
    const line = await takeHeader(reader);
    const header: Header = parseHeader(line);
    if (!header.encrypted) return yield* readLines(reader.rest());
    if (!passphrase) throw new BackupRefused('passphrase-needed');
    yield* readLines(openSeal(reader, { parameters: header, passphrase, header: new TextEncoder().encode(line) }));
  } finally {
    await reader.release();
  }
}

async function takeHeader(reader: ReturnType<typeof readBytes>): Promise<string> {
  return new TextDecoder().decode(await reader.takeLine(longestHeader));
}

function counted(stream: ReadableStream<Uint8Array>, onProgress: ImportOptions['onProgress']): ReadableStream<Uint8Array> {
  if (!onProgress) return stream;
  let bytes = 0;
  const count = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.length;
      onProgress(bytes);
      controller.enqueue(chunk);
    },
  });
  return stream.pipeThrough(count);
}

function checkRow({ kind, row, number }: Line): CheckedRow {
  if (!isKind(kind)) throw new BackupRefused('bad-row', number);
  const parsed = v.safeParse(rowSchemas[kind] as v.GenericSchema, row);
  if (!parsed.success) throw new BackupRefused('bad-row', number, parsed.issues);
  return { kind, row: parsed.output } as CheckedRow;
}

/** Batches of one kind, small enough for one transaction. */
async function* batches(lines: AsyncIterable<Line>): AsyncGenerator<readonly CheckedRow[]> {
  let batch: CheckedRow[] = [];
  let characters = 0;
  for await (const line of lines) {
    const checked = checkRow(line);
    const full = batch.length >= batchRows || characters >= batchCharacters;
    if (batch.length > 0 && (full || batch[0]?.kind !== checked.kind)) {
      yield batch;
      batch = [];
      characters = 0;
    }
    batch.push(checked);
    characters += line.characters;
  }
  if (batch.length > 0) yield batch;
}
