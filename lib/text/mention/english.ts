/** Times in English prose, on folded text; and the dates in digits that both languages use. */
import { dayOf, monthSpan, weekdayOf } from '../calendar';
import type { Festival } from '../chinaDays';
import { englishLength, readLength } from '../lengths';
import {
  addLength,
  before,
  type Context,
  following,
  monthPart,
  nearestDate,
  nearestMonth,
  nextDayOfMonth,
  type Reading,
  type Rule,
} from './core';
import { festivalTime } from './festival';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const;
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const monthName =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b(?:\\.(?=\\s?\\d))?';
const ordinal = '(\\d{1,2})(?:st|nd|rd|th)?';
const to = '\\s?(?:-|~|to|and|or|until|through)\\s?';

const pastBeforeLength =
  /\b(?:for|past|last|waited|waiting|been|already|every|each|per|previous|after)\s+(?:(?:the|about|over|more than|almost|nearly|past|last|at least)\s+){0,3}$/;
const pastAfterLength =
  /^\s?(?:ago|already|old|late|overdue|of waiting|of silence|warranty|guarantee|now\b|ha(?:s|ve) passed|earlier|a (?:day|week|month)\b|per\b|in a row|before)/;
const boundBefore =
  /\b(?:within|in|about|around|approximately|roughly|takes?|took|need|needs|another|next|up to|at most|than|least|maybe|say|for|under|expect|wait|give (?:it|us|me))\s+(?:the\s+|next\s+|about\s+|another\s+|only\s+|just\s+)?$/;

function readEnglishLength(match: RegExpMatchArray, context: Context): Reading {
  const head = before(context, match.index ?? 0);
  const tail = following(context, match, 20);
  if (/[a-z\d.#/-]$/.test(head)) return null;
  if (pastBeforeLength.test(head) || pastAfterLength.test(tail)) return 'past';
  const length = readLength(match.slice(1));
  if (!length) return null;
  const needsBound = length.unit === 'hour' || /^(?:an?|one|few)$/.test(match[1] ?? '');
  if (needsBound && !boundBefore.test(head) && !/^(?:之?内|以内|后|左右|\s?(?:or so|from now|at most|max|later))/.test(tail))
    return null;
  const kind = length.min === length.max ? 'duration' : 'range';
  if (length.unit === 'hour') {
    return { kind, from: context.today, due: context.today, afterMinutes: { min: length.min * 60, max: length.max * 60 } };
  }
  const [from, due] = [length.min, length.max].map((count) => addLength(context.today, count, length.unit as 'day'));
  return { kind, from: from ?? 0, due: due ?? 0, approximate: /couple|few|several/.test(match[0]) };
}

const monday = (context: Context) => context.today - weekdayOf(context.today) + 1;
const weekdayIndex = (name: string | undefined) => weekdays.findIndex((short) => name?.startsWith(short));
const joinsWeekday = /(?:\b(?:by|on|before|until|till|from|around|after|latest|or|to|and)|[-,])\s?$/;

/** Friday is the next one, today included; next Friday belongs to next week; sat and sun need a joining word. */
function readWeekday(match: RegExpMatchArray, context: Context): Reading {
  const [, prefix, name = '', week] = match;
  if (/^(?:last|past|every|each|previous)/.test(prefix ?? '')) return 'past';
  const isShort = !name.endsWith('day');
  const isJoined = /^\s?(?:-|to|or|and)\s?(?:mon|tue|wed|thu|fri|sat|sun)/.test(following(context, match, 8));
  if (isShort && !prefix && !isJoined && !joinsWeekday.test(before(context, match.index ?? 0, 12))) return null;
  const day = monday(context) + weekdayIndex(name);
  if (/^next/.test(week ?? prefix ?? '')) return { kind: 'weekday', from: day + 7, due: day + 7 };
  const coming = day < context.today ? day + 7 : day;
  return { kind: 'weekday', from: coming, due: coming };
}

const dayWords: Readonly<Record<string, number>> = {
  today: 0,
  tonight: 0,
  tomorrow: 1,
  tmrw: 1,
  'day after tomorrow': 2,
  eod: 0,
};

function readDayWord(match: RegExpMatchArray, context: Context): Reading {
  const word = match[0].replace(/\s+/g, ' ');
  if (word === 'this morning' && context.minute >= 720) return 'past';
  const offset = word.startsWith('this ') ? 0 : dayWords[word];
  if (offset === undefined) return 'past';
  return { kind: 'date', from: context.today + offset, due: context.today + offset };
}

/** next week, this month, the weekend. */
function readSpan(match: RegExpMatchArray, context: Context): Reading {
  const [, which = '', unit = ''] = match;
  if (/last|past|previous|every|each/.test(which)) return 'past';
  const ahead = which === 'next' ? 1 : 0;
  if (unit === 'weekend') {
    const saturday = monday(context) + 5 + ahead * 7;
    return { kind: 'weekday', from: Math.max(saturday, context.today), due: saturday + 1 };
  }
  const start = monday(context) + ahead * 7;
  const month = monthSpan(context.today, ahead);
  const [from, due] = unit === 'week' ? [start, start + 6] : [month.first, month.last];
  return { kind: 'range', from: Math.max(from, context.today), due, isSpan: true };
}

/** The end of a working week is its Friday; said at the weekend, its Sunday. */
function readEnd(match: RegExpMatchArray, context: Context): Reading {
  const [whole, which, unit = '', month] = match;
  const ahead = which === 'next' ? 1 : 0;
  if (month) return readPartOfMonth('end', month, context);
  if (unit === 'day' || /business|eod|cob/.test(whole))
    return { kind: 'date', from: context.today, due: context.today, dueMinute: 1440 };
  if (unit === 'week' || whole === 'eow') {
    const friday = monday(context) + 4 + ahead * 7;
    return { kind: 'weekday', from: friday, due: friday < context.today ? friday + 2 : friday };
  }
  if (unit === 'year') {
    const year = new Date(context.today * 86_400_000).getUTCFullYear() + ahead;
    return { kind: 'month-part', from: dayOf(year, 12, 21) ?? 0, due: dayOf(year, 12, 31) ?? 0 };
  }
  return monthPart(monthSpan(context.today, ahead).first, 'end');
}

const festivalNames: Readonly<Record<string, Festival>> = {
  new: 'new-year',
  chi: 'spring',
  spr: 'spring',
  lun: 'spring',
  nat: 'national',
};

/** Before Christmas is the day before; after a holiday is its first working day. */
function readHoliday(match: RegExpMatchArray, context: Context): Reading {
  const [, side = '', name = ''] = match;
  const christmas = nearestDate(12, 25, context.today) ?? context.today;
  if (!name.startsWith('christmas'))
    return festivalTime(festivalNames[name.slice(0, 3)] ?? 'new-year', side === 'after' ? '后' : '前', context.today);
  const day = christmas + (side === 'after' ? 1 : -1);
  return { kind: 'date', from: side === 'after' ? day : context.today, due: day, approximate: side === 'after' };
}

/** In December, before March. */
function readMonth(match: RegExpMatchArray, context: Context): Reading {
  const first = nearestMonth(monthNumber(match[1]), context.today);
  return first === null ? null : { kind: 'range', from: first, due: monthSpan(first).last, isSpan: true };
}

function monthNumber(name: string | undefined): number {
  return months.findIndex((short) => name?.startsWith(short)) + 1;
}

function readPartOfMonth(part: 'early' | 'middle' | 'late' | 'end', name: string, context: Context): Reading {
  if (/month/.test(name)) return monthPart(monthSpan(context.today, /next/.test(name) ? 1 : 0).first, part);
  const first = nearestMonth(monthNumber(name), context.today);
  return first === null ? null : monthPart(first, part);
}

/** Oct 28, October 28th to 30th, Oct 28, 2026. */
function readMonthDay(match: RegExpMatchArray, context: Context): Reading {
  const [, name, day, farName, farDay, year] = match;
  return dateRange(
    { month: monthNumber(name), day: Number(day), farMonth: farName ? monthNumber(farName) : null, farDay, year },
    context,
  );
}

function readDayMonth(match: RegExpMatchArray, context: Context): Reading {
  const [, day, farDay, name, year] = match;
  return dateRange({ month: monthNumber(name), day: Number(day), farMonth: null, farDay, year }, context);
}

interface WrittenDate {
  readonly month: number;
  readonly day: number;
  readonly farMonth: number | null;
  readonly farDay: string | undefined;
  readonly year: string | undefined;
}

function dateRange(written: WrittenDate, context: Context): Reading {
  const { month, day, farMonth, farDay, year } = written;
  const find = (m: number, d: number, near: number) => (year ? dayOf(Number(year), m, d) : nearestDate(m, d, near));
  const from = find(month, day, context.today);
  if (from === null) return null;
  if (farDay === undefined) return { kind: 'date', from, due: from };
  const due = find(farMonth ?? month, Number(farDay), from);
  return due === null || due < from ? null : { kind: 'range', from, due };
}

function readOrdinal(match: RegExpMatchArray, context: Context): Reading {
  const [, day, farDay, nextMonth] = match;
  const value = Number(day);
  if (value < 1 || value > 31) return null;
  const from = nextMonth
    ? monthSpan(context.today, /next/.test(nextMonth) ? 1 : 0).first + value - 1
    : nextDayOfMonth(value, context.today);
  if (from === null) return null;
  const due = farDay === undefined ? from : nextDayOfMonth(Number(farDay), from);
  return due === null ? null : { kind: due === from ? 'date' : 'range', from, due };
}

function readIso(match: RegExpMatchArray): Reading {
  const day = dayOf(Number(match[1]), Number(match[3]), Number(match[4]));
  return day === null ? null : { kind: 'date', from: day, due: day };
}

/** 10/28, 10-28 and 10.28 are dates only beside a word that asks for one. */
function readShort(match: RegExpMatchArray, context: Context): Reading {
  const head = before(context, match.index ?? 0, 14);
  const tail = following(context, match, 6);
  const isAsked =
    /(?:预计|大概|大约|最晚|最迟|估计|到|在|\b(?:by|before|on|until|around|eta:?))\s?$/.test(head) &&
    !/^\s?(?:元|块|%|v\b)/.test(tail);
  if (!isAsked && !/^\s?(?:[日号]|之前|以前|前|左右|到货|到店)/.test(tail)) return null;
  const day = nearestDate(Number(match[1]), Number(match[2]), context.today);
  const length = match[0].length + (/^[日号]/.test(tail) ? 1 : 0);
  return day === null ? null : { kind: 'date', from: day, due: day, length };
}

const holidays = "christmas|new year(?:'s)?(?: day| eve)?|(?:chinese|lunar) new year|spring festival|national day";
const notADay =
  '(?!\\s?(?:times?|visits?|attempts?|floor|repair|party|generation|row|one|calls?|messages?|day|week|month|street|st\\b|gen))';

export const englishRules: readonly Rule[] = [
  { pattern: new RegExp(`\\b(by|before|after) (?:the )?(${holidays})\\b`, 'g'), read: readHoliday },
  { pattern: new RegExp(`(?<=\\b(?:in|by|before|until|during|around) )${monthName}(?!\\s?\\d|\\w)`, 'g'), read: readMonth },
  { pattern: new RegExp(`\\b${englishLength}`, 'g'), read: readEnglishLength },
  {
    pattern:
      /\b(?:(this|this coming|next|coming|last|past|every|each|previous)\s{1,2})?((?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b(?: (?:of )?((?:this|next) week))?/g,
    read: readWeekday,
  },
  {
    pattern:
      /\b(?:day after tomorrow|day before yesterday|today|tonight|tomorrow|tmrw|yesterday|eod|this (?:morning|afternoon|evening))\b/g,
    read: readDayWord,
  },
  {
    pattern: /\b(this|next|last|past|previous|every|each|over the|at the|coming)\s{1,2}(week(?!\w|day)|weekend|month)\b/g,
    read: readSpan,
  },
  { pattern: /\b((?:by|before) the)\s{1,2}(weekend)\b/g, read: readSpan },
  {
    pattern: new RegExp(
      `\\b(?:close of business|cob|eow|eom|end of (?:(?:the|this|(next))\\s)?(?:working\\s|business\\s)?(?:(day|week|month|year)\\b|${monthName}))`,
      'g',
    ),
    read: readEnd,
  },
  {
    pattern: new RegExp(
      `\\b(early|mid|middle of|late|beginning of|start of)[ -](?:in\\s|the\\s)?(next month|this month|${monthName})`,
      'g',
    ),
    read: (match, context) =>
      readPartOfMonth(
        /mid/.test(match[1] ?? '') ? 'middle' : /late/.test(match[1] ?? '') ? 'late' : 'early',
        match[2] ?? '',
        context,
      ),
  },
  {
    pattern: new RegExp(
      `\\b${monthName}\\s?(?:the\\s)?${ordinal}(?![\\d:])(?:${to}(?:${monthName}\\s?)?${ordinal}(?![\\d:]))?(?:,?\\s(20\\d\\d))?(?!\\d|\\s?(?:times|years|days|weeks|months|hours|people|cars))`,
      'g',
    ),
    read: readMonthDay,
  },
  {
    pattern: new RegExp(`(?<![\\d.:/-])${ordinal}(?:${to}${ordinal})?\\s(?:of\\s)?${monthName}(?:,?\\s(20\\d\\d))?`, 'g'),
    read: readDayMonth,
  },
  {
    pattern: new RegExp(
      `\\bthe\\s(\\d{1,2})(?:st|nd|rd|th)\\b(?:${to}(?:the\\s)?(\\d{1,2})(?:st|nd|rd|th)\\b)?(?:\\s(of (?:next|this) month))?${notADay}`,
      'g',
    ),
    read: readOrdinal,
  },
];

/** Dates in digits, in either language. */
export const digitRules: readonly Rule[] = [
  { pattern: /(?<![\d./-])(20\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?![\d./-])/g, read: readIso },
  {
    pattern: /(?<![\d./:a-z-])(1[0-2]|0?[1-9])[-/.](3[01]|[12]\d|0?[1-9])(?![\d./:a-z-]|\s?(?:个|天|工作|周|元|万|%))/g,
    read: readShort,
  },
];
