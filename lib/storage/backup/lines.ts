/** The body of a backup: a JSON object a line, `{"kind": …, "row": …}`, and last of all `{"end": number of rows}`. */
import * as v from 'valibot';
import { BackupRefused } from './refusal';

/** Characters in a line: the longest case with thousands of messages stays far below. */
const longestLine = 16 * 1024 * 1024;
const deepest = 64;

export interface Line {
  readonly kind: string;
  readonly row: unknown;
  /** Place in the file, the header being line 1. */
  readonly number: number;
  readonly characters: number;
}

const rowLine = v.object({ kind: v.string(), row: v.unknown() });
const endLine = v.object({ end: v.number() });

/** Throws BackupRefused: `cut-short` without the last line, `damaged`, `too-big`. */
export async function* readLines(body: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  let number = 1;
  let ended = false;
  for await (const text of splitLines(body)) {
    number += 1;
    if (ended) throw new BackupRefused('damaged', number);
    const value = parseLine(text, number);
    if (v.is(rowLine, value)) yield { kind: value.kind, row: value.row, number, characters: text.length };
    else if (v.is(endLine, value) && value.end === number - 2) ended = true;
    else throw new BackupRefused('damaged', number);
  }
  if (!ended) throw new BackupRefused('cut-short');
}

async function* splitLines(body: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let pending = '';
  for await (const chunk of body) {
    const lines = (pending + decode(decoder, chunk)).split('\n');
    pending = lines.pop() ?? '';
    if (pending.length > longestLine) throw new BackupRefused('too-big');
    yield* lines;
  }
  if (pending !== '') throw new BackupRefused('cut-short');
}

function decode(decoder: TextDecoder, chunk: Uint8Array): string {
  try {
    return decoder.decode(chunk, { stream: true });
  } catch (error) {
    throw new BackupRefused('damaged', null, error);
  }
}

function parseLine(text: string, number: number): unknown {
  if (text.length > longestLine || depthOf(text) > deepest) throw new BackupRefused('too-big', number);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new BackupRefused('damaged', number, error);
  }
}

/** How deep brackets nest outside of strings, before anything is built from them. */
function depthOf(text: string): number {
  let depth = 0;
  let most = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (quoted && char === 92) at += 1;
    else if (char === 34) quoted = !quoted;
    else if (!quoted && (char === 123 || char === 91)) most = Math.max(most, ++depth);
    else if (!quoted && (char === 125 || char === 93)) depth -= 1;
  }
  return most;
}
