/**
 * A draft laid out for reading: folded text (你 is read as 您, as the packs write it), sentences, clauses, and what stands in quotation
 * marks. Offsets are the draft's own.
 */
import { fold } from '../text/fold';
import { quotedSpans, type Span, splitSentences } from '../text/sentences';
import { matchesOf } from './matches';

export interface Prose {
  readonly text: string;
  readonly folded: string;
  readonly sentences: readonly Span[];
  readonly quoted: readonly Span[];
  readonly hasHan: boolean;
  readonly hasLatin: boolean;
}

export function readProse(text: string): Prose {
  const folded = fold(text).replaceAll('你', '您');
  return {
    text,
    folded,
    sentences: splitSentences(text),
    quoted: [...quotedSpans(text), ...mentionedSpans(folded)],
    hasHan: /[\u4e00-\u9fff]/.test(folded),
    hasLatin: /[a-z]/.test(folded),
  };
}

/** Short quotations of one line are mentions, whoever speaks: I shall not say "soon" to you. */
function mentionedSpans(folded: string): Span[] {
  const spans: Span[] = [];
  for (const found of matchesOf(/"[^"\n]{1,60}"/g, folded))
    spans.push({ start: found.index, end: found.index + found[0].length });
  return spans;
}

export function isQuoted(prose: Prose, { start, end }: Span): boolean {
  return prose.quoted.some((span) => span.start <= start && end <= span.end);
}

/** A line that a mail program marked as somebody else's. */
export function isForwarded(prose: Prose, at: number): boolean {
  const line = prose.folded.lastIndexOf('\n', at - 1) + 1;
  return /^\s{0,3}>/.test(prose.folded.slice(line, line + 5));
}

/** Index of the sentence that holds `at`, or the last before it. */
export function sentenceAt(prose: Prose, at: number): number {
  let low = 0;
  let high = prose.sentences.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((prose.sentences[middle]?.start ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}

/** Folded text from `before` sentences earlier to `after` sentences later. */
export function around(prose: Prose, at: number, before: number, after: number): string {
  const { start, end } = aroundSpan(prose, at, before, after);
  return prose.folded.slice(start, end);
}

export function aroundSpan(prose: Prose, at: number, before: number, after: number): Span {
  const index = sentenceAt(prose, at);
  const first = prose.sentences[Math.max(0, index - before)];
  const last = prose.sentences[Math.min(prose.sentences.length - 1, index + after)];
  return first && last ? { start: first.start, end: last.end } : { start: 0, end: 0 };
}

export function sentenceSpan(prose: Prose, at: number): Span {
  return prose.sentences[sentenceAt(prose, at)] ?? { start: 0, end: prose.text.length };
}

const clauseEnds = new Set([...',.!?;:\n…~'].map((mark) => mark.charCodeAt(0)));
/** Nobody speaks longer clauses; a text without punctuation stays linear to read. */
const longestClause = 160;

/** From punctuation to punctuation, without either; points inside numbers and clock times are none. */
export function clauseSpan(prose: Prose, { start, end }: Span): Span {
  let from = start;
  let to = end;
  while (from > 0 && start - from < longestClause && !isClauseEnd(prose.folded, from - 1)) from -= 1;
  while (to < prose.folded.length && to - end < longestClause && !isClauseEnd(prose.folded, to)) to += 1;
  while (from < start && /\s/.test(prose.folded[from] ?? '')) from += 1;
  while (to > end && /\s/.test(prose.folded[to - 1] ?? '')) to -= 1;
  return keepPairs(prose.text, { start: from, end: to });
}

/** Punctuation at this offset of a folded text ends a clause. */
export function isClauseEnd(folded: string, at: number): boolean {
  if (!clauseEnds.has(folded.charCodeAt(at))) return false;
  return !(isDigit(folded.charCodeAt(at - 1)) && isDigit(folded.charCodeAt(at + 1)));
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

/** Never half a surrogate pair. */
export function keepPairs(text: string, { start, end }: Span): Span {
  const from = /[\udc00-\udfff]/.test(text[start] ?? '') && /[\ud800-\udbff]/.test(text[start - 1] ?? '') ? start - 1 : start;
  const to = /[\ud800-\udbff]/.test(text[end - 1] ?? '') && /[\udc00-\udfff]/.test(text[end] ?? '') ? end + 1 : end;
  return { start: from, end: to };
}
