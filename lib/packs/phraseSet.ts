/** Several patterns looked for at once: the leftmost match, and of those that begin there the first in the order of trying. */

import { begins, chainOf } from './chain';
import type { Chain } from './chainParts';
import { firstUnitsOfText, mayBeginWith, onceByUnit } from './firstUnits';
import { matchAt } from './matcher';
import { type Lexicon, type Pattern, readPattern } from './notation';
import { longestFirst } from './patternSource';

export interface Place {
  readonly start: number;
  readonly end: number;
}

export interface PhraseSet {
  /** The first match that begins at `from` or later. */
  readonly first: (text: string, from?: number) => Place | null;
  /** The last of the matches that follow each other without overlapping. */
  readonly last: (text: string) => Place | null;
}

/** Each group is tried longest first, the groups in the order given. */
export function phraseSet(groups: readonly { readonly patterns: readonly string[]; readonly lexicon: Lexicon }[]): PhraseSet {
  const lines = groups.flatMap(({ patterns, lexicon }) =>
    longestFirst(patterns.map(readPattern), lexicon).map((pattern) => lineOf(pattern, lexicon)),
  );
  const beginningWith = onceByUnit((unit): readonly Chain[] =>
    lines.flatMap((line) => (line.mayBeginWith(unit) ? [line.chain()] : [])).filter((chain) => begins(chain, unit)),
  );
  const first = (text: string, from = 0): Place | null => {
    for (let start = from; start < text.length; start += 1) {
      for (const chain of beginningWith(text.charCodeAt(start))) {
        const end = matchAt(chain, text, start);
        if (end > start) return { start, end };
      }
    }
    return null;
  };
  const last = (text: string): Place | null => {
    let found: Place | null = null;
    for (let next = first(text); next; next = first(text, next.end)) found = next;
    return found;
  };
  return { first, last };
}

interface Line {
  readonly mayBeginWith: (unit: number) => boolean;
  readonly chain: () => Chain;
}

/** Of most patterns the first word says with what they begin: their chains are made when a text first holds that. */
function lineOf(pattern: Pattern, lexicon: Lexicon): Line {
  const [part] = pattern;
  let made: { readonly chain: Chain } | null = null;
  const chain = () => {
    made ??= { chain: chainOf(pattern, lexicon) };
    return made.chain;
  };
  if (part?.kind !== 'text' && part?.kind !== 'word') return { mayBeginWith: () => true, chain };
  const first = firstUnitsOfText(part.text);
  return { mayBeginWith: (unit) => mayBeginWith(first, unit), chain };
}
