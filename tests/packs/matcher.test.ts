/** The matcher finds what the expression of the same patterns finds: of made-up patterns, and of all shipped rules in the corpus. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseReading } from '../../lib/case/reading';
import { halvesOf, indexPacks } from '../../lib/packs/indexPacks';
import { readLexicon } from '../../lib/packs/lexicon';
import { readPattern } from '../../lib/packs/notation';
import { sourceLength, sourceOf, sourceOfAny } from '../../lib/packs/patternSource';
import { type Place, phraseSet } from '../../lib/packs/phraseSet';
import { makeRuleFinder } from '../../lib/packs/ruleFinder';
import { entriesOf, indexSeeds, readSeeds, type SeedIndex, writeSeeds } from '../../lib/packs/seedIndex';
import { seedsOf } from '../../lib/packs/seeds';
import { compileShipped, shippedOrder, shippedPacks } from '../../lib/packs/shipped';
import { fold } from '../../lib/text/fold';

const words = {
  who: ['我', '我们', '我[妈|们家]', 'we', 'we all'],
  verb: ['投诉', '投', 'complain*', 'sue', 'go to <place>'],
  place: ['12315', '电视台', 'the press', '媒~2体'],
};
const lexicon = readLexicon(words);

/** Every match of an expression, none overlapping. */
function matchesOf(source: string, text: string): Place[] {
  return [...text.matchAll(new RegExp(source, 'g'))].map((found) => ({
    start: found.index,
    end: found.index + found[0].length,
  }));
}

function foundBy(patterns: readonly string[], text: string): Place[] {
  const set = phraseSet([{ patterns, lexicon }]);
  const places: Place[] = [];
  for (let next = set.first(text); next; next = set.first(text, next.end)) places.push(next);
  return places;
}

const leaf = fc.constantFrom('投', '投诉', '我', '们', 'a', 'sue', 'we all', '\\?', "don't", '<who>', '<verb>', '#', ' ', 'go*');
const gap = fc.constantFrom('~', '~2', '=3', '', '', '', '^', '$', ' ', ' ');
const bracket = fc
  .tuple(
    fc.array(
      fc.tuple(leaf, gap, leaf).map(([a, between, b]) => a + between + b),
      { minLength: 1, maxLength: 8 },
    ),
    fc.boolean(),
  )
  .map(([options, optional]) => `[${options.join('|')}]${optional ? '?' : ''}`);
const pattern = fc
  .array(fc.tuple(fc.oneof(leaf, bracket), gap), { minLength: 1, maxLength: 4 })
  .map((parts) => `投${parts.map(([part, between]) => between + part).join('')}`);
const text = fc
  .array(
    fc.constantFrom(
      '投',
      '诉',
      '我',
      '们',
      '妈',
      'a',
      'sue',
      'we',
      'all',
      'go',
      ' ',
      '  ',
      '   ',
      '12',
      '.5',
      '三',
      '?',
      ',',
      '。',
      "don't",
      '\n',
      '媒体',
    ),
    {
      maxLength: 30,
    },
  )
  .map((pieces) => `投${pieces.join('')}`);

describe('the matcher', () => {
  it('finds the places that an expression of the same patterns finds', () => {
    fc.assert(
      fc.property(fc.array(pattern, { minLength: 1, maxLength: 4 }), text, (patterns, said) => {
        expect(foundBy(patterns, said)).toEqual(matchesOf(sourceOfAny(patterns.map(readPattern), lexicon), said));
      }),
      { numRuns: 400 },
    );
  });

  it('tries patterns only round their seeds, and misses none', () => {
    fc.assert(
      fc.property(fc.array(pattern, { minLength: 1, maxLength: 4 }), text, (patterns, said) => {
        const index = indexSeeds(
          patterns.map((each, number) => ({ pattern: number, seeds: seedsOf(readPattern(each), lexicon) })),
        );
        const finder = makeRuleFinder(
          patterns.map((each) => ({ rule: 0, pattern: each, lexicon })),
          index,
        );
        const found = finder.find(finder.sow(said), said, 0);
        expect(found.map(({ start, end }) => ({ start, end }))).toEqual(foundBy(patterns, said));
      }),
      { numRuns: 400 },
    );
  });

  it('measures the source of every shipped pattern without making it', () => {
    for (const pack of Object.values(shippedPacks)) {
      const shipped = readLexicon(pack.words);
      const patterns = [...Object.values(pack.words), ...pack.rules.flatMap(({ match, named = [] }) => [...match, ...named])]
        .flat()
        .map(readPattern);
      const wrong = patterns.filter((each) => sourceLength(each, shipped) !== sourceOf(each, shipped).length);
      expect(wrong).toEqual([]);
    }
  });
});

it('the index that the build prepares says what the packs say', () => {
  const index = indexPacks(shippedOrder);
  const prepared = readSeeds(writeSeeds(index));
  const sorted = ({ startingWith }: SeedIndex, unit: number) =>
    startingWith(unit)
      .flatMap(entriesOf)
      .map(({ word, pattern, before }) => `${word} ${pattern} ${before.least} ${before.most}`)
      .sort();
  expect(prepared.everywhere).toEqual(index.everywhere);
  expect([...prepared.units].sort()).toEqual([...index.units].sort());
  for (const unit of index.units) expect(sorted(prepared, unit)).toEqual(sorted(index, unit));
});

const casesFolder = join(import.meta.dirname, '..', 'corpus', 'cases');
const corpus = readdirSync(casesFolder)
  .filter((file) => file.endsWith('.jsonl'))
  .flatMap((file) => readFileSync(join(casesFolder, file), 'utf8').split('\n').filter(Boolean))
  .flatMap((line) => (JSON.parse(line) as { reading: CaseReading }).reading.messages.map((message) => fold(message.text)))
  .filter((_, number) => number % 4 === 0);

it('every shipped rule finds in the corpus what one expression of all its patterns finds', () => {
  const { rules, finder } = compileShipped().rules.customer;
  const expressions = Object.values(shippedPacks).flatMap((pack) => {
    const shipped = readLexicon(pack.words);
    return pack.rules
      .filter(({ by }) => by === 'customer' || by === 'any')
      .flatMap(halvesOf)
      .map((rule) => ({ id: rule.id, source: sourceOfAny(rule.match.map(readPattern), shipped) }));
  });
  expect(rules.map(({ id }) => id)).toEqual(expressions.map(({ id }) => id));
  const texts = corpus.map((said) => ({ said, found: finder.find(finder.sow(said), said, 0) }));
  for (const [number, { source }] of expressions.entries()) {
    const expression = new RegExp(source, 'g');
    for (const { said, found } of texts) {
      const own = found.filter(({ rule }) => rule === number).map(({ start, end }) => said.slice(start, end));
      expect(own).toEqual(said.match(expression) ?? []);
    }
  }
});
