/** Where the customer stands: the highest stage of their last two messages. `[crisis]` */
import type { FoundPromise, Stage } from '../case/assessment';
import type { Facts } from './facts';
import { actions, dissatisfaction, namedThreats } from './meanings';
import { chasingMessages, longestRow } from './signals/chasing';
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

export function judgeStage(facts: Facts, promises: readonly FoundPromise[], hasReason: boolean): Stage {
  const isLate = promises.some((promise) => promise.state === 'broken');
  const behind = { hasReason, isLate };
  const stages = facts.spoken.customer.slice(-lastWords).map((said) => stageOf(said, facts, behind));
  const last = stages.at(-1) ?? 'none';
  if (last === 'disappointed') return stages.includes('retaliating') ? 'retaliating' : 'disappointed';
  return stages.reduce<Stage>((highest, stage) => (order.indexOf(stage) > order.indexOf(highest) ? stage : highest), last);
}

interface Behind {
  readonly hasReason: boolean;
  /** A promise of ours is broken. */
  readonly isLate: boolean;
}

function stageOf(said: Said, facts: Facts, { hasReason, isLate }: Behind): Stage {
  const has = (...cues: string[]) => facts.heard.hasInMessage(said, ...cues);
  if (has(...actions, ...namedThreats, 'scene')) return 'retaliating';
  const jokes = has('good-humour', 'thanks', 'praise');
  if (has('give-up', 'mild-resign') && hasReason && !jokes && !stillAsks(said, facts)) return 'disappointed';
  if (has('ultimatum', 'threat-vague')) return 'chasing';
  const chases = chasingMessages(facts);
  const isRow = longestRow(facts).length >= facts.pack.policy.signals.chases;
  const isReproach = has('chase') && has(...dissatisfaction) && !has('appointment-moved', 'cost-higher', 'out-of-warranty');
  if (chases.includes(said) && (isRow || isReproach)) return 'chasing';
  const isChase = chases.includes(said) && !jokes && (isLate || isRow);
  const isOwnChange = has('refund') && has('own-reason') && !has(...dissatisfaction);
  return (has(...complaints) && !isOwnChange) || isChase || isRatedLow(facts) ? 'expressing' : 'none';
}

/** Somebody who asks after 算了, sets a deadline or wants a superior has not given up. */
export function stillAsks(said: Said, { heard }: Facts): boolean {
  if (heard.inMessage(said, 'ultimatum', 'wants-manager', 'wants-senior').length > 0) return true;
  const resigned = heard.inMessage(said, 'give-up');
  const asked = heard.inMessage(said, 'chase');
  return (
    asked.length > 0 &&
    (resigned.length === 0 || /[?]/.test(said.folded) || asked.every((cue) => cue.end < (resigned[0]?.start ?? 0)))
  );
}

function isRatedLow({ spoken, pack }: Facts): boolean {
  return spoken.score !== null && spoken.score < pack.policy.signals.lowScore;
}
