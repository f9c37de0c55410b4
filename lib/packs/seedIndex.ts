/** The seeds of all patterns by their first unit. What begins with a unit is unfolded into a tree when a text first holds that unit. */
import type { Seed } from './patternParts';

/** A word, and of which pattern it is a seed: `harmless` stands for the harmless words. */
export interface SeedEntry extends Seed {
  readonly pattern: number;
}

export const harmless = -1;

export interface SeedIndex {
  /** Patterns without a seed: they must be tried everywhere. */
  readonly everywhere: readonly number[];
  readonly units: readonly number[];
  readonly startingWith: (unit: number) => readonly SeedEntry[];
}

export function indexSeeds(seeds: Iterable<{ readonly pattern: number; readonly seeds: readonly Seed[] }>): SeedIndex {
  const byUnit = new Map<number, SeedEntry[]>();
  const everywhere: number[] = [];
  for (const { pattern, seeds: own } of seeds) {
    if (own.length === 0 && pattern !== harmless) everywhere.push(pattern);
    for (const { word, before } of own) {
      const unit = word.charCodeAt(0);
      const entry = { word, before, pattern };
      const same = byUnit.get(unit);
      if (same) same.push(entry);
      else byUnit.set(unit, [entry]);
    }
  }
  return { everywhere, units: [...byUnit.keys()], startingWith: (unit) => byUnit.get(unit) ?? [] };
}
