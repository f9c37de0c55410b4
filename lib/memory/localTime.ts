/** The advisor's clock: an instant seen in the offset of another one. */
import { parseInstant, toIso } from '../text/clock';

/** The instant as ISO with the offset of `like` (whole seconds). Throws RangeError when `like` is no instant with an offset. */
export function localIso(ms: number, like: string): string {
  return toIso(ms, parseInstant(like).offsetMinutes);
}

/** That full hour of the day of `ms`, on the clock of `like`; in ms since 1970. */
export function atHour(ms: number, hour: number, like: string): number {
  const local = localIso(ms, like);
  return Date.parse(`${local.slice(0, 10)}T${String(hour).padStart(2, '0')}:00:00${local.slice(19)}`);
}

/** Instants of plans are kept in UTC. */
export const utc = (ms: number): string => new Date(ms).toISOString();
