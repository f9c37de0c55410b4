export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Sentences of Chinese and English prose, lists and unpunctuated dictation, in order, without surrounding space. */
export function splitSentences(text: string): Span[] {
  throw new Error(`being written: ${text}`);
}

/** What the speaker quotes from somebody else: quotation marks after a verb of saying, `>` lines, mail history. */
export function quotedSpans(text: string): Span[] {
  throw new Error(`being written: ${text}`);
}
