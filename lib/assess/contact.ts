/** Contact cadence: who spoke last, and by when somebody must speak next. `[kit] [crisis]` */
import type { ContactClock, Rite } from '../case/assessment';
import { dayMs, dayNumber, minuteMs, toIso } from '../text/clock';
import type { Facts } from './facts';

const hourMs = 60 * minuteMs;

export function judgeContact(facts: Facts, rite: Rite, waitDays: number | null): ContactClock {
  const { spoken } = facts;
  const lastByCustomerMs = latest(spoken.customer.map((said) => said.atMs));
  const lastByStaffMs = latest([
    ...spoken.staff.map((said) => said.atMs),
    ...(facts.history?.contacts ?? []).map((contact) => instantMs(contact.at, spoken.nowMs)),
  ]);
  const startMs = spoken.openedAt ? Date.parse(spoken.openedAt) : (lastByCustomerMs ?? spoken.nowMs);
  const unansweredMs = firstUnanswered(facts, lastByStaffMs);
  const next = nextContact(facts, { rite, waitDays, startMs, lastByStaffMs, unansweredMs });
  return {
    lastByStaff: lastByStaffMs === null ? null : toIso(lastByStaffMs, spoken.offset),
    lastByCustomer: lastByCustomerMs === null ? null : toIso(lastByCustomerMs, spoken.offset),
    nextDue: next.dueMs === null ? null : toIso(next.dueMs, spoken.offset),
    rule: next.rule,
  };
}

interface Standing {
  readonly rite: Rite;
  readonly waitDays: number | null;
  readonly startMs: number;
  readonly lastByStaffMs: number | null;
  /** The first words of the customer that nobody answered: writing again does not put the answer off. */
  readonly unansweredMs: number | null;
}

function firstUnanswered({ spoken }: Facts, lastByStaffMs: number | null): number | null {
  const open = spoken.customer.flatMap(({ atMs }) => (atMs !== null && atMs > (lastByStaffMs ?? 0) ? [atMs] : []));
  return open.length > 0 ? Math.min(...open) : null;
}

function nextContact(facts: Facts, standing: Standing): { dueMs: number | null; rule: string } {
  const { cadence } = facts.pack.policy;
  const { rite, waitDays, startMs, lastByStaffMs, unansweredMs } = standing;
  const { offset } = facts.spoken;
  if (facts.solution) return afterSolution(facts, lastByStaffMs);
  const since = lastByStaffMs ?? startMs;
  if (rite.priority === 'P0') {
    if (unansweredMs !== null) return { dueMs: unansweredMs + cadence.p0.firstHours * hourMs, rule: 'p0-first-call' };
    return { dueMs: nextSlot(since, cadence.p0.slots, offset), rule: 'p0-three-a-day' };
  }
  if (rite.priority === 'P1') {
    if (unansweredMs !== null) return { dueMs: unansweredMs + cadence.p1.firstHours * hourMs, rule: 'p1-first-call' };
    return { dueMs: since + cadence.p1.everyHours * hourMs, rule: 'p1-daily' };
  }
  if ((waitDays ?? 0) >= cadence.longWait.days)
    return { dueMs: nextSlot(since, [cadence.longWait.hour], offset), rule: 'long-wait-evening' };
  return { dueMs: since + cadence.ordinary.everyDays * dayMs, rule: 'ordinary-three-days' };
}

/** The first of the day's slots after an instant, in the advisor's zone. */
function nextSlot(sinceMs: number, slots: readonly number[], offset: number): number {
  const midnight = dayNumber(sinceMs, offset) * dayMs - offset * minuteMs;
  const today = [...slots].sort((a, b) => a - b).map((hour) => midnight + hour * hourMs);
  return today.find((slot) => slot > sinceMs) ?? (today[0] ?? midnight) + dayMs;
}

/** 24 h, 3 d, 7 d, 30 d, 90 d after the solution, the first that has had no contact since. */
function afterSolution(facts: Facts, lastByStaffMs: number | null): { dueMs: number | null; rule: string } {
  const solvedMs = facts.solution?.atMs ?? lastByStaffMs;
  if (solvedMs === null) return { dueMs: null, rule: 'solved-care' };
  const steps = facts.pack.policy.cadence.solved.map((days) => solvedMs + days * dayMs);
  return { dueMs: steps.find((due) => due > Math.max(lastByStaffMs ?? 0, solvedMs)) ?? null, rule: 'solved-care' };
}

function latest(times: readonly (number | null)[]): number | null {
  return times.reduce<number | null>((last, at) => (at !== null && (last === null || at > last) ? at : last), null);
}

function instantMs(iso: string, nowMs: number): number | null {
  const ms = Date.parse(iso);
  return Number.isNaN(ms) || ms > nowMs ? null : ms;
}
