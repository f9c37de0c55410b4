import { describe, expect, it } from 'vitest';
import type { Language, SituationId } from '../../lib/case/ids';
import { shippedReview } from '../../lib/packs/reviewRules';
import { shippedTracks } from '../../lib/packs/tracks';
import { reviewDraft } from '../../lib/review/review';
import { fillSlots, renderTrack } from '../../lib/talk/render';
import { defaultPolicy, makeSlots } from '../../lib/talk/slots';
import { cases, profile } from '../talk/cases';

const rules = shippedReview();
const languages: readonly Language[] = ['zh-CN', 'en'];
/** Written to colleagues: they may name what no customer may read. */
const inside: ReadonlySet<SituationId> = new Set(['spec-request', 'cross-region-request', 'daily-report', 'handover-note']);

/** What an advisor would type into the slots that no case fills; said as a person would say it. */
const answers: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  'zh-CN': {
    cause: '到货批次里少了这一件',
    done: '和武汉仓核对了在途单',
    next_contact: '明天上午10点',
    part: '中控主板',
    loaner: '一台代步车',
    'customer.salutation': '李女士',
  },
  en: {
    cause: 'the batch came one short',
    done: 'I checked the shipment with the warehouse',
    next_contact: 'tomorrow at 10 am',
    part: 'the control module',
    loaner: 'a loaner',
    'customer.salutation': 'Ms Chen',
  },
};

describe.each(languages)('shipped tracks in %s', (language) => {
  for (const track of shippedTracks(language)) {
    it.each(cases)(`${track.id} passes our own review: $name`, ({ reading, assessment }) => {
      const slots = makeSlots({ reading, assessment, policy: defaultPolicy, profile, language });
      const first = renderTrack(track, slots);
      if (!first.ok) throw new Error(first.message);
      const typed = Object.fromEntries(first.missing.map(({ slot, label }) => [slot, answers[language][slot] ?? label]));
      const filled = fillSlots(track, slots, typed);
      if (!filled.ok) throw new Error(filled.message);
      const draft = { id: track.id, text: filled.text, authority: profile.authority ?? 500, case: null };
      const audience = inside.has(track.situation) ? 'colleague' : 'customer';
      const found = reviewDraft(draft, { rules, audience }).findings.filter(({ severity }) => severity !== 'hint');
      expect(found.map(({ id, quote }) => `${id}: ${quote}`)).toEqual([]);
    });
  }
});
