/**
 * Anchors: the literal words of which at least one must stand in a text for a pattern to match at all. One walk over a text finds
 * the anchors of all rules, and only the rules so found are tried: that is what makes a hundred rules cost little more than one.
 */
import type { Anchors, Lexicon, Pattern, PatternPart } from './notation';

export type { Anchors } from './notation';

/** Every pattern contributes its own most telling part. */
export function anchorsOfAny(patterns: readonly Pattern[], lexicon: Lexicon): Anchors {
  if (patterns.length === 0) return [];
  if (weightOfAny(patterns, lexicon) === 0) return null;
  const words: string[] = [];
  for (const pattern of patterns) collect(pattern, lexicon, words);
  return words;
}

/** How telling the weakest of the patterns is; 0 when one has no anchor. */
export function weightOfAny(patterns: readonly Pattern[], lexicon: Lexicon): number {
  let weight = patterns.length > 0 ? Number.POSITIVE_INFINITY : 0;
  for (const pattern of patterns) weight = Math.min(weight, weightOf(pattern, lexicon));
  return weight;
}

function weightOf(pattern: Pattern, lexicon: Lexicon): number {
  let weight = 0;
  for (const part of pattern) weight = Math.max(weight, partWeight(part, lexicon));
  return weight;
}

export function partWeight(part: PatternPart, lexicon: Lexicon): number {
  if (part.kind === 'text') return part.text.charCodeAt(0) >= firstHan ? part.text.length * 2 : 1;
  if (part.kind === 'word') return part.glued ? 0 : part.text.length;
  if (part.kind === 'list') return lexicon.weightOf(part.name);
  return part.kind === 'choice' && !part.optional ? weightOfAny(part.options, lexicon) : 0;
}

function collect(pattern: Pattern, lexicon: Lexicon, words: string[]): void {
  let best: PatternPart | null = null;
  let weight = 0;
  for (const part of pattern) {
    const own = partWeight(part, lexicon);
    if (own <= weight) continue;
    best = part;
    weight = own;
  }
  if (best?.kind === 'text' || best?.kind === 'word') words.push(best.text);
  else if (best?.kind === 'list') for (const word of lexicon.anchorsOf(best.name) ?? []) words.push(word);
  else if (best?.kind === 'choice') for (const option of best.options) collect(option, lexicon, words);
}

const firstHan = 0x2e80;

interface Node {
  readonly next: Map<number, Node>;
  rules: number[] | null;
}

export interface AnchorFinder {
  /** Rules that must be tried on any text. */
  readonly always: readonly number[];
  /** Calls back for every anchor in a folded text, in order, with the numbers of its rules. */
  readonly find: (folded: string, found: (at: number, rules: readonly number[]) => void) => void;
}

export function compileAnchors(all: readonly Anchors[]): AnchorFinder {
  const root: Node = { next: new Map(), rules: null };
  const begins = new Uint8Array(65_536);
  const always: number[] = [];
  all.forEach((anchors, rule) => {
    if (!anchors) always.push(rule);
    for (const word of anchors ?? []) {
      begins[word.charCodeAt(0)] = 1;
      addWord(root, word, rule);
    }
  });
  return { always, find: (folded, found) => walk(folded, root, begins, found) };
}

function addWord(root: Node, word: string, rule: number): void {
  let node = root;
  for (let index = 0; index < word.length; index += 1) {
    const unit = word.charCodeAt(index);
    let next = node.next.get(unit);
    if (!next) {
      next = { next: new Map(), rules: null };
      node.next.set(unit, next);
    }
    node = next;
  }
  if (!node.rules) node.rules = [rule];
  else if (node.rules.at(-1) !== rule) node.rules.push(rule);
}

function walk(folded: string, root: Node, begins: Uint8Array, found: (at: number, rules: readonly number[]) => void): void {
  let before = 0;
  for (let at = 0; at < folded.length; at += 1) {
    const unit = folded.charCodeAt(at);
    const isInsideWord = isLatin(unit) && isLatin(before);
    before = unit;
    if (begins[unit] === 0 || isInsideWord) continue;
    let node = root.next.get(unit);
    for (let next = at + 1; node; next += 1) {
      if (node.rules) found(at, node.rules);
      node = next < folded.length ? node.next.get(folded.charCodeAt(next)) : undefined;
    }
  }
}

/** Latin anchors begin where a word begins. */
function isLatin(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39);
}
