/** The brain as the background uses it: packs compiled once per life of the worker, and pure functions over them. */

import { assess } from '../../lib/assess/assess';
import type { Assessment } from '../../lib/case/assessment';
import type { Language } from '../../lib/case/ids';
import type { CaseReading, Unread } from '../../lib/case/reading';
import type { AdvisorProfile, CaseHistory } from '../../lib/case/record';
import type { TrackView } from '../../lib/case/view';
import { type CompiledPack, sayRule } from '../../lib/packs/compile';
import { compileShipped } from '../../lib/packs/shipped';
import { shippedTracks } from '../../lib/packs/tracks';
import { chooseTracks, type RankedTrack } from '../../lib/talk/choose';
import { customerLanguage } from '../../lib/talk/customerLanguage';
import { talkPolicy } from '../../lib/talk/policy';
import { toTalkProfile } from '../../lib/talk/profile';
import { renderTrack } from '../../lib/talk/render';
import { makeSlots } from '../../lib/talk/slots';

let compiled: CompiledPack | null = null;
const pack = (): CompiledPack => (compiled ??= compileShipped());

export function judge(reading: CaseReading, history: CaseHistory, unread: readonly Unread[]): Assessment {
  return assess(reading, { pack: pack(), history, unread: [...unread] });
}

/** The sentence for every rule that an assessment names. */
export function sentencesFor(assessment: Assessment, language: Language): Record<string, string> {
  const { r, i, t, e } = assessment.rite;
  const evidence = [r, i, t, e, ...assessment.signals, ...assessment.situations.map(({ why }) => ({ evidence: why }))];
  const rules = [
    ...evidence.flatMap((part) => part.evidence.map((item) => item.rule)),
    assessment.contact.rule,
    assessment.escalateRule,
  ];
  const sentences: Record<string, string> = {};
  for (const rule of rules) {
    const sentence = rule && sayRule(pack(), rule, language);
    if (rule && sentence) sentences[rule] = sentence;
  }
  return sentences;
}

interface TalkInput {
  readonly reading: CaseReading;
  readonly assessment: Assessment;
  readonly history: CaseHistory;
  readonly profile: AdvisorProfile;
  readonly language: Language;
}

/** Ranked talk tracks, filled as far as the case allows, in the customer's language. */
export function tracksFor({ reading, assessment, history, profile, language }: TalkInput): TrackView[] {
  const spoken = customerLanguage(reading, language);
  const slots = makeSlots({
    reading,
    assessment,
    language: spoken,
    profile: toTalkProfile(profile),
    policy: talkPolicy(pack().policy),
  });
  const ranked = chooseTracks(assessment, { reading, history, tracks: shippedTracks(spoken) });
  return ranked.flatMap((each) => viewOf(each, slots));
}

function viewOf({ track, situation, why }: RankedTrack, slots: ReturnType<typeof makeSlots>): TrackView[] {
  const rendered = renderTrack(track, slots);
  if (!rendered.ok) return [];
  const { id, title, aim, points, avoid, channel } = track;
  return [{ id, situation, title, aim, points, avoid, channel, why, parts: rendered.parts }];
}
