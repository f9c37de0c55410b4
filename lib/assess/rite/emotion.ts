/**
 * E, emotion: from calm to anger that has acted. `[kit]` An action or a threat decides at once; below that every kind of cue has
 * a weight in the policy (`rite.emotion.weights`), and the sum decides between calm, rational and clearly dissatisfied.
 */
import type { Dimension } from '../../case/assessment';
import type { Cue } from '../cues';
import { evidence, type Facts } from '../facts';
import { actions, threats } from '../meanings';
import { chasingCues, chasingMessages } from '../signals/chasing';

export function judgeEmotion(facts: Facts): Dimension {
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
  const { sum, cues } = weigh(facts);
  const { dissatisfied, rational } = emotion.steps;
  const points = sum >= dissatisfied ? emotion.dissatisfied : sum >= rational ? emotion.rational : emotion.calm;
  return { points, assumed: false, evidence: points === emotion.calm ? [] : evidence(cues, pack) };
}

/** Each kind of cue counts once, however often it was said; the heaviest stand first in the evidence. */
function weigh(facts: Facts): { sum: number; cues: Cue[] } {
  const { weights } = facts.pack.policy.rite.emotion;
  const kinds: (readonly [number, Cue[]])[] = facts.heard.names.map((name) => {
    const cues = name === 'give-up' || name === 'mild-resign' ? notGlad(facts, name) : facts.heard.of(name);
    return [weights[name] ?? 0, cues];
  });
  kinds.push([weights['counts-days'] ?? 0, countsDays(facts)]);
  const chases = chased(facts);
  const counted = kinds.filter(([weight, cues]) => weight > 0 && cues.length > 0).sort((a, b) => b[0] - a[0]);
  const sum = counted.reduce((total, [weight]) => total + weight, 0);
  const isHeavier = !facts.heard.has('inconvenience') && chases.some((cue) => !isCourteous(cue, facts));
  const added = sum === 0 || isHeavier ? chases : [];
  const chaseWeight = added.length > 0 ? (weights.chases ?? 0) : 0;
  return { sum: sum + chaseWeight, cues: [...counted.flatMap(([, cues]) => cues), ...added] };
}

/** Naming the days waited is a reproach unless it comes with courtesy. */
function countsDays(facts: Facts): Cue[] {
  return facts.heard.of('waited').filter((cue) => !isCourteous(cue, facts));
}

function isCourteous(cue: Cue, facts: Facts): boolean {
  return cue.said !== null && facts.heard.inMessage(cue.said, 'polite', 'good-humour', 'thanks').length > 0;
}

/** A chase in good humour is a question, and so is a single short question that names no progress. */
function chased(facts: Facts): Cue[] {
  const { heard, pack } = facts;
  const chases = chasingMessages(facts);
  const isRow = chases.length >= pack.policy.signals.chases;
  return chases
    .filter((said) => heard.inMessage(said, 'good-humour').length === 0)
    .flatMap((said) => chasingCues(said, facts).slice(0, 1))
    .filter((cue) => isRow || cue.rule !== 'nudge');
}

/** 算了 counts as dissatisfaction unless it is said in good humour. */
function notGlad(facts: Facts, name: string): Cue[] {
  return facts.heard.of(name).filter((cue) => cue.said && facts.heard.inMessage(cue.said, 'good-humour', 'thanks').length === 0);
}
