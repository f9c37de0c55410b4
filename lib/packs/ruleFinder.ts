/**
 * Finds the matches of many rules in one text: one walk meets the seeds (seeds.ts), and round each seed the patterns it belongs to
 * are tried. A pattern is read when its first seed is met: what nobody says costs nothing.
 */

import { chainOf } from './chain';
import type { Chain } from './chainParts';
import { type FirstUnits, mayBegin } from './firstUnits';
import { matchAt } from './matcher';
import { type Lexicon, type Pattern, readPattern } from './notation';
import { sourceLength } from './patternSource';
import type { SeedIndex } from './seedIndex';
import { type OpenNode, type SeedNode, type SeedTree, seedTree } from './seedTree';
import { isLatinAt, isLatinUnit } from './units';

/** A pattern of a rule before it is read; `rule` is the rule's place in its set. */
export interface RulePattern {
  readonly rule: number;
  readonly pattern: string;
  readonly lexicon: Lexicon;
}

export interface RuleMatch {
  readonly rule: number;
  readonly start: number;
  readonly end: number;
}

/** The places of seeds in a text, in order. */
export interface Sown {
  readonly places: readonly number[];
  readonly uses: readonly (readonly Use[])[];
  /** A word stands there with which harmless words begin. */
  readonly mayBeHarmless: boolean;
}

export interface RuleFinder {
  /** The seeds of a whole text, or of its part between two places. */
  readonly sow: (folded: string, from?: number, to?: number) => Sown;
  /** The place of the first seed at `from` or later; -1 when there is none. */
  readonly nextSeed: (folded: string, from: number) => number;
  /**
   * Matches by rule, then by place: of one rule the leftmost that do not overlap, as an expression of all its patterns finds them.
   * `text` is what was sown, from `offset` on, with harmless words blanked.
   */
  readonly find: (sown: Sown, text: string, offset: number) => RuleMatch[];
}

/** One pattern where one of its words stands. */
interface Use {
  readonly candidate: Candidate;
  readonly least: number;
  readonly most: number;
}

interface Candidate {
  readonly rule: number;
  readonly number: number;
  readonly read: () => { readonly chain: Chain; readonly first: FirstUnits };
  /** Of its source: which of two patterns is tried first. */
  readonly length: () => number;
}

/** `patterns` are numbered as in the index; `null` where a pattern does not belong to this set. */
export function makeRuleFinder(patterns: readonly (RulePattern | null)[], index: SeedIndex): RuleFinder {
  const made = new Map<number, Candidate>();
  const candidateOf = (number: number): Candidate | null => {
    const pattern = patterns[number] ?? null;
    const candidate = made.get(number) ?? (pattern && makeCandidate(pattern, number));
    if (candidate) made.set(number, candidate);
    return candidate;
  };
  const everywhere = index.everywhere.flatMap((number) => candidateOf(number) ?? []);
  const begins = new Uint8Array(65_536);
  for (const unit of index.units) begins[unit] = 1;
  const tried = new Int32Array(2 * patterns.length);
  const tree = seedTree(index, ({ pattern, before }): Use | null => {
    const candidate = candidateOf(pattern);
    return candidate && { candidate, ...before };
  });
  return {
    sow: (folded, from = 0, to = folded.length) => sow({ folded, from, to, most: Number.POSITIVE_INFINITY }, begins, tree),
    nextSeed: (folded, from) => sow({ folded, from, to: folded.length, most: 1 }, begins, tree).places[0] ?? -1,
    find: (sown, text, offset) => {
      const found = tryPlaces(sown, { text, offset, tried: tried.fill(-1) });
      tryEverywhere(everywhere, text, found);
      return inOrder(found);
    },
  };
}

function makeCandidate({ rule, pattern, lexicon }: RulePattern, number: number): Candidate {
  let parts: Pattern | null = null;
  let read: ReturnType<Candidate['read']> | null = null;
  let length: number | null = null;
  const partsOf = (): Pattern => {
    parts ??= readPattern(pattern);
    return parts;
  };
  const make = () => {
    const chain = chainOf(partsOf(), lexicon);
    return { chain, first: chain === null ? null : chain.first };
  };
  return {
    rule,
    number,
    read: () => {
      read ??= make();
      return read;
    },
    length: () => {
      length ??= sourceLength(partsOf(), lexicon);
      return length;
    },
  };
}

interface Field {
  readonly folded: string;
  readonly from: number;
  readonly to: number;
  /** So many places are enough. */
  readonly most: number;
}

/** Latin seeds begin where a word begins. */
function sow({ folded, from, to, most }: Field, begins: Uint8Array, tree: SeedTree<Use>): Sown {
  const places: number[] = [];
  const uses: (readonly Use[])[] = [];
  let mayBeHarmless = false;
  let wasLatin = isLatinAt(folded, from - 1);
  for (let at = from; at < to && places.length < most; at += 1) {
    const unit = folded.charCodeAt(at);
    const isLatin = isLatinUnit(unit);
    const isInsideWord = isLatin && wasLatin;
    wasLatin = isLatin;
    if (begins[unit] === 0 || isInsideWord) continue;
    let node: SeedNode<Use> | undefined = tree.rootOf(unit);
    for (let next = at + 1; node; next += 1) {
      node.opened ??= tree.open(node);
      const { isHarmless, uses: own, next: behind }: OpenNode<Use> = node.opened;
      if (isHarmless) mayBeHarmless = true;
      if (own) {
        places.push(at);
        uses.push(own);
      }
      node = next < folded.length ? behind.get(folded.charCodeAt(next)) : undefined;
    }
  }
  return { places, uses, mayBeHarmless };
}

interface Tried extends RuleMatch {
  readonly candidate: Candidate;
}

interface Round {
  readonly text: string;
  readonly offset: number;
  /** For each pattern from where to where it was tried last: its next seed often asks for the same places. */
  readonly tried: Int32Array;
}

function tryPlaces(sown: Sown, { text, offset, tried }: Round): Tried[] {
  const found: Tried[] = [];
  for (let index = 0; index < sown.places.length; index += 1) {
    const place = (sown.places[index] ?? 0) - offset;
    for (const { candidate, least, most } of sown.uses[index] ?? []) {
      const from = notYetTried(tried, 2 * candidate.number, Math.max(place - most, 0), place - least);
      if (from > place - least) continue;
      const { chain, first } = candidate.read();
      for (let start = from; start <= place - least; start += 1) {
        if (mayBegin(first, text, start)) tryAt(candidate, chain, text, start, found);
      }
    }
  }
  return found;
}

/** Where trying `from`..`to` has to begin, after what was tried; notes that it will have been tried. */
function notYetTried(tried: Int32Array, slot: number, from: number, to: number): number {
  const triedFrom = tried[slot] ?? -1;
  const triedTo = tried[slot + 1] ?? -1;
  const continues = triedTo >= 0 && from >= triedFrom && from <= triedTo + 1;
  if (!continues) tried[slot] = from;
  tried[slot + 1] = continues ? Math.max(to, triedTo) : to;
  return continues ? Math.max(from, triedTo + 1) : from;
}

function tryEverywhere(everywhere: readonly Candidate[], text: string, found: Tried[]): void {
  for (const candidate of everywhere) {
    const { chain, first } = candidate.read();
    for (let start = 0; start < text.length; start += 1) {
      if (mayBegin(first, text, start)) tryAt(candidate, chain, text, start, found);
    }
  }
}

function tryAt(candidate: Candidate, chain: Chain, text: string, start: number, found: Tried[]): void {
  const end = matchAt(chain, text, start);
  if (end > start) found.push({ rule: candidate.rule, start, end, candidate });
}

function inOrder(found: Tried[]): RuleMatch[] {
  if (found.length > 1) found.sort((a, b) => a.rule - b.rule || a.start - b.start || rank(a.candidate, b.candidate));
  const kept: RuleMatch[] = [];
  let last: RuleMatch | null = null;
  for (const { rule, start, end } of found) {
    if (last !== null && last.rule === rule && start < last.end) continue;
    last = { rule, start, end };
    kept.push(last);
  }
  return kept;
}

/** The longest source first, then as written. */
function rank(a: Candidate, b: Candidate): number {
  return b.length() - a.length() || a.number - b.number;
}
