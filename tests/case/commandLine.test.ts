/** What both command lines share: lines as JSON needs them, an answer in its place for every line, nothing held back. */
import { describe, expect, it } from 'vitest';
import { answersTo, BadLine, linesOf } from '../../lib/case/commandLine';

async function* given(...chunks: string[]): AsyncGenerator<string> {
  yield* chunks;
}

async function lines(...chunks: string[]): Promise<string[]> {
  const found: string[] = [];
  for await (const some of linesOf(given(...chunks))) found.push(...some);
  return found;
}

async function answers(...chunks: string[]): Promise<unknown[]> {
  let text = '';
  for await (const answered of answersTo(given(...chunks), (value) => value)) text += answered.text;
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

describe('lines', () => {
  it.each([
    ['LF', ['a\nb\n'], ['a', 'b', '']],
    ['no end at the last', ['a\nb'], ['a', 'b']],
    ['CRLF', ['a\r\nb\r\n'], ['a', 'b', '']],
    ['CRLF cut by a chunk', ['a\r', '\nb'], ['a', 'b']],
    ['a lone CR', ['a\rb'], ['a', 'b']],
    ['a line over many chunks', ['a', 'b', '', 'c\nd'], ['abc', 'd']],
    ['line separators inside a text are no ends', ['"a\u2028b\u2029c\u0085d"\n'], ['"a\u2028b\u2029c\u0085d"', '']],
  ])('%s', async (_, chunks, expected) => {
    expect(await lines(...chunks)).toEqual(expected);
  });
});

describe('answers', () => {
  it('a line separator in a customer text is text', async () => {
    expect(await answers('{"text":"a\u2028b"}\n')).toEqual([{ text: 'a\u2028b' }]);
  });

  it('a byte order mark is none of the first line', async () => {
    expect(await answers('\uFEFF1\n2\n')).toEqual([1, 2]);
  });

  it('a blank line between others is answered as bad in its place, at the end it is none', async () => {
    expect(await answers('1\n\n  \n2\n\n \n')).toEqual([
      1,
      { error: 'an empty line', line: 2 },
      { error: 'an empty line', line: 3 },
      2,
    ]);
  });

  it('counts lines over chunks and says what is wrong with each', async () => {
    const refuse = (value: unknown) => {
      if (value === 2) throw new BadLine('two is bad');
      return value;
    };
    const said: { text: string; anyBad: boolean }[] = [];
    for await (const answered of answersTo(given('1\n', '2\n3', '\n'), refuse)) said.push(answered);
    expect(said).toEqual([
      { text: '1\n', anyBad: false },
      { text: '{"error":"two is bad","line":2}\n', anyBad: true },
      { text: '3\n', anyBad: false },
      { text: '', anyBad: false },
    ]);
  });
});
