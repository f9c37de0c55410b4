/**
 * What both command lines have in common (contract.md): JSON a line in, JSON a line out, in order and streaming, so that memory does not
 * grow with the input. A bad line is answered in its place with `{"error","line"}` and makes the exit status 1. Node only; no clock.
 */
import { createReadStream } from 'node:fs';
import { argv, exit, stderr, stdin, stdout } from 'node:process';

/** Thrown by an answer for a line that is JSON, but not what was asked for: its message is the line's error. */
export class BadLine extends Error {}

const unreadable = 2;
const unknownProblem = 'unreadable';
const byteOrderMark = /^\uFEFF/;
const blank = /^\s*$/;

/**
 * The whole lines of each chunk. Lines end with LF, CRLF or CR and with nothing else: U+2028 and U+2029 may stand in a JSON text, where
 * `node:readline` would cut. The last line needs no end.
 */
export async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<readonly string[]> {
  let pieces: string[] = [];
  let endedWithCr = false;
  for await (const chunk of chunks) {
    const text = endedWithCr && chunk.startsWith('\n') ? chunk.slice(1) : chunk;
    endedWithCr = chunk === '' ? endedWithCr : chunk.endsWith('\r');
    const parts = text.split(/\r\n|\n|\r/);
    pieces.push(parts[0] ?? '');
    if (parts.length === 1) continue;
    yield [pieces.join(''), ...parts.slice(1, -1)];
    pieces = [parts.at(-1) ?? ''];
  }
  yield [pieces.join('')];
}

export interface Answered {
  /** Answers, each with its line end. */
  readonly text: string;
  readonly anyBad: boolean;
}

/**
 * The answers to all lines, chunk by chunk, so that whoever sends a line and waits has its answer. Blank lines at the end of a file are
 * no lines; a blank line between others is a bad one.
 */
export async function* answersTo(chunks: AsyncIterable<string>, answer: (value: unknown) => unknown): AsyncGenerator<Answered> {
  let number = 0;
  let blanks = 0;
  for await (const lines of linesOf(chunks)) {
    const answers: Answered[] = [];
    for (const line of lines) {
      number += 1;
      if (blank.test(line)) {
        blanks += 1;
        continue;
      }
      for (; blanks > 0; blanks -= 1) answers.push({ text: problem('an empty line', number - blanks), anyBad: true });
      answers.push(answerLine(number === 1 ? line.replace(byteOrderMark, '') : line, number, answer));
    }
    yield { text: answers.map((answered) => answered.text).join(''), anyBad: answers.some((answered) => answered.anyBad) };
  }
}

function answerLine(line: string, number: number, answer: (value: unknown) => unknown): Answered {
  try {
    return { text: `${JSON.stringify(answer(JSON.parse(line)))}\n`, anyBad: false };
  } catch (error) {
    return { text: problem(error instanceof Error ? error.message : unknownProblem, number), anyBad: true };
  }
}

function problem(error: string, line: number): string {
  return `${JSON.stringify({ error, line })}\n`;
}

/**
 * Runs a command line to its end: the file named by the first argument, or standard input without one or with `-`.
 * Exit status 0, 1 after a bad line, 2 for a file that cannot be read. Whoever reads us may stop early (`| head`): that is no failure.
 */
export async function runCommandLine(answer: (value: unknown) => unknown): Promise<void> {
  stdout.on('error', (error: NodeJS.ErrnoException) => exit(error.code === 'EPIPE' ? 0 : 1));
  const [file] = argv.slice(2);
  const input = file && file !== '-' ? createReadStream(file) : stdin;
  input.setEncoding('utf8');
  let status = 0;
  try {
    for await (const { text, anyBad } of answersTo(input as AsyncIterable<string>, answer)) {
      if (anyBad) status = 1;
      await write(text);
    }
  } catch (error) {
    status = unreadable;
    stderr.write(`${error instanceof Error ? error.message : unknownProblem}\n`);
  }
  stdout.end(() => exit(status));
}

/** Waits for the reader, so that memory stays flat. */
function write(text: string): Promise<void> {
  return new Promise((resolve) => {
    if (text === '' || stdout.write(text)) resolve();
    else stdout.once('drain', resolve);
  });
}
