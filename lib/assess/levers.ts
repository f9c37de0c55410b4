/** What can be done now, and the clock it stops: a call, a new date with buffer, the manager, a loaner. */
import type { ContactClock, FoundPromise, Handler, LawClock, LawCount, Lever, Rescue, Rite } from '../case/assessment';
import type { Facts } from './facts';

export interface Clocks {
  readonly rite: Rite;
  readonly contact: ContactClock;
  readonly promises: readonly FoundPromise[];
  readonly rescue: Rescue | null;
  readonly law: readonly (LawClock | LawCount)[];
  readonly handler: Handler;
  readonly isFatal: boolean;
}

export function openLevers(facts: Facts, clocks: Clocks): Lever[] {
  if (facts.solution) return [];
  const levers: Lever[] = [
    { id: 'call-now', stops: clocks.rescue ? 'rescue' : 'contact', due: clocks.rescue?.due ?? clocks.contact.nextDue },
  ];
  if (!clocks.promises.some((promise) => promise.state === 'open')) {
    levers.push({ id: 'new-date', stops: 'promise', due: clocks.promises.at(-1)?.dueAt ?? null });
  }
  if (clocks.handler !== 'advisor') {
    levers.push({ id: 'manager', stops: clocks.rescue ? 'rescue' : 'priority', due: clocks.rescue?.due ?? clocks.rite.due });
  }
  const hasLoaner = facts.told.has('loaner');
  if (!hasLoaner && (clocks.isFatal || clocks.law.some((clock) => 'daysLeft' in clock && clock.reached)))
    levers.push({ id: 'loaner', stops: 'law', due: null });
  return levers;
}
