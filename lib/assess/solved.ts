/** Whether the case is over: the fault gone, the customer's last word thanks or praise. Then what was said before no longer counts. */
import type { CueIndex } from './cueIndex';
import { actions, dissatisfaction, threats } from './meanings';
import type { SpokenCase } from './spokenCase';

export interface Solution {
  readonly atMs: number | null;
  readonly source: string;
  /** The customer said so, gladly. */
  readonly withThanks: boolean;
}

export function findSolution(
  spoken: SpokenCase,
  heard: CueIndex,
  told: CueIndex,
  fields: CueIndex,
  lowScore: number,
): Solution | null {
  const last = spoken.customer.at(-1);
  const isClosed = fields.has('status-done');
  const glad = last !== undefined && heard.hasInMessage(last, 'thanks', 'praise', 'fixed');
  // "Thank you, it works; I told my attorney brother": on a closed ticket a name alone is no threat.
  const isContent =
    isClosed && last !== undefined && heard.hasInMessage(last, 'thanks') && heard.hasInMessage(last, 'praise', 'fixed');
  const unhappy =
    last !== undefined &&
    heard.inMessage(
      last,
      ...dissatisfaction,
      ...(isContent ? [] : [...threats, ...actions]),
      'refund',
      'safety',
      'chase',
      'fault-returned',
      'low-score',
      'inconvenience',
      'give-up',
    ).length > 0;
  if (last && glad && !unhappy) {
    const ready = told.of('staff-ready').some((cue) => (cue.said?.atMs ?? 0) <= (last.atMs ?? Number.POSITIVE_INFINITY));
    if (heard.hasInMessage(last, 'fixed') || ready || isClosed) {
      return { atMs: last.atMs, source: last.source, withThanks: true };
    }
  }
  const isRatedLow = spoken.score !== null && spoken.score <= lowScore;
  if (isClosed && !unhappy && !isRatedLow)
    return { atMs: spoken.said.at(-1)?.atMs ?? null, source: 'ticket.status', withThanks: false };
  return null;
}
