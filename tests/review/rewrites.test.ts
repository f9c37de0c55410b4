/** A rewrite that is put into its draft is better: it does not raise the finding again where it stands. */
import { describe, expect, it } from 'vitest';
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
