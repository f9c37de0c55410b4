/** Calendar dates without a clock, as pages write them. Input is folded, without weekday words, single-spaced. */
import { civilDate, dayOf } from './calendar';
import { parseChineseNumber } from './numerals';

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const;
const month =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const day = '(\\d{1,2})(?:st|nd|rd|th)?';

/** Each pattern names its groups y, m, d; a missing year is looked for near today. */
const patterns: readonly { readonly pattern: RegExp; readonly order: 'ymd' | 'md' | 'mdy' | 'dmy' | 'dm' }[] = [
  { pattern: /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/, order: 'ymd' },
  {
    pattern:
      /^(\d{4}|[〇零一二三四五六七八九]{4}) ?年 ?(\d{1,2}|[一二三四五六七八九十]{1,2}) ?月 ?(\d{1,2}|[一二三四五六七八九十]{1,3}) ?[日号]?$/,
    order: 'ymd',
  },
  { pattern: /^(\d{4})-([一二三四五六七八九十]{1,2})月-(\d{1,2})$/, order: 'ymd' },
  { pattern: /^(\d{1,2}|[一二三四五六七八九十]{1,2}) ?月 ?(\d{1,2}|[一二三四五六七八九十]{1,3}) ?[日号]?$/, order: 'md' },
  { pattern: /^(\d{1,2})-(\d{1,2})$/, order: 'md' },
  { pattern: new RegExp(`^${month} ${day} (\\d{4})$`), order: 'mdy' },
  { pattern: new RegExp(`^${day}[ -](?:of )?${month}[ -](\\d{4})$`), order: 'dmy' },
  { pattern: new RegExp(`^(\\d{4})[ -]${month}[ -]${day}$`), order: 'ymd' },
  { pattern: new RegExp(`^${month} ${day}$`), order: 'md' },
  { pattern: new RegExp(`^${day}[ -](?:of )?${month}$`), order: 'dm' },
];

/** The day number, or null; `isAmerican` settles 10/11/2026, nothing else does. */
export function parseCalendarDate(text: string, today: number, isAmerican: boolean): number | null {
  for (const { pattern, order } of patterns) {
    const groups = pattern
      .exec(text)
      ?.slice(1)
      .filter((group) => !/^[-/.]$/.test(group));
    if (!groups) continue;
    const part = (key: 'y' | 'm' | 'd') => readPart(groups[order.indexOf(key)]);
    if (order.includes('y')) return dayOf(part('y') ?? 0, part('m') ?? 0, part('d') ?? 0);
    return nearestDay(part('m') ?? 0, part('d') ?? 0, today);
  }
  return parseAmbiguous(text, today, isAmerican);
}

function readPart(text: string | undefined): number | null {
  if (text === undefined) return null;
  const named = monthNames.findIndex((name) => text.startsWith(name));
  if (named >= 0) return named + 1;
  return /^\d+$/.test(text) ? Number(text) : parseChineseNumber(text);
}

/** Most recent past within 300 days or next future within 60, whichever is nearer. */
export function nearestDay(monthNumber: number, dayOfMonth: number, today: number): number | null {
  const { year } = civilDate(today);
  const near = [year - 1, year, year + 1]
    .map((candidate) => dayOf(candidate, monthNumber, dayOfMonth))
    .filter((found): found is number => found !== null && found - today <= 60 && today - found <= 300);
  return near.sort((a, b) => Math.abs(a - today) - Math.abs(b - today))[0] ?? null;
}

/** 10/25/2026, 25.10.2026, 10/25/26, 10/25: every order that gives a real date; two different dates are none. */
function parseAmbiguous(text: string, today: number, isAmerican: boolean): number | null {
  const parts = /^(\d{1,2})([-/.])(\d{1,2})(?:\2(\d{4}|\d{2}))?$/.exec(text);
  if (!parts) return null;
  const [a, b] = [Number(parts[1]), Number(parts[3])];
  const last = parts[4];
  if (last === undefined) return parts[2] === '.' ? null : pick(nearestDay(a, b, today), nearestDay(b, a, today), isAmerican);
  const year = last.length === 2 ? 2000 + Number(last) : Number(last);
  const yearFirst = last.length === 2 && parts[1]?.length === 2 ? dayOf(2000 + a, b, Number(last)) : null;
  const american = dayOf(year, a, b);
  if (isAmerican && american !== null) return american;
  const sane = [american, dayOf(year, b, a), yearFirst].filter((found) => found !== null && isNear(found, today));
  return new Set(sane).size === 1 ? (sane[0] ?? null) : null;
}

function isNear(found: number | null, today: number): boolean {
  return found !== null && found - today < 3 * 366 && found >= 10_957;
}

function pick(american: number | null, european: number | null, isAmerican: boolean): number | null {
  if (isAmerican && american !== null) return american;
  if (american !== null && european !== null) return american === european ? american : null;
  return american ?? european;
}
