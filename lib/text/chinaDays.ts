/**
 * China's working days and holidays. Published years come from chinese-days with their make-up days; for a year that the State Council
 * has not yet published, the usual days off of recent years count and no make-up days do, so that a due date is late rather than early.
 * Only the days of chinese-days are taken, not its code: that works out every day since 2004 when it is loaded, in the zone of the process.
 */
import chineseDays from 'chinese-days/dist/chinese-days.json';
import { civilDate, dayOf, weekdayOf } from './calendar';

/** By date, `2026-10-01`: days off, and weekend days on which is worked. */
const daysOff: Readonly<Record<string, string>> = chineseDays.holidays;
const makeUpDays: Readonly<Record<string, string>> = chineseDays.workdays;

export type Festival = 'new-year' | 'spring' | 'qingming' | 'labour' | 'dragon-boat' | 'mid-autumn' | 'national';

/** Month and day of the lunar festivals: first day of spring festival, Qingming, dragon boat, mid-autumn. */
const lunar: Readonly<Record<number, readonly [string, string, string, string]>> = {
  2024: ['02-10', '04-04', '06-10', '09-17'],
  2025: ['01-29', '04-04', '05-31', '10-06'],
  2026: ['02-17', '04-05', '06-19', '09-25'],
  2027: ['02-06', '04-05', '06-09', '09-15'],
  2028: ['01-26', '04-04', '05-28', '10-03'],
  2029: ['02-13', '04-04', '06-16', '09-22'],
  2030: ['02-03', '04-05', '06-05', '09-12'],
  2031: ['01-23', '04-05', '06-24', '10-01'],
  2032: ['02-11', '04-04', '06-12', '09-19'],
  2033: ['01-31', '04-04', '06-01', '09-08'],
  2034: ['02-19', '04-05', '06-20', '09-27'],
  2035: ['02-08', '04-05', '06-10', '09-16'],
};
const lunarFestivals = ['spring', 'qingming', 'dragon-boat', 'mid-autumn'] as const;
const fixedFestivals: Readonly<Partial<Record<Festival, string>>> = { 'new-year': '01-01', labour: '05-01', national: '10-01' };
/** Days off before and after the festival's own day in years not yet published. */
const usualDaysOff: Readonly<Record<Festival, readonly [number, number]>> = {
  'new-year': [0, 0],
  spring: [1, 6],
  qingming: [0, 0],
  labour: [0, 4],
  'dragon-boat': [0, 0],
  'mid-autumn': [0, 0],
  national: [0, 6],
};
export const festivals = Object.keys(usualDaysOff) as readonly Festival[];

/** The festival's own day in that year; null where the table ends. */
export function festivalDay(festival: Festival, year: number): number | null {
  const monthDay = fixedFestivals[festival] ?? lunar[year]?.[lunarFestivals.indexOf(festival as (typeof lunarFestivals)[number])];
  return monthDay ? dayOf(year, Number(monthDay.slice(0, 2)), Number(monthDay.slice(3))) : null;
}

/** The days off around a festival, weekends that touch it included. */
export function festivalSpan(festival: Festival, year: number): { readonly first: number; readonly last: number } | null {
  const day = festivalDay(festival, year);
  if (day === null) return null;
  let [first, last] = [day, day];
  while (day - first < 10 && !isChinaWorkday(first - 1)) first--;
  while (last - day < 14 && !isChinaWorkday(last + 1)) last++;
  return { first, last };
}

const fridayNumber = 5;
const isWorkdayOf = new Map<number, boolean>();

export function isChinaWorkday(day: number): boolean {
  const known = isWorkdayOf.get(day);
  if (known !== undefined) return known;
  const isWork = isPublished(civilDate(day).year) ? isPublishedWorkday(day) : isUsualWorkday(day);
  if (isWorkdayOf.size > 5000) isWorkdayOf.clear();
  isWorkdayOf.set(day, isWork);
  return isWork;
}

function dateText(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

function isPublished(year: number): boolean {
  return `${year}-10-01` in daysOff;
}

function isPublishedWorkday(day: number): boolean {
  const date = dateText(day);
  return date in makeUpDays || (weekdayOf(day) <= fridayNumber && !(date in daysOff));
}

function isUsualWorkday(day: number): boolean {
  if (weekdayOf(day) > fridayNumber) return false;
  const { year } = civilDate(day);
  return !festivals.some((festival) => {
    const own = festivalDay(festival, year);
    const [before, after] = usualDaysOff[festival];
    return own !== null && day >= own - before && day <= own + after;
  });
}

/** Counting starts the day after; no days means the day itself. */
export function addWorkdays(day: number, count: number): number {
  let reached = day;
  for (let left = Math.min(count, 1000); left > 0; ) if (isChinaWorkday(++reached)) left--;
  return reached;
}

/** The first working day on or after. */
export function workdayFrom(day: number): number {
  return isChinaWorkday(day) ? day : addWorkdays(day, 1);
}
