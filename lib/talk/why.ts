/** One line why a situation stands where it stands, in the advisor's language. */
import type { Assessment, Evidence, PartState } from '../case/assessment';
import type { Language, SituationId } from '../case/ids';
import type { CaseReading } from '../case/reading';
import type { Reason } from './situations';

const quoteMax = 40;

const partWords: Readonly<Record<PartState, readonly [string, string]>> = {
  unknown: ['配件还没有到货日期', 'The part has no arrival date yet'],
  ordered: ['配件已经订了', 'The part is on order'],
  'eta-given': ['到货日期已经说过', 'An arrival date was given'],
  'slipped-once': ['说过的日期推迟了一次', 'The date has slipped once'],
  'slipped-again': ['说过的日期不止一次推迟', 'The date has slipped more than once'],
  arrived: ['配件到了', 'The part has arrived'],
  fitted: ['配件已经装好', 'The part is fitted'],
};

/** Where the assessment ranks a situation by the state of the case and not by somebody's words. */
const stepWords: Readonly<Partial<Record<SituationId, readonly [string, string]>>> = {
  'first-notice': ['刚报修，还没有人跟客户讲过实情', 'Just reported, and nobody has told the customer yet'],
  'no-news-update': ['客户在等消息，今天还没有新的', 'The customer waits for news and there is none today'],
  'vip-first-call': ['老客户或贵宾，期望更高', 'A long-standing or VIP customer expects more'],
  'daily-call': ['风险高，每天要通一次话', 'High risk: one call a day is due'],
  'plan-offer': ['挽回已经开始，该拿方案了', 'The rescue has begun and a plan is due'],
  handover: ['修好了，该交车了', 'Repaired and ready to be handed over'],
  'ask-back': ['办完了，回头问一声', 'Solved: ask whether all is well'],
  'care-3d': ['交车后的第一次回访', 'The first follow-up after handover'],
  'care-7d': ['交车满一周的回访', 'The follow-up after a week'],
  'care-30d': ['交车满一个月的回访', 'The follow-up after a month'],
  'progress-update': ['照节奏说说进展', 'Keep them posted'],
};

const aboutPromise: ReadonlySet<SituationId> = new Set(['overdue-apology', 'slipped-update', 'part-delayed']);

export function sayWhy(reason: Reason, assessment: Assessment, reading: CaseReading, language: Language): string {
  const english = language === 'en';
  const evidence = reason.evidence[0];
  if (reason.ground === 'stage') return english ? 'They have stopped asking' : '客户不再追问了';
  if (reason.ground === 'part') return partWords[assessment.part.state][english ? 1 : 0];
  if (evidence && evidence.quote.trim() !== '') return sayEvidence(evidence, reading, english);
  const broken = assessment.promises.filter((promise) => promise.state === 'broken').at(-1);
  if (broken && aboutPromise.has(reason.situation))
    return english ? `We said “${broken.text}” and missed it` : `答应过“${broken.text}”，没有兑现`;
  const step = stepWords[reason.situation];
  if (step) return step[english ? 1 : 0];
  if (assessment.waitDays !== null && assessment.waitDays > 0) {
    return english
      ? `Waiting for ${assessment.waitDays} ${assessment.waitDays === 1 ? 'day' : 'days'}`
      : `已经等了${assessment.waitDays}天`;
  }
  return english ? 'Fits what the page shows' : '跟页面上的情况相符';
}

function sayEvidence(evidence: Evidence, reading: CaseReading, english: boolean): string {
  const quote = evidence.quote.replace(/\s+/g, ' ').trim();
  const short = quote.length > quoteMax ? `${quote.slice(0, quoteMax - 1)}…` : quote;
  const index = /^messages\.(\d+)$/.exec(evidence.source)?.[1];
  const speaker = index === undefined ? undefined : reading.messages[Number(index)]?.from;
  if (speaker === 'customer') return english ? `The customer said: “${short}”` : `客户说：“${short}”`;
  if (speaker === 'staff') return english ? `We said: “${short}”` : `我们说过：“${short}”`;
  return english ? `On the page: ${short}` : `页面上写着：${short}`;
}
