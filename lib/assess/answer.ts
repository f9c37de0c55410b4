/** Who must answer and how urgently: the tier of the complaint and the person who should speak next. `[crisis] [recover] [lowscore]` */
import type { Fault, FoundPromise, Handler, Rite, Signal, Tier } from '../case/assessment';
import type { SignalId } from '../case/ids';
import { countCore } from './escalate';
import type { Facts } from './facts';
import { actions, threats } from './meanings';
import { spokenScore } from './spokenScore';

export interface Judged {
  readonly rite: Rite;
  readonly signals: readonly Signal[];
  readonly fault: Fault | null;
  readonly promises: readonly FoundPromise[];
  readonly waitDays: number | null;
}

/** The worst kind of complaint that applies; somebody calm who was told a date waits for a delayed part, without one it is a small matter. `[recover]` */
export function judgeTier(facts: Facts, { signals, fault, rite }: Judged): Tier | null {
  if (facts.solution) return null;
  const has = (...ids: SignalId[]) => signals.some((signal) => ids.includes(signal.id));
  if (has('safety', 'already-posted', 'public-scene') || pressInPlay(facts) || facts.heard.has('threat-media')) return 'urgent';
  if (fault === 'L1' || has('repeat-repair')) return 'serious';
  const isCalm = rite.e.points === 0 && signals.length === 0;
  if (isCalm && facts.spoken.customer.length === 0) return null;
  if (isCalm && fault === null) return null;
  if (isCalm) return fault === 'L2' || facts.heard.has('fault-returned') ? 'normal' : 'minor';
  return fault === 'L2' && hitsSystem(facts) ? 'serious' : 'normal';
}

/** The most senior person that any rule asks for. */
export function judgeHandler(facts: Facts, judged: Judged, tier: Tier | null): Handler {
  if (facts.solution?.withThanks) return 'advisor';
  if (needsRegional(facts, judged)) return 'regional';
  if (needsDirector(facts, judged, tier)) return 'director';
  return needsManager(facts, judged) ? 'manager' : 'advisor';
}

/** A window or a camera is a function; drive, power, charging and climate are systems. */
function hitsSystem(facts: Facts): boolean {
  return facts.everHeard.has('fault-system') || facts.title.has('fault-system') || facts.told.has('fault-system');
}

export function pressInPlay(facts: Facts): boolean {
  const isPress = facts.fields.has('job-media') || facts.everHeard.has('self-media');
  return facts.heard.has('did-media') || (isPress && facts.heard.has(...threats, ...actions));
}

/** A lawyer's letter, a suit, or a customer who is a lawyer and threatens with it. */
function isSuing({ fields, everHeard, heard }: Facts): boolean {
  return heard.has('did-law') || ((fields.has('job-lawyer') || everHeard.has('self-lawyer')) && heard.has('threat-law'));
}

function needsRegional(facts: Facts, { signals }: Judged): boolean {
  const { handler } = facts.pack.policy;
  const score = lowestScore(facts, signals);
  if (score !== null && score <= handler.regionalScore) return true;
  return pressInPlay(facts) || isSuing(facts) || facts.heard.has('injury');
}

function needsDirector(facts: Facts, { signals }: Judged, tier: Tier | null): boolean {
  const { handler } = facts.pack.policy;
  const score = lowestScore(facts, signals);
  const severalRepeats =
    (facts.spoken.visits ?? 0) >= handler.severalRepeatVisits && signals.some((signal) => signal.id === 'repeat-repair');
  return (
    tier === 'urgent' ||
    (score !== null && score <= handler.directorScore) ||
    severalRepeats ||
    facts.heard.has('wants-senior', 'lawsuit-ready')
  );
}

function needsManager(facts: Facts, judged: Judged): boolean {
  const { handler, signals: limits } = facts.pack.policy;
  const { rite, signals, fault, promises, waitDays } = judged;
  const has = (...ids: SignalId[]) => signals.some((signal) => ids.includes(signal.id));
  const score = lowestScore(facts, signals);
  if (facts.solution) return false;
  if (fault === 'L1' || rite.priority === 'P0' || rite.priority === 'P1' || rite.e.points >= handler.managerEmotion) return true;
  if (promises.some((promise) => promise.state === 'broken') || has('overdue-2x', 'promise-broken')) return true;
  if (has('refund-request', 'repeat-repair') || countCore(signals) >= limits.coreToEscalate) return true;
  if (facts.heard.has('wants-manager') || (score !== null && score <= handler.managerScore)) return true;
  return facts.isVip && (waitDays ?? 0) >= facts.pack.policy.silence.quietDays;
}

/** The field's rating, or the number the customer said. */
function lowestScore(facts: Facts, signals: readonly Signal[]): number | null {
  const said = signals
    .filter((signal) => signal.id === 'low-score')
    .flatMap((signal) => signal.evidence.map((item) => spokenScore(item.quote)))
    .filter((score): score is number => score !== null);
  return said.length > 0 ? Math.min(...said, facts.spoken.score ?? Number.POSITIVE_INFINITY) : facts.spoken.score;
}
