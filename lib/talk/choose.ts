/**
 * Which track first: the assessment's situations, corrected by the part's own story and the diary's wait band, and in each
 * the channel that fits the hour and the danger. What was said last time goes to the back of its situation.
 */
import type { Assessment } from '../case/assessment';
import type { Channel, SituationId } from '../case/ids';
import type { CaseReading } from '../case/reading';
import type { CaseHistory, TrackUse } from '../case/record';
import type { Track } from '../packs/trackSchema';
import { localMinutes } from './schedule';
import { type Reason, rankSituations } from './situations';
import { sayWhy } from './why';

export interface ChooseInput {
  readonly reading: CaseReading;
  readonly history: CaseHistory;
  readonly tracks: readonly Track[];
}

export interface RankedTrack {
  readonly track: Track;
  readonly situation: SituationId;
  /** One line in the track's language: why this situation. */
  readonly why: string;
}

/** Best first; the first of each situation is its best channel. Never begins with the track that this customer heard last. */
export function chooseTracks(assessment: Assessment, { reading, history, tracks }: ChooseInput): RankedTrack[] {
  const last = lastUse(history, reading.id);
  const ranked = rankSituations(assessment, history).flatMap((reason) => tracksOf(reason, assessment, reading, tracks, last));
  const first = ranked.findIndex(({ track }) => track.id !== last?.trackId);
  if (first <= 0) return ranked;
  const [best] = ranked.splice(first, 1);
  return best ? [best, ...ranked] : ranked;
}

function tracksOf(
  reason: Reason,
  assessment: Assessment,
  reading: CaseReading,
  tracks: readonly Track[],
  last: TrackUse | null,
): RankedTrack[] {
  const order = channelOrder(assessment, reading);
  const place = (track: Track) => order.indexOf(track.channel) * 10 + track.variant + (track.id === last?.trackId ? 100 : 0);
  return tracks
    .filter((track) => track.situation === reason.situation)
    .sort((a, b) => place(a) - place(b))
    .map((track) => ({ track, situation: reason.situation, why: sayWhy(reason, assessment, reading, track.language) }));
}

function lastUse(history: CaseHistory, caseId: string): TrackUse | null {
  const uses = history.uses.filter((use) => use.caseId === caseId);
  return uses.reduce<TrackUse | null>((newest, use) => (newest && newest.at > use.at ? newest : use), null);
}

const quietFrom = 21 * 60;
const quietTo = 8 * 60;

/** A dangerous case is called, a quiet hour is written; otherwise the channel the customer chose last leads. `[kit]` */
export function channelOrder(assessment: Assessment, reading: CaseReading): readonly Channel[] {
  const minutes = localMinutes(reading.now);
  if (minutes >= quietFrom || minutes < quietTo) return ['message', 'email', 'phone', 'in-person'];
  if (assessment.signals.some((signal) => signal.id === 'public-scene')) return ['in-person', 'phone', 'message', 'email'];
  if (assessment.escalate || assessment.rite.priority === 'P0' || assessment.rite.priority === 'P1') {
    return ['phone', 'in-person', 'message', 'email'];
  }
  const own = customerChannel(reading);
  const usual: readonly Channel[] = ['message', 'phone', 'in-person', 'email'];
  return own ? [own, ...usual.filter((channel) => channel !== own)] : usual;
}

const channelWords: readonly (readonly [Channel, RegExp])[] = [
  ['email', /e-?mail|邮件|邮箱/i],
  ['phone', /phone|call|电话|来电|热线/i],
  ['in-person', /in.?person|visit|到店|门店|现场/i],
  ['message', /sms|text|chat|message|wechat|whatsapp|微信|短信|在线|web/i],
];

function customerChannel(reading: CaseReading): Channel | null {
  const said = reading.messages.filter((message) => message.from === 'customer' && message.channel).at(-1)?.channel ?? '';
  return channelWords.find(([, words]) => words.test(said))?.[0] ?? null;
}
