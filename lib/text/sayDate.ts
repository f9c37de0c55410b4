/** Dates in the words people say, so that a talk track sounds like a person and not like a record. */
import type { Language } from '../case/ids';
import { civilDate, weekdayOf } from './calendar';
import { dayNumber, type Instant, minuteMs, parseInstant } from './clock';

export interface SayDateOptions {
  /** Name the clock time too. The end of a day (23:59) has no clock to name. */
  readonly clock: boolean;
  /** Say it as a deadline: 今天下午5点前, today before 5 pm. */
  readonly deadline?: boolean;
}

interface Said {
  /** Local day numbers and minutes since midnight. */
  readonly day: number;
  readonly today: number;
  readonly minutes: number;
}

/** A date in the words people say, seen from `now`: 明天上午10点, 周五(27日), 12月3日周四; tomorrow, Friday 27 Nov. */
export function sayDate(iso: Instant, now: Instant, language: Language, options: SayDateOptions): string {
  const { epochMs, offsetMinutes } = parseInstant(now);
  const then = parseInstant(iso).epochMs;
  const day = dayNumber(then, offsetMinutes);
  const minutes = Math.floor((then + offsetMinutes * minuteMs) / minuteMs) - day * 1440;
  const said: Said = { day, today: dayNumber(epochMs, offsetMinutes), minutes };
  const hasClock = options.clock && minutes !== 1439;
  const isDeadline = options.deadline ?? false;
  return language === 'en' ? sayEnglish(said, hasClock, isDeadline) : sayChinese(said, hasClock, isDeadline);
}

const chineseDays: Readonly<Record<string, string>> = { '-2': '前天', '-1': '昨天', 0: '今天', 1: '明天', 2: '后天' };
const chineseWeekdays = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const;

function sayChinese({ day, today, minutes }: Said, hasClock: boolean, isDeadline: boolean): string {
  return `${chineseDay(day, today)}${hasClock ? chineseClock(minutes) : ''}${isDeadline ? '前' : ''}`;
}

/** Inside a week the weekday carries the date along, for 周五 alone has cost trust before. */
function chineseDay(day: number, today: number): string {
  const near = chineseDays[String(day - today)];
  if (near) return near;
  const { year, month, day: ofMonth } = civilDate(day);
  const weekday = chineseWeekdays[weekdayOf(day) - 1];
  const ahead = day - today;
  if (ahead > 0 && ahead < 7) {
    const isThisWeek = weekdayOf(day) > weekdayOf(today);
    return `${isThisWeek ? '' : '下'}${weekday}(${ofMonth}日)`;
  }
  const said = `${month}月${ofMonth}日${weekday}`;
  return year === civilDate(today).year ? said : `${year}年${said}`;
}

function chineseClock(minutes: number): string {
  const hour = Math.floor(minutes / 60);
  const minute = minutes % 60;
  const part = hour < 6 ? '凌晨' : hour < 12 ? '上午' : hour < 13 ? '中午' : hour < 18 ? '下午' : '晚上';
  const twelve = hour > 12 ? hour - 12 : hour;
  return `${part}${twelve}点${minute === 0 ? '' : minute === 30 ? '半' : `${String(minute).padStart(2, '0')}分`}`;
}

const englishDays: Readonly<Record<string, string>> = { '-1': 'yesterday', 0: 'today', 1: 'tomorrow' };
const englishWeekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const englishMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

function sayEnglish({ day, today, minutes }: Said, hasClock: boolean, isDeadline: boolean): string {
  const near = englishDay(day, today);
  if (!hasClock) return isDeadline ? `by the end of ${near}` : near;
  return `${near} ${isDeadline ? 'before' : 'at'} ${englishClock(minutes)}`;
}

function englishDay(day: number, today: number): string {
  const near = englishDays[String(day - today)];
  if (near) return near;
  const { year, month, day: ofMonth } = civilDate(day);
  const said = `${englishWeekdays[weekdayOf(day) - 1]} ${ofMonth} ${englishMonths[month - 1]}`;
  return year === civilDate(today).year ? said : `${said} ${year}`;
}

function englishClock(minutes: number): string {
  const hour = Math.floor(minutes / 60);
  const minute = minutes % 60;
  if (minutes === 720) return 'noon';
  return `${hour % 12 === 0 ? 12 : hour % 12}${minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`} ${hour < 12 ? 'am' : 'pm'}`;
}

/** 3天, 3 days, 1 day. */
export function sayDays(days: number, language: Language): string {
  return language === 'en' ? `${days} ${Math.abs(days) === 1 ? 'day' : 'days'}` : `${days}天`;
}
