/**
 * What a talk track may fill in: from the page, the assessment, the pack and the advisor's profile.
 * A slot without evidence is null, never an empty text: the track then asks for it in place.
 */
import type { Assessment, LawClock } from '../case/assessment';
import type { Language } from '../case/ids';
import type { CaseReading } from '../case/reading';
import { sayDate } from '../text/sayDate';
import { parseShownDate } from '../text/shownDate';
import type { AdvisorProfile } from './profile';
import { readName, readSalutation } from './salutation';
import { atMidnight, bufferedRange, nextContactTime, nextToday } from './schedule';
import type { SlotId } from './slotIds';

/** What talk needs of a policy pack. */
export interface TalkPolicy {
  /** Told time = expected time × low to high. `[expect]` */
  readonly buffer: { readonly low: number; readonly high: number };
  /** The most anyone may grant, in CNY. `[recover]` */
  readonly authority: number;
}

export const defaultPolicy: TalkPolicy = { buffer: { low: 1.3, high: 1.5 }, authority: 500 };

export interface SlotInput {
  readonly reading: CaseReading;
  readonly assessment: Assessment;
  readonly policy: TalkPolicy;
  readonly profile: AdvisorProfile;
  readonly language: Language;
}

/** Values by slot; null or absent: nobody knows it yet. Answers of the advisor may add slots of an own track. */
export type Slots = Readonly<Record<string, string | null>>;

export function makeSlots(input: SlotInput): Slots {
  return { ...caseSlots(input), ...dateSlots(input), ...profileSlots(input), ...lawSlots(input.assessment.law) };
}

function caseSlots({ reading, assessment, language }: SlotInput): Partial<Record<SlotId, string | null>> {
  return {
    'customer.salutation': readSalutation(reading, language),
    'customer.name': readName(reading),
    part: assessment.part.name ?? shownText(reading.ticket?.part),
    model: shownText(reading.vehicle?.model),
    wait_days: assessment.waitDays === null ? null : String(assessment.waitDays),
  };
}

function shownText(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

function dateSlots(input: SlotInput): Partial<Record<SlotId, string | null>> {
  const { reading, assessment, profile, language } = input;
  const { now } = reading;
  const hours = { from: profile.workFrom, to: profile.workTo };
  const say = (iso: string | null, clock = false) => (iso === null ? null : sayDate(iso, now, language, { clock }));
  const told = assessment.part.eta ? bufferedRange(atMidnight(assessment.part.eta, now), now, input.policy.buffer) : null;
  const opened = reading.ticket?.openedAt;
  return {
    opened: typeof opened === 'string' || typeof opened === 'number' ? say(parseShownDate(opened, now)?.iso ?? null) : null,
    promised: say(assessment.promises.at(0)?.dueAt ?? null),
    new_date: told ? sayRange(say(told.from) ?? '', say(told.to) ?? '', language) : null,
    new_date_end: say(told?.to ?? null),
    next_contact: say(nextContactTime(assessment.rite.priority, now, hours), true),
    today_contact: say(nextToday(now, hours), true),
  };
}

function sayRange(from: string, to: string, language: Language): string {
  return language === 'en' ? `between ${from} and ${to}` : `${from}到${to}之间`;
}

function profileSlots({ assessment, policy, profile, language }: SlotInput): Partial<Record<SlotId, string | null>> {
  return {
    'advisor.name': profile.name,
    'advisor.post': profile.post,
    'advisor.phone': profile.phone,
    'manager.name': profile.managerName,
    'manager.phone': profile.managerPhone,
    centre: profile.centre,
    brand: profile.brand,
    loaner: language === 'en' ? 'a loaner car' : '代步车',
    compensation: sayCompensation(assessment, Math.min(profile.authority ?? policy.authority, 5000), language),
  };
}

/** A short delay earns 100–300, a long one 500–1,000, never above what the advisor may grant. `[recover]` */
function sayCompensation(assessment: Assessment, authority: number, language: Language): string | null {
  const usual = (assessment.waitDays ?? 0) >= 14 ? 500 : 300;
  const amount = Math.min(usual, authority);
  if (amount < 100) return null;
  return language === 'en' ? `a service credit worth CNY ${amount}` : `价值${amount}元的保养项目`;
}

/** Days counted by the 30-day clock of the 三包 rules; null outside warranty cases. */
function lawSlots(law: readonly LawClock[]): Partial<Record<SlotId, string | null>> {
  const longest = [...law].sort((a, b) => b.daysUsed + b.daysLeft - (a.daysUsed + a.daysLeft)).at(0);
  return {
    'law.days_used': longest ? String(longest.daysUsed) : null,
    'law.days_left': longest && !longest.reached ? String(longest.daysLeft) : null,
  };
}
