/** Holidays as deadlines: 国庆后, 年前, 春节期间, before Chinese New Year. */
import { type Festival, festivalSpan, workdayFrom } from '../chinaDays';
import { before, type Context, type CoreTime, type Reading } from './core';

const festivalNames: readonly (readonly [RegExp, Festival])[] = [
  [/^元旦|^新年/, 'new-year'],
  [/^春节|^过年|^年|^大年/, 'spring'],
  [/^清明/, 'qingming'],
  [/^五一|^劳动/, 'labour'],
  [/^端午/, 'dragon-boat'],
  [/^中秋/, 'mid-autumn'],
  [/^国庆|^十一/, 'national'],
];

/** 国庆后 is the first working day after the holiday, 年前 the last day before it. */
export function readFestival(match: RegExpMatchArray, context: Context): Reading {
  const [, name = '', side = ''] = match;
  if (
    /^(?:年|十一|五一)/.test(name) &&
    /[\d一二两三四五六七八九十几多半每今去当同前往近来]$/.test(before(context, match.index ?? 0, 1))
  )
    return null;
  const festival = festivalNames.find(([pattern]) => pattern.test(name))?.[1];
  return festival ? festivalTime(festival, side, context.today) : null;
}

export function festivalTime(festival: Festival, side: string, today: number): CoreTime | null {
  const thisYear = new Date(today * 86_400_000).getUTCFullYear();
  for (const year of [thisYear, thisYear + 1]) {
    const span = festivalSpan(festival, year);
    if (!span) continue;
    if (side === '前后' && span.last >= today) return { kind: 'range', from: span.first - 3, due: span.last, approximate: true };
    if (/前/.test(side) && span.first > today) return { kind: 'date', from: today, due: span.first - 1 };
    const after = workdayFrom(span.last + 1);
    if (/后/.test(side) && after >= today) return { kind: 'date', from: span.last + 1, due: after, approximate: true };
    if (side === '期间' && span.last >= today) return { kind: 'range', from: span.first, due: span.last };
  }
  return null;
}
