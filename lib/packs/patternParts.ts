/** What a pattern is made of (notation.ts reads it), and what its word lists can be asked for. */
import type { Table } from './chainParts';

export type PatternPart =
  | { readonly kind: 'text'; readonly text: string }
  /** Latin words stand alone ("sue" is not part of "issue") unless glued to a letter before or left open after. */
  | { readonly kind: 'word'; readonly text: string; readonly glued: boolean; readonly open: boolean }
  | { readonly kind: 'list'; readonly name: string }
  | { readonly kind: 'choice'; readonly options: readonly Pattern[]; readonly optional: boolean }
  | { readonly kind: 'window'; readonly reach: number; readonly inClause: boolean }
  | { readonly kind: 'mark'; readonly mark: '#' | '^' | '$' | '*' }
  | { readonly kind: 'space' };
export type Pattern = readonly PatternPart[];

export type WordLists = Readonly<Record<string, readonly string[]>>;

/** `null`: no word is certain to stand in a match; the rule must always be tried. */
export type Anchors = readonly string[] | null;

/** The word lists of a pack, as patterns ask for them (lexicon.ts makes one). */
export interface Lexicon {
  /** The patterns of a list; throws with a plain sentence on an unknown list. */
  readonly patternsOf: (list: string) => readonly Pattern[];
  readonly sourceOf: (list: string) => string;
  readonly sourceLengthOf: (list: string) => number;
  readonly tableOf: (list: string) => Table;
  /** The fewest and the most units a word of the list may take. */
  readonly extentOf: (list: string) => Extent;
  readonly seedsOf: (list: string) => readonly Seed[];
  readonly anchorsOf: (list: string) => Anchors;
  readonly weightOf: (list: string) => number;
}

export interface Extent {
  readonly least: number;
  readonly most: number;
}

export interface Seed {
  readonly word: string;
  /** The match begins between `most` and `least` units before the word. */
  readonly before: Extent;
}
