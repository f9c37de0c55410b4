/** Civil dates as day numbers (days since 1970-01-01), the Gregorian calendar only. */
import { dayMs, minuteMs, toIso } from './clock';

export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The day number, or null when there is no such day (30 February, month 13). */
export function dayOf(year: number, month: number, day: number): number | null {
  if (!Number.isInteger(year) || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return Date.UTC(year, month - 1, day) / dayMs;
}

export function civilDate(day: number): CivilDate {
  const date = new Date(day * dayMs);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** Monday is 1, Sunday is 7. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** Whole months later; 31 January plus one month is the last day of February. */
export function addMonths(day: number, months: number): number {
  const { year, month, day: ofMonth } = civilDate(day);
  const index = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  return Date.UTC(toYear, toMonth - 1, Math.min(ofMonth, daysInMonth(toYear, toMonth))) / dayMs;
}

/** First and last day of the month that lies `offset` months from the month of `day`. */
export function monthSpan(day: number, offset = 0): { readonly first: number; readonly last: number } {
  const first = addMonths(day - civilDate(day).day + 1, offset);
  return { first, last: addMonths(first, 1) - 1 };
}

/** Local wall clock to ISO: minute 0 is midnight, minute 1440 the end of that day (23:59:59). */
export function isoAt(day: number, minute: number, offsetMinutes: number): string {
  const ms = minute >= 1440 ? dayMs - 1000 : minute * minuteMs;
  return toIso(day * dayMs + ms - offsetMinutes * minuteMs, offsetMinutes);
}
