/** The seeds of whole packs. Every pattern of every rule for spoken words is read for it: for the shipped packs that is done at build. */
import { readLexicon } from './lexicon';
import { readPattern } from './notation';
import type { Pack, PhraseRule } from './schema';
import { harmless, indexSeeds, type SeedIndex } from './seedIndex';
import { seedsOf, seedsOfAny } from './seeds';

/** A rule's patterns, or those of its patterns that only name a channel. */
export interface RuleHalf extends PhraseRule {
  readonly isNamed: boolean;
}

export function halvesOf(rule: PhraseRule): RuleHalf[] {
  const { named = [] } = rule;
  const whole = { ...rule, isNamed: false };
  return named.length === 0 ? [whole] : [whole, { ...rule, match: named, isNamed: true }];
}

/** Patterns are numbered through all rules that are not for fields, pack after pack. */
export function indexPacks(packs: readonly Pack[]): SeedIndex {
  const read = packs.map((pack) => ({ pack, lexicon: readLexicon(pack.words) }));
  const patterns = read.flatMap(({ pack, lexicon }) =>
    pack.rules
      .filter((rule) => rule.by !== 'field')
      .flatMap(halvesOf)
      .flatMap((rule) => rule.match.map((pattern) => seedsOf(readPattern(pattern), lexicon))),
  );
  const quiet = read.map(({ pack, lexicon }) => seedsOfAny(pack.context.harmless.map(readPattern), lexicon));
  return indexSeeds([
    ...patterns.map((seeds, pattern) => ({ pattern, seeds })),
    ...quiet.map((seeds) => ({ pattern: harmless, seeds })),
  ]);
}
