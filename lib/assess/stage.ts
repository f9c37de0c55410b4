/** Where the customer stands: the highest stage of their last two messages. `[crisis]` */
import type { Stage } from '../case/assessment';
import type { Facts } from './facts';
import { actions, dissatisfaction, namedThreats } from './meanings';
import { chasingMessages } from './signals/chasing';
import type { Said } from './spokenCase';

const order: readonly Stage[] = ['none', 'expressing', 'chasing', 'disappointed', 'retaliating'];
const lastWords = 2;
const complaints = [
  ...dissatisfaction,
  'refund',
  'inconvenience',
  'safety',
  'repeat-repair',
  'waited',
  'fault-returned',
  'low-score',
  'cost-higher',
  'lost-income',
];

export function judgeStage(facts: Facts, hasReason: boolean): Stage {
  const stages = facts.spoken.customer.slice(-lastWords).map((said) => stageOf(said, facts, hasReason));
  const last = stages.at(-1) ?? 'none';
  if (last === 'disappointed') return stages.includes('retaliating') ? 'retaliating' : 'disappointed';
  return stages.reduce<Stage>((highest, stage) => (order.indexOf(stage) > order.indexOf(highest) ? stage : highest), last);
}

function stageOf(said: Said, facts: Facts, hasReason: boolean): Stage {
  const has = (...cues: string[]) => facts.heard.inMessage(said, ...cues).length > 0;
  if (has(...actions, ...namedThreats, 'scene')) return 'retaliating';
  const jokes = has('good-humour', 'thanks', 'praise');
  if (has('give-up', 'mild-resign') && hasReason && !jokes && !has('chase', 'ultimatum')) return 'disappointed';
  if (has('ultimatum', 'threat-vague')) return 'chasing';
  const chases = chasingMessages(facts);
  if (chases.includes(said) && (chases.length >= facts.pack.policy.signals.chases || has(...dissatisfaction))) return 'chasing';
  return has(...complaints) || (chases.includes(said) && !jokes) ? 'expressing' : 'none';
}
