/** One line why a situation stands where it stands, in the advisor's language. */
import type { Assessment, Evidence, PartState } from '../case/assessment';
import type { Language } from '../case/ids';
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

export function sayWhy(reason: Reason, assessment: Assessment, reading: CaseReading, language: Language): string {
  const english = language === 'en';
  const evidence = reason.evidence[0];
  if (reason.ground === 'stage') return english ? 'They have stopped asking' : '客户不再追问了';
  if (reason.ground === 'part') return partWords[assessment.part.state][english ? 1 : 0];
  if (evidence && evidence.quote.trim() !== '') return sayEvidence(evidence, reading, english);
  if (assessment.waitDays !== null && assessment.waitDays > 0) {
    return english
      ? `Waiting for ${assessment.waitDays} ${assessment.waitDays === 1 ? 'day' : 'days'}`
      : `已经等了${assessment.waitDays}天`;
  }
  return english ? 'Nothing urgent on the page: keep them posted' : '页面上没有别的信号：照节奏说说进展';
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
