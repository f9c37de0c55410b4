/** Several patterns looked for at once: the leftmost match, and of those that begin there the first in the order of trying. */

import { chainOf } from './chain';
import type { Chain } from './chainParts';
import { mayBeginInSlot, slotOf, slots } from './firstUnits';
import { matchAt } from './matcher';
import { type Lexicon, readPattern } from './notation';
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
  const chains = groups.flatMap(({ patterns, lexicon }) =>
    longestFirst(patterns.map(readPattern), lexicon).map((pattern) => chainOf(pattern, lexicon)),
  );
  const bySlot: (readonly Chain[] | undefined)[] = new Array(slots);
  const first = (text: string, from = 0): Place | null => {
    for (let start = from; start < text.length; start += 1) {
      const slot = slotOf(text.charCodeAt(start));
      let tried = bySlot[slot];
      if (!tried) {
        tried = chains.filter((chain) => mayBeginInSlot(chain === null ? null : chain.first, slot));
        bySlot[slot] = tried;
      }
      for (const chain of tried) {
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
