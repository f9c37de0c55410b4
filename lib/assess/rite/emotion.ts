/**
 * E, emotion: from calm to anger that has acted. `[kit]` An action or a threat decides at once; below that every kind of cue has
 * a weight in the policy (`rite.emotion.weights`), and the sum decides between calm, rational and clearly dissatisfied.
 */
import type { Dimension, Evidence, FoundPromise } from '../../case/assessment';
import type { Cue } from '../cues';
import { evidence, type Facts, fieldEvidence } from '../facts';
import { actions, dissatisfaction, threats } from '../meanings';
import { chasingCues, chasingMessages, longestRow } from '../signals/chasing';
import { spokenScore } from '../spokenScore';

export function judgeEmotion(facts: Facts, promises: readonly FoundPromise[]): Dimension {
  const { emotion } = facts.pack.policy.rite;
  const { heard, spoken, pack } = facts;
  if (spoken.customer.length === 0) return { points: emotion.calm, assumed: true, evidence: [] };
  const levels: [number, Cue[]][] = [
    [emotion.acted, heard.of(...actions)],
    [emotion.threatens, heard.of(...threats, 'scene')],
  ];
  for (const [points, cues] of levels) {
    if (cues.length > 0) return { points, assumed: false, evidence: evidence(cues, pack) };
  }
  const { sum, cues } = weigh(facts, promises);
  const { dissatisfied, rational } = emotion.steps;
  const rating = ratingWeight(facts);
  const total = Math.max(sum, rating);
  const points = total >= dissatisfied ? emotion.dissatisfied : total >= rational ? emotion.rational : emotion.calm;
  return { points, assumed: false, evidence: points === emotion.calm ? [] : shown(facts, cues) };
}

/** 打5分 weighs less than 打1分; a rating without its number weighs as low. */
function spokenRating({ heard, pack }: Facts): number {
  const { rating, weights } = pack.policy.rite.emotion;
  const scores = heard.of('low-score').flatMap((cue) => spokenScore(cue.quote) ?? []);
  if (scores.length === 0) return weights['low-score'] ?? 0;
  return rating.find((step) => Math.min(...scores) <= step.score)?.weight ?? rating.at(-1)?.weight ?? 0;
}

/** A low rating in a field with words of the customer beside it. */
function ratingWeight(facts: Facts): number {
  const { score } = facts.spoken;
  const { rating } = facts.pack.policy.rite.emotion;
  return score === null ? 0 : (rating.find((step) => score <= step.score)?.weight ?? 0);
}

function shown(facts: Facts, cues: readonly Cue[]): Evidence[] {
  if (cues.length > 0) return evidence(cues, facts.pack);
  return [fieldEvidence('ticket.score', facts.spoken.reading.ticket?.score, 'low-score-field')];
}

/** Each kind of cue counts once, however often it was said; what is said gently never adds up to dissatisfaction. The heaviest stand first in the evidence. */
function weigh(facts: Facts, promises: readonly FoundPromise[]): { sum: number; cues: Cue[] } {
  const { weights, steps } = facts.pack.policy.rite.emotion;
  const isLate = promises.some((promise) => promise.state === 'broken');
  const kinds: (readonly [number, Cue[]])[] = facts.heard.names.map((name) => {
    const cues = name === 'give-up' || name === 'mild-resign' ? notGlad(facts, name, isLate) : facts.heard.of(name);
    const weight = name === 'low-score' ? spokenRating(facts) : (weights[name] ?? 0);
    return [isMild(name, facts) ? Math.max(0, weight - 1) : weight, cues];
  });
  kinds.push([weights['counts-days'] ?? 0, countsDays(facts)]);
  const chases = chased(facts, promises);
  const counted = kinds.filter(([weight, cues]) => weight > 0 && cues.length > 0).sort((a, b) => b[0] - a[0]);
  const isGentle = counted.every(([weight, cues]) => weight < steps.dissatisfied && cues.every((cue) => isCourteous(cue, facts)));
  const all = counted.reduce((total, [weight]) => total + weight, 0);
  const sum = isGentle ? Math.min(all, steps.rational) : all;
  const isHeavier = !facts.heard.has('inconvenience') && chases.some((cue) => !isCourteous(cue, facts));
  const added = sum === 0 || isHeavier ? chases : [];
  const chaseWeight = added.length > 0 ? (weights.chases ?? 0) : 0;
  return { sum: sum + chaseWeight, cues: [...counted.flatMap(([, cues]) => cues), ...added] };
}

/** Naming the days waited or the date that has passed is a reproach unless it comes with courtesy. */
function countsDays(facts: Facts): Cue[] {
  return facts.heard.of('waited', 'date-passed').filter((cue) => !isCourteous(cue, facts));
}

/** Losses counted in courtesy, or money asked back for a reason of one's own. */
function isMild(name: string, facts: Facts): boolean {
  if (name === 'lost-income') return facts.heard.of(name).every((cue) => isCourteous(cue, facts));
  return name === 'refund' && facts.heard.of(name).every((cue) => hasOwnReason(cue, facts));
}

function hasOwnReason({ said }: Cue, { heard }: Facts): boolean {
  return said !== null && heard.inMessage(said, 'own-reason').length > 0;
}

function isCourteous(cue: Cue, facts: Facts): boolean {
  return cue.said !== null && facts.heard.hasInMessage(cue.said, 'polite', 'good-humour', 'thanks');
}

/** One chase is a question, unless a promise of ours was broken; a second one, or one that follows a broken date, is dissatisfaction. */
function chased(facts: Facts, promises: readonly FoundPromise[]): Cue[] {
  const { heard, pack } = facts;
  const chases = chasingMessages(facts);
  const isRow = longestRow(facts).length >= pack.policy.signals.chases || promises.some((promise) => promise.state === 'broken');
  if (!isRow) return [];
  return chases
    .filter((said) => !heard.hasInMessage(said, 'good-humour'))
    .flatMap((said) => chasingCues(said, facts).slice(0, 1));
}

/** 算了 counts as dissatisfaction with a reason behind it, unless it is said in good humour. */
function notGlad(facts: Facts, name: string, isLate: boolean): Cue[] {
  const hasReason = chasingMessages(facts).length > 0 || facts.heard.has(...dissatisfaction) || facts.told.has('staff-slip');
  if (!hasReason && !isLate) return [];
  return facts.heard.of(name).filter((cue) => cue.said && !facts.heard.hasInMessage(cue.said, 'good-humour', 'thanks'));
}
