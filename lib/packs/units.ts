/** What a unit of folded text is to a pattern: one array read instead of an expression. */

/** Takes the place of harmless words in a text: no window reaches across it. */
export const blank = '\ue000';

const latin = 'abcdefghijklmnopqrstuvwxyz0123456789';
const hanDigits = '零一二两三四五六七八九十百千半几';
/** As `\s` of a regular expression. */
const spaces =
  ' \t\n\v\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';

const isLatinBit = 1;
const isDigitBit = 2;
const isLetterBit = 4;
const isHanDigitBit = 8;
const isSpaceBit = 16;
const endsClauseBit = 32;
const stopsWindowBit = 64;
const stopsClauseWindowBit = 128;

const kinds = new Uint8Array(65_536);
for (const [units, bits] of [
  [latin, isLatinBit],
  ['0123456789', isDigitBit],
  ['abcdefghijklmnopqrstuvwxyz', isLetterBit],
  [hanDigits, isHanDigitBit],
  [spaces, isSpaceBit],
  [`${spaces},.!?;:、。…~()"“”${blank}`, endsClauseBit],
  [`。.!?;\n${blank}`, stopsWindowBit | stopsClauseWindowBit],
  [',', stopsClauseWindowBit],
] as const) {
  for (const unit of units) kinds[unit.charCodeAt(0)] = (kinds[unit.charCodeAt(0)] ?? 0) | bits;
}

/** The bits of the unit at `at`; 0 before the beginning and after the end. */
function bitsAt(text: string, at: number): number {
  return at >= 0 && at < text.length ? (kinds[text.charCodeAt(at)] ?? 0) : 0;
}

export const isLatinUnit = (unit: number): boolean => ((kinds[unit] ?? 0) & isLatinBit) !== 0;
export const isLatinAt = (text: string, at: number): boolean => (bitsAt(text, at) & isLatinBit) !== 0;
export const isDigitAt = (text: string, at: number): boolean => (bitsAt(text, at) & isDigitBit) !== 0;
export const isLetterAt = (text: string, at: number): boolean => (bitsAt(text, at) & isLetterBit) !== 0;
export const isHanDigitAt = (text: string, at: number): boolean => (bitsAt(text, at) & isHanDigitBit) !== 0;
export const isSpaceAt = (text: string, at: number): boolean => (bitsAt(text, at) & isSpaceBit) !== 0;

/** Whether a clause begins at `at` (`^`). */
export const beginsClause = (text: string, at: number): boolean => at === 0 || (bitsAt(text, at - 1) & endsClauseBit) !== 0;
/** Whether a clause ends at `at` (`$`). */
export const endsClause = (text: string, at: number): boolean => at >= text.length || (bitsAt(text, at) & endsClauseBit) !== 0;

/** Whether a window may take in the unit at `at`. */
export function passesWindow(text: string, at: number, inClause: boolean): boolean {
  return at < text.length && (bitsAt(text, at) & (inClause ? stopsClauseWindowBit : stopsWindowBit)) === 0;
}

/** Units that a number can begin with. */
export const numberUnits = `0123456789${hanDigits}`;
export const spaceUnits = spaces;
