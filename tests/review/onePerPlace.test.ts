/** What the sidebar lists of a review, and what is underlined. */
import { expect, it } from 'vitest';
import type { Finding } from '../../lib/case/draft';
import { isAboutWords, onePerPlace } from '../../lib/review/onePerPlace';

const vague: Finding = { id: 'vague', start: 0, end: 4, quote: '尽快处理', severity: 'warning', why: '', rewrite: null };
const blame: Finding = { ...vague, id: 'blame', severity: 'error' };
const elsewhere: Finding = { ...vague, start: 5, end: 9 };
const missing: Finding = { ...vague, id: 'missing-part', severity: 'error' };

it('names the same words once, with the gravest reason', () => {
  expect(onePerPlace([vague, blame, elsewhere])).toEqual([blame, elsewhere]);
});
it('keeps the first of two reasons that weigh the same', () => {
  const stalling: Finding = { ...vague, id: 'stalling' };
  expect(onePerPlace([vague, stalling])).toEqual([vague]);
});
it('keeps what is missing beside a finding of the last sentence, and underlines nothing for it', () => {
  expect(onePerPlace([vague, missing])).toEqual([vague, missing]);
  expect([vague, missing].filter(isAboutWords)).toEqual([vague]);
});
