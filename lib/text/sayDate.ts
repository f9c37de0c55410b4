import type { Language } from '../case/ids';
import type { Instant } from './clock';

export interface SayDateOptions {
  /** Name the clock time too: 今天下午5点前, today before 5 pm. */
  readonly clock: boolean;
}

/** A date in the words people say, seen from `now`: 明天上午10点, 周五(27日), 12月3日周四; tomorrow, Friday 27 Nov. */
export function sayDate(iso: Instant, now: Instant, language: Language, options: SayDateOptions): string {
  throw new Error(`being written: ${iso} ${now} ${language} ${options.clock}`);
}

/** 3天, 3 days, 1 day. */
export function sayDays(days: number, language: Language): string {
  return language === 'en' ? `${days} ${Math.abs(days) === 1 ? 'day' : 'days'}` : `${days}天`;
}
