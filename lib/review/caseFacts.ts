/** What a rewrite may name and what need not be asked again: taken from the case when the draft comes with one. */
import type { Assessment } from '../case/assessment';
import type { Language } from '../case/ids';
import type { CaseReading } from '../case/reading';
import { addDays, daysBetween, type Instant, parseInstant, toIso } from '../text/clock';
import { parseDuration } from '../text/duration';
import { fold } from '../text/fold';
import { sayDate } from '../text/sayDate';
import { parseShownDate } from '../text/shownDate';

/** Values that a rewrite may name; null where nothing is known. */
export type Slots = Readonly<Record<string, string | null>>;

export interface CaseFacts {
  readonly reading: CaseReading | null;
  readonly slots: (language: Language) => Slots;
  /** Everything said in the case by the customer and openly by staff, folded; bounded. */
  readonly said: string;
  readonly waitDays: number | null;
  /** P0 or P1, or by the light look: a long wait, an angry customer. */
  readonly isSerious: boolean;
  /** The customer has complained or waits for a part: an answer needs all its parts. */
  readonly hasComplaint: boolean;
}

export interface Buffer {
  readonly low: number;
  readonly high: number;
}

const longWaitDays = 14;
const saidUnits = 20_000;

export function readCase(
  reading: CaseReading | null,
  assessment: Assessment | null,
  buffer: Buffer,
  anger: readonly RegExp[],
): CaseFacts {
  const said = reading ? sayAll(reading) : '';
  const byCustomer = reading ? customerWords(reading) : '';
  const waitDays = assessment?.waitDays ?? (reading ? readWait(reading) : null);
  const isAngry = anger.some((cue) => byCustomer.search(cue) >= 0);
  const priority = assessment?.rite.priority;
  const known = new Map<Language, Slots>();
  return {
    reading,
    said,
    waitDays,
    isSerious: priority ? priority === 'P0' || priority === 'P1' : isAngry || (waitDays ?? 0) >= longWaitDays,
    hasComplaint: isAngry || (waitDays ?? 0) >= 7 || (assessment?.signals.length ?? 0) > 0,
    slots: (language) => {
      const slots = known.get(language) ?? makeSlots(reading, waitDays, buffer, language);
      known.set(language, slots);
      return slots;
    },
  };
}

function sayAll(reading: CaseReading): string {
  const open = reading.messages.filter((message) => !message.internal).map((message) => message.text);
  return fold(open.join('\n').slice(-saidUnits));
}

function customerWords(reading: CaseReading): string {
  const spoken = reading.messages.filter((message) => message.from === 'customer').map((message) => message.text);
  return fold(spoken.join('\n').slice(-saidUnits));
}

function readWait(reading: CaseReading): number | null {
  const opened = reading.ticket?.openedAt ?? reading.messages[0]?.at;
  if (typeof opened !== 'string' && typeof opened !== 'number') return null;
  const shown = parseShownDate(opened, reading.now);
  return shown ? Math.max(0, daysBetween(shown.iso, reading.now)) : null;
}

const anyTime: Readonly<Record<Language, string>> = { 'zh-CN': '明天上午10点', en: 'tomorrow at 10 am' };

function makeSlots(reading: CaseReading | null, waitDays: number | null, buffer: Buffer, language: Language): Slots {
  if (!reading) return { next: anyTime[language] };
  return {
    name: shownText(reading.customer?.name),
    part: shownText(reading.ticket?.part),
    wait: waitDays !== null && waitDays > 1 ? String(waitDays) : null,
    next: sayDate(nextContact(reading.now), reading.now, language, { clock: true }),
    range: toldRange(reading, buffer, language),
  };
}

function shownText(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' && value.length <= 40 ? value.trim() : null;
}

/** Five in the afternoon while there are two hours left until then, else ten next morning. */
function nextContact(now: Instant): Instant {
  const { epochMs, offsetMinutes } = parseInstant(now);
  const wall = new Date(epochMs + offsetMinutes * 60_000);
  const isToday = wall.getUTCHours() < 15;
  wall.setUTCHours(isToday ? 17 : 10, 0, 0, 0);
  const at = toIso(wall.getTime() - offsetMinutes * 60_000, offsetMinutes);
  return isToday ? at : addDays(at, 1);
}

/** The arrival that the case expects, told with its buffer: expected time × 1.3 to 1.5. `[expect]` */
function toldRange(reading: CaseReading, buffer: Buffer, language: Language): string | null {
  const eta = reading.ticket?.eta ?? reading.ticket?.promisedAt;
  if (typeof eta !== 'string' && typeof eta !== 'number') return null;
  const shown = parseShownDate(eta, reading.now);
  return shown ? sayRange(daysBetween(reading.now, shown.iso), reading.now, buffer, language) : null;
}

/** From so many expected days to the dates that may be told; null when they are not ahead. */
export function sayRange(days: number, now: Instant, buffer: Buffer, language: Language): string | null {
  if (days < 1 || days > 365) return null;
  const low = Math.ceil(days * buffer.low);
  const high = Math.max(low + 1, Math.ceil(days * buffer.high));
  const [from, to] = [low, high].map((ahead) => sayDate(addDays(now, ahead), now, language, { clock: false }));
  return language === 'en' ? `between ${from} and ${to}` : `${from}到${to}之间`;
}

/** 3天 → 4到5天: a length of time with its buffer, when there is no calendar to count on. */
export function sayLength(text: string, buffer: Buffer, language: Language): string | null {
  const length = parseDuration(text);
  if (!length || length.unit === 'hour' || length.max > 60) return null;
  const low = Math.ceil(length.max * buffer.low);
  const high = Math.max(low + 1, Math.ceil(length.max * buffer.high));
  const unit = lengthUnits[language][length.unit];
  return language === 'en' ? `${low} to ${high} ${unit}` : `${low}到${high}${unit}`;
}

const lengthUnits = {
  'zh-CN': { day: '天', 'working-day': '个工作日', week: '周', month: '个月', hour: '小时' },
  en: { day: 'days', 'working-day': 'working days', week: 'weeks', month: 'months', hour: 'hours' },
} as const;
