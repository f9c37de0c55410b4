/** How long something takes, as people say it: the one grammar behind fields (duration.ts) and prose (timeMention.ts). */
import { englishNumberPattern, parseNumberRange } from './numerals';

export type DurationUnit = 'hour' | 'day' | 'working-day' | 'week' | 'month';

export interface Duration {
  readonly min: number;
  readonly max: number;
  readonly unit: DurationUnit;
}

const chineseNumber = '\\d{1,3}(?:\\.\\d)?|[一二两俩三仨四五六七八九十百半几数]{1,4}|好几|若干|个把';
const chineseUnit =
  '个?工作[日天]|个?自然[日天]|分钟|天|日(?!期)|周(?![一二三四五六日天末年边围转])|(?:个[半多]?)?(?:小时|钟头|星期|礼拜|月(?!\\d|底|初|中|份))';
const englishNumber = `\\d{1,3}(?:\\.\\d)?|a couple of|a couple|couple of|a few|few|several|half an?|(?:${englishNumberPattern})(?![a-z-])`;
const englishUnit =
  '(?:business|working|work|calendar)[ -]?days?|hours?|hrs?|h|minutes?|mins?|days?|weeks?|wks?|months?|fortnights?';
const joint = '(?:\\s?[-~到至或,]{1,2}\\s?|(?<=[\\d一二两三四五六七八九十])天[到至](?=[\\d一二两三四五六七八九十]{1,3}天))';
const englishJoint = '\\s?(?:-|~|to|or|and)\\s?';

/** Groups: number, second number, vague (几/多/来), unit, half. */
export const chineseLength = `(${chineseNumber})(?:${joint}(${chineseNumber}))?\\s?([多来余])?\\s?(${chineseUnit})(半(?!个?[月天周年])|多)?`;
export const englishLength = `(${englishNumber})(?:${englishJoint}(${englishNumber}))?\\s?(\\+)?[ -]?(${englishUnit})\\b`;

const unitNames: readonly (readonly [RegExp, DurationUnit, number])[] = [
  [/工作|business|work/, 'working-day', 1],
  [/分钟|^min/, 'hour', 1 / 60],
  [/小时|钟头|^h/, 'hour', 1],
  [/周|星期|礼拜|^w(?:ee)?k/, 'week', 1],
  [/fortnight/, 'week', 2],
  [/月|month/, 'month', 1],
  [/天|日|day/, 'day', 1],
];

/** The groups of `chineseLength` or `englishLength` to a duration; null for lengths that make no sense. */
export function readLength(groups: readonly (string | undefined)[]): Duration | null {
  const [first, second, vague, unitText, extra] = groups;
  const known = unitNames.find(([pattern]) => pattern.test(unitText ?? ''));
  const range = readRange(first ?? '', second, vague);
  if (!known || !range || range.max === 0) return null;
  const [, unit, size] = known;
  const half = extra === '半' || unitText?.startsWith('个半') || (first && /半$/.test(first) && first.length > 1) ? 0.5 : 0;
  const more = extra === '多' || unitText?.startsWith('个多') ? 1 : 0;
  return wholeUnits({ min: (range.min + half) * size, max: (range.max + half + more) * size, unit });
}

function readRange(first: string, second: string | undefined, vague: string | undefined): { min: number; max: number } | null {
  if (first === '个把') return { min: 1, max: 2 };
  const low = parseNumberRange(vague ? first + vague : first) ?? parseNumberRange(first);
  if (!low) return null;
  if (second === undefined) return vague && low.min === low.max ? { min: low.min, max: low.max + 1 } : low;
  const high = parseNumberRange(second);
  return high && high.max >= low.min ? { min: low.min, max: high.max } : null;
}

/** 半个月 is 15 days, 一周半 11, 半天 12 hours, 一个半月 45 days. */
function wholeUnits(length: Duration): Duration {
  if (length.unit === 'hour' || (Number.isInteger(length.min) && Number.isInteger(length.max))) return length;
  if (length.unit === 'day') return { min: length.min * 24, max: length.max * 24, unit: 'hour' };
  if (length.unit === 'working-day') return { ...length, min: Math.floor(length.min), max: Math.ceil(length.max) };
  const size = length.unit === 'week' ? 7 : 30;
  return { min: Math.ceil(length.min * size), max: Math.ceil(length.max * size), unit: 'day' };
}
