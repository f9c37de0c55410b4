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
 * This file reads the notation; patternSource.ts makes regular expressions of it, anchors.ts the words without which it cannot match.
 */
import { fold, isFolded } from '../text/fold';
import type { Pattern, PatternPart } from './patternParts';

export type { Anchors, Lexicon, Pattern, PatternPart, WordLists } from './patternParts';

interface Reader {
  readonly pattern: string;
  at: number;
}

const defaultWindow = 6;
const textEnd = new Set('abcdefghijklmnopqrstuvwxyz0123456789<[]|~= \\#^$*');

/** Throws with a plain sentence on a bracket or list that is not closed. */
export function readPattern(pattern: string): Pattern {
  // Shipped patterns are written folded: asking is cheaper than folding a thousand of them at start.
  const reader: Reader = { pattern: isFolded(pattern) ? pattern : fold(pattern), at: 0 };
  const options = readOptions(reader, false);
  if (reader.at < reader.pattern.length) throw new Error(`"${pattern}": a ] without its [`);
  return options.length === 1 ? (options[0] ?? []) : [{ kind: 'choice', options, optional: false }];
}

function readOptions(reader: Reader, glued: boolean): Pattern[] {
  const options = [readSequence(reader, glued)];
  while (reader.pattern[reader.at] === '|') {
    reader.at += 1;
    options.push(readSequence(reader, glued));
  }
  return options;
}

function readSequence(reader: Reader, glued: boolean): Pattern {
  const parts: PatternPart[] = [];
  let before = glued;
  while (reader.at < reader.pattern.length && !'|]'.includes(reader.pattern[reader.at] ?? '')) {
    const isWord = isLatin(reader.pattern.charCodeAt(reader.at));
    parts.push(isWord ? readWord(reader, before) : readToken(reader, before));
    before = isWord;
  }
  return parts;
}

function readWord(reader: Reader, glued: boolean): PatternPart {
  const start = reader.at;
  while (isLatin(reader.pattern.charCodeAt(reader.at))) reader.at += 1;
  const next = reader.pattern[reader.at] ?? '';
  return { kind: 'word', text: reader.pattern.slice(start, reader.at), glued, open: next !== '' && "*['".includes(next) };
}

function readToken(reader: Reader, glued: boolean): PatternPart {
  const mark = reader.pattern[reader.at] ?? '';
  reader.at += 1;
  if (mark === '<') return readList(reader);
  if (mark === '[') return readBracket(reader, glued);
  if (mark === '~' || mark === '=') return { kind: 'window', reach: readNumber(reader), inClause: mark === '=' };
  if (mark === ' ') return { kind: 'space' };
  if (mark === '\\') return { kind: 'text', text: reader.pattern[reader.at++] ?? '' };
  if (mark === '#' || mark === '^' || mark === '$' || mark === '*') return { kind: 'mark', mark };
  return readText(reader, mark);
}

function readText(reader: Reader, first: string): PatternPart {
  let text = first;
  while (reader.at < reader.pattern.length && !textEnd.has(reader.pattern[reader.at] ?? '')) {
    text += reader.pattern[reader.at];
    reader.at += 1;
  }
  return { kind: 'text', text };
}

function readBracket(reader: Reader, glued: boolean): PatternPart {
  const options = readOptions(reader, glued);
  if (reader.pattern[reader.at] !== ']') throw new Error(`"${reader.pattern}": a [ without its ]`);
  reader.at += 1;
  const optional = reader.pattern[reader.at] === '?';
  if (optional) reader.at += 1;
  return { kind: 'choice', options, optional };
}

function readList(reader: Reader): PatternPart {
  const end = reader.pattern.indexOf('>', reader.at);
  if (end < 0) throw new Error(`"${reader.pattern}": a < without its >`);
  const name = reader.pattern.slice(reader.at, end);
  reader.at = end + 1;
  return { kind: 'list', name };
}

function readNumber(reader: Reader): number {
  const digits = /^(\d{1,3})( (?=\d))?/.exec(reader.pattern.slice(reader.at, reader.at + 5));
  if (!digits) return defaultWindow;
  reader.at += digits[0].length;
  return Number(digits[1]);
}

function isLatin(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39);
}
