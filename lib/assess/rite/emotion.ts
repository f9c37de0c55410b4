/** E, emotion: from calm to anger that has acted. `[kit]` */
import type { Dimension } from '../../case/assessment';
import type { Cue } from '../cues';
import { evidence, type Facts } from '../facts';
import { actions, dissatisfaction, threats } from '../meanings';
import { chasingCues, chasingMessages } from '../signals/chasing';

export function judgeEmotion(facts: Facts): Dimension {
  const { emotion } = facts.pack.policy.rite;
  const { heard, spoken, pack } = facts;
  if (spoken.customer.length === 0) return { points: emotion.calm, assumed: true, evidence: [] };
  const levels: [number, Cue[]][] = [
    [emotion.acted, heard.of(...actions)],
    [emotion.threatens, heard.of(...threats, 'scene')],
    [emotion.dissatisfied, [...heard.of(...dissatisfaction, 'safety'), ...impatient(facts), ...resigned(facts)]],
    [
      emotion.rational,
      [
        ...chased(facts),
        ...heard.of('inconvenience', 'refund', 'waited', 'fault-returned', 'repeat-repair', 'cost-higher', 'lost-income'),
      ],
    ],
  ];
  for (const [points, cues] of levels) {
    if (cues.length > 0) return { points, assumed: false, evidence: evidence(cues, pack) };
  }
  return { points: emotion.calm, assumed: false, evidence: [] };
}

/** Naming the days waited is a reproach unless it comes with courtesy. */
function impatient(facts: Facts): Cue[] {
  return facts.heard
    .of('waited')
    .filter((cue) => cue.said && facts.heard.inMessage(cue.said, 'polite', 'good-humour', 'thanks').length === 0);
}

/** A chase in good humour is a question. */
function chased(facts: Facts): Cue[] {
  const { heard } = facts;
  return chasingMessages(facts)
    .filter((said) => heard.inMessage(said, 'good-humour').length === 0)
    .flatMap((said) => chasingCues(said, facts).slice(0, 1));
}

/** 算了 counts as dissatisfaction unless it is said in good humour. */
function resigned(facts: Facts): Cue[] {
  return facts.heard
    .of('give-up')
    .filter((cue) => cue.said && facts.heard.inMessage(cue.said, 'good-humour', 'thanks').length === 0);
}
