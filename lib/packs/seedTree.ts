/**
 * The tree in which a walk over a text meets seeds, unit by unit. What lies behind a place is sorted out when a text first comes there:
 * most of the tree never is, and a background that has just been woken needs its first case soon.
 */
import { harmless, type SeedIndex, type SeedUse, type SeedWord } from './seedIndex';

export interface SeedNode<Use> {
  readonly depth: number;
  /** The words that begin as this place says. */
  readonly words: readonly SeedWord[];
  opened: OpenNode<Use> | null;
}

export interface OpenNode<Use> {
  readonly next: ReadonlyMap<number, SeedNode<Use>>;
  /** Of the seeds that end here. */
  readonly uses: readonly Use[] | null;
  readonly isHarmless: boolean;
}

export interface SeedTree<Use> {
  readonly rootOf: (unit: number) => SeedNode<Use>;
  readonly open: (node: SeedNode<Use>) => OpenNode<Use>;
}

/** `useOf` says what a pattern is to whoever walks; `null` when it is not theirs. */
export function seedTree<Use>(index: SeedIndex, useOf: (use: SeedUse) => Use | null): SeedTree<Use> {
  const roots = new Map<number, SeedNode<Use>>();
  return {
    rootOf(unit) {
      const root = roots.get(unit) ?? { depth: 1, words: index.startingWith(unit), opened: null };
      roots.set(unit, root);
      return root;
    },
    open: ({ depth, words }) => {
      const here = words.filter(({ word }) => word.length === depth).flatMap(({ uses }) => uses());
      const uses = here.flatMap((use) => useOf(use) ?? []);
      return {
        next: sortOut(words, depth),
        uses: uses.length > 0 ? uses : null,
        isHarmless: here.some(({ pattern }) => pattern === harmless),
      };
    },
  };
}

function sortOut<Use>(words: readonly SeedWord[], depth: number): Map<number, SeedNode<Use>> {
  const behind = new Map<number, SeedWord[]>();
  for (const seed of words) {
    if (seed.word.length === depth) continue;
    const unit = seed.word.charCodeAt(depth);
    const same = behind.get(unit);
    if (same) same.push(seed);
    else behind.set(unit, [seed]);
  }
  return new Map([...behind].map(([unit, own]) => [unit, { depth: depth + 1, words: own, opened: null }]));
}
