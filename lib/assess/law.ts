/** The clocks of the law for warranty repairs in mainland China; the company's counsel has the last word (domain.md 16). */
import type { LawClock } from '../case/assessment';
import { daysBetween } from '../text/clock';
import type { Facts } from './facts';

export function lawClocks(facts: Facts): LawClock[] {
  const { law } = facts.pack.policy;
  const { openedAt, now } = facts.spoken;
  const isOutside = facts.told.has('out-of-warranty') || facts.everHeard.has('out-of-warranty');
  if (!law.enabled || !openedAt || isOutside) return [];
  const end = facts.solution?.atMs ?? null;
  const endIso = end === null ? now : new Date(end).toISOString();
  const daysUsed = Math.max(0, daysBetween(openedAt, endIso));
  return law.clocks
    .filter((clock) => openedAt.slice(0, 10) >= clock.since)
    .map((clock) => ({
      rule: clock.rule,
      article: clock.article,
      daysUsed,
      daysLeft: Math.max(0, clock.days - daysUsed),
      reached: daysUsed > clock.days,
    }));
}
