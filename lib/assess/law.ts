/** The clocks of the law for warranty repairs in mainland China; the company's counsel has the last word (domain.md 16). */
import type { LawClock, LawCount } from '../case/assessment';
import { daysBetween, toIso } from '../text/clock';
import type { Facts } from './facts';

/** `isRepair`: something is broken or a part is on order; a complaint about manners or a bill starts no clock. */
export function lawClocks(facts: Facts, isRepair: boolean): (LawClock | LawCount)[] {
  const isOutside = facts.told.has('out-of-warranty') || facts.everHeard.has('out-of-warranty');
  if (!facts.pack.policy.law.enabled || isOutside || !isRepair) return [];
  return [...dayClocks(facts), ...repairCounts(facts)];
}

/** Calendar days in the advisor's zone, from opening to the solution or now. */
function dayClocks(facts: Facts): LawClock[] {
  const { openedAt, now, offset } = facts.spoken;
  if (!openedAt) return [];
  const end = facts.solution?.atMs ?? null;
  const daysUsed = Math.max(0, daysBetween(openedAt, end === null ? now : toIso(end, offset)));
  return facts.pack.policy.law.clocks
    .filter((clock) => openedAt.slice(0, 10) >= clock.since)
    .map((clock) => ({
      rule: clock.rule,
      article: clock.article,
      daysUsed,
      daysLeft: Math.max(0, clock.days - daysUsed),
      reached: daysUsed > clock.days,
    }));
}

/**
 * The page's number of visits for the fault. The repair of this visit counts where the law counts repairs; where it asks whether
 * the fault is still there after so many, only those before this visit do.
 */
function repairCounts(facts: Facts): LawCount[] {
  const { visits, openedAt, now } = facts.spoken;
  const isForNoRepair = facts.everHeard.has('no-repair-visit') || facts.title.has('no-repair-visit');
  if (visits === null || visits < 2 || isForNoRepair || facts.solution) return [];
  const isSafety = facts.everHeard.has('safety') || facts.title.has('safety');
  return facts.pack.policy.law.repairs
    .filter((clock) => (openedAt ?? now).slice(0, 10) >= clock.since && (isSafety || !clock.onlySafety))
    .map((clock) => {
      const repairs = clock.countsThisVisit ? visits : visits - 1;
      return {
        rule: clock.rule,
        article: clock.article,
        repairs,
        repairsLeft: Math.max(0, clock.from - repairs),
        reached: repairs >= clock.from,
      };
    });
}
