import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Draft } from '../../lib/case/draft';
import { shippedReview } from '../../lib/packs/reviewRules';
import { reviewDraft } from '../../lib/review/review';
import { readDrafts } from '../corpus/eval/drafts';

const rules = shippedReview();
const written = readDrafts('working').map((given) => given.draft);
const odd = [
  '😀',
  '\ud83d',
  '\udc00',
  'שלום',
  'مرحبا',
  '\u200f',
  '\u202e',
  '\u0000',
  '\n',
  '{{',
  '【',
  '"',
  '“',
  '>',
  'ﬁ',
  'İ',
  '𠮷',
];

/** Real drafts cut and spliced with what editors leave behind. */
const anyDraft: fc.Arbitrary<Draft> = fc
  .tuple(
    fc.array(fc.oneof(fc.constantFrom(...written), fc.constantFrom(...odd), fc.string({ unit: 'binary' })), { maxLength: 8 }),
    fc.nat(60),
    fc.option(fc.constantFrom(...written)),
  )
  .map(([pieces, cut, other]) => {
    const text = pieces
      .map((piece) => (typeof piece === 'string' ? piece : piece.text.slice(cut % 9, piece.text.length - (cut % 5))))
      .join('');
    return { id: 'p', text, authority: 500, case: other?.case ?? null };
  });

describe('any draft at all', () => {
  it('is reviewed without throwing, with exact spans, in order', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const { findings } = reviewDraft(draft, { rules });
        findings.forEach((finding, index) => {
          expect(draft.text.slice(finding.start, finding.end)).toBe(finding.quote);
          expect(finding.quote).not.toBe('');
          expect(finding.start).toBeGreaterThanOrEqual(findings[index - 1]?.start ?? 0);
          expect(finding.why).not.toBe('');
        });
      }),
      { numRuns: 300 },
    );
  });

  it('never has one thing marked twice over', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const { findings } = reviewDraft(draft, { rules });
        for (const a of findings) {
          const overlapping = findings.filter((b) => b !== a && b.id === a.id && b.start < a.end && a.start < b.end);
          expect(overlapping).toEqual([]);
        }
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['spaces between Chinese and digits', '您的主板 11 月 27 号到，给您补偿 2000 元', '您的主板11月27号到，给您补偿2000元'],
    ['an emoji behind the last sentence', '您没有按时保养，所以才会出这个故障。😊', '您没有按时保养，所以才会出这个故障。'],
  ])('%s changes nothing', (_, dressed, plain) => {
    const found = (text: string) => reviewDraft({ id: 'd', text, authority: 500, case: null }, { rules }).findings;
    for (const { start, end, quote } of found(dressed)) expect(dressed.slice(start, end)).toBe(quote);
    const tight = ({ id, quote }: { id: string; quote: string }) => `${id} ${quote.replace(/[ 😊]/gu, '')}`;
    expect(found(dressed).map(tight)).toEqual(found(plain).map(tight));
    expect(found(plain)).not.toEqual([]);
  });

  it('a text that says one thing for pages is marked fifty times, not ten thousand', () => {
    const { findings } = reviewDraft({ id: 'r', text: '抱歉,但是'.repeat(10_000), authority: 500, case: null }, { rules });
    expect(findings.filter(({ id }) => id === 'but-after-apology').length).toBeLessThanOrEqual(50);
  });

  it('is judged the same twice', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        expect(reviewDraft(draft, { rules })).toEqual(reviewDraft(draft, { rules }));
      }),
      { numRuns: 100 },
    );
  });

  it('never cuts a surrogate pair that the draft has whole', () => {
    const text = '😀一定能修好😀，尽快给您处理👨‍👩‍👧，厂家不发货😀';
    for (const { quote } of reviewDraft({ id: 's', text, authority: 500, case: null }, { rules }).findings) {
      expect(quote.isWellFormed()).toBe(true);
    }
  });
});

const pages: readonly (readonly [string, string])[] = [
  ['a Chinese draft without end', '抱歉让您久等，但是周五一定修好，尽快处理，补偿500元，请您再说一遍。'],
  [
    'an English draft without end',
    'Sorry, but it will definitely be ready by Friday and we get back to you as soon as possible. ',
  ],
  ['no punctuation at all', '一定能修好您放心没问题'],
  ['one long word', 'a'],
  ['brackets only', '[{【<('],
  ['quotation marks only', '"'],
  ['digits only', '1'],
  ['spaces only', ' '],
  ['underscores and dots', '_.'],
];

describe('100,000 characters', () => {
  it.each(pages)('%s: are reviewed to the end, every span exact', (_, piece) => {
    const text = piece.repeat(Math.ceil(100_000 / piece.length)).slice(0, 100_000);
    const { findings } = reviewDraft({ id: 'long', text, authority: 500, case: null }, { rules });
    for (const { start, end, quote } of findings) expect(text.slice(start, end)).toBe(quote);
  });
});
