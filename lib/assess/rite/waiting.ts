/** T, time waited: whole calendar days from opening to now, in the advisor's time zone. `[kit]` */
import type { Dimension } from '../../case/assessment';
import { daysBetween } from '../../text/clock';
import type { Facts } from '../facts';

export interface Waiting {
  readonly days: number | null;
  readonly dimension: Dimension;
}

export function judgeWaiting(facts: Facts): Waiting {
  const { waiting } = facts.pack.policy.rite;
  const { openedAt, openedFrom, now, unread, reading } = facts.spoken;
  const days = openedAt === null ? null : Math.max(0, daysBetween(openedAt, now));
  if (days === null || days > waiting.absurdDays) {
    if (days !== null) unread.push({ field: openedFrom ?? 'ticket.openedAt', value: openedAt, reason: 'too long ago' });
    return { days: null, dimension: { points: waiting.unknown, assumed: true, evidence: [] } };
  }
  const points = waiting.steps.find((step) => days >= step.days)?.points ?? waiting.unknown;
  const source = openedFrom ?? 'ticket.openedAt';
  return { days, dimension: { points, assumed: false, evidence: [{ source, quote: shownAt(reading, source), rule: 'waited' }] } };
}

/** The opening date as the page shows it, in the field or at the oldest message. */
export function shownAt(reading: Facts['spoken']['reading'], source: string): string {
  if (source === 'ticket.openedAt') return String(reading.ticket?.openedAt ?? '');
  const index = Number(source.split('.')[1]);
  return String(reading.messages[index]?.at ?? '');
}
