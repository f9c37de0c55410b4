/** Where the words of a list stand in the draft: looked for once, however many rules and frames ask. */

import type { CompiledLanguage } from '../packs/compileReview';
import type { WordPair } from '../packs/pairs';
import { breaksSentence } from '../packs/patternSource';
import type { Span } from '../text/sentences';
import { matchesOf } from './matches';
import type { Prose } from './prose';

/** What is remembered is remembered for this very object: a desk. */
interface Place {
  readonly prose: Prose;
}

const found = new WeakMap<Place, Map<CompiledLanguage, Map<string, readonly Span[]>>>();
/** Nobody writes a context further down than this; longer texts stay cheap. */
const longestLook = 20_000;

export function wordsOf(desk: Place, language: CompiledLanguage, list: string): readonly Span[] {
  const languages = found.get(desk) ?? new Map<CompiledLanguage, Map<string, readonly Span[]>>();
  found.set(desk, languages);
  const lists = languages.get(language) ?? new Map<string, readonly Span[]>();
  languages.set(language, lists);
  const known = lists.get(list);
  if (known) return known;
  const spans = lookFor(desk, language, list);
  lists.set(list, spans);
  return spans;
}

function lookFor(desk: Place, language: CompiledLanguage, list: string): readonly Span[] {
  const { pairs, others } = language.paired(list);
  const text = desk.prose.folded.slice(0, longestLook);
  const single = matchesOf(others, text).map((match) => ({ start: match.index, end: match.index + match[0].length }));
  if (pairs.length === 0) return single;
  const joined = pairs.flatMap((pair) => joinPair(pair, (name) => wordsOf(desk, language, name), text));
  return [...single, ...joined].sort((a, b) => a.start - b.start);
}

function joinPair(pair: WordPair, spansOf: (list: string) => readonly Span[], text: string): Span[] {
  const inOrder = (lists: readonly string[]) => lists.flatMap(spansOf).sort((a, b) => a.start - b.start);
  const rights = inOrder(pair.right);
  const joined: Span[] = [];
  let next = 0;
  for (const left of inOrder(pair.left)) {
    while (next < rights.length && (rights[next]?.start ?? 0) < left.start) next += 1;
    const right = rights.slice(next, next + mostBetween).find(({ start }) => start >= left.end);
    if (!right || right.start - left.end > pair.reach) continue;
    if (!breaksSentence.test(text.slice(left.end, right.start))) joined.push({ start: left.start, end: right.end });
  }
  return joined;
}

/** Words of the second list may begin inside the first one's; more than these never do. */
const mostBetween = 8;
