import { describe, expect, it } from 'vitest';
import { languages, type SituationId } from '../../lib/case/ids';
import { shippedReview } from '../../lib/packs/reviewRules';
import { reviewDraft } from '../../lib/review/review';
import { cases } from '../talk/cases';
import { answered, tracksIn } from '../talk/shipped';

const rules = shippedReview();
/** Written to colleagues: they may name what no customer may read. */
const inside: ReadonlySet<SituationId> = new Set(['spec-request', 'cross-region-request', 'daily-report', 'handover-note']);

describe.each(languages)('shipped tracks in %s', (language) => {
  it.each(cases)('pass our own review without an error or a warning: $name', { timeout: 60_000 }, (talkCase) => {
    const found: string[] = [];
    for (const track of tracksIn(language)) {
      const draft = { id: track.id, text: answered(track, talkCase).text, authority: 500, case: null };
      const audience = inside.has(track.situation) ? 'colleague' : 'customer';
      for (const { id, quote, severity } of reviewDraft(draft, { rules, audience }).findings) {
        if (severity !== 'hint') found.push(`${track.id}: ${id} "${quote}"`);
      }
    }
    expect(found).toEqual([]);
  });
});
