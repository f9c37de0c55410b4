/** 刚刚, 3天前, "25小时 ago", "2 days 3 hours ago", "in 3 days": relative times as lists show them. Input is folded. */
import { addMonths, isoAt } from './calendar';
import { dayMs, dayNumber, type Instant, minuteMs, type ParsedInstant, toIso } from './clock';
import { parseNumberRange } from './numerals';

export interface ShownDate {
  /** With the offset of `now`; midnight for day precision. */
  readonly iso: Instant;
  readonly precision: 'minute' | 'day';
}

const nowWords =
  /^(?:刚刚|刚才|现在|just now|now|moments? ago|a (?:moment|minute|few seconds) ago|几秒前|不到1分钟前|less than a minute ago)$/;
const units: readonly (readonly [RegExp, 'ms' | 'day' | 'month', number])[] = [
  [/^(?:秒钟?|seconds?|secs?|s)$/, 'ms', 1000],
  [/^(?:分钟?|minutes?|mins?|m)$/, 'ms', minuteMs],
  [/^(?:个?小时|个?钟头|hours?|hrs?|h)$/, 'ms', 60 * minuteMs],
  [/^(?:天|日|days?|d)$/, 'day', 1],
  [/^(?:周|个?星期|个?礼拜|weeks?|wks?|w)$/, 'day', 7],
  [/^(?:个?月|months?|mths?|mos?)$/, 'month', 1],
  [/^(?:年|years?|yrs?|y)$/, 'month', 12],
];
const number = '\\d+(?:\\.\\d+)?|[一二两三四五六七八九十半]{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|half an?';
const unit =
  '秒钟?|分钟?|个?小时|个?钟头|天|日|周|个?星期|个?礼拜|个?月|年|seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|wks?|w|months?|mths?|mos?|years?|yrs?|y';
const partText = `(${number})\\s*(${unit})(?![a-z])\\.?`;
const wholePattern = new RegExp(
  `^(in )?(?:about |around |almost |over |约|大约)?((?:${partText}(?:\\s|,|and|又|零)*){1,3}?)\\s*(前|之前|以前|后|之后|以后|ago|from now|later)?$`,
);

interface Shift {
  ms: number;
  days: number;
  months: number;
}

/** Null when the text is no relative time; a length without a direction is none either. */
export function parseAgo(text: string, home: ParsedInstant): ShownDate | null {
  if (nowWords.test(text)) return { iso: toIso(home.epochMs, home.offsetMinutes), precision: 'minute' };
  const whole = wholePattern.exec(text);
  if (!whole) return null;
  const [, into, parts] = whole;
  const direction = whole[5];
  if (Boolean(into) === Boolean(direction)) return null;
  const isPast = !into && /前|ago/.test(direction ?? '');
  const shift = sumParts(parts ?? '');
  return shift && applyShift(shift, isPast ? -1 : 1, home);
}

function sumParts(text: string): Shift | null {
  const shift: Shift = { ms: 0, days: 0, months: 0 };
  for (const [, count, unitText] of text.matchAll(new RegExp(partText, 'g'))) {
    const amount = parseNumberRange(count ?? '')?.min;
    const known = units.find(([pattern]) => pattern.test(unitText ?? ''));
    if (amount === undefined || !known) return null;
    addPart(shift, amount, known[1], known[2]);
  }
  return shift;
}

/** 半天 is 12 hours, 半个月 15 days, half a year 6 months. */
function addPart(shift: Shift, amount: number, kind: 'ms' | 'day' | 'month', size: number): void {
  const total = amount * size;
  if (kind === 'ms') shift.ms += total;
  else if (kind === 'day') {
    shift.days += Math.trunc(total);
    shift.ms += (total % 1) * dayMs;
  } else {
    shift.months += Math.trunc(total);
    shift.days += Math.round((total % 1) * 30);
  }
}

function applyShift(shift: Shift, sign: 1 | -1, home: ParsedInstant): ShownDate | null {
  const { epochMs, offsetMinutes } = home;
  if (Math.abs(shift.days) > 20_000 || Math.abs(shift.months) > 600 || shift.ms > 20_000 * dayMs) return null;
  const today = dayNumber(epochMs, offsetMinutes);
  const target = addMonths(today, sign * shift.months) + sign * shift.days;
  if (shift.ms === 0) return { iso: isoAt(target, 0, offsetMinutes), precision: 'day' };
  const moved = epochMs + (target - today) * dayMs + sign * shift.ms;
  return { iso: toIso(moved, offsetMinutes), precision: 'minute' };
}
