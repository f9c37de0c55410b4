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

/**
 * An index as text, small and quick to open: the first line holds the patterns to be tried everywhere, every other one what begins with
 * its first unit, as words and their uses between tabs. A use is a pattern, with `.least.most` where the match begins before the word.
 */
export function writeSeeds({ everywhere, units, startingWith }: SeedIndex): string {
  return [everywhere.join(' '), ...units.map((unit) => writeLine(startingWith(unit)))].join('\n');
}

const radix = 36;

function writeLine(entries: readonly SeedEntry[]): string {
  const uses = new Map<string, string[]>();
  for (const { word, pattern, before } of entries) {
    const numbers = before.most === 0 ? [pattern] : [pattern, before.least, before.most];
    const use = numbers.map((number) => number.toString(radix)).join('.');
    uses.set(word, [...(uses.get(word) ?? []), use]);
  }
  return [...uses].map(([word, all]) => `${word}\t${all.join(' ')}`).join('\t');
}

/** Trusts its text: it comes from `writeSeeds`. */
export function readSeeds(text: string): SeedIndex {
  const [everywhere = '', ...lines] = text.split('\n');
  const byUnit = new Map(lines.map((line) => [line.charCodeAt(0), line]));
  return {
    everywhere: everywhere === '' ? [] : everywhere.split(' ').map(Number),
    units: [...byUnit.keys()],
    startingWith: (unit) => readLine(byUnit.get(unit) ?? ''),
  };
}

function readLine(line: string): SeedEntry[] {
  const fields = line === '' ? [] : line.split('\t');
  const entries: SeedEntry[] = [];
  for (let at = 0; at < fields.length; at += 2) {
    const word = fields[at] ?? '';
    for (const use of (fields[at + 1] ?? '').split(' ')) {
      const [pattern = harmless, least = 0, most = 0] = use.split('.').map((number) => Number.parseInt(number, radix));
      entries.push({ word, pattern, before: { least, most } });
    }
  }
  return entries;
}
