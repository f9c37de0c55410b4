/**
 * Finds thousands of literal phrases at once. Both sides are folded unit by unit (fold.ts), so a phrase matches whatever its case, width,
 * quotes or script, and every offset is an offset in the original text. A trie is walked from each place whose first two units can begin
 * a phrase; a step costs one array read for most text, and no place is walked further than the longest phrase: linear.
 * A space in a phrase stands for any run of white space up to eight units. Latin letters and digits match whole words only.
 */
import { fold, foldUnit } from './fold';

export interface PhraseEntry {
  readonly id: string;
  readonly phrase: string;
}

export interface PhraseHit {
  readonly id: string;
  /** UTF-16 offsets in the text given to `find`; `text` is exactly that slice. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface PhraseMatcher {
  /** Longest phrase first at a position, no overlap between different phrases; a phrase with several ids gives one hit for each. */
  readonly find: (text: string) => PhraseHit[];
}

interface Node {
  readonly next: Map<number, Node>;
  ids: string[] | null;
}

interface Trie {
  readonly root: Node;
  /** 1 for every (unfolded) unit that can begin a phrase: most places are left after this one read. */
  readonly first: Uint8Array;
  /** 1 where a hash of the first two folded units may begin a phrase; a phrase of one unit lets all through. */
  readonly pairs: Uint8Array;
}

const space = 0x20;
const maxGapUnits = 8;

/** Literal phrases only, thousands of them; linear in the length of the text. */
export function compilePhrases(entries: readonly PhraseEntry[]): PhraseMatcher {
  const trie = buildTrie(entries);
  return { find: (text) => findAll(trie, text) };
}

function buildTrie(entries: readonly PhraseEntry[]): Trie {
  const root = newNode();
  const pairs = new Uint8Array(65_536);
  for (const { id, phrase } of entries) {
    const folded = fold(phrase).replace(/\s+/g, ' ').trim();
    addPhrase(root, id, folded);
    if (folded.length > 1) pairs[pairHash(folded.charCodeAt(0), folded.charCodeAt(1))] = 1;
    else if (folded.length === 1) pairs.fill(1);
  }
  const first = new Uint8Array(65_536);
  for (let unit = 0; unit < first.length; unit++) if (root.next.has(foldUnit(unit))) first[unit] = 1;
  return { root, first, pairs };
}

/** Any white space after the first unit counts as a space, as it does in the walk. */
function pairHash(first: number, second: number): number {
  return ((first * 31) ^ (second >= 9 && second <= 13 ? space : second)) & 0xffff;
}

const newNode = (): Node => ({ next: new Map(), ids: null });

function addPhrase(root: Node, id: string, phrase: string): void {
  if (phrase === '') return;
  let node = root;
  for (let index = 0; index < phrase.length; index++) {
    const unit = phrase.charCodeAt(index);
    const next = node.next.get(unit) ?? newNode();
    node.next.set(unit, next);
    node = next;
  }
  node.ids ??= [];
  if (!node.ids.includes(id)) node.ids.push(id);
}

function findAll(trie: Trie, text: string): PhraseHit[] {
  const hits: PhraseHit[] = [];
  const { first, pairs } = trie;
  for (let start = 0; start < text.length; ) {
    const unit = text.charCodeAt(start);
    if (first[unit] === 0 || pairs[pairHash(foldUnit(unit), foldUnit(text.charCodeAt(start + 1)))] === 0) {
      start++;
      continue;
    }
    const found = longestAt(trie.root, text, start);
    if (!found) {
      start++;
      continue;
    }
    for (const id of found.ids) hits.push({ id, start, end: found.end, text: text.slice(start, found.end) });
    start = found.end;
  }
  return hits;
}

function longestAt(root: Node, text: string, start: number): { readonly ids: readonly string[]; readonly end: number } | null {
  if (isInsideWord(text, start)) return null;
  let node: Node | undefined = root;
  let best: { ids: readonly string[]; end: number } | null = null;
  let index = start;
  while (index < text.length) {
    const unit: number = foldUnit(text.charCodeAt(index));
    const isGap: boolean = unit === space || (unit >= 9 && unit <= 13);
    node = node.next.get(isGap ? space : unit);
    if (!node) break;
    index = isGap ? endOfGap(text, index) : index + 1;
    if (node.ids && !isInsideWord(text, index)) best = { ids: node.ids, end: index };
  }
  return best;
}

function endOfGap(text: string, from: number): number {
  let index = from + 1;
  while (index < text.length && index - from < maxGapUnits) {
    const unit = foldUnit(text.charCodeAt(index));
    if (unit !== space && !(unit >= 9 && unit <= 13)) break;
    index++;
  }
  return index;
}

/** Between two letters, or between two digits, of the Latin kind: a phrase neither begins nor ends there. */
function isInsideWord(text: string, index: number): boolean {
  if (index === 0 || index >= text.length) return false;
  const [left, right] = [wordKind(text.charCodeAt(index - 1)), wordKind(text.charCodeAt(index))];
  return left !== 0 && right !== 0 && (left === right || right === letter);
}

const letter = 1;
const digit = 2;

function wordKind(unit: number): 0 | 1 | 2 {
  const folded = foldUnit(unit);
  if (folded >= 0x30 && folded <= 0x39) return digit;
  if (folded >= 0x61 && folded <= 0x7a) return letter;
  return folded >= 0xc0 && folded < 0x530 && folded !== 0xd7 && folded !== 0xf7 ? letter : 0;
}
