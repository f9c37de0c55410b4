/**
 * Reads a date as a CRM shows it. Three readers take turns: epoch numbers, relative words (shownAgo.ts), and calendar dates with the
 * clock time taken out first (shownClock.ts). What could be two different dates is null, never a guess.
 */
import { civilDate, dayOf, isoAt, weekdayOf } from './calendar';
import { dayMs, dayNumber, type Instant, minuteMs, type ParsedInstant, parseInstant, toIso } from './clock';
import { fold } from './fold';
import { parseAgo, type ShownDate } from './shownAgo';
import { type ShownClock, splitClock } from './shownClock';
import { parseCalendarDate } from './shownDay';

export type { ShownDate } from './shownAgo';

/** Reads a date as any CRM shows it, absolute or relative to `now`; null for what it cannot read for certain. Whole text only. */
export function parseShownDate(text: string | number, now: Instant): ShownDate | null {
  const home = parseInstant(now);
  const shown = typeof text === 'number' ? readEpoch(text, home) : text.length > 120 ? null : readText(fold(text).trim(), home);
  return shown && isSane(shown.iso, home) ? shown : null;
}

function readText(text: string, home: ParsedInstant): ShownDate | null {
  if (/^\d{10}$|^\d{13}$/.test(text)) return readEpoch(Number(text), home);
  const plain = spreadCompact(text);
  const bare = plain
    .replace(/\s*\((?![+-]?\d{1,2}:)[^()]*\)$/, '')
    .replace(/\s+/g, ' ')
    .trim();
  return parseAgo(bare, home) ?? readDateAndClock(bare, home);
}

/** 20261025 and 20261025T091200. */
function spreadCompact(text: string): string {
  return text.replace(/^(20\d\d)(\d\d)(\d\d)(?:t?(\d\d)(\d\d)(\d\d)?)?(?=z?$)/, (_, year, month, day, hour, minute, second) =>
    hour ? `${year}-${month}-${day} ${hour}:${minute}:${second ?? '00'}` : `${year}-${month}-${day}`,
  );
}

function readEpoch(value: number, home: ParsedInstant): ShownDate | null {
  if (!Number.isFinite(value)) return null;
  const epochMs = value >= 1e11 ? value : value * 1000;
  if (epochMs >= Date.UTC(2000, 0) && epochMs < 1e13) return { iso: toIso(epochMs, home.offsetMinutes), precision: 'minute' };
  return /^20\d{6}$/.test(String(value)) ? readText(String(value), home) : null;
}

function readDateAndClock(text: string, home: ParsedInstant): ShownDate | null {
  const split = splitClock(text, home.offsetMinutes);
  if (!split) return null;
  const today = dayNumber(home.epochMs, home.offsetMinutes);
  const words = tidy(split.rest);
  const day =
    parseNamedDay(words.bare, today, split.clock, home) ?? parseCalendarDate(words.bare, today, split.clock?.isAmerican ?? false);
  if (day !== null) return compose(day, split.clock, home.offsetMinutes);
  return null;
}

const weekdayWords =
  /(?:^|[\s,])(?:星期|礼拜|周)[一二三四五六日天](?=$|[\s,])|(?<=日)\s*\(?(?:星期|礼拜|周)[一二三四五六日天]\)?|\b(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\b[.,]?/;

const lastWeekPattern = /^(上(?:个)?|last )((?:星期|礼拜|周)[一二三四五六日天]|[a-z]+day)$/;

/** Weekday names beside a date, commas and joining words carry nothing; a text that is only a weekday keeps it. */
function tidy(text: string): { readonly bare: string } {
  const spaced = text
    .replace(/[\s,·|]+/g, ' ')
    .trim()
    .replace(/\b(?:at|on)$/, '')
    .trim();
  if (lastWeekPattern.test(spaced)) return { bare: spaced };
  const without = spaced
    .replace(weekdayWords, ' ')
    .replace(/^(?:on|at)\b/, '')
    .replace(/\s+/g, ' ')
    .trim();
  return { bare: without.replace(/[\s-]+$/, '') || spaced };
}

const dayWords: Readonly<Record<string, number>> = {
  今天: 0,
  今日: 0,
  today: 0,
  昨天: -1,
  昨日: -1,
  yesterday: -1,
  前天: -2,
  前日: -2,
  大前天: -3,
  明天: 1,
  明日: 1,
  tomorrow: 1,
  后天: 2,
  大后天: 3,
};
const weekdayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** 昨天, Friday, or a clock alone, which lists show for today. */
function parseNamedDay(text: string, today: number, clock: ShownClock | null, home: ParsedInstant): number | null {
  const offset = Object.hasOwn(dayWords, text) ? dayWords[text] : undefined;
  if (offset !== undefined) return today + offset;
  const minuteNow = Math.floor((home.epochMs + home.offsetMinutes * minuteMs) / minuteMs) - today * 1440;
  if (text === '') return clock && clock.minutes <= minuteNow + 5 ? today : null;
  const lastWeek = lastWeekPattern.exec(text);
  if (lastWeek) return dayOfLastWeek(readWeekday(lastWeek[2] ?? ''), today, lastWeek[1] === 'last ');
  const weekday = readWeekday(text);
  if (weekday === null) return null;
  const back = (weekdayOf(today) - weekday + 7) % 7;
  return back === 0 && clock && clock.minutes > minuteNow ? today - 7 : today - back;
}

/** 上周五 is the Friday of the week before; "last Monday" said on a Friday may be either of two days, and is none. */
function dayOfLastWeek(weekday: number | null, today: number, isEnglish: boolean): number | null {
  const current = weekdayOf(today);
  if (weekday === null || (isEnglish && weekday < current)) return null;
  return today - current + weekday - 7;
}

function readWeekday(text: string): number | null {
  const chinese = /^(?:星期|礼拜|周)([一二三四五六日天])$/.exec(text);
  if (chinese) return Math.min('一二三四五六日天'.indexOf(chinese[1] ?? '') + 1, 7);
  const english = /^(mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?$/.exec(text);
  return english ? weekdayNames.findIndex((name) => english[1]?.startsWith(name)) + 1 : null;
}

function compose(day: number, clock: ShownClock | null, offsetMinutes: number): ShownDate {
  if (!clock) return { iso: isoAt(day, 0, offsetMinutes), precision: 'day' };
  const zone = clock.zone ?? offsetMinutes;
  const epochMs = day * dayMs + (clock.minutes - zone) * minuteMs + clock.seconds * 1000;
  return { iso: toIso(epochMs, offsetMinutes), precision: 'minute' };
}

function isSane(iso: Instant, home: ParsedInstant): boolean {
  const year = Number(iso.slice(0, 4));
  const nowDate = civilDate(dayNumber(home.epochMs, home.offsetMinutes));
  const latest = dayOf(nowDate.year + 3, nowDate.month, nowDate.day) ?? dayOf(nowDate.year + 3, nowDate.month, 28);
  const { epochMs } = parseInstant(iso);
  return year >= 2000 && dayNumber(epochMs, home.offsetMinutes) <= (latest ?? 0);
}
