/**
 * A pattern that is nothing but two word lists with a window between them (<contact>~40<clock>) need not be searched as one expression, which
 * would try the window at every word of the first list: both lists are looked for once and then joined by their distance.
 */
import type { Pattern } from './notation';

export interface WordPair {
  readonly left: readonly string[];
  readonly right: readonly string[];
  /** Units between them at most, within one sentence. */
  readonly reach: number;
}

export interface PairedPatterns {
  readonly pairs: readonly WordPair[];
  /** What has another shape. */
  readonly others: readonly Pattern[];
}

export function readPairs(patterns: readonly Pattern[]): PairedPatterns {
  const pairs: WordPair[] = [];
  const others: Pattern[] = [];
  for (const pattern of patterns) {
    const pair = readPair(pattern);
    if (pair) pairs.push(pair);
    else others.push(pattern);
  }
  return { pairs, others };
}

function readPair(pattern: Pattern): WordPair | null {
  const [first, window, last] = pattern;
  if (pattern.length !== 3 || window?.kind !== 'window' || window.inClause) return null;
  const left = listsOf(first);
  const right = listsOf(last);
  return left && right ? { left, right, reach: window.reach } : null;
}

/** <clock>, or [<clock>|<day>]. */
function listsOf(part: Pattern[number] | undefined): readonly string[] | null {
  if (part?.kind === 'list') return [part.name];
  if (part?.kind !== 'choice' || part.optional) return null;
  const names = part.options.map(([only, ...more]) => (only?.kind === 'list' && more.length === 0 ? only.name : null));
  return names.every((name) => name !== null) ? names : null;
}
