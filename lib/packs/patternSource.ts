/** Patterns as regular expressions over folded text: without unbounded repetition, so that matching is linear. */
import type { Lexicon, Pattern, PatternPart } from './notation';
import { blank } from './units';

export { blank } from './units';

/** No window reaches across these. */
export const breaksSentence = new RegExp(`[。.!?;\\n${blank}]`);

const breaks = `[\\s,.!?;:、。…~()"“”${blank}]`;
const marks = {
  '#': '(?:\\d{1,6}(?:\\.\\d{1,3})?|[零一二两三四五六七八九十百千半几]{1,6})',
  '^': `(?<=^|${breaks})`,
  $: `(?=$|${breaks})`,
  '*': '[a-z]{0,8}',
} as const;

const stops = breaks.replace('\\s', '\\n');
/**
 * In Latin letters a space parts words and not clauses. The same expression, in which a clause ends (begins) only at a stop or at the text's end.
 */
export function atStopsOnly(source: string): string {
  return source.replaceAll(marks.$, `(?=\\s{0,3}(?:$|${stops}))`).replaceAll(marks['^'], `(?<=(?:^|${stops})\\s{0,3})`);
}

const special = /[.*+?^${}()|[\]\\/-]/g;
const notAfterLatin = '(?<![a-z0-9])';
const notBeforeLatin = '(?![a-z0-9])';

/** One source for several patterns, the longest first. */
export function sourceOfAny(patterns: readonly Pattern[], lexicon: Lexicon): string {
  if (patterns.length === 0) return '(?!)';
  const sources = patterns.map((pattern) => sourceOf(pattern, lexicon));
  return `(?:${sources.sort((a, b) => b.length - a.length).join('|')})`;
}

export function sourceOf(pattern: Pattern, lexicon: Lexicon): string {
  return pattern.map((part) => partSource(part, lexicon)).join('');
}

function partSource(part: PatternPart, lexicon: Lexicon): string {
  switch (part.kind) {
    case 'text':
      return part.text.replace(special, '\\$&');
    case 'word':
      return `${part.glued ? '' : notAfterLatin}${part.text}${part.open ? '' : notBeforeLatin}`;
    case 'list':
      return lexicon.sourceOf(part.name);
    case 'choice':
      return `(?:${part.options.map((option) => sourceOf(option, lexicon)).join('|')})${part.optional ? '?' : ''}`;
    case 'window':
      return `[^。.!?;${part.inClause ? ',' : ''}\\n${blank}]{0,${part.reach}}?`;
    case 'mark':
      return marks[part.mark];
    case 'space':
      return '\\s{1,3}';
  }
}

/** In the order in which alternatives are tried: the longest source first. */
export function longestFirst(patterns: readonly Pattern[], lexicon: Lexicon): readonly Pattern[] {
  const measured = patterns.map((pattern) => ({ pattern, length: sourceLength(pattern, lexicon) }));
  return measured.sort((a, b) => b.length - a.length).map(({ pattern }) => pattern);
}

/** The length of `sourceOf`, without making it. */
export function sourceLength(pattern: Pattern, lexicon: Lexicon): number {
  let length = 0;
  for (const part of pattern) length += partLength(part, lexicon);
  return length;
}

export function sourceLengthOfAny(patterns: readonly Pattern[], lexicon: Lexicon): number {
  return patterns.length === 0 ? '(?!)'.length : groupLength(patterns, lexicon);
}

function partLength(part: PatternPart, lexicon: Lexicon): number {
  if (part.kind === 'list') return lexicon.sourceLengthOf(part.name);
  if (part.kind === 'choice') return groupLength(part.options, lexicon) + (part.optional ? '?'.length : 0);
  if (part.kind === 'word')
    return (part.glued ? 0 : notAfterLatin.length) + part.text.length + (part.open ? 0 : notBeforeLatin.length);
  return partSource(part, lexicon).length;
}

function groupLength(patterns: readonly Pattern[], lexicon: Lexicon): number {
  const bars = Math.max(patterns.length - 1, 0);
  return patterns.reduce((length, pattern) => length + sourceLength(pattern, lexicon), '(?:)'.length + bars);
}
