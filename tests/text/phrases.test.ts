import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../lib/text/fold';
import { compilePhrases } from '../../lib/text/phrases';

const matcher = compilePhrases([
  { id: 'threat', phrase: '投诉' },
  { id: 'denial', phrase: '不是要投诉' },
  { id: 'threat', phrase: '退车' },
  { id: 'refund', phrase: '退车' },
  { id: 'law', phrase: 'sue' },
  { id: 'law', phrase: "don't make me sue" },
  { id: 'authority', phrase: '12315' },
  { id: 'post', phrase: '发微博' },
]);
const find = (text: string) => matcher.find(text).map(({ id, text: slice }) => `${id}:${slice}`);

describe('phrases in a message', () => {
  it.each([
    ['我要投诉', ['threat:投诉']],
    ['我不是要投诉你们', ['denial:不是要投诉']],
    ['再不修就退车', ['threat:退车', 'refund:退车']],
    ['再不修就退車，投訴到12315', ['threat:退車', 'refund:退車', 'threat:投訴', 'authority:12315']],
    ['I will SUE you', ['law:SUE']],
    ['the issue, Suez, sued', []],
    ['Don’t  make\nme sue', ['law:Don’t  make\nme sue']],
    ['我ＳＵＥ你', ['law:ＳＵＥ']],
    ['单号1231599', []],
    ['打12315举报', ['authority:12315']],
    ['', []],
  ])('%j', (text, expected) => expect(find(text)).toEqual(expected));

  it('slices exactly, in order, without overlap, emoji or not', () => {
    const alphabet = fc.constantFrom('投', '诉', '不是要', '退', '車', 'sue ', ' ', '😡', '12315', 'a', '，');
    fc.assert(
      fc.property(fc.array(alphabet, { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        let last = 0;
        let lastStart = -1;
        for (const { start, end, text: slice } of matcher.find(text)) {
          expect(text.slice(start, end)).toBe(slice);
          expect(start >= last || start === lastStart).toBe(true);
          [lastStart, last] = [start, end];
        }
      }),
    );
  });

  it('finds every one of thousands of phrases', () => {
    const entries = Array.from({ length: 5000 }, (_, index) => ({ id: `p${index}`, phrase: `词${index}尾` }));
    const text = entries.map(({ phrase }) => phrase).join('。');
    expect(
      compilePhrases(entries)
        .find(text)
        .map(({ id }) => id),
    ).toEqual(entries.map(({ id }) => id));
  });
});

describe('folding', () => {
  it('keeps the length and is stable', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fold(text)).toHaveLength(text.length);
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });
  it('is one text for one meaning', () => {
    expect(fold('ＡＢＣ　退車「投訴」İ')).toBe('abc 退车"投诉"İ');
    expect(fold('x'.repeat(20_000))).toHaveLength(20_000);
  });
});
