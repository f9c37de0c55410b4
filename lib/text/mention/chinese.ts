/** Times in Chinese prose. Every pattern runs on folded text; tables say which neighbours make it something else. */
import { dayOf, monthSpan, weekdayOf } from '../calendar';
import { chineseLength, readLength } from '../lengths';
import { parseChineseNumber } from '../numerals';
import {
  addLength,
  before,
  type Context,
  following,
  type MonthPart,
  monthPart,
  nearestDate,
  nearestMonth,
  nextDayOfMonth,
  type Reading,
  type Rule,
} from './core';
import { readFestival } from './festival';

const num = '\\d{1,2}|[一二三四五六七八九十]{1,3}';
const to = '\\s?(?:[-~到至]|或者?|,)\\s?';
const weekNames = '周|星期|礼拜';
const notAUnit = '(?!\\d(?!\\d?[:点时])|[楼线店桩门位院机柜车台汽油桌馆厅栋单室展库区仓铺工维技员充停床排座件机牌码])';

const pastBeforeLength =
  /(?:第|每|每隔|质保|保修|延保|延长|延期|延后|最近|近|前|过去|(?<!最)[早晚]|拖|变|超过|超|已经?|[等过拖用修开买晚停放有超]了|足足|整整|都|就|赠送?|享受?|三包期|质保期|(?<!还)有|[同某哪那头整])$/;
const pastAfterLength =
  /^(?:了|咯|早?过了|前(?!台)|以前|之前|没|来(?!电)|不|的?(?:热线|服务|客服|营业|在线|救援|待命|质保|保修|延保|试用|无理由|免费)|假|两头|到晚|比一|[一二两三四五\d]{1,2}[次回趟遍]|\*|x\d)/;
const boundBeforeLength =
  /(?:最[晚迟快多长久]|不超过|大概|大约|约|差不多|预计|预估|估计|再(?:等|过|给我)?|还[需要得]?|需要?|要|过|等)$/;
const boundAfterLength = /^(?:之?内|以内|之?后|以后|左右|上下)/;

/** 3-5个工作日, 一个星期左右, 48小时内; what has already been waited, and guarantees, are no announcement. */
function readChineseLength(match: RegExpMatchArray, context: Context): Reading {
  const head = before(context, match.index ?? 0, 8);
  const tail = following(context, match);
  const unit = match[4] ?? '';
  if (/^(?:日|月)$/.test(unit) && !(unit === '月' && match[1] === '半') && !/^(?:之内|以内|内)/.test(tail)) return null;
  if (pastAfterLength.test(tail)) return 'past';
  if (pastBeforeLength.test(head) && !/(?:预计|大概|还)$/.test(head.slice(0, -1))) return 'past';
  const length = readLength(match.slice(1));
  if (!length) return null;
  const isBound = boundAfterLength.test(tail) || boundBeforeLength.test(head);
  const isShort = length.unit === 'hour';
  if (isShort && (!isBound || /24$|7[*x]$/.test(head))) return 'past';
  if (match[1] === '半' && unit === '天' && !boundAfterLength.test(tail)) return 'past';
  const isVague = /[几数多来余好把]/.test(match[0]) || match[3] !== undefined;
  const kind = length.min === length.max ? 'duration' : 'range';
  if (length.unit === 'hour') {
    return { kind, from: context.today, due: context.today, afterMinutes: { min: length.min * 60, max: length.max * 60 } };
  }
  const [from, due] = [length.min, length.max].map((count) => addLength(context.today, count, length.unit as 'day'));
  return { kind, from: from ?? 0, due: due ?? 0, approximate: isVague };
}

const weekOffset = (prefix: string | undefined): number => (prefix?.startsWith('下下') ? 2 : prefix?.startsWith('下') ? 1 : 0);
const weekdayNumber = (name: string | undefined): number => Math.min('一二三四五六日天'.indexOf(name ?? '') + 1, 7);

/** 周五 is the next one, today included; 这周五 and 下周五 belong to their calendar week. */
function readWeekday(match: RegExpMatchArray, context: Context): Reading {
  const [, prefix, name, second] = match;
  const index = match.index ?? 0;
  if (prefix?.startsWith('上') || (!prefix && /[每上]个?$/.test(before(context, index, 2)))) return 'past';
  if (!prefix && /[\d一二两三四五六七八九十几个]$/.test(before(context, index, 1))) return null;
  const monday = context.today - weekdayOf(context.today) + 1;
  const weekday = name === '末' ? 6 : weekdayNumber(name);
  let day = monday + weekOffset(prefix) * 7 + weekday - 1;
  if (!prefix && day < context.today && !(name === '末' && day + 1 >= context.today)) day += 7;
  if (name === '末') return { kind: 'weekday', from: day, due: day + 1 };
  const far = weekdayNumber(second);
  if (second && far > weekday) return { kind: 'range', from: day, due: day + far - weekday };
  const length = second ? match[0].search(/[一二三四五六日天]/) + 1 : match[0].length;
  return { kind: 'weekday', from: day, due: day, length };
}

function readWeek(match: RegExpMatchArray, context: Context): Reading {
  if (match[1]?.startsWith('上')) return 'past';
  const monday = context.today - weekdayOf(context.today) + 1 + weekOffset(match[1]) * 7;
  const due = match[2] === '初' ? monday + 1 : monday + 6;
  return { kind: 'range', from: Math.max(monday, context.today), due, isSpan: true };
}

const dayWords: Readonly<Record<string, readonly [number, number]>> = {
  今天: [0, 0],
  今日: [0, 0],
  今儿: [0, 0],
  今儿个: [0, 0],
  今晚: [0, 0],
  今早: [0, 0],
  今夜: [0, 0],
  明天: [1, 1],
  明日: [1, 1],
  明儿: [1, 1],
  明儿个: [1, 1],
  明早: [1, 1],
  明晚: [1, 1],
  后天: [2, 2],
  后儿: [2, 2],
  后儿个: [2, 2],
  大后天: [3, 3],
  今明两天: [0, 1],
  今明天: [0, 1],
  明后天: [1, 2],
  明后两天: [1, 2],
  这两天: [0, 2],
  这一两天: [0, 2],
  这几天: [0, 5],
  近几天: [0, 5],
  过两天: [2, 3],
  过几天: [3, 5],
};

function readDayWord(match: RegExpMatchArray, context: Context): Reading {
  const span = dayWords[match[0]];
  if (!span) return 'past';
  const [from, due] = span.map((days) => context.today + days) as [number, number];
  const approximate = /[这近过]/.test(match[0]);
  return { kind: from === due ? 'date' : 'range', from, due, approximate };
}

function number(text: string | undefined): number | null {
  return text === undefined ? null : /^\d+$/.test(text) ? Number(text) : parseChineseNumber(text);
}

/** 8月3号, 2026年8月3日, 8月3号到5号, 8月30号到9月2号. */
function readMonthDay(match: RegExpMatchArray, context: Context): Reading {
  const [, year, month, day, farMonth, farDay] = match;
  const [m, d] = [number(month) ?? 0, number(day) ?? 0];
  const from = year ? dayOf(Number(year), m, d) : nearestDate(m, d, context.today);
  if (from === null) return null;
  if (farDay === undefined) return { kind: 'date', from, due: from };
  const due = nearestDate(number(farMonth) ?? m, number(farDay) ?? 0, from);
  return due === null || due < from ? null : { kind: 'range', from, due };
}

const monthOffset = (prefix: string | undefined): number => (prefix?.startsWith('下下') ? 2 : prefix?.startsWith('下') ? 1 : 0);

const wasDone = /^(?:就|才|[上下]午)?[来下到送订买修进报打说提约付交][^\s,.]{0,2}[的过](?!话)/;

/** 25号, 下个月15号, 15号到20号. */
function readDayOfMonth(match: RegExpMatchArray, context: Context): Reading {
  const [, prefix, day, mark, farDay] = match;
  if (prefix?.startsWith('上')) return 'past';
  if (mark === '日' && !/^\d/.test(day ?? '')) return null;
  if (!prefix && /[第尾编单款型账车楼排挂\-a-z#./\d年月]$/.test(before(context, match.index ?? 0, 1))) return null;
  if (wasDone.test(following(context, match, 6))) return 'past';
  const value = number(day) ?? 0;
  if (value < 1 || value > 31) return null;
  const { first, last } = monthSpan(context.today, monthOffset(prefix));
  const from = prefix ? first + value - 1 : nextDayOfMonth(value, context.today);
  if (from === null || (prefix && from > last)) return null;
  const far = farDay === undefined ? null : nextDayOfMonth(number(farDay) ?? 0, from);
  return far === null ? { kind: 'date', from, due: from } : { kind: 'range', from, due: far };
}

const parts: Readonly<Record<string, MonthPart>> = {
  初: 'early',
  上旬: 'early',
  中: 'middle',
  中旬: 'middle',
  下旬: 'late',
  底: 'end',
  末: 'end',
};

/** 月底, 下月初, 10月中旬; a bare part that is over this month means the next. */
function readMonthPart(match: RegExpMatchArray, context: Context): Reading {
  const [, prefix, monthText, part = ''] = match;
  if (prefix?.startsWith('上')) return 'past';
  const key = parts[part];
  if (!key || (!prefix && !monthText && /[个\d一二三四五六七八九十每]$/.test(before(context, match.index ?? 0, 1)))) return null;
  if (monthText !== undefined) {
    const first = nearestMonth(number(monthText) ?? 0, context.today);
    return first === null ? null : monthPart(first, key);
  }
  const here = monthPart(monthSpan(context.today, monthOffset(prefix)).first, key);
  return !prefix && here.due < context.today ? monthPart(monthSpan(context.today, 1).first, key) : here;
}

function readMonth(match: RegExpMatchArray, context: Context): Reading {
  const [, prefix, monthText] = match;
  if (prefix?.startsWith('上')) return 'past';
  const first = monthText
    ? nearestMonth(number(monthText) ?? 0, context.today)
    : monthSpan(context.today, monthOffset(prefix)).first;
  if (first === null) return null;
  const { last } = monthSpan(first);
  return { kind: 'range', from: last < context.today ? first : Math.max(first, context.today), due: last, isSpan: true };
}

/** 2027年1月, 明年一月. */
function readYearMonth(match: RegExpMatchArray, context: Context): Reading {
  const thisYear = new Date(context.today * 86_400_000).getUTCFullYear();
  const year = match[1] === '明' ? thisYear + 1 : match[1] === '今' ? thisYear : Number(match[1]);
  const first = dayOf(year, number(match[2]) ?? 0, 1);
  return first === null ? null : { kind: 'range', from: first, due: monthSpan(first).last, isSpan: true };
}

function readYearEnd(match: RegExpMatchArray, context: Context): Reading {
  const year = new Date(context.today * 86_400_000).getUTCFullYear() + (match[1] === '明年' ? 1 : 0);
  const [from, due] = /初/.test(match[0]) ? [dayOf(year, 1, 1), dayOf(year, 1, 31)] : [dayOf(year, 12, 21), dayOf(year, 12, 31)];
  return { kind: 'month-part', from: from ?? 0, due: due ?? 0 };
}

/** T+3: three working days after the order. */
function readTPlus(match: RegExpMatchArray, context: Context): Reading {
  const due = addLength(context.today, Number(match[1]), 'working-day');
  return { kind: 'duration', from: due, due };
}

export const chineseRules: readonly Rule[] = [
  { pattern: /(?<![a-z\d])[td]\+(\d{1,2})(?:个?工作日|天)?(?![\d.])/g, read: readTPlus },
  { pattern: new RegExp(`(?<![\\d.a-z#/一二两三四五六七八九十-])${chineseLength}`, 'g'), read: readChineseLength },
  {
    pattern: new RegExp(
      `(下下个?|下个?|这个?|本|上上?个?)?(?:${weekNames})([一二三四五六日天末])(?!次)(?:(?:${to})?(?:${weekNames})?([一二三四五六日天])(?![点早号月个次直]))?`,
      'g',
    ),
    read: readWeekday,
  },
  { pattern: new RegExp(`(下下个?|下个?|这个?|本|上个?)(?:${weekNames})(?![一二三四五六日天末])(初|内)?`, 'g'), read: readWeek },
  {
    pattern:
      /大?前天(?!线)|昨[天日晚儿]|前几天|前两天|今明两?天|明后两?天|大后天|这一?两天|这几天|近几天|过[两几]天|[今明]儿个?|[今明][天日晚早夜]|后儿个?|后天(?!天)/g,
    read: readDayWord,
  },
  {
    pattern: new RegExp(
      `(?<![\\d.])(?:(20\\d\\d)年)?(${num})月份?(${num})[日号](?:${to}(?:(${num})月)?(${num})[日号])?${notAUnit}`,
      'g',
    ),
    read: readMonthDay,
  },
  {
    pattern: new RegExp(`(?<![\\d.])(20\\d\\d)?(\\d{1,2})月(\\d{1,2})${to}(?:(\\d{1,2})月)?(\\d{1,2})[日号]`, 'g'),
    read: readMonthDay,
  },
  {
    pattern: new RegExp(`(?:(下下个?|下个?|这个?|本|上个?)月的?)?(${num})([号日])(?:${to}(${num})[号日])?${notAUnit}`, 'g'),
    read: readDayOfMonth,
  },
  {
    pattern: new RegExp(
      `(?<![\\d.a-z#/第月-])(?:(下下个?|下个?|这个?|本|当|上个?)月的?)?(?:${num})\\s?[-~到至]\\s?(?:${num})[号日](?!内|之内|以内)`,
      'g',
    ),
    read: (match, context) => readPrefixedDays(match, context),
  },
  {
    pattern: new RegExp(
      `(?<![\\d.])(?:(下下个?|下个?|这个?|本|当|上个?)?|(${num}))月份?的?(初|中旬|中(?![国午心介])|底|末|上旬|下旬)`,
      'g',
    ),
    read: readMonthPart,
  },
  { pattern: /(下下个?|下个?|这个?|本|上个?)月(?!\d|[底初中末上下])/g, read: readMonth },
  {
    pattern: new RegExp(`(?<![\\d.第每])()(${num})月(?:份(?!的?[底初中末上下\\d])|(?=之?[内前]|以[内前]|到货))`, 'g'),
    read: readMonth,
  },
  {
    pattern: new RegExp(`(?<!\\d)(20\\d\\d|今|明)年(${num})月份?(?!\\d|[一二三四五六七八九十初中底末上下])`, 'g'),
    read: readYearMonth,
  },
  { pattern: /(?<![\d.])()(\d{1,2})月(\d{1,2})(?=到|之?前|左右|[,.。 ]|$)/g, read: readMonthDay },
  { pattern: /(今年|明年)?(?<!同|前|往|去|每)年(?:底|末)|(明年)(?:年)?初/g, read: readYearEnd },
  {
    pattern:
      /(元旦|新年|春节|过年|大年|清明|五一|劳动节|端午|中秋|国庆|十一(?!月)|年)节?(?:假期|长假|放假|小长假)?(前后|之前|以前|前(?![面台])|之后|以后|过后|后(?![面续])|期间)/g,
    read: readFestival,
  },
];

function readPrefixedDays(match: RegExpMatchArray, context: Context): Reading {
  if (match[1]?.startsWith('上')) return 'past';
  const days =
    match[0]
      .match(new RegExp(num, 'g'))
      ?.slice(-2)
      .map((text) => number(text) ?? 0) ?? [];
  const [near = 0, far = 0] = days;
  if (far <= near || near < 1 || far > 31 || (!match[1] && /日$/.test(match[0]) && far <= 10)) return null;
  const { first, last } = monthSpan(context.today, monthOffset(match[1]));
  const due = match[1] ? first + far - 1 : nextDayOfMonth(far, context.today);
  return due === null || (match[1] && due > last) ? null : { kind: 'range', from: due - far + near, due };
}
