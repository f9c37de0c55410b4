/** Clock times in prose: alone (下午5点前, 5 pm) or behind a day (明天下午5点前, tomorrow by 5 pm). Folded text. */
import { parseChineseNumber } from '../numerals';
import { readMinutes } from '../shownClock';
import { before, type Context, following, type Reading, type Rule } from './core';

const parts = '凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|今晚|早|晚';
const hour = '\\d{1,2}|[一二两三四五六七八九十]{1,3}';
const chineseClock = `(${hour})(?:点(?!心|击|多)|时(?=\\d|整|前|之前|许))(钟|整|半|一刻|三刻|\\d{1,2}分?|[一二三四五]?十[一二三四五六七八九]?分?)?`;
const digitalClock = '(?<![\\d:.])([01]?\\d|2[0-4]):([0-5]\\d)(?::[0-5]\\d)?(?![\\d:])';
const englishClock = "(?<![\\d:.])(\\d{1,2})(?:[:.]([0-5]\\d))?\\s?(a\\.?m\\b\\.?|p\\.?m\\b\\.?|o'clock)";
const anyClock = `(?:${chineseClock}|${digitalClock}\\s?(a\\.?m\\b\\.?|p\\.?m\\b\\.?)?|${englishClock}|(noon|midday|midnight))`;

export interface ClockSpan {
  readonly fromMinute: number;
  readonly dueMinute: number;
  /** 下班前 and hours said; a bare 下午 names no clock. */
  readonly hasClock: boolean;
  readonly length: number;
}

const closing = 18 * 60;
const partStart: Readonly<Record<string, number>> = {
  上午: 480,
  中午: 660,
  下午: 720,
  傍晚: 1020,
  晚上: 1080,
  晚: 1080,
  morning: 480,
  afternoon: 720,
  evening: 1080,
};

/** Groups of `anyClock` to minutes; null for 25点. */
function readClock(groups: readonly (string | undefined)[], part: string): number | null {
  const [hourText, minuteText, digitalHour, digitalMinute, digitalSuffix, englishHour, englishMinute, suffix, word] = groups;
  if (word) return word === 'midnight' ? 1440 : 720;
  if (hourText !== undefined) return readSpoken(hourText, minuteText, part);
  const english = (digitalSuffix ?? suffix ?? '').replaceAll('.', '').replace("o'clock", '');
  if (digitalHour === '24') return digitalMinute === '00' ? 1440 : null;
  if (digitalHour !== undefined) return readMinutes(Number(digitalHour), Number(digitalMinute), english || part);
  const value = Number(englishHour);
  if (value > 12 || value === 0) return null;
  return readMinutes(suffix === "o'clock" ? workingHour(value) : value, Number(englishMinute ?? 0), english || part);
}

const quarters: Readonly<Record<string, number>> = { 半: 30, 一刻: 15, 三刻: 45, 钟: 0, 整: 0 };

function readSpoken(hourText: string, minuteText: string | undefined, part: string): number | null {
  const value = /^\d/.test(hourText) ? Number(hourText) : parseChineseNumber(hourText);
  if (value === null || value > 24) return null;
  const bare = (minuteText ?? '0').replace('分', '');
  const minute = quarters[bare] ?? (/^\d/.test(bare) ? Number(bare) : parseChineseNumber(bare));
  if (value === 24) return 1440;
  if (value === 12 && /晚|夜/.test(part)) return 1440;
  return minute === null ? null : readMinutes(part ? value : workingHour(value), minute, part);
}

/** Five o'clock without a part of the day is in the afternoon: nobody is called at five in the morning. */
function workingHour(value: number): number {
  return value >= 1 && value <= 6 ? value + 12 : value;
}

const tailPattern = new RegExp(
  `(?:\\s?的?\\s?(${parts})|,?\\s(?:in the\\s)?(morning|afternoon|evening|night)\\b)?[\\s,]{0,2}(?:(?:at|by|before|around|about|from|between)\\s|@\\s?)?(?:${anyClock}(?:\\s?(?:-|~|到|至|to|and)\\s?(${parts})?${anyClock})?|(下班|收工|打烊)(?:之?前|以前)?)`,
  'y',
);
const partPattern = new RegExp(`\\s?的?(?:(${parts})(?![上点一])|,?\\s(?:in the\\s)?(morning|afternoon|evening)\\b)`, 'y');
const byHour = /\s(?:by|at|before)\s(\d{1,2})(?![\d:./%-]|\s?[a-z%])/y;

/** The clock right behind a day that ends at `index`. */
export function clockBehind(text: string, index: number, head = ''): ClockSpan | null {
  tailPattern.lastIndex = index;
  const match = tailPattern.exec(text);
  if (match) return readTail(match, head);
  byHour.lastIndex = index;
  const by = byHour.exec(text);
  const byMinutes = by && Number(by[1]) <= 23 ? workingHour(Number(by[1])) * 60 : null;
  if (by && byMinutes !== null) return { fromMinute: byMinutes, dueMinute: byMinutes, hasClock: true, length: by[0].length };
  partPattern.lastIndex = index;
  const part = partPattern.exec(text);
  if (!part) return null;
  return { fromMinute: partStart[part[1] ?? part[2] ?? ''] ?? 0, dueMinute: 1440, hasClock: false, length: part[0].length };
}

const englishParts: Readonly<Record<string, string>> = { morning: 'am', afternoon: 'pm', evening: 'pm', night: 'pm' };

function readTail(match: RegExpExecArray, head: string): ClockSpan | null {
  const length = match[0].length;
  if (match[22] !== undefined) return { fromMinute: 0, dueMinute: closing, hasClock: true, length };
  const part = match[1] ?? englishParts[match[2] ?? ''] ?? (/[今明][早晚]$/.test(head) ? head.slice(-1) : '');
  const from = readClock(match.slice(3, 12), part);
  if (from === null) return null;
  const second = match.slice(13, 22);
  if (second.every((group) => group === undefined)) return { fromMinute: from, dueMinute: from, hasClock: true, length };
  const due = readClock(second, match[12] ?? part);
  if (due === null) return null;
  const far = due < from && due + 720 <= 1440 ? due + 720 : due;
  const near = far - from > 720 && /pm/.test(match[0]) ? from + 720 : from;
  return { fromMinute: near, dueMinute: Math.max(near, far), hasClock: true, length };
}

const barePattern = new RegExp(
  `(?:(${parts})\\s?)?(?:${anyClock}(?:\\s?(?:-|~|到|至|to|and)\\s?(${parts})?${anyClock})?|(下班)(?:之?前|以前))`,
  'g',
);

/** A clock without a day: today if it is still to come, else tomorrow. 一点 (a bit) and 三点建议 are no clocks. */
function readBare(match: RegExpMatchArray, context: Context): Reading {
  if (match[21] !== undefined) return onDay(context, 0, closing, false);
  if (isNoClock(match, context)) return null;
  const part = match[1] ?? '';
  const from = readClock(match.slice(2, 11), part);
  if (from === null) return null;
  const second = match.slice(12, 21);
  const isRange = second.some((group) => group !== undefined);
  const due = isRange ? readClock(second, match[11] ?? part) : from;
  if (due === null) return null;
  return onDay(context, from, due < from && due + 720 <= 1440 ? due + 720 : due, isRange);
}

function onDay(context: Context, fromMinute: number, dueMinute: number, isRange: boolean): Reading {
  const day = dueMinute < context.minute ? context.today + 1 : context.today;
  return { kind: isRange ? 'range' : 'clock', from: day, due: day, fromMinute, dueMinute, isClockOnly: true };
}

function isNoClock(match: RegExpMatchArray, context: Context): boolean {
  const head = before(context, match.index ?? 0, 2);
  const tail = following(context, match, 3);
  if (/[第a-z¥$有早快慢多少晚好差]$/.test(head) && !match[1]) return !/\s$/.test(head);
  const isSpoken = match[2] !== undefined;
  if (!isSpoken || match[1] || match[3]) return false;
  if (/^(?:建议|要求|问题|意见|说明|原因|需要|是|请|,|儿|都|也|不)/.test(tail) && !/^\d{2}/.test(match[2] ?? '')) return true;
  return /^[一两二三]$/.test(match[2] ?? '') && !/^(?:前|之前|以前|左右|钟)/.test(tail);
}

export const clockRule: Rule = { pattern: barePattern, read: readBare };
