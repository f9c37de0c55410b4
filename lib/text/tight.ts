/**
 * Many writers, and some input methods, put a space between Chinese and digits: 预计 3 天内, 11 月 18 号. Rules are written without it.
 * `tighten` takes such spaces out, and knows for every place in the tight text where it stands in the original.
 */
import type { Span } from './sentences';

export interface Tight {
  readonly text: string;
  /** A span of the tight text as the span of the original that holds the same words. UTF-16 offsets. */
  readonly widen: (span: Span) => Span;
}

const blanks = '[ \\u00a0\\u3000]{1,2}';
const han = '[\\u4e00-\\u9fff]';
const digit = '[0-9\\uff10-\\uff19]';
const source = `(?<=${han})${blanks}(?=${digit})|(?<=${digit})${blanks}(?=${han})`;
const mayBeLoose = new RegExp(source);

/** Null where there is nothing to take out. Linear in the length of the text. */
export function tighten(text: string): Tight | null {
  if (!mayBeLoose.test(text)) return null;
  /** Where spaces stood in the tight text, and how many were taken out up to there. */
  const gaps: { readonly at: number; readonly taken: number }[] = [];
  let taken = 0;
  const tight = text.replace(new RegExp(source, 'g'), (spaces: string, offset: number) => {
    const at = offset - taken;
    taken += spaces.length;
    gaps.push({ at, taken });
    return '';
  });
  const takenUpTo = (offset: number): number => gaps[lastAt(gaps, offset)]?.taken ?? 0;
  return {
    text: tight,
    widen: ({ start, end }) => {
      const wideStart = start + takenUpTo(start);
      return { start: wideStart, end: end > start ? end + takenUpTo(end - 1) : wideStart };
    },
  };
}

/** The last gap at `offset` or before it; -1 for none. */
function lastAt(gaps: readonly { readonly at: number }[], offset: number): number {
  let [low, high] = [0, gaps.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((gaps[middle]?.at ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
