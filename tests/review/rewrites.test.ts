/** A rewrite that is put into its draft is better: it does not raise the finding again where it stands. */
import { describe, expect, it } from 'vitest';
import type { FindingId } from '../../lib/case/ids';
import type { CaseReading } from '../../lib/case/reading';
import { shippedReview } from '../../lib/packs/reviewRules';
import { reviewDraft } from '../../lib/review/review';
import { readDrafts } from '../corpus/eval/drafts';

const rules = shippedReview();

describe('a rewrite put into its draft', () => {
  it('never raises the same finding again', () => {
    const again: string[] = [];
    for (const { draft, assessment } of readDrafts('working')) {
      for (const finding of reviewDraft(draft, { rules, assessment }).findings) {
        if (finding.rewrite === null) continue;
        const text = draft.text.slice(0, finding.start) + finding.rewrite + draft.text.slice(finding.end);
        const end = finding.start + finding.rewrite.length;
        const { findings } = reviewDraft({ ...draft, text }, { rules, assessment });
        const same = findings.find(({ id, start, end: far }) => id === finding.id && start < end && finding.start < far);
        if (same) again.push(`${draft.id} ${finding.id}: ${finding.quote} → ${finding.rewrite} «${same.quote}»`);
      }
    }
    expect(again).toEqual([]);
  });
});

describe('a rewrite by itself', () => {
  it('holds nothing that the review would mark', () => {
    const marked = new Set<string>();
    for (const { draft, assessment } of readDrafts('working')) {
      for (const { id, start, rewrite, end: to } of reviewDraft(draft, { rules, assessment }).findings) {
        // What is missing is added behind the advisor's own words, and those are marked on their own.
        if (rewrite === null || id === 'missing-part') continue;
        const text = draft.text.slice(0, start) + rewrite + draft.text.slice(to);
        const inside = reviewDraft({ ...draft, text }, { rules, assessment }).findings.filter(
          (found) => found.start >= start && found.end <= start + rewrite.length && !draft.text.includes(found.quote),
        );
        for (const found of inside) marked.add(`${id} → ${rewrite}: ${found.id} «${found.quote}»`);
      }
    }
    expect([...marked]).toEqual([]);
  });
});

const reading: CaseReading = {
  id: 'demo:1',
  now: '2026-11-20T10:00:00+08:00',
  customer: { name: '李女士' },
  ticket: { openedAt: '2026-10-24', part: '中控主板' },
  messages: [{ from: 'customer', text: '都等了快一个月了，什么时候能修好？我要投诉！' }],
};

function rewritesOf(text: string, given: CaseReading | null = reading) {
  const { findings } = reviewDraft({ id: 't', text, authority: 500, case: given }, { rules });
  for (const { start, end, quote } of findings) expect(text.slice(start, end)).toBe(quote);
  return (id: FindingId) => findings.filter((finding) => finding.id === id).map(({ rewrite }) => rewrite);
}

describe('an explanation that comes too early', () => {
  it('keeps its one salutation and does not paste back the words that are marked besides', () => {
    const [rewrite] = rewritesOf('李女士您好，这是因为厂家的问题，我也没办法。已经在催了。')('explains-first');
    expect(rewrite).toBe('李女士您好，让您等了27天，是我们没做好。');
  });
  it.each([
    [
      '李女士您好，由于物流受天气影响，您的配件延误了。',
      '李女士您好，让您等了27天，是我们没做好。由于物流受天气影响，您的配件延误了。',
    ],
    ['由于物流受天气影响，您的配件延误了。', '李女士，让您等了27天，是我们没做好。由于物流受天气影响，您的配件延误了。'],
    ['李女士您好！由于物流受天气影响，您的配件延误了。', '让您等了27天，是我们没做好。由于物流受天气影响，您的配件延误了。'],
    [
      'Hi Dave, because of the storm your parts are late.',
      'Hi Dave, you have waited 27 days and that is on us. Because of the storm your parts are late.',
    ],
  ])('%s', (text, rewrite) => expect(rewritesOf(text)('explains-first')).toEqual([rewrite]));
  it('waits until the jargon in it is mended', () => {
    expect(rewritesOf('由于物流受天气影响，您的BMS延误了。')('explains-first')).toEqual([null]);
  });
});

describe('a rewrite fits where it is put', () => {
  it('opens an English sentence with a capital, also where the draft had none', () => {
    const rewrites = rewritesOf('Calm down. trust me, it is on its way.', null);
    for (const rewrite of [...rewrites('perfunctory'), ...rewrites('absolute-promise')]) expect(rewrite).toMatch(/^[A-Z]/);
    expect(rewrites('absolute-promise')).toHaveLength(1);
  });
  it('goes on in lower case inside a sentence', () => {
    expect(rewritesOf('Thanks for writing, trust me.', null)('absolute-promise')[0]).toMatch(/^we /);
  });
  it('keeps the mark at which the sentence ended', () => {
    expect(rewritesOf('Your feedback has been noted.', null)('perfunctory')[0]).toMatch(/[^.]\.$/);
  });
  it('keeps the words of an apology apart from what follows', () => {
    expect(rewritesOf('Sorry for the wait, but the part is late.', null)('but-after-apology')).toEqual([
      'Sorry for the wait, and',
    ]);
    expect(rewritesOf('抱歉让您久等，但是配件没到。', null)('but-after-apology')).toEqual(['抱歉让您久等，同时']);
  });
});

describe('two findings in one sentence', () => {
  it.each<[string, FindingId]>([
    ['It will definitely be repaired on Friday, trust me.', 'absolute-promise'],
    ["Honestly, this one's on the supplier, they messed up the order.", 'blame'],
    ['跟我们没关系，您应该去找厂家。', 'blame'],
  ])('do not promise the same twice: %s', (text, id) => {
    const [first, second, ...more] = rewritesOf(text, null)(id);
    expect(more).toEqual([]);
    expect(second?.length).toBeLessThan(first?.length ?? 0);
    expect(reviewDraft({ id: 't', text: second ?? '', authority: 500, case: null }, { rules }).findings).toEqual([]);
  });
  it('the third has none', () => {
    expect(rewritesOf("Honestly, this one's on the supplier, they messed up the order, not on us.", null)('blame')[2]).toBeNull();
  });
});
