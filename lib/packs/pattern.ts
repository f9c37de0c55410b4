/** Patterns of a pack as one regular expression source, for readers that need no anchors (lib/review). */
import { readLexicon } from './lexicon';
import { readPattern, type WordLists } from './notation';
import { sourceOfAny } from './patternSource';

export { readPattern, type WordLists } from './notation';

/** One source for several patterns; throws with a plain sentence on an unknown list or an open bracket. */
export function anySource(patterns: readonly string[], words: WordLists): string {
  return sourceOfAny(patterns.map(readPattern), lexiconOf(words));
}

const lexicons = new WeakMap<WordLists, ReturnType<typeof readLexicon>>();

function lexiconOf(words: WordLists): ReturnType<typeof readLexicon> {
  const known = lexicons.get(words) ?? readLexicon(words);
  lexicons.set(words, known);
  return known;
}
