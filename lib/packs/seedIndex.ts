/** The seeds of all patterns by their first unit. What begins with a unit is unfolded into a tree when a text first holds that unit. */
import type { Seed } from './patternParts';

/** Of which pattern a word is a seed: `harmless` stands for the harmless words. */
export interface SeedUse extends Omit<Seed, 'word'> {
  readonly pattern: number;
}

export interface SeedEntry extends SeedUse {
  readonly word: string;
}

/** A word and the patterns it is a seed of, which are read when it is met. */
export interface SeedWord {
  readonly word: string;
  readonly uses: () => readonly SeedUse[];
}

export const harmless = -1;

export interface SeedIndex {
  /** Patterns without a seed: they must be tried everywhere. */
  readonly everywhere: readonly number[];
  readonly units: readonly number[];
  readonly startingWith: (unit: number) => readonly SeedWord[];
}

export function indexSeeds(seeds: Iterable<{ readonly pattern: number; readonly seeds: readonly Seed[] }>): SeedIndex {
  const byUnit = new Map<number, Map<string, SeedUse[]>>();
  const everywhere: number[] = [];
  for (const { pattern, seeds: own } of seeds) {
    if (own.length === 0 && pattern !== harmless) everywhere.push(pattern);
    for (const { word, before } of own) {
      const unit = word.charCodeAt(0);
      const words = byUnit.get(unit) ?? new Map();
      byUnit.set(unit, words.set(word, [...(words.get(word) ?? []), { pattern, before }]));
    }
  }
  const wordsWith = (unit: number) => [...(byUnit.get(unit) ?? [])].map(([word, uses]) => ({ word, uses: () => uses }));
  return { everywhere, units: [...byUnit.keys()], startingWith: wordsWith };
}

export const entriesOf = ({ word, uses }: SeedWord): SeedEntry[] => uses().map((use) => ({ word, ...use }));

/**
 * An index as text, small and quick to open: the first line holds the patterns to be tried everywhere, every other one what begins with
 * its first unit, as words and their uses between tabs. A use is a pattern, with `.least.most` where the match begins before the word.
 */
export function writeSeeds({ everywhere, units, startingWith }: SeedIndex): string {
  return [everywhere.join(' '), ...units.map((unit) => writeLine(startingWith(unit)))].join('\n');
}

const radix = 36;

function writeLine(words: readonly SeedWord[]): string {
  return words.map(({ word, uses }) => `${word}\t${uses().map(writeUse).join(' ')}`).join('\t');
}

function writeUse({ pattern, before }: SeedUse): string {
  const numbers = before.most === 0 ? [pattern] : [pattern, before.least, before.most];
  return numbers.map((number) => number.toString(radix)).join('.');
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

function readLine(line: string): SeedWord[] {
  const fields = line === '' ? [] : line.split('\t');
  const words: SeedWord[] = [];
  for (let at = 0; at < fields.length; at += 2) {
    words.push({ word: fields[at] ?? '', uses: () => (fields[at + 1] ?? '').split(' ').map(readUse) });
  }
  return words;
}

function readUse(use: string): SeedUse {
  const [pattern = harmless, least = 0, most = 0] = use.split('.').map((number) => Number.parseInt(number, radix));
  return { pattern, before: { least, most } };
}
