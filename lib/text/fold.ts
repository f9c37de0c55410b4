/**
 * Folds text for comparing: full width to half width, upper to lower case, traditional to simplified Chinese, the many quotes,
 * dashes and spaces to one each. Every UTF-16 unit maps to exactly one unit, so offsets in the folded text are offsets in the original;
 * letters whose lower case is longer (İ) stay as they are.
 */
import { hanVariants } from './hanVariants';

const toSpace =
  '\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u202f\u205f\u2060\u3000\ufeff';
const marks: readonly (readonly [string, string])[] = [
  [' ', toSpace],
  ["'", '‘’‛′`´'],
  ['"', '“”„″「」『』《》'],
  ['-', '‐‑‒–—―−'],
  ['.', '。'],
  [',', '、'],
  ['~', '〜'],
  [':', '︰'],
];

let table: Uint16Array | undefined;

/** What a unit becomes where that is another one; 0 where it stays. Built at first use. */
function changes(): Uint16Array {
  table ??= buildTable();
  return table;
}

function buildTable(): Uint16Array {
  const changed = new Uint16Array(65_536);
  for (let unit = 0x41; unit < 0x0530; unit++) setChange(changed, unit, lowerUnit(unit));
  for (let unit = 0xff01; unit <= 0xff5e; unit++) setChange(changed, unit, lowerUnit(unit - 0xfee0));
  for (const [to, froms] of marks) for (const from of froms) setChange(changed, from.charCodeAt(0), to.charCodeAt(0));
  for (const pair of hanVariants.split(/\s+/)) {
    if (pair.length === 2) setChange(changed, pair.charCodeAt(0), pair.charCodeAt(1));
  }
  return changed;
}

function setChange(changed: Uint16Array, unit: number, to: number): void {
  changed[unit] = to === unit ? 0 : to;
}

function lowerUnit(unit: number): number {
  const lower = String.fromCharCode(unit).toLowerCase();
  return lower.length === 1 ? lower.charCodeAt(0) : unit;
}

/** One UTF-16 unit folded. */
export function foldUnit(unit: number): number {
  return changes()[unit] || unit;
}

export function isFolded(text: string): boolean {
  const changed = changes();
  for (let at = 0; at < text.length; at++) if (changed[text.charCodeAt(at)] !== 0) return false;
  return true;
}

const chunkUnits = 8192;
/** Where more than one unit in so many changes, the whole chunk is written anew. */
const sparse = 8;

/** Same length, same offsets; idempotent. */
export function fold(text: string): string {
  if (text.length <= chunkUnits) return foldChunk(text);
  let result = '';
  for (let start = 0; start < text.length; start += chunkUnits) result += foldChunk(text.slice(start, start + chunkUnits));
  return result;
}

/** Most units of most texts stay: what stays is taken over as it is. */
function foldChunk(text: string): string {
  const changed = changes();
  let result = '';
  let done = 0;
  let left = text.length / sparse + sparse;
  for (let at = 0; at < text.length; at++) {
    const unit = changed[text.charCodeAt(at)];
    if (!unit) continue;
    if (left-- <= 0) return foldEvery(text, changed);
    result += text.slice(done, at) + String.fromCharCode(unit);
    done = at + 1;
  }
  return done === 0 ? text : result + text.slice(done);
}

function foldEvery(text: string, changed: Uint16Array): string {
  const units: number[] = new Array(text.length);
  for (let at = 0; at < units.length; at++) {
    const unit = text.charCodeAt(at);
    units[at] = changed[unit] || unit;
  }
  return String.fromCharCode(...units);
}
