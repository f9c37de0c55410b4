/** What the advisor decided of a promise stands: the state and the time in the ledger, where it was set by hand. */
import type { FoundPromise } from '../case/assessment';
import type { KeptPromise, PromiseState } from '../case/record';
import { type Instant, toIso } from '../text/clock';
import { tighten } from '../text/tight';

const stateByHand: Readonly<Record<PromiseState, FoundPromise['state']>> = {
  open: 'open',
  kept: 'kept',
  beaten: 'kept',
  broken: 'broken',
  'not-made-good': 'broken',
};

/**
 * The ledger names a promise by its words as shown and the moment they were said; the promise may be judged without the spaces
 * between Chinese and digits (tightCase.ts). Times of the answer are in the zone of `now`.
 */
export function asDecided(promise: FoundPromise, ledger: readonly KeptPromise[] | undefined, offset: number): FoundPromise {
  const row = ledger?.find((kept) => kept.decidedBy === 'hand' && isSameText(kept, promise) && isSameMoment(kept, promise));
  if (!row) return promise;
  const due = Date.parse(row.dueAt);
  const dueAt = Number.isNaN(due) || due === Date.parse(promise.dueAt) ? promise.dueAt : toIso(due, offset);
  return { ...promise, dueAt, state: stateByHand[row.state] };
}

function isSameText(kept: KeptPromise, { text }: FoundPromise): boolean {
  return kept.text === text || tighten(kept.text)?.text === text;
}

function isSameMoment(kept: KeptPromise, { madeAt, dueAt }: FoundPromise): boolean {
  return at(kept.madeAt ?? kept.dueAt) === at(madeAt ?? dueAt);
}

const at = (instant: Instant): number => Date.parse(instant);
