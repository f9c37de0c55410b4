/** The word lists of a pack, read once: patterns name them, and every list becomes one piece of expression and one set of anchors. */
import { anchorsOfAny, weightOfAny } from './anchors';
import { tableOf } from './chain';
import { type Lexicon, readPattern, type WordLists } from './notation';
import { longestFirst, sourceLengthOfAny, sourceOfAny } from './patternSource';
import { extentOfAny, seedsOfAny } from './seeds';

export type { Lexicon, WordLists } from './notation';

export function readLexicon(words: WordLists): Lexicon {
  const open = new Set<string>();
  const patternsOf = once((list) => {
    const entries = Object.hasOwn(words, list) ? words[list] : undefined;
    if (!entries) throw new Error(`unknown word list <${list}>`);
    return entries.map(readPattern);
  });
  /** A list that is asked for while it is being made stands in itself. */
  const guarded = <Value>(make: (list: string) => Value) =>
    once((list) => {
      if (open.has(list)) throw new Error(`word lists name each other in a circle: <${list}>`);
      open.add(list);
      try {
        return make(list);
      } finally {
        open.delete(list);
      }
    });
  const lexicon: Lexicon = {
    patternsOf,
    sourceLengthOf: guarded((list) => sourceLengthOfAny(patternsOf(list), lexicon)),
    tableOf: guarded((list) => tableOf(longestFirst(patternsOf(list), lexicon), lexicon)),
    extentOf: guarded((list) => extentOfAny(patternsOf(list), lexicon)),
    seedsOf: guarded((list) => seedsOfAny(patternsOf(list), lexicon)),
    sourceOf: guarded((list) => sourceOfAny(patternsOf(list), lexicon)),
    weightOf: guarded((list) => weightOfAny(patternsOf(list), lexicon)),
    anchorsOf: guarded((list) => anchorsOfAny(patternsOf(list), lexicon)),
  };
  return lexicon;
}

function once<Value>(make: (list: string) => Value): (list: string) => Value {
  const made = new Map<string, Value>();
  return (list) => {
    const known = made.get(list);
    if (known !== undefined) return known;
    const value = make(list);
    made.set(list, value);
    return value;
  };
}
