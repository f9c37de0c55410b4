/** Patterns as regular expressions over folded text: without unbounded repetition, so that matching is linear. */
import type { Lexicon, Pattern, PatternPart } from './notation';

/** Takes the place of harmless words in a text: no window reaches across it. */
export const blank = '\ue000';

const breaks = `[\\s,.!?;:、。…~()"“”${blank}]`;
const marks = {
  '#': '(?:\\d{1,6}(?:\\.\\d{1,3})?|[零一二两三四五六七八九十百千半几]{1,6})',
  '^': `(?<=^|${breaks})`,
  $: `(?=$|${breaks})`,
  '*': '[a-z]{0,8}',
} as const;

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
      return part.text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
    case 'word':
      return `${part.glued ? '' : '(?<![a-z0-9])'}${part.text}${part.open ? '' : '(?![a-z0-9])'}`;
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
