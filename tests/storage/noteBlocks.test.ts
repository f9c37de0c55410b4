import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Note } from '../../lib/case/record';
import type { Store } from '../../lib/storage/database';
import { gramsOf } from '../../lib/storage/grams';
import { addInBlocks, newestInBlocks } from '../../lib/storage/noteBlocks';
import { wordKeys } from '../../lib/storage/notes';
import { freshStore, now } from './house';

const letters = ['甲', '乙', '丙', '丁'];
const text = fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 8 }).map((all) => all.join(''));
const batch = fc.array(text, { minLength: 0, maxLength: 12 });

/** Gives the texts by their places, as a batch after the other was written. */
async function written(store: Store, batches: readonly (readonly string[])[]): Promise<Map<number, string>> {
  const places = new Map<number, string>();
  let last = 0;
  for (const [at, texts] of batches.entries()) {
    const notes = texts.map((each, n): Note => noteOf(`${at}-${n}`, each));
    await store.write(['noteWords', 'noteBlocks'], (tx) => addInBlocks(tx, notes, wordKeys(tx)));
    for (const each of texts) if (gramsOf(each).length > 0) places.set(--last, each);
  }
  return places;
}

function noteOf(id: string, words: string): Note {
  return { id, caseId: 'c', text: words, createdAt: now, updatedAt: now, revision: 1 };
}

describe('notes of many restored batches', () => {
  const queryOf = (maxLength: number) =>
    fc.uniqueArray(fc.tuple(fc.constantFrom(...letters), fc.constantFrom(...letters)), { minLength: 1, maxLength });

  /** The places of texts that have all keys, and how they are looked for. */
  async function asked(batches: readonly (readonly string[])[], pairs: readonly (readonly string[])[]) {
    const store = await freshStore();
    const places = await written(store, batches);
    const grams = [...new Set(pairs.map((pair) => pair.join('')))];
    const all = [...places].filter(([, each]) => grams.every((gram) => each.includes(gram))).map(([n]) => n);
    all.sort((a, b) => a - b);
    return { store, all, find: (most: number) => store.read(['noteBlocks'], (tx) => newestInBlocks(tx, grams, most)) };
  }

  it('are found by all keys at once, the newest first, as many as are wanted', async () => {
    const rounds = fc.asyncProperty(fc.array(batch, { maxLength: 25 }), queryOf(3), async (batches, pairs) => {
      const { store, all, find } = await asked(batches, pairs);
      expect(await find(1_000)).toEqual(all);
      expect(await find(2)).toEqual(all.slice(0, 2));
      store.close();
    });
    await fc.assert(rounds, { numRuns: 60 });
  });

  it('are all among what many keys find; the text decides of the rest', async () => {
    const rounds = fc.asyncProperty(fc.array(batch, { maxLength: 25 }), queryOf(6), async (batches, pairs) => {
      const { store, all, find } = await asked(batches, pairs);
      const found = await find(1_000);
      expect(found).toEqual(expect.arrayContaining(all));
      expect(found).toEqual([...new Set(found)].sort((a, b) => a - b));
      store.close();
    });
    await fc.assert(rounds, { numRuns: 60 });
  });

  it('of a query of many keys hold the rarest of them', async () => {
    const store = await freshStore();
    const long = '甲乙丙丁甲丙乙丁乙甲';
    await written(store, [...Array.from({ length: 9 }, () => ['甲乙', '乙丙丁', '丁甲']), [long], ['甲丙']]);
    const found = await store.read(['noteBlocks'], (tx) => newestInBlocks(tx, gramsOf(long), 10));
    expect(found).toEqual([-28]);
  });
});
