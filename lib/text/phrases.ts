export interface PhraseEntry {
  readonly id: string;
  readonly phrase: string;
}

export interface PhraseHit {
  readonly id: string;
  /** UTF-16 offsets in the text given to `find`; `text` is exactly that slice. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface PhraseMatcher {
  /** Longest phrase first at a position, no overlap between different phrases; a phrase with several ids gives one hit for each. */
  readonly find: (text: string) => PhraseHit[];
}

/** Literal phrases only, thousands of them; linear in the length of the text. */
export function compilePhrases(entries: readonly PhraseEntry[]): PhraseMatcher {
  throw new Error(`being written: ${entries.length}`);
}
