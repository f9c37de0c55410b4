/**
 * The notation in which packs write phrases, made to be read by a service manager:
 *
 *   投诉          these characters
 *   <complain>    one word of the list `complain`
 *   ~ or ~12      up to 6 (12) characters of the same sentence; `~3 315` is a window before 315
 *   =8            up to 8 characters of the same clause (it does not cross a comma)
 *   [a|b] [a|b]?  one of these; one of these or nothing; they may be nested
 *   #             a number, in digits or Chinese characters
 *   ^ $           where a clause begins, ends
 *   complain*     a word that begins so
 *   \x            the character x itself
 *
 * It becomes a regular expression over folded text without unbounded repetition, so matching is linear.
 */

import { fold } from '../text/fold';

export type WordLists = Readonly<Record<string, readonly string[]>>;

const defaultWindow = 6;
const deepest = 8;
const latin = /[a-z0-9]/;
const notAfterLatin = '(?<![a-z0-9])';
const notBeforeLatin = '(?![a-z0-9])';
const breaks = '[\\s,.!?;:、。…~()"“”\\ue000]';
const marks: Readonly<Record<string, string>> = {
  '#': '(?:\\d{1,6}(?:\\.\\d{1,3})?|[零一二两三四五六七八九十百千半几]{1,6})',
  '^': `(?<=^|${breaks})`,
  $: `(?=$|${breaks})`,
  '*': '[a-z]{0,8}',
};

/** The regular expression source of one pattern; throws with a plain sentence on an unknown list or an open bracket. */
export function patternSource(pattern: string, words: WordLists, depth = 0): string {
  if (depth > deepest) throw new Error(`"${pattern}": word lists name each other in a circle`);
  const reader: Reader = { pattern: fold(pattern), words, depth, at: 0 };
  const source = readChoices(reader, false);
  if (reader.at < reader.pattern.length) throw new Error(`"${pattern}": a ] without its [`);
  return source;
}

/** One regular expression source for several patterns, the longest first. */
export function anySource(patterns: readonly string[], words: WordLists, depth = 0): string {
  const longestFirst = [...patterns].sort((a, b) => b.length - a.length);
  return `(?:${longestFirst.map((pattern) => patternSource(pattern, words, depth)).join('|')})`;
}

interface Reader {
  readonly pattern: string;
  readonly words: WordLists;
  readonly depth: number;
  at: number;
}

/** a|b|c up to the closing bracket or the end. `glued`: a Latin letter stands directly before. */
function readChoices(reader: Reader, glued: boolean): string {
  const choices = [readSequence(reader, glued)];
  while (reader.pattern[reader.at] === '|') {
    reader.at += 1;
    choices.push(readSequence(reader, glued));
  }
  return choices.length > 1 ? `(?:${choices.join('|')})` : (choices[0] ?? '');
}

function readSequence(reader: Reader, glued: boolean): string {
  let source = '';
  let before = glued;
  while (reader.at < reader.pattern.length && !'|]'.includes(reader.pattern[reader.at] ?? '')) {
    const isLatin = latin.test(reader.pattern[reader.at] ?? '');
    source += isLatin ? readLatin(reader, before) : readToken(reader, before);
    before = isLatin;
  }
  return source;
}

/** Latin words stand alone: "sue" is not part of "issue". */
function readLatin(reader: Reader, glued: boolean): string {
  const start = reader.at;
  while (latin.test(reader.pattern[reader.at] ?? '')) reader.at += 1;
  const next = reader.pattern[reader.at] ?? '';
  const open = next === '*' || next === '[' || next === "'";
  return `${glued ? '' : notAfterLatin}${reader.pattern.slice(start, reader.at)}${open ? '' : notBeforeLatin}`;
}

function readToken(reader: Reader, glued: boolean): string {
  const mark = reader.pattern[reader.at] ?? '';
  reader.at += 1;
  if (mark === '<') return readList(reader);
  if (mark === '[') return readBracket(reader, glued);
  if (mark === '~') return `[^。.!?;\\n\\ue000]{0,${readNumber(reader) ?? defaultWindow}}?`;
  if (mark === '=') return `[^。.!?;,\\n\\ue000]{0,${readNumber(reader) ?? defaultWindow}}?`;
  if (mark === ' ') return '\\s{1,3}';
  if (mark === '\\') return literal(reader.pattern[reader.at++] ?? '');
  return marks[mark] ?? literal(mark);
}

function readBracket(reader: Reader, glued: boolean): string {
  const source = readChoices(reader, glued);
  if (reader.pattern[reader.at] !== ']') throw new Error(`"${reader.pattern}": a [ without its ]`);
  reader.at += 1;
  if (reader.pattern[reader.at] !== '?') return `(?:${source})`;
  reader.at += 1;
  return `(?:${source})?`;
}

function readList(reader: Reader): string {
  const end = reader.pattern.indexOf('>', reader.at);
  const list = reader.pattern.slice(reader.at, end);
  const entries = end < 0 ? undefined : reader.words[list];
  if (!entries) throw new Error(`"${reader.pattern}": unknown word list <${list}>`);
  reader.at = end + 1;
  return entries.length > 0 ? knownSource(entries, reader) : '(?!)';
}

/** A list stands in many patterns: its source is made once. */
const sources = new WeakMap<readonly string[], string>();

function knownSource(entries: readonly string[], reader: Reader): string {
  const known = sources.get(entries);
  if (known !== undefined) return known;
  const source = anySource(entries, reader.words, reader.depth + 1);
  sources.set(entries, source);
  return source;
}

function readNumber(reader: Reader): string | null {
  const digits = /^(\d{1,3})( (?=\d))?/.exec(reader.pattern.slice(reader.at));
  if (!digits) return null;
  reader.at += digits[0].length;
  return digits[1] ?? null;
}

function literal(character: string): string {
  return /[.*+?^${}()|[\]\\/-]/.test(character) ? `\\${character}` : character;
}
