/**
 * Finds patterns in folded text by walking their parts. It finds what patternSource.ts' expression finds, to the same end, and
 * needs no expression to be compiled: a rule costs nothing before its words are seen, and word lists are shared.
 *
 * A pattern becomes a chain of steps; a step that fails goes back to the last choice, windows as short as they can be. Nothing repeats
 * without a bound, so a place in the text costs a bounded number of steps.
 */
import { entriesAt } from './chain';
import type { Chain, Phrase, Step } from './chainParts';
import { mayBegin } from './firstUnits';
import { beginsClause, endsClause, isDigitAt, isHanDigitAt, isLatinAt, isLetterAt, isSpaceAt, passesWindow } from './units';

const none = -1;

/** Where a match of the chain that begins at `at` ends, or -1. With `ends`, all ends in the order of trying, and -1. */
export function matchAt(chain: Chain, text: string, at: number, ends: number[] | null = null): number {
  let step = chain;
  let here = at;
  while (step !== null) {
    if (step.kind === 'phrase') {
      here = phraseEnd(step.phrase, text, here);
      if (here === none) return none;
    } else if (step.kind === '^' || step.kind === '$') {
      if (!(step.kind === '^' ? beginsClause(text, here) : endsClause(text, here))) return none;
    } else if (step.kind === 'window') return throughWindow(step, text, here, ends);
    else if (step.kind === 'table') return throughTable(step, text, here, ends);
    else return throughRun(step.kind, step.next, text, here, ends);
    step = step.next;
  }
  if (ends === null) return here;
  ends.push(here);
  return none;
}

function phraseEnd(phrase: Phrase, text: string, at: number): number {
  if (phrase.aloneBefore && isLatinAt(text, at - 1)) return none;
  const end = phrase.hasSpace
    ? spacedEnd(phrase.text, text, at)
    : text.startsWith(phrase.text, at)
      ? at + phrase.text.length
      : none;
  return end !== none && phrase.aloneAfter && isLatinAt(text, end) ? none : end;
}

const mostSpaces = 3;

/** A space stands for up to three of white space. */
function spacedEnd(phrase: string, text: string, at: number): number {
  let end = at;
  for (let index = 0; index < phrase.length; index += 1) {
    if (phrase[index] !== ' ') {
      if (phrase.charCodeAt(index) !== text.charCodeAt(end)) return none;
      end += 1;
      continue;
    }
    const run = spacesFrom(text, end);
    if (run === 0) return none;
    end += run;
  }
  return end;
}

function spacesFrom(text: string, at: number): number {
  let run = 0;
  while (run < mostSpaces && isSpaceAt(text, at + run)) run += 1;
  return run;
}

function throughWindow(step: Step & { kind: 'window' }, text: string, at: number, ends: number[] | null): number {
  const { next, inClause } = step;
  const first = next === null ? null : next.first;
  for (let here = at; ; here += 1) {
    if (mayBegin(first, text, here)) {
      const end = matchAt(next, text, here, ends);
      if (end !== none) return end;
    }
    if (here - at >= step.reach || !passesWindow(text, here, inClause)) return none;
  }
}

function throughTable(step: Step & { kind: 'table' }, text: string, at: number, ends: number[] | null): number {
  const { table, next } = step;
  if (mayBegin(table.first, text, at)) {
    for (const { phrase, steps } of entriesAt(table, text, at)) {
      const end = phrase === null ? throughEntry(steps, next, text, at, ends) : afterPhrase(phrase, next, text, at, ends);
      if (end !== none) return end;
    }
  }
  return step.optional ? matchAt(next, text, at, ends) : none;
}

function afterPhrase(phrase: Phrase, next: Chain, text: string, at: number, ends: number[] | null): number {
  const end = phraseEnd(phrase, text, at);
  return end === none ? none : matchAt(next, text, end, ends);
}

function throughEntry(steps: Chain, next: Chain, text: string, at: number, ends: number[] | null): number {
  if (steps !== null && !mayBegin(steps.first, text, at)) return none;
  const own: number[] = [];
  matchAt(steps, text, at, own);
  for (const from of own) {
    const end = matchAt(next, text, from, ends);
    if (end !== none) return end;
  }
  return none;
}

const mostLetters = 8;
const mostDigits = 6;
const mostDecimals = 3;

/** Numbers, open word ends and spaces: as long as they can be. */
function throughRun(kind: '#' | '*' | 'space', next: Chain, text: string, at: number, ends: number[] | null): number {
  if (kind === '#' && isDigitAt(text, at)) return throughDigits(next, text, at, ends);
  const least = kind === '*' ? 0 : 1;
  let most = 0;
  if (kind === '*') while (most < mostLetters && isLetterAt(text, at + most)) most += 1;
  else if (kind === 'space') most = spacesFrom(text, at);
  else while (most < mostDigits && isHanDigitAt(text, at + most)) most += 1;
  for (let run = most; run >= least; run -= 1) {
    const end = matchAt(next, text, at + run, ends);
    if (end !== none) return end;
  }
  return none;
}

function throughDigits(next: Chain, text: string, at: number, ends: number[] | null): number {
  let most = 1;
  while (most < mostDigits && isDigitAt(text, at + most)) most += 1;
  let decimals = 0;
  if (text[at + most] === '.') while (decimals < mostDecimals && isDigitAt(text, at + most + 1 + decimals)) decimals += 1;
  for (; decimals > 0; decimals -= 1) {
    const end = matchAt(next, text, at + most + 1 + decimals, ends);
    if (end !== none) return end;
  }
  for (let run = most; run >= 1; run -= 1) {
    const end = matchAt(next, text, at + run, ends);
    if (end !== none) return end;
  }
  return none;
}
