/** The clock time and zone inside a date that a page shows; what is left is the date itself. */

export interface ShownClock {
  readonly minutes: number;
  readonly seconds: number;
  /** Minutes east of UTC when the text names its zone. */
  readonly zone: number | null;
  /** The text says AM or PM: it was made for an American eye. */
  readonly isAmerican: boolean;
}

export interface ClockSplit {
  readonly clock: ShownClock | null;
  readonly rest: string;
}

const dayParts = '凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|am|pm';
const clockPattern = new RegExp(
  `(?:(${dayParts})\\s*)?(?<![\\d.:/-])(\\d{1,2})(?:\\s*[::点时]\\s*(\\d{1,2})|点)(?:\\s*[::分]\\s*(\\d{1,2})(?:[.,]\\d{1,9})?)?\\s*[分秒]?\\s*(a\\.?m\\.?|p\\.?m\\.?)?(?![\\d:])`,
);
const hourPattern = /(?<![\d./:-])(\d{1,2})\s*(a\.?m\.?|p\.?m\.?)(?![a-z])/;
const zonePattern =
  /\s*(?:\(?(?:gmt|utc)\)?\s*([+-]\d{1,2})(?::?(\d\d))?|([+-]\d\d):?(\d\d)|\b(z|gmt|utc|[ecmp][sd]t|cet|cest|jst|hkt|ist|bst)\b)/;
const zoneMinutes: Readonly<Record<string, number>> = {
  z: 0,
  gmt: 0,
  utc: 0,
  bst: 60,
  cet: 60,
  cest: 120,
  ist: 330,
  hkt: 480,
  jst: 540,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
};

/** Takes the clock out of a folded text. A text that has none keeps `clock: null`; one with an impossible clock (25:00) gives null. */
export function splitClock(text: string, homeOffset: number): ClockSplit | null {
  const found = clockPattern.exec(text) ?? hourOnly(text);
  if (!found) return { clock: null, rest: text };
  const [whole, part, hourText, minuteText, secondText, suffix] = found;
  const american = (suffix ?? part ?? '').replaceAll('.', '');
  const minutes = readMinutes(Number(hourText), Number(minuteText ?? 0), american);
  const seconds = Number(secondText ?? 0);
  if (minutes === null || seconds > 59) return null;
  const afterClock = text.slice(found.index + whole.length);
  const zone = zonePattern.exec(afterClock);
  const left = `${text.slice(0, found.index).replace(/(\d)t$/, '$1')} ${zone ? afterClock.replace(zone[0], ' ') : afterClock}`;
  const rest = left.replace(/\(\s*\)/, ' '); // 2 Nov 2026 (18:22)
  const isAmerican = american === 'am' || american === 'pm';
  return { clock: { minutes, seconds, zone: zone ? readZone(zone, homeOffset) : null, isAmerican }, rest };
}

function hourOnly(text: string): RegExpExecArray | null {
  const found = hourPattern.exec(text);
  if (found) found.splice(1, 2, '', found[1] ?? '', '0', '0', found[2] ?? '');
  return found;
}

/** Minutes since midnight for an hour said with a part of the day; null for an hour that does not exist. */
export function readMinutes(hour: number, minute: number, part: string): number | null {
  if (minute > 59 || hour > 23) return null;
  if (/^(?:pm|下午|傍晚|晚上|夜里|今晚|晚)$/.test(part)) return (hour < 12 ? hour + 12 : hour) * 60 + minute;
  if (part === '中午') return (hour < 11 ? hour + 12 : hour) * 60 + minute;
  if (/^(?:am|凌晨|上午|早上|早晨|清晨|早)$/.test(part) && hour === 12) return part === '上午' ? 720 + minute : minute;
  return hour * 60 + minute;
}

/** CST is China's where the advisor's own clock is China's. */
function readZone(found: RegExpExecArray, homeOffset: number): number {
  const [, gmtHours, gmtMinutes, hours, minutes, name] = found;
  if (name !== undefined) return name === 'cst' && homeOffset === 480 ? 480 : (zoneMinutes[name] ?? 0);
  const signed = gmtHours ?? hours ?? '+0';
  const sign = signed.startsWith('-') ? -1 : 1;
  return sign * (Math.abs(Number(signed)) * 60 + Number(gmtMinutes ?? minutes ?? 0));
}
