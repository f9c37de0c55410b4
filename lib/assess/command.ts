/**
 * `npm run -s assess -- cases.jsonl` (or standard input): a CaseReading a line in, an Assessment a line out, streaming.
 * A bad line is answered in its place with `{"error","line"}` and makes the exit status 1; the other lines are still answered.
 */
import { createReadStream } from 'node:fs';
import { argv, exit, stderr, stdin, stdout } from 'node:process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { parseReading } from '../case/reading';
import { compileShipped } from '../packs/shipped';
import { assess } from './assess';

const pack = compileShipped();
const flushCharacters = 64 * 1024;

/** One line's answer; `null` for a line that holds nothing. */
function answerLine(line: string, number: number): { text: string; bad: boolean } {
  try {
    const parsed = parseReading(JSON.parse(line));
    if (parsed.ok) return { text: JSON.stringify(assess(parsed.reading, { pack, unread: parsed.unread })), bad: false };
    return { text: JSON.stringify({ error: parsed.error, line: number }), bad: true };
  } catch (error) {
    const message = error instanceof Error ? error.message : 'unreadable';
    return { text: JSON.stringify({ error: message, line: number }), bad: true };
  }
}

async function run(input: Readable): Promise<number> {
  let number = 0;
  let anyBad = false;
  let buffer = '';
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    const answer = answerLine(number === 1 ? line.replace(/^\uFEFF/, '') : line, number);
    anyBad ||= answer.bad;
    buffer += `${answer.text}\n`;
    if (buffer.length < flushCharacters) continue;
    await write(buffer);
    buffer = '';
  }
  await write(buffer);
  return anyBad ? 1 : 0;
}

/** Waits for the reader, so that memory stays flat. */
function write(text: string): Promise<void> {
  return new Promise((resolve) => {
    if (text === '' || stdout.write(text)) resolve();
    else stdout.once('drain', resolve);
  });
}

/** Whoever reads us may stop early (`| head`): that is no failure of ours. */
stdout.on('error', (error: NodeJS.ErrnoException) => exit(error.code === 'EPIPE' ? 0 : 1));

const [file] = argv.slice(2);
const input = file && file !== '-' ? createReadStream(file, 'utf8') : stdin;
input.on('error', (error: Error) => {
  stderr.write(`${error.message}\n`);
  exit(2);
});
const status = await run(input);
stdout.end(() => exit(status));
