/** The brain as the background uses it: packs compiled once per life of the worker, and pure functions over them. */

import { assess } from '../../lib/assess/assess';
import { isClosed } from '../../lib/assess/closed';
import type { Assessment } from '../../lib/case/assessment';
import type { Language } from '../../lib/case/ids';
import type { CaseReading, Unread } from '../../lib/case/reading';
import type { AdvisorProfile, CaseHistory } from '../../lib/case/record';
import type { TrackView } from '../../lib/case/view';
import type { StoryTerms } from '../../lib/memory/story';
import { type CompiledPack, sayRule } from '../../lib/packs/compile';
import { compileShipped } from '../../lib/packs/shipped';
import type { Track } from '../../lib/packs/trackSchema';
import { shippedTracks } from '../../lib/packs/tracks';
import { chooseTracks, type RankedTrack } from '../../lib/talk/choose';
import { customerLanguage } from '../../lib/talk/customerLanguage';
import { talkPolicy } from '../../lib/talk/policy';
import { toTalkProfile } from '../../lib/talk/profile';
import { renderTrack } from '../../lib/talk/render';
import type { Slots } from '../../lib/talk/slotIds';
import { makeSlots } from '../../lib/talk/slots';
import { toTrackView } from '../../lib/talk/trackView';
import type { Shelf } from './tracks';

let compiled: CompiledPack | null = null;
const pack = (): CompiledPack => (compiled ??= compileShipped());

/** Compiles the pack before the first reading comes. */
export function warmUp(): void {
  pack();
}

export function judge(reading: CaseReading, history: CaseHistory, unread: readonly Unread[]): Assessment {
  return assess(reading, { pack: pack(), history, unread: [...unread] });
}

/** What the ledger and the reminders take from the pack. */
export const policy = () => pack().policy;

/** How a case's story is told. */
export function storyTerms(): StoryTerms {
  const tracks = [...shippedTracks('zh-CN'), ...shippedTracks('en')];
  return { trust: policy().trust, titleOf: (trackId) => tracks.find(({ id }) => id === trackId)?.title ?? trackId };
}

/** What closing means for the store: when the case was seen so, or null while its ticket is open. The store keeps the first time. */
export function closedAtOf(reading: CaseReading, seenAt: string): string | null {
  return isClosed(reading, pack()) ? seenAt : null;
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
  readonly shelf: Shelf;
}

/** A case as talk sees it: in the customer's language, with every slot that is known. */
export interface TalkCase {
  readonly spoken: Language;
  readonly slots: Slots;
  readonly ranked: readonly RankedTrack[];
  readonly shelf: Shelf;
}

export function talkCaseOf({ reading, assessment, history, profile, language, shelf }: TalkInput): TalkCase {
  const spoken = customerLanguage(reading, language);
  const policy = talkPolicy(pack().policy);
  const slots = makeSlots({ reading, assessment, language: spoken, profile: toTalkProfile(profile), policy });
  const ranked = chooseTracks(assessment, { reading, history, tracks: shelf.playbook[spoken].tracks });
  return { spoken, slots, ranked, shelf };
}

/** Ranked talk tracks, filled as far as the case allows, in the customer's language. */
export function tracksFor(talk: TalkCase): TrackView[] {
  return talk.ranked.flatMap(({ track, why }) => viewOf(track, talk, { why }) ?? []);
}

/** Any track filled for a case. Own words that this very case breaks give way to the shipped ones. */
export function viewOf(track: Track, talk: Omit<TalkCase, 'ranked'>, { why }: { readonly why: string }): TrackView | null {
  const { shelf, spoken, slots } = talk;
  const own = shelf.playbook[spoken].standing.get(track.id);
  const rendered = renderTrack(track, slots);
  const common = { why, favourite: shelf.favourites.has(track.id), used: shelf.tally.get(track.id) };
  if (rendered.ok) return toTrackView(track, rendered, { ...common, own });
  const shipped = own ? shippedTracks(spoken).find(({ id }) => id === track.id) : undefined;
  const instead = shipped && renderTrack(shipped, slots);
  return shipped && instead?.ok ? toTrackView(shipped, instead, { ...common, own: undefined }) : null;
}
