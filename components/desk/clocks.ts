/** How long ago, or in how long, as an advisor says it: the largest unit that still tells something. */
import type { Say } from '../ui/words';

const minuteMs = 60_000;

export function sayLasting(ms: number, say: Say): string {
  const minutes = Math.max(0, Math.round(Math.abs(ms) / minuteMs));
  if (minutes < 60) return say('minutes', { n: minutes });
  if (minutes < 48 * 60) return say('hours', { n: Math.round(minutes / 60) });
  return say('days', { n: Math.floor(minutes / 1440) });
}

export function sayAgo(iso: string, now: number, say: Say): string {
  const passed = now - Date.parse(iso);
  return passed < minuteMs / 2 ? say('desk.justNow') : say('desk.ago', { ago: sayLasting(passed, say) });
}

/** `in 3 h`, or `2 d late` when that has passed. */
export function sayWhen(iso: string, now: number, say: Say): string {
  const left = Date.parse(iso) - now;
  return say(left < 0 ? 'desk.overdue' : 'desk.in', { ago: sayLasting(left, say) });
}

/** `139****5678`, `沪A**68F`: enough to recognise, too little to misuse. */
export function mask(value: string): string {
  const characters = [...value];
  const digits = characters.filter((character) => /\d/.test(character)).length;
  const [head, tail] = digits >= 7 ? [3, 4] : [2, 2];
  if (characters.length <= head + tail) return `${characters[0] ?? ''}***`;
  return `${characters.slice(0, head).join('')}****${characters.slice(-tail).join('')}`;
}
