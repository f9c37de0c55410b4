/** Times as pages write them: found in a short text, and made comparable. */

export interface ShownTime {
  readonly at: string;
  readonly index: number;
  /** What the text says beside the time. */
  readonly rest: string;
  readonly hasDay: boolean;
  readonly hasClock: boolean;
  readonly isRelative: boolean;
}

const months =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const weekday = '(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\\.?,?\\s+)?';
const han = '[一二三四五六七八九十]{1,2}';
const clock =
  '(?:凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上)?\\s*\\d{1,2}\\s?[:：]\\s?\\d{2}(?:[:：]\\d{2}(?:\\.\\d+)?)?(?:\\s*[ap]\\.?m\\b\\.?)?';
const days = [
  `${weekday}(?:${months})\\.?\\s+\\d{1,2}\\s+\\d{1,2}:\\d{2}(?::\\d{2})?\\s+\\d{4}`,
  `\\d{4}\\s?年\\s?(?:\\d{1,2}|${han})\\s?月\\s?(?:\\d{1,2}|${han})\\s?[日号]?`,
  `\\d{4}-${han}月-\\d{1,2}`,
  '\\d{4}([-/.])\\d{1,2}\\1\\d{1,2}(?!\\d)',
  `${weekday}(?:${months})\\.?\\s+\\d{1,2}(?:st|nd|rd|th)?(?!\\d|:)(?:,?\\s+\\d{4})?`,
  `${weekday}\\d{1,2}(?:st|nd|rd|th)?[\\s-](?:${months})\\.?(?![a-z])(?:,?[\\s-]+\\d{4})?`,
  '\\d{1,2}/\\d{1,2}/\\d{2,4}',
  '\\d{1,2}\\.\\d{1,2}\\.\\d{4}',
  '\\d{1,2}月\\d{1,2}[日号]?',
  '\\d{1,2}[-/]\\d{1,2}(?=\\s+\\d{1,2}:\\d{2})',
  '(?:今天|今日|昨天|昨日|前天|today|yesterday)',
  '(?:星期|周)[一二三四五六日天](?=\\s*(?:凌晨|早上|上午|中午|下午|晚上)?\\s*\\d{1,2}:\\d{2})',
  '(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?,?(?=\\s+(?:at\\s+)?\\d{1,2}:\\d{2})',
];
const dayPart = days.map((day) => day.replaceAll('\\1', '\\k<sep>').replace('([-/.])', '(?<sep>[-/.])')).join('|');
const zone = '(?:\\s*(?:\\(?(?:UTC|GMT)(?:[+-]\\d{1,2}(?::?\\d{2})?)?\\)?|Z\\b|[+-]\\d{2}:?\\d{2}\\b|CST|EST|PST|CET))?';
const between =
  '(?:\\s*[,，·T|]\\s*|\\s+(?:at\\s+|on\\s+)?|\\s*(?:星期|周)[一二三四五六日天]\\s*|\\s*[(（](?:星期|周)[一二三四五六日天][)）]\\s*|\\s*)';
const tail = '(?:\\s*(?:星期|周)[一二三四五六日天])?';
const absolute = `(?:${dayPart})(?:\\s*[(（]${clock}[)）]|${between}${clock}${tail}${zone})?`;
const relative =
  '(?:(?:about|around|over|almost|约|大约|超过|将近)\\s*)?(?:\\d+(?:\\.\\d+)?|an?|one|two|three|几|半|一|两|三)\\s*(?:秒钟?|分钟?|个?小时|个?钟头|天|日|周|个?星期|个?月|年|seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|d|h|m|w)(?:\\s*\\d+\\s*(?:小时|分钟|hours?|minutes?))?\\s*(?:前|之前|以前|ago)';
const justNow = '刚刚|刚才|just now|moments? ago';

const dayPattern = new RegExp(`(?<![\\d.\\w-])(?:${absolute})`, 'i');
const clockFirst = new RegExp(`(?<![\\d:.])(${clock})[,\\s]+(${dayPart})`, 'i');
const agoPattern = new RegExp(`(?:${relative}|${justNow})`, 'i');
const clockPattern = new RegExp(`(?<![\\d:.-])(?:${clock})(?![\\d:])`, 'i');
const clockIn = /\d{1,2}\s?[:：]\s?\d{2}/;

const anyHint = /[\d今昨前刚半几两]|yesterday|today|\bago\b|just now|moments? ago/i;
/** Most texts have none of these, and need not be asked the longer questions. */
const dayHint =
  /\d[-/.]\d|[年月]|[今昨前][天日]|[期周][一二三四五六日天]|today|yesterday|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}[.,]?\s+\d|\d(?:st|nd|rd|th)?[\s-](?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},?\s/i;
const agoHint = /[秒分钟时头天日周期月年]\s*(?:之前|以前|前)|ago|刚|just now|moment/i;

/** The first time in a short text; null when it has none. */
export function timeIn(text: string): ShownTime | null {
  if (text.length > 200 || !anyHint.test(text)) return null;
  const hasClock = clockIn.test(text);
  if (dayHint.test(text)) {
    const early = hasClock ? clockFirst.exec(text) : null;
    if (early) return made(text, early[0], early.index, { hasDay: true, isRelative: false });
    const day = dayPattern.exec(text);
    if (day) return made(text, day[0], day.index, { hasDay: true, isRelative: false });
  }
  const ago = agoHint.test(text) ? agoPattern.exec(text) : null;
  if (ago) return made(text, ago[0], ago.index, { hasDay: true, isRelative: true });
  const hour = hasClock ? clockPattern.exec(text) : null;
  return hour && made(text, hour[0], hour.index, { hasDay: false, isRelative: false });
}

function made(text: string, found: string, index: number, kind: Pick<ShownTime, 'hasDay' | 'isRelative'>): ShownTime {
  const lead = found.length - found.trimStart().length;
  const at = found.trim();
  const rest = `${text.slice(0, index + lead)} ${text.slice(index + found.length)}`.trim();
  return { at, index: index + lead, rest, hasClock: clockIn.test(at), ...kind };
}

const names = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const digits = '零一二三四五六七八九';
const minuteMs = 60_000;
const unitMs: readonly (readonly [RegExp, number])[] = [
  [/秒|sec/i, 1000],
  [/分|min|\dm\b/i, minuteMs],
  [/时|钟头|hour|hr|\dh\b/i, 60 * minuteMs],
  [/天|日|day|\dd\b/i, 1440 * minuteMs],
  [/周|星期|week|\dw\b/i, 7 * 1440 * minuteMs],
  [/月|month/i, 30 * 1440 * minuteMs],
  [/年|year/i, 365 * 1440 * minuteMs],
];

/** Only for putting messages in order: zones are those of the page, months are about a month. */
export function sortKey(at: string, now: string): number | null {
  const today = Date.parse(`${now.slice(0, 19)}Z`);
  if (Number.isNaN(today)) return null;
  if (/刚刚|刚才|just now|moment/i.test(at)) return today;
  if (/前$|ago$|之前|以前/i.test(at) && !/前天$/.test(at)) return today - agoMs(at);
  const day = dayKey(at, today);
  return day === null ? null : day + clockMs(at);
}

function agoMs(at: string): number {
  const count = Number(
    /\d+(?:\.\d+)?/.exec(at)?.[0] ?? (/半/.test(at) ? 0.5 : /两|two/i.test(at) ? 2 : /三|three|几/i.test(at) ? 3 : 1),
  );
  return count * (unitMs.find(([pattern]) => pattern.test(at))?.[1] ?? 0);
}

function dayKey(at: string, today: number): number | null {
  const midnight = today - (today % (1440 * minuteMs));
  const year = new Date(today).getUTCFullYear();
  const ymd = /(\d{4})\s?[-/.年]\s?(\d{1,2}|[一二三四五六七八九十]{1,2})\s?[-/.月]-?\s?(\d{1,2})/.exec(at);
  if (ymd) return Date.UTC(Number(ymd[1]), monthOf(ymd[2] ?? '') - 1, Number(ymd[3]));
  const named = names.findIndex((name) => new RegExp(`\\b${name}`, 'i').test(at));
  if (named >= 0) {
    const withoutClock = at.replace(/\d{1,2}:\d{2}(?::\d{2})?/, '');
    const shown = /\d{4}/.exec(withoutClock)?.[0];
    const day = Number(/\b(\d{1,2})(?:st|nd|rd|th)?\b/.exec(withoutClock.replace(/\d{4}/, ''))?.[1] ?? 1);
    return recent(Date.UTC(Number(shown ?? year), named, day), shown === undefined, today);
  }
  const md = /(\d{1,2})\s?月\s?(\d{1,2})/.exec(at) ?? /(?<![\d/.-])(\d{1,2})[-/](\d{1,2})(?![/\d-])/.exec(at);
  if (md) return recent(Date.UTC(year, Number(md[1]) - 1, Number(md[2])), true, today);
  const slashed = /(\d{1,2})[/.](\d{1,2})[/.](\d{2,4})/.exec(at);
  if (slashed) {
    const [a, b, y] = [Number(slashed[1]), Number(slashed[2]), Number(slashed[3])];
    const full = y < 100 ? 2000 + y : y;
    return a > 12 ? Date.UTC(full, b - 1, a) : Date.UTC(full, a - 1, b);
  }
  if (/昨|yesterday/i.test(at)) return midnight - 1440 * minuteMs;
  if (/前天/.test(at)) return midnight - 2 * 1440 * minuteMs;
  return /今|today/i.test(at) || clockIn.test(at) ? midnight : null;
}

function monthOf(text: string): number {
  if (/\d/.test(text)) return Number(text);
  return text.length === 2 ? 10 + digits.indexOf(text[1] ?? '') : text === '十' ? 10 : digits.indexOf(text);
}

/** A date without a year is the last one that was. */
function recent(day: number, isYearless: boolean, today: number): number {
  return isYearless && day - today > 60 * 1440 * minuteMs ? day - 365 * 1440 * minuteMs : day;
}

function clockMs(at: string): number {
  const found = /(凌晨|清晨|早上|上午|中午|下午|傍晚|晚上)?\s*(\d{1,2})\s?[:：]\s?(\d{2})(?:[:：](\d{2}))?\s*([ap])?/i.exec(at);
  if (!found) return 0;
  const hour = Number(found[2]);
  const isLate = /下午|傍晚|晚上/.test(found[1] ?? '') || /p/i.test(found[5] ?? '');
  const isEarly = /a/i.test(found[5] ?? '') && hour === 12;
  return (
    ((isEarly ? 0 : isLate && hour < 12 ? hour + 12 : hour) * 60 + Number(found[3])) * minuteMs + Number(found[4] ?? 0) * 1000
  );
}
