/** When we speak next and which date may be told: the cadence of domain.md 6 inside working hours, the buffer of domain.md 5. */
import type { Priority } from '../case/assessment';
import { addDays, dayNumber, daysBetween, type Instant, minuteMs, parseInstant, toIso } from '../text/clock';

export interface WorkHours {
  /** Local clock times, `09:00`. */
  readonly from: string;
  readonly to: string;
}

/** The part of a pack's cadence that says when to speak again. `[kit]` `[crisis]` */
export interface Cadence {
  /** Full hours of the day at which a P0 is contacted. */
  readonly urgentHours: readonly number[];
  /** Nobody who waits goes longer than this without a word. */
  readonly ordinaryDays: number;
}

/** A call that follows a call within this time is no progress. */
const breathMinutes = 90;

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

/** An hour before closing: late enough to know something, early enough to act on it. */
function endOfWork(hours: WorkHours): number {
  return Math.max(clockMinutes(hours.from) + 60, clockMinutes(hours.to) - 60);
}

/** P0 speaks several times a day; P1 daily; everyone else a day sooner than the pack's limit. `[kit]` `[crisis]` */
export function nextContactTime(priority: Priority, now: Instant, hours: WorkHours, cadence: Cadence): Instant {
  if (priority === 'P0') return soonContactTime(now, hours, cadence);
  return localTime(now, priority === 'P1' ? 1 : Math.max(1, cadence.ordinaryDays - 1), endOfWork(hours));
}

/** The day after a handover or a bad day: tomorrow, an hour before closing. */
export function tomorrowContactTime(now: Instant, hours: WorkHours): Instant {
  return localTime(now, 1, endOfWork(hours));
}

/** Today if there is a time left that allows for something to be done first, else tomorrow's first. */
export function soonContactTime(now: Instant, hours: WorkHours, cadence: Cadence): Instant {
  const within = (minutes: number) => Math.min(Math.max(minutes, clockMinutes(hours.from) + 60), clockMinutes(hours.to));
  const times = [...new Set(cadence.urgentHours.map((hour) => within(hour * 60)))].sort((a, b) => a - b);
  const next = times.find((minutes) => minutes >= localMinutes(now) + breathMinutes);
  return next === undefined ? localTime(now, 1, times[0] ?? endOfWork(hours)) : localTime(now, 0, next);
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
  const days = daysBetween(now, atMidnight(eta, now));
  if (days <= 0) return null;
  const today = localTime(now, 0, 0);
  const low = Math.ceil(days * buffer.low);
  return { from: addDays(today, low), to: addDays(today, Math.max(low + 1, Math.ceil(days * buffer.high))) };
}

/** An eta may be a bare ISO date: then it is the local day of `now`'s zone. */
export function atMidnight(iso: string, now: Instant): Instant {
  if (!/^\d{4}-\d\d-\d\d$/.test(iso)) return iso;
  return `${iso}T00:00:00${/(?:Z|[+-]\d\d:\d\d)$/.exec(now)?.[0] ?? 'Z'}`;
}
