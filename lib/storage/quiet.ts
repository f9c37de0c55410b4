/** Quiet hours: nothing interrupts before they end. Clock times are those of `now`'s own offset. */
import type { QuietHours } from '../case/record';

/** Minutes from `now` until interruptions are welcome again; 0 outside the quiet hours. */
export function quietMinutesLeft({ on, from, to }: QuietHours, now: string): number {
  const clock = /T(\d\d):(\d\d)/.exec(now);
  if (!on || !clock) return 0;
  const at = Number(clock[1]) * 60 + Number(clock[2]);
  const begin = minutesOf(from);
  const end = minutesOf(to);
  const quiet = begin <= end ? at >= begin && at < end : at >= begin || at < end;
  return quiet ? (end - at + 1440) % 1440 : 0;
}

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}
