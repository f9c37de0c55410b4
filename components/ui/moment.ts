/** Instants as the advisor reads them, in the zone that the instant itself carries (the advisor's own). */
import type { Language } from '../../lib/case/ids';

/** `11月25日 周三 10:00` / `Wed 25 Nov 10:00`. Returns the text itself when it is no instant. */
export function sayMoment(iso: string, language: Language): string {
  const epoch = Date.parse(iso);
  if (Number.isNaN(epoch)) return iso;
  const local = new Date(epoch + offsetMinutes(iso) * 60_000);
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', {
    month: language === 'en' ? 'short' : 'long',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: 'UTC',
  }).format(local);
}

/** The clock of a save, in the browser's own zone: it happened here and now. */
export function sayClock(iso: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(iso));
}

function offsetMinutes(iso: string): number {
  const match = /([+-])(\d\d):(\d\d)$/.exec(iso);
  return match ? (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])) : 0;
}

/** `11月25日 10:00` in the browser's own zone, for what happened or will happen here. */
export function sayDay(iso: string, language: Language): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', {
    month: language === 'en' ? 'short' : 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(iso));
}
