/** What every rule of the time finder speaks: the core of a mention, before bounds, hedges and clocks are added around it. */
import { addMonths, civilDate, dayOf, monthSpan } from '../calendar';
import { addWorkdays } from '../chinaDays';
import type { Duration } from '../lengths';

export type MentionKind = 'date' | 'weekday' | 'duration' | 'range' | 'month-part' | 'clock';

/** Days are day numbers, minutes count from midnight; minute 1440 is the end of the day. */
export interface CoreTime {
  readonly kind: MentionKind;
  readonly from: number;
  readonly due: number;
  readonly fromMinute?: number;
  readonly dueMinute?: number;
  readonly approximate?: boolean;
  /** Minutes from `at`, for 48小时内: then days and minutes do not count. */
  readonly afterMinutes?: { readonly min: number; readonly max: number };
  /** A whole week, month or holiday: 前 ends the day before it. */
  readonly isSpan?: boolean;
  /** The bare clock of a text such as "5 pm" is waiting for a day. */
  readonly isClockOnly?: boolean;
  /** Length of the match that counts, where the pattern looked further. */
  readonly length?: number;
}

export interface Moment {
  readonly today: number;
  readonly minute: number;
}

export interface Context extends Moment {
  /** The folded text. */
  readonly text: string;
}

/** `null`: not a time, let others try. `'past'`: a time that is over by its own wording, which hides shorter readings. */
export type Reading = CoreTime | null | 'past';

export interface Rule {
  readonly pattern: RegExp;
  readonly read: (match: RegExpMatchArray, context: Context) => Reading;
}

export interface Core extends CoreTime {
  readonly start: number;
  readonly end: number;
}

export const before = (context: Context, index: number, units = 30) => context.text.slice(Math.max(0, index - units), index);
export const following = (context: Context, match: RegExpMatchArray, units = 12) => {
  const end = (match.index ?? 0) + match[0].length;
  return context.text.slice(end, end + units);
};

export function addLength(day: number, count: number, unit: Exclude<Duration['unit'], 'hour'>): number {
  if (unit === 'working-day') return addWorkdays(day, count);
  if (unit === 'month') return addMonths(day, count);
  return day + count * (unit === 'week' ? 7 : 1);
}

/** The nearest such day around today, past or coming. */
export function nearestDate(month: number, day: number, today: number): number | null {
  const { year } = civilDate(today);
  const near = [year - 1, year, year + 1].map((candidate) => dayOf(candidate, month, day)).filter((found) => found !== null);
  return near.sort((a, b) => Math.abs(a - today) - Math.abs(b - today) || b - a)[0] ?? null;
}

/** The next 25th, today included; a month without a 31st is passed over. */
export function nextDayOfMonth(day: number, today: number): number | null {
  for (let offset = 0; offset < 3; offset++) {
    const { first, last } = monthSpan(today, offset);
    const found = first + day - 1;
    if (found <= last && found >= today) return found;
  }
  return null;
}

export type MonthPart = 'early' | 'middle' | 'late' | 'end';

/** The three ten-day parts of a month; its end is counted from the 25th. */
export function monthPart(first: number, part: MonthPart): CoreTime {
  const { last } = monthSpan(first);
  const spans = { early: [0, 9], middle: [10, 19], late: [20, last - first], end: [24, last - first] } as const;
  const [from, due] = spans[part];
  return { kind: 'month-part', from: first + from, due: first + due };
}

/** 10月 from now: the month of that number which is nearest, the current one included. */
export function nearestMonth(month: number, today: number): number | null {
  const middle = month >= 1 && month <= 12 ? nearestDate(month, 15, today) : null;
  return middle === null ? null : middle - 14;
}
