/** The 24-hour rescue: starts with a low score, a refund demand, a scene on site or a published complaint. `[lowscore]` */
import type { Rescue, Signal } from '../case/assessment';
import type { SignalId } from '../case/ids';
import { minuteMs, toIso } from '../text/clock';
import type { Facts } from './facts';

const starters: readonly SignalId[] = ['low-score', 'refund-request', 'public-scene', 'already-posted'];
const hourMs = 60 * minuteMs;

export function judgeRescue(facts: Facts, signals: readonly Signal[]): Rescue | null {
  const raised = signals.filter((signal) => starters.includes(signal.id));
  if (raised.length === 0 || facts.solution) return null;
  const startMs = startOf(facts, raised);
  const { spoken } = facts;
  const answered = spoken.staff.map((said) => said.atMs).find((at): at is number => at !== null && at > startMs) ?? null;
  const elapsed = (spoken.nowMs - startMs) / hourMs;
  const steps = facts.pack.policy.rescue.steps;
  // Solving runs until the 24th hour, but asking back is what stands at hand from the 20th on.
  const reached = steps.find((step) => elapsed <= (step.until ?? step.hours)) ?? steps.at(-1);
  const step = answered === null ? steps[0] : reached === steps[0] ? (steps[1] ?? reached) : reached;
  if (!step) return null;
  return {
    startedAt: toIso(startMs, spoken.offset),
    step: step.step,
    due: toIso(startMs + step.hours * hourMs, spoken.offset),
    odds: oddsAt(facts, ((answered ?? spoken.nowMs) - startMs) / hourMs),
  };
}

/** Chance of winning back, by the hours until somebody answered. */
function oddsAt(facts: Facts, hours: number): number {
  const { odds, oddsLater } = facts.pack.policy.rescue;
  return odds.find((step) => hours <= step.hours)?.odds ?? oddsLater;
}

function startOf(facts: Facts, raised: readonly Signal[]): number {
  const sources = new Set(raised.flatMap((signal) => signal.evidence.map((item) => item.source)));
  const times = facts.spoken.customer.filter((said) => sources.has(said.source)).map((said) => said.atMs);
  const first = times.find((at): at is number => at !== null);
  return first ?? facts.spoken.customer.at(-1)?.atMs ?? facts.spoken.nowMs;
}
