/** All signals of a case, core first, each with the words or fields that raised it. `[crisis]` */

import type { Evidence, FoundPromise, Signal, Silence } from '../../case/assessment';
import { type SignalId, signalIds } from '../../case/ids';
import { samePart } from '../../case/past';
import { daysBetween } from '../../text/clock';
import type { Cue } from '../cues';
import { evidence, type Facts, fieldEvidence } from '../facts';
import { actions, fulfils, threats } from '../meanings';
import { deliveries } from '../promises';
import { chasingCues, longestRow } from './chasing';

export function findSignals(
  facts: Facts,
  promises: readonly FoundPromise[],
  silence: { kind: Silence; evidence: Evidence[] },
): Signal[] {
  const found: Partial<Record<SignalId, Evidence[]>> = {
    'overdue-2x': overdueTwice(facts, promises),
    'chased-twice': chasedTwice(facts),
    threat: evidence(openThreats(facts), facts.pack),
    ultimatum: words(facts, 'ultimatum'),
    'not-cared-for': words(facts, 'not-cared'),
    'low-score': lowScore(facts),
    'refund-request': words(facts, 'refund'),
    'public-scene': words(facts, 'scene'),
    'repeat-repair': repeatRepair(facts),
    safety: words(facts, 'safety'),
    'already-posted': words(facts, ...actions),
    quiet: silence.kind === 'falsely-satisfied' || silence.kind === 'enduring' ? silence.evidence : [],
    'promise-broken': brokenPromises(facts, promises),
  };
  return signalIds.flatMap((id) => (found[id]?.length ? [{ id, evidence: found[id] ?? [] }] : []));
}

/** Words of one act: 投诉 … 已经提交了, "called them and made a complaint", stand this close together. */
const sameClaimReach = { han: 16, latin: 40 };

/** Threats, without the words that only tell of what was done already. */
export function openThreats(facts: Facts): Cue[] {
  const done = facts.heard.of(...actions, 'scene');
  const announced = facts.heard.of('further');
  const isFurther = (threat: Cue) => announced.some((more) => isSameClaim(more, threat));
  return facts.heard
    .of(...threats)
    .filter((threat) => isFurther(threat) || !done.some((act) => isFulfilled(act, threat) && isSameClaim(act, threat)));
}

/** 投诉 names what was done at the ministry too. */
function isFulfilled(act: Cue, threat: Cue): boolean {
  return (
    fulfils[act.cue] === threat.cue ||
    (threat.cue === 'threat-complain' && act.cue !== 'scene') ||
    (act.cue === 'did-complain' && threat.cue === 'threat-ministry')
  );
}

function isSameClaim(act: Cue, threat: Cue): boolean {
  const reach = /^[a-z]/i.test(threat.quote) ? sameClaimReach.latin : sameClaimReach.han;
  return act.source === threat.source && act.start < threat.end + reach && act.end > threat.start - reach;
}

function words(facts: Facts, ...cues: string[]): Evidence[] {
  return evidence(facts.heard.of(...cues), facts.pack);
}

function overdueTwice(facts: Facts, promises: readonly FoundPromise[]): Evidence[] {
  const first = promises.find((promise) => promise.madeAt !== null);
  if (!first?.madeAt || facts.solution) return [];
  const { now } = facts.spoken;
  const promised = daysBetween(first.madeAt, first.dueAt);
  const elapsed = daysBetween(first.madeAt, now);
  const made = Date.parse(first.madeAt);
  if (elapsed <= promised * facts.pack.policy.signals.overdueFactor || elapsed === 0) return [];
  if (deliveries(facts).some((at) => at > made)) return [];
  return [promiseEvidence(facts, first, 'overdue-twice')];
}

function chasedTwice(facts: Facts): Evidence[] {
  const row = longestRow(facts);
  if (row.length < facts.pack.policy.signals.chases) return [];
  return evidence(
    row.flatMap((said) => chasingCues(said, facts).slice(0, 1)),
    facts.pack,
  );
}

function lowScore(facts: Facts): Evidence[] {
  const { score } = facts.spoken;
  const shown = facts.spoken.reading.ticket?.score;
  const field =
    score !== null && score <= facts.pack.policy.signals.lowScore
      ? [fieldEvidence('ticket.score', shown, 'low-score-field')]
      : [];
  return [...field, ...words(facts, 'low-score')];
}

function repeatRepair(facts: Facts): Evidence[] {
  const { visits } = facts.spoken;
  const many = visits !== null && visits >= facts.pack.policy.signals.repeatVisits && !isForNoRepair(facts);
  const field = many && !facts.solution ? visitsEvidence(facts) : [];
  return [...field, ...words(facts, 'repeat-repair')];
}

/** The page's own number, else the earlier cases for the same part. */
function visitsEvidence({ spoken: { reading } }: Facts): Evidence[] {
  const { visits, part } = reading.ticket ?? {};
  if (visits !== undefined && visits !== null) return [fieldEvidence('ticket.visits', visits, 'repeat-visits')];
  return samePart(reading.history, part).map(({ index, ticket }) =>
    fieldEvidence(`history.${index}`, ticket.subject ?? ticket.part, 'repeat-visits'),
  );
}

/** The third visit for tyres, maintenance or to ask is no third repair. */
function isForNoRepair(facts: Facts): boolean {
  return facts.everHeard.has('no-repair-visit') || facts.title.has('no-repair-visit');
}

function brokenPromises(facts: Facts, promises: readonly FoundPromise[]): Evidence[] {
  if (facts.solution?.withThanks) return [];
  return promises
    .filter((promise) => promise.state === 'broken')
    .map((promise) => promiseEvidence(facts, promise, 'promise-broken'));
}

export function promiseEvidence(facts: Facts, promise: FoundPromise, rule: string): Evidence {
  const index = /^messages\.(\d+)$/.exec(promise.source)?.[1];
  if (index === undefined) return { source: promise.source, quote: promise.text, rule };
  const start = facts.spoken.reading.messages[Number(index)]?.text.indexOf(promise.text) ?? 0;
  return { source: promise.source, quote: promise.text, start, end: start + promise.text.length, rule };
}
