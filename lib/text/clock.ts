/**
 * Instants as ISO text with an offset, and whole local days between them. The zone is the fixed offset of the reading's `now`:
 * no zone database, no DST, no Date.now().
 */

/** ISO 8601 date and time with `Z` or an offset, e.g. `2026-11-20T10:00:00+08:00`. */
export type Instant = string;

export interface ParsedInstant {
  readonly epochMs: number;
  readonly offsetMinutes: number;
}

export const minuteMs = 60_000;
export const dayMs = 86_400_000;

/** Throws on anything that is not an ISO instant with an offset: `now` has been checked at the border. */
export function parseInstant(iso: Instant): ParsedInstant {
  const epochMs = Date.parse(iso);
  const zone = /(?:Z|([+-])(\d\d):?(\d\d))$/i.exec(iso);
  if (!zone || Number.isNaN(epochMs)) throw new RangeError(`not an ISO instant with an offset: ${iso}`);
  const sign = zone[1] === '-' ? -1 : 1;
  return { epochMs, offsetMinutes: sign * (Number(zone[2] ?? 0) * 60 + Number(zone[3] ?? 0)) };
}

/** `2026-11-20T10:00:00+08:00`: local wall clock of that offset, seconds precision. */
export function toIso(epochMs: number, offsetMinutes: number): Instant {
  const wall = new Date(epochMs + offsetMinutes * minuteMs).toISOString().slice(0, 19);
  const minutes = Math.abs(offsetMinutes);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${wall}${offsetMinutes < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** The number of the local calendar day: two instants of one local day have the same number. */
export function dayNumber(epochMs: number, offsetMinutes: number): number {
  return Math.floor((epochMs + offsetMinutes * minuteMs) / dayMs);
}

/** Whole local calendar days from `aIso` to `bIso`, both seen in the zone of `bIso`; negative when b is before a. */
export function daysBetween(aIso: Instant, bIso: Instant): number {
  const b = parseInstant(bIso);
  return dayNumber(b.epochMs, b.offsetMinutes) - dayNumber(parseInstant(aIso).epochMs, b.offsetMinutes);
}

/** 23:59:59 of the local day of `iso`. */
export function endOfDay(iso: Instant): Instant {
  const { epochMs, offsetMinutes } = parseInstant(iso);
  return toIso((dayNumber(epochMs, offsetMinutes) + 1) * dayMs - offsetMinutes * minuteMs - 1000, offsetMinutes);
}

/** The same wall clock, `days` calendar days later (or earlier). */
export function addDays(iso: Instant, days: number): Instant {
  const { epochMs, offsetMinutes } = parseInstant(iso);
  return toIso(epochMs + days * dayMs, offsetMinutes);
}
