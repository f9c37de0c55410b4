/**
 * What a talk track may fill in: from the page, the assessment, the pack and the advisor's profile.
 * A slot without evidence is null, never an empty text: the track then asks for it in place.
 */
import type { Assessment, LawClock } from '../case/assessment';
import type { Language } from '../case/ids';
import type { CaseReading } from '../case/reading';
import { sayDate } from '../text/sayDate';
import { parseShownDate } from '../text/shownDate';
import { defaultPolicy, type TalkPolicy } from './policy';
import type { TalkProfile } from './profile';
import { makeProfileSlots } from './profileSlots';
import { readName, readSalutation } from './salutation';
import { atMidnight, bufferedRange, nextContactTime, soonContactTime, tomorrowContactTime } from './schedule';
import type { Known, Slots } from './slotIds';

export { defaultPolicy, type TalkPolicy } from './policy';

export interface SlotInput {
  readonly reading: CaseReading;
  readonly assessment: Assessment;
  readonly policy: TalkPolicy;
  readonly profile: TalkProfile;
  readonly language: Language;
}

export function makeSlots(input: SlotInput): Slots {
  const { assessment, profile, language } = input;
  return {
    ...caseSlots(input),
    ...dateSlots(input),
    ...amendsSlots(input),
    ...makeProfileSlots(profile, language),
    ...lawSlots(assessment.law),
  };
}

function caseSlots({ reading, assessment, language }: SlotInput): Known {
  const part = assessment.part.name ?? shownText(reading.ticket?.part);
  return {
    'customer.salutation': readSalutation(reading, language),
    'customer.name': readName(reading),
    part: part !== null && language === 'en' && !/^(?:the|a|an|your)\s/i.test(part) ? `the ${part}` : part,
    model: shownText(reading.vehicle?.model),
    wait_days: assessment.waitDays !== null && assessment.waitDays > 1 ? String(assessment.waitDays) : null,
  };
}

function shownText(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

function dateSlots({ reading, assessment, policy, profile, language }: SlotInput): Known {
  const { now } = reading;
  const hours = { from: profile.workFrom, to: profile.workTo };
  const cadence = policy.cadence ?? defaultPolicy.cadence;
  const day = (iso: string | null) => (iso === null ? null : sayDate(iso, now, language, { clock: false }));
  const deadline = (iso: string) => sayDate(iso, now, language, { clock: true, deadline: true });
  const told = assessment.part.eta ? bufferedRange(assessment.part.eta, now, policy.buffer) : null;
  const opened = reading.ticket?.openedAt;
  return {
    opened: typeof opened === 'string' || typeof opened === 'number' ? day(parseShownDate(opened, now)?.iso ?? null) : null,
    promised: day(lastBrokenPromise(assessment, now)),
    new_date: told ? sayRange(day(told.from), day(told.to), language) : null,
    new_date_end: day(told?.to ?? null),
    next_contact: deadline(nextContactTime(assessment.rite.priority, now, hours, cadence)),
    tomorrow_contact: deadline(tomorrowContactTime(now, hours)),
    soon_contact: deadline(soonContactTime(now, hours, cadence)),
  };
}

/** The day we named and missed; an open promise is no reason to apologise. */
function lastBrokenPromise(assessment: Assessment, now: string): string | null {
  const broken = assessment.promises.filter((promise) => promise.state === 'broken');
  const due = broken.at(-1)?.dueAt;
  return due === undefined ? null : atMidnight(due, now);
}

function sayRange(from: string | null, to: string | null, language: Language): string {
  return language === 'en' ? `${from} to ${to}` : `${from}到${to}之间`;
}

/** What may be granted on one's own word, never above the authority; a loaner is always something to work for. `[recover]` */
function amendsSlots({ assessment, policy, profile, language }: SlotInput): Known {
  const { short, long, longFromDays } = policy.amends ?? defaultPolicy.amends;
  const usual = (assessment.waitDays ?? 0) >= longFromDays ? long : short;
  const amount = Math.min(usual, profile.authority ?? policy.authority);
  const worth = language === 'en' ? `a service credit worth CNY ${amount}` : `价值${amount}元的保养项目`;
  return { compensation: amount >= 100 ? worth : null, loaner: language === 'en' ? 'a loaner car' : '代步车' };
}

/**
 * Days since the report, by the clocks of the 三包 rules; null outside warranty cases. `law.spare` is filled once the shorter clock
 * (spare car) is over, `law.over` once the longer one or a count of repairs (replacement or return) is: conditions of a track, not words. (domain.md 16)
 */
function lawSlots(law: Assessment['law']): Known {
  const byLength = law.filter((clock): clock is LawClock => 'daysLeft' in clock).sort((a, b) => a.daysLeft - b.daysLeft);
  const shortest = byLength.at(0);
  const longest = byLength.at(-1);
  const isRunning = longest !== undefined && longest.daysUsed > 1;
  return {
    'law.days_used': isRunning ? String(longest.daysUsed) : null,
    'law.days_left': isRunning && longest.daysLeft > 0 ? String(longest.daysLeft) : null,
    'law.spare': shortest?.reached ? 'yes' : null,
    'law.over': longest?.reached || law.some((clock) => 'repairs' in clock && clock.reached) ? 'yes' : null,
  };
}
