/**
 * Patterns as one regular expression source that fails fast: alternatives are gathered under their first letter, so that a place in the text is
 * left after a few comparisons however long the word lists are. Matches the same as patternSource.ts.
 */
import type { Lexicon, Pattern, PatternPart } from './notation';
import { sourceOf } from './patternSource';

/** What may follow a first letter; `slow` holds alternatives whose first letter is not known (windows, numbers, clause ends). */
interface Heads {
  /** Latin words that must begin where a word begins: letter → sources without it. */
  readonly words: Map<string, string[]>;
  /** Other literal text, Chinese above all. */
  readonly texts: Map<string, string[]>;
  readonly slow: string[];
}

const notInWord = '(?<![a-z0-9])';

export function quickSource(patterns: readonly Pattern[], lexicon: Lexicon): string {
  return sourceOfHeads(headsOf(patterns, lexicon));
}

function sourceOfHeads(heads: Heads): string {
  const words = gather(heads.words);
  const parts = [
    ...(words === '' ? [] : [`${notInWord}(?:${words})`]),
    ...(heads.texts.size > 0 ? [gather(heads.texts)] : []),
    ...heads.slow,
  ];
  return parts.length === 0 ? '(?!)' : `(?:${parts.join('|')})`;
}

/** Longest first under each letter, as everywhere: the first alternative that matches is taken. */
function gather(letters: ReadonlyMap<string, readonly string[]>): string {
  return [...letters].map(([letter, tails]) => `${literal(letter)}${choice(tails)}`).join('|');
}

function choice(sources: readonly string[]): string {
  const sorted = [...new Set(sources)].sort((a, b) => b.length - a.length);
  return sorted.length === 1 ? (sorted[0] ?? '') : `(?:${sorted.join('|')})`;
}

function headsOf(patterns: readonly Pattern[], lexicon: Lexicon): Heads {
  const heads: Heads = { words: new Map(), texts: new Map(), slow: [] };
  for (const pattern of patterns) addHead(heads, pattern, lexicon);
  return heads;
}

function addHead(heads: Heads, [first, ...rest]: Pattern, lexicon: Lexicon): void {
  if (!first) return;
  if (first.kind === 'word' && !first.glued) add(heads.words, first.text, `${wordEnd(first)}${sourceOf(rest, lexicon)}`);
  else if (first.kind === 'text') add(heads.texts, first.text, sourceOf(rest, lexicon));
  else if (first.kind === 'list') addAll(heads, lexicon.patternsOf(first.name), rest, lexicon);
  else if (first.kind === 'choice' && !first.optional) addAll(heads, first.options, rest, lexicon);
  else if (first.kind === 'choice') {
    addAll(heads, first.options, rest, lexicon);
    addHead(heads, rest, lexicon);
  } else heads.slow.push(sourceOf([first, ...rest], lexicon));
}

function add(letters: Map<string, string[]>, text: string, after: string): void {
  const letter = text.slice(0, 1);
  const tails = letters.get(letter) ?? [];
  tails.push(`${literal(text.slice(1))}${after}`);
  letters.set(letter, tails);
}

/** A short rest of the pattern is written once a letter; behind a long one the list keeps its letters to itself. */
const shortRest = 120;

function addAll(heads: Heads, options: readonly Pattern[], rest: Pattern, lexicon: Lexicon): void {
  const after = sourceOf(rest, lexicon);
  const inner = headsOf(options, lexicon);
  if (after.length > shortRest) {
    heads.slow.push(`${sourceOfHeads(inner)}${after}`);
    return;
  }
  for (const kind of ['words', 'texts'] as const)
    for (const [letter, tails] of inner[kind]) {
      const known = heads[kind].get(letter) ?? [];
      known.push(`${choice(tails)}${after}`);
      heads[kind].set(letter, known);
    }
  heads.slow.push(...inner.slow.map((source) => `${source}${after}`));
}

function wordEnd(part: PatternPart): string {
  return part.kind === 'word' && !part.open ? '(?![a-z0-9])' : '';
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
