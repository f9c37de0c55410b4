import { describe, expect, it } from 'vitest';
import { languages } from '../../lib/case/ids';
import { shippedReview } from '../../lib/packs/reviewRules';
import { reviewDraft } from '../../lib/review/review';
import { companySituations } from '../../lib/talk/company';
import { cases, profile } from './cases';
import { answered, tracksIn } from './shipped';

const inside: ReadonlySet<string> = new Set(companySituations);

describe.each(languages)('our own draft review of the tracks in %s', (language) => {
  it.each(cases)('has no error and no warning for $name', { timeout: 60_000 }, (talkCase) => {
    const found = tracksIn(language).flatMap((track) => {
      const { text } = answered(track, talkCase);
      const draft = { id: track.id, text, authority: profile.authority ?? 0, case: talkCase.reading };
      const audience = inside.has(track.situation) ? 'colleague' : 'customer';
      const { findings } = reviewDraft(draft, { rules: shippedReview(), assessment: talkCase.assessment, language, audience });
      return findings
        .filter(({ severity }) => severity !== 'hint')
        .map(({ id, severity, quote, why }) => `${track.id} ${severity} ${id}: ${quote.slice(0, 60)} (${why.slice(0, 60)})`);
    });
    expect(found).toEqual([]);
  });
});
