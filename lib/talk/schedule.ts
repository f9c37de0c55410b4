/** When we speak next and which date may be told: the cadence of domain.md 6 inside working hours, the buffer of domain.md 5. */
import type { Priority } from '../case/assessment';
import { addDays, dayNumber, daysBetween, type Instant, minuteMs, parseInstant, toIso } from '../text/clock';

export interface WorkHours {
  /** Local clock times, `09:00`. */
  readonly from: string;
  readonly to: string;
}

/** Minutes after midnight of `09:30`. */
function clockMinutes(clock: string): number {
  const [hours = '0', minutes = '0'] = clock.split(':');
  return Number(hours) * 60 + Number(minutes);
}

/** The local day of `now` plus `days`, at `minutes` after midnight. */
export function localTime(now: Instant, days: number, minutes: number): Instant {
  const { epochMs, offsetMinutes } = parseInstant(now);
  const midnight = dayNumber(epochMs, offsetMinutes) * 1440 - offsetMinutes;
  return toIso((midnight + days * 1440 + minutes) * minuteMs, offsetMinutes);
}

export function localMinutes(now: Instant): number {
  const { epochMs, offsetMinutes } = parseInstant(now);
  return (((Math.floor(epochMs / minuteMs) + offsetMinutes) % 1440) + 1440) % 1440;
}

/** P0 speaks morning, noon and evening; P1 daily; everyone else at least every third day. `[kit]` `[crisis]` */
export function nextContactTime(priority: Priority, now: Instant, hours: WorkHours): Instant {
  const last = Math.max(clockMinutes(hours.from) + 60, clockMinutes(hours.to) - 60);
  if (priority !== 'P0') return localTime(now, priority === 'P1' ? 1 : 2, last);
  const today = nextToday(now, hours);
  return today ?? localTime(now, 1, clockMinutes(hours.from) + 60);
}

/** The next of today's three times (10:00, noon, an hour before closing) that leaves an hour and a half to act; null when today is over. */
export function nextToday(now: Instant, hours: WorkHours): Instant | null {
  const times = [clockMinutes(hours.from) + 60, 12 * 60, clockMinutes(hours.to) - 60];
  const next = times.find((minutes) => minutes >= localMinutes(now) + 90);
  return next === undefined ? null : localTime(now, 0, next);
}

export interface ToldRange {
  readonly from: Instant;
  readonly to: Instant;
}

/** Told time = expected time × 1.3 to 1.5, in whole days, as a range; null when the expected day is not ahead of us. `[expect]` */
export function bufferedRange(
  eta: Instant,
  now: Instant,
  buffer: { readonly low: number; readonly high: number },
): ToldRange | null {
  const days = daysBetween(atMidnight(eta, now), now) * -1;
  if (days <= 0) return null;
  const low = Math.ceil(days * buffer.low);
  return {
    from: addDays(localTime(now, 0, 0), low),
    to: addDays(localTime(now, 0, 0), Math.max(low + 1, Math.ceil(days * buffer.high))),
  };
}

/** An eta may be a bare ISO date: then it is the local day of `now`'s zone. */
export function atMidnight(iso: string, now: Instant): Instant {
  if (!/^\d{4}-\d\d-\d\d$/.test(iso)) return iso;
  return `${iso}T00:00:00${/(?:Z|[+-]\d\d:\d\d)$/.exec(now)?.[0] ?? 'Z'}`;
}
