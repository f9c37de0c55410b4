/** How widely the rules hear: sentences of many voices, none from the corpus. A few may stay unheard; a clean one may never be marked. */
import { describe, expect, it } from 'vitest';
import type { CaseReading } from '../../lib/case/reading';
import { shippedReview } from '../../lib/packs/reviewRules';
import { reviewDraft } from '../../lib/review/review';
import { en } from './phrasings/en';
import { zh } from './phrasings/zh';

const rules = shippedReview();
const told: CaseReading = {
  id: 'demo:1',
  now: '2026-11-20T10:00:00+08:00',
  messages: [{ from: 'customer', text: '中控黑屏了，一直重启。The screen keeps going black.' }],
};

function findingsOf(text: string, given: CaseReading | null = null) {
  return reviewDraft({ id: 't', text, authority: 500, case: given }, { rules }).findings;
}

const leastHeard = 0.75;

describe.each([
  ['Chinese', zh],
  ['English', en],
] as const)('%s', (_, { findings, clean }) => {
  it.each(Object.entries(findings))('%s is heard in most of its phrasings', (id, phrasings) => {
    const given = id === 'repeat-your-story' ? told : null;
    const missed = phrasings.filter((text) => !findingsOf(text, given).some((finding) => finding.id === id));
    expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(Math.ceil(phrasings.length * (1 - leastHeard)));
  });
  it.each(clean.map((text) => [text]))('says nothing about: %s', (text) => expect(findingsOf(text)).toEqual([]));
});
