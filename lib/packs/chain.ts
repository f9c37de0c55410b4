/** A pattern as a chain of steps, which matcher.ts walks; word lists and brackets as tables. */

import type { Chain, Entry, Phrase, Step, Table } from './chainParts';
import { firstUnitsOfText, joinFirstUnits, mayBeginWith, numberFirst, spaceFirst } from './firstUnits';
import type { Lexicon, Pattern, PatternPart } from './patternParts';
import { isLatinAt, isSpaceAt } from './units';

/** The chain of a pattern; throws with a plain sentence on an unknown list. */
export function chainOf(pattern: Pattern, lexicon: Lexicon): Chain {
  let chain: Chain = null;
  for (const part of [...pattern].reverse()) chain = stepOf(part, chain, lexicon);
  return chain;
}

function stepOf(part: PatternPart, next: Chain, lexicon: Lexicon): Step {
  const after = next === null ? null : next.first;
  switch (part.kind) {
    case 'text':
    case 'word': {
      const phrase = phraseOf([part]) ?? noPhrase;
      return { kind: 'phrase', phrase, next, first: firstUnitsOfText(phrase.text) };
    }
    case 'list': {
      const table = lexicon.tableOf(part.name);
      return { kind: 'table', table, optional: false, next, first: table.first };
    }
    case 'choice': {
      const table = tableOf(part.options, lexicon);
      const first = part.optional ? joinFirstUnits([table.first, after]) : table.first;
      return { kind: 'table', table, optional: part.optional, next, first };
    }
    case 'window':
      return { kind: 'window', reach: part.reach, inClause: part.inClause, next, first: null };
    case 'space':
      return { kind: 'space', next, first: spaceFirst };
    case 'mark': {
      const first = part.mark === '#' ? numberFirst : part.mark === '^' ? after : null;
      return { kind: part.mark, next, first };
    }
  }
}

/** From so many entries on they are sorted by what they can begin with. */
const manyEntries = 4;

/** In the order given. */
export function tableOf(patterns: readonly Pattern[], lexicon: Lexicon): Table {
  const entries = patterns.map((pattern): Entry => {
    const phrase = phraseOf(pattern);
    if (phrase) return { phrase, steps: null, first: firstUnitsOfText(phrase.text) };
    const steps = chainOf(pattern, lexicon);
    return { phrase: null, steps, first: steps === null ? null : steps.first };
  });
  const first = joinFirstUnits(entries.map(({ first: own }) => own));
  return { entries, byUnit: entries.length >= manyEntries ? new Map() : null, first };
}

/** The entries that may stand at a place of the text, in the order given. */
export function entriesAt(table: Table, text: string, at: number): readonly Entry[] {
  return at >= text.length ? table.entries : entriesWith(table, text.charCodeAt(at));
}

function entriesWith({ entries, byUnit }: Table, unit: number): readonly Entry[] {
  if (byUnit === null) return entries;
  let known = byUnit.get(unit);
  if (!known) {
    known = entries.filter(({ first, steps }) => mayBeginWith(first, unit) && begins(steps, unit));
    byUnit.set(unit, known);
  }
  return known;
}

/** Whether a chain can begin with a unit, looked at more closely than by its slot. */
export function begins(chain: Chain, unit: number): boolean {
  if (chain === null) return true;
  if (!mayBeginWith(chain.first, unit)) return false;
  if (chain.kind === '^') return begins(chain.next, unit);
  if (chain.kind !== 'table' || chain.first === null) return true;
  const { table, optional, next } = chain;
  if (optional && begins(next, unit)) return true;
  // What an entry without steps of its own begins with, stands in its `first`.
  return entriesWith(table, unit).some(({ first, steps }) => mayBeginWith(first, unit) && begins(steps, unit));
}

const noPhrase: Phrase = { text: '', hasSpace: false, aloneBefore: false, aloneAfter: false };

/** A pattern of nothing but characters, as one phrase; `null` when it is more than that. */
function phraseOf(pattern: Pattern): Phrase | null {
  let text = '';
  for (const [index, part] of pattern.entries()) {
    if (part.kind === 'space') {
      // Two spaces, or one at the end, may be fewer in the text: that is for the walk.
      if (index === pattern.length - 1 || pattern[index + 1]?.kind === 'space') return null;
      text += ' ';
    } else if (part.kind === 'text') {
      if (pattern.length > 1 && !isSeparating(part.text)) return null;
      text += part.text;
    } else if (part.kind === 'word') text += part.text;
    else return null;
  }
  const [begin] = pattern;
  const end = pattern.at(-1);
  return {
    text,
    hasSpace: pattern.some(({ kind }) => kind === 'space'),
    aloneBefore: begin?.kind === 'word' && !begin.glued,
    aloneAfter: end?.kind === 'word' && !end.open,
  };
}

/** Neither a letter beside a word, nor white space. */
function isSeparating(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (isLatinAt(text, at) || isSpaceAt(text, at)) return false;
  return true;
}
