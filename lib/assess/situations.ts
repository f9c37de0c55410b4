/** Which talk the advisor needs next: the pack's situations, ranked by weight where their conditions are facts of the case. */
import type { Assessment, Evidence, RankedSituation } from '../case/assessment';
import type { SituationRule } from '../packs/schema';
import { evidence, type Facts } from './facts';
import { dissatisfaction } from './meanings';
import { chasingMessages } from './signals/chasing';

type Known = Omit<Assessment, 'situations' | 'unread' | 'levers'>;

const waitSteps = [1, 3, 7, 8, 14, 15, 21, 28] as const;
const mostShown = 8;

export function rankSituations(facts: Facts, known: Known): RankedSituation[] {
  const state = caseState(facts, known);
  const fitting = facts.pack.situations
    .filter((rule) => fits(rule, state))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, mostShown)
    .map((rule) => ({ id: rule.id, why: whyOf(rule, state, facts, known) }));
  const unique = fitting.filter((entry, index) => fitting.findIndex((other) => other.id === entry.id) === index);
  return unique.length > 0 ? unique : [{ id: 'progress-update', why: [] }];
}

/** The names that situation rules may ask for. */
function caseState(facts: Facts, known: Known): ReadonlySet<string> {
  const state = new Set<string>([
    `stage:${known.stage}`,
    `silence:${known.silence}`,
    `priority:${known.rite.priority}`,
    `part:${known.part.state}`,
  ]);
  for (const signal of known.signals) state.add(`signal:${signal.id}`);
  for (const name of facts.heard.names) state.add(`said:${name}`);
  for (const name of facts.told.names) state.add(`told:${name}`);
  for (const promise of known.promises) state.add(`promise:${promise.state}`);
  for (const days of waitSteps) if ((known.waitDays ?? 0) >= days) state.add(`wait:${days}`);
  if (known.promises.length === 0) state.add('promise:none');
  if (known.promises.at(-1)?.state === 'open') state.add('promise:last-open');
  if (known.promises.filter((promise) => promise.state === 'broken').length > 1) state.add('promise:broken-twice');
  if (chasingMessages(facts).length > 0) state.add('chased');
  if (known.tier) state.add(`tier:${known.tier}`);
  if (known.fault) state.add(`fault:${known.fault}`);
  state.add(`handler:${known.handler}`);
  if (known.rescue) state.add('rescue');
  if (facts.solution) state.add(facts.solution.withThanks ? 'solved:thanks' : 'solved');
  if (facts.isVip) state.add('vip');
  if (known.rescue && known.rescue.step > 1 && isCalm(facts)) state.add('calmed');
  addSpeakers(state, facts);
  return addSolvedDays(state, facts);
}

/** The last customer words came after an answer of ours and hold no reproach. */
function isCalm(facts: Facts): boolean {
  const last = facts.spoken.customer.at(-1);
  if (!last || last.place === 0) return false;
  return !facts.heard.hasInMessage(last, ...dissatisfaction, 'low-score', 'refund', 'chase');
}

function addSpeakers(state: Set<string>, facts: Facts): void {
  if (facts.spoken.staff.length === 0) state.add('no-staff-yet');
  if (facts.spoken.customer.length === 0) state.add('no-customer-yet');
  if (facts.spoken.customer.length + facts.spoken.staff.length <= 2) state.add('just-opened');
}

function addSolvedDays(state: Set<string>, facts: Facts): ReadonlySet<string> {
  const solvedMs = facts.solution?.atMs;
  if (solvedMs === null || solvedMs === undefined) return state;
  const days = Math.floor((facts.spoken.nowMs - solvedMs) / 86_400_000);
  state.add(days >= 15 ? 'solved:30d' : days >= 5 ? 'solved:7d' : 'solved:3d');
  return state;
}

function fits(rule: SituationRule, state: ReadonlySet<string>): boolean {
  if (rule.all?.some((name) => !state.has(name))) return false;
  if (rule.any && !rule.any.some((name) => state.has(name))) return false;
  return !rule.not?.some((name) => state.has(name));
}

/** The words and signals among the rule's conditions that hold. */
function whyOf(rule: SituationRule, state: ReadonlySet<string>, facts: Facts, known: Known): Evidence[] {
  const names = [...(rule.all ?? []), ...(rule.any ?? [])].filter((name) => state.has(name));
  const why = names.flatMap((name) => {
    const [kind, id = ''] = name.split(':');
    if (kind === 'signal') return known.signals.find((signal) => signal.id === id)?.evidence ?? [];
    if (kind === 'said') return evidence(facts.heard.of(id), facts.pack);
    if (kind === 'told') return evidence(facts.told.of(id), facts.pack);
    return [];
  });
  return why.slice(0, facts.pack.policy.limits.evidencePerSignal);
}
