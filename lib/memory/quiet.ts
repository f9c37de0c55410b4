/** Quiet hours: nothing interrupts before they end. Clock times are those of `now`'s own offset. */
import type { QuietHours } from '../case/record';
import { minuteMs } from '../text/clock';
import { localIso } from './localTime';

const dayMinutes = 24 * 60;

/** Minutes from `now` until interruptions are welcome again; 0 outside the quiet hours. */
export function quietMinutesLeft({ on, from, to }: QuietHours, now: string): number {
  const clock = /T(\d\d):(\d\d)/.exec(now);
  if (!on || !clock) return 0;
  const at = Number(clock[1]) * 60 + Number(clock[2]);
  const begin = minutesOf(from);
  const end = minutesOf(to);
  const quiet = begin <= end ? at >= begin && at < end : at >= begin || at < end;
  return quiet ? (end - at + dayMinutes) % dayMinutes : 0;
}

interface Before {
  readonly quiet: QuietHours;
  /** How long before they begin. */
  readonly leadMs: number;
  readonly now: string;
}

/** What would break in the quiet hours is announced before them (domain.md 17), unless that time has passed already. In ms since 1970. */
export function beforeQuiet(ms: number, { quiet, leadMs, now }: Before): number {
  const left = quietMinutesLeft(quiet, localIso(ms, now));
  if (left === 0) return ms;
  const begin = ms + (left - quietMinutes(quiet)) * minuteMs;
  return begin - leadMs > Date.parse(now) ? begin - leadMs : ms;
}

function quietMinutes({ from, to }: QuietHours): number {
  return (minutesOf(to) - minutesOf(from) + dayMinutes) % dayMinutes;
}

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}
