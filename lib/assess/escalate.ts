/** Any two of the five core signals, or a single fact that is enough. The rule that caused it is named. `[crisis] [lowscore]` */
import type { Fault, Signal } from '../case/assessment';
import { coreSignals, type SignalId } from '../case/ids';
import type { Facts } from './facts';

const core: ReadonlySet<string> = new Set(coreSignals);
/** Signals that start the rescue or the urgent tier by themselves. */
const alone: readonly SignalId[] = ['safety', 'already-posted', 'public-scene', 'low-score', 'refund-request'];

export function countCore(signals: readonly Signal[]): number {
  return signals.filter((signal) => core.has(signal.id)).length;
}

export function escalateRule(facts: Facts, signals: readonly Signal[], fault: Fault | null): string | null {
  if (facts.solution) return null;
  if (countCore(signals) >= facts.pack.policy.signals.coreToEscalate) return 'two-core-signals';
  if (fault === 'L1') return 'fatal-fault';
  const single = alone.find((id) => signals.some((signal) => signal.id === id));
  return single ? `single-${single}` : null;
}
