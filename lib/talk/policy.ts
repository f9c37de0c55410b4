/** What talk needs of a policy pack, with the shipped figures where a caller leaves one out. */
import type { Policy } from '../packs/schema';
import type { Cadence } from './schedule';

export interface TalkPolicy {
  /** Told time = expected time × low to high. `[expect]` */
  readonly buffer: { readonly low: number; readonly high: number };
  /** The most anyone may grant, in CNY. `[recover]` */
  readonly authority: number;
  readonly cadence?: Cadence;
  /** What a short and a long delay usually earn, in CNY, and where the long one begins. `[recover]` */
  readonly amends?: { readonly short: number; readonly long: number; readonly longFromDays: number };
}

export const defaultPolicy = {
  buffer: { low: 1.3, high: 1.5 },
  authority: 500,
  cadence: { urgentHours: [9, 13, 18], ordinaryDays: 3 },
  amends: { short: 300, long: 500, longFromDays: 14 },
} as const satisfies Required<TalkPolicy>;

/** The talk policy of a pack. */
export function talkPolicy({ expectation, authority, cadence, compensation, rite }: Policy): Required<TalkPolicy> {
  const [minor, normal] = compensation.grades;
  return {
    buffer: { low: expectation.bufferLow, high: expectation.bufferHigh },
    authority: authority[0]?.upTo ?? 0,
    cadence: { urgentHours: cadence.p0.slots, ordinaryDays: cadence.ordinary.everyDays },
    amends: {
      short: minor?.to ?? defaultPolicy.amends.short,
      long: normal?.from ?? defaultPolicy.amends.long,
      longFromDays: longWait(rite.waiting.steps),
    },
  };
}

/** The middle step of the waiting points: from there on a delay counts as long. */
function longWait(steps: readonly { readonly days: number }[]): number {
  const days = steps.map((step) => step.days).sort((a, b) => a - b);
  return days[Math.floor(days.length / 2)] ?? defaultPolicy.amends.longFromDays;
}
