/**
 * Seeds: for each pattern the words of which one must stand in every match, and how far before the word the match can begin. One walk
 * over a text finds the seeds of all rules, and a pattern is tried at those few places only.
 */
import { partWeight } from './anchors';
import type { Extent, Lexicon, Pattern, PatternPart, Seed } from './patternParts';

const nothing: Extent = { least: 0, most: 0 };

/** None for a pattern that must be tried everywhere. */
export function seedsOf(pattern: Pattern, lexicon: Lexicon): readonly Seed[] {
  let best: PatternPart | null = null;
  let weight = 0;
  let before = nothing;
  let passed = nothing;
  for (const part of pattern) {
    const own = partWeight(part, lexicon);
    if (own > weight) {
      best = part;
      weight = own;
      before = passed;
    }
    passed = add(passed, extentOfPart(part, lexicon));
  }
  return best === null ? [] : shifted(seedsOfPart(best, lexicon), before);
}

export function seedsOfAny(patterns: readonly Pattern[], lexicon: Lexicon): readonly Seed[] {
  return patterns.flatMap((pattern) => seedsOf(pattern, lexicon));
}

function seedsOfPart(part: PatternPart, lexicon: Lexicon): readonly Seed[] {
  if (part.kind === 'text' || part.kind === 'word') return [{ word: part.text, before: nothing }];
  if (part.kind === 'list') return lexicon.seedsOf(part.name);
  return part.kind === 'choice' ? seedsOfAny(part.options, lexicon) : [];
}

function shifted(seeds: readonly Seed[], by: Extent): readonly Seed[] {
  return by.most === 0 ? seeds : seeds.map(({ word, before }) => ({ word, before: add(before, by) }));
}

function add(a: Extent, b: Extent): Extent {
  return b.most === 0 ? a : { least: a.least + b.least, most: a.most + b.most };
}

/** The fewest and the most units that a match of one of the patterns takes. */
export function extentOfAny(patterns: readonly Pattern[], lexicon: Lexicon): Extent {
  let least = patterns.length > 0 ? Number.POSITIVE_INFINITY : 0;
  let most = 0;
  for (const pattern of patterns) {
    const own = extentOf(pattern, lexicon);
    least = Math.min(least, own.least);
    most = Math.max(most, own.most);
  }
  return { least, most };
}

function extentOf(pattern: Pattern, lexicon: Lexicon): Extent {
  let whole = nothing;
  for (const part of pattern) whole = add(whole, extentOfPart(part, lexicon));
  return whole;
}

/** `#`: six digits, a point and three more. */
const mostNumber = 10;
const mostLetters = 8;
const mostSpaces = 3;

function extentOfPart(part: PatternPart, lexicon: Lexicon): Extent {
  switch (part.kind) {
    case 'text':
    case 'word':
      return { least: part.text.length, most: part.text.length };
    case 'list':
      return lexicon.extentOf(part.name);
    case 'choice': {
      const options = extentOfAny(part.options, lexicon);
      return part.optional ? { least: 0, most: options.most } : options;
    }
    case 'window':
      return { least: 0, most: part.reach };
    case 'space':
      return { least: 1, most: mostSpaces };
    case 'mark':
      if (part.mark === '#') return { least: 1, most: mostNumber };
      return { least: 0, most: part.mark === '*' ? mostLetters : 0 };
  }
}
