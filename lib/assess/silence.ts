/** Silence is not satisfaction: who says nothing, or 没事, with a reason for anger behind it. `[crisis]` */
import type { Evidence, FoundPromise, Silence } from '../case/assessment';
import { daysBetween } from '../text/clock';
import { evidence, type Facts, fieldEvidence } from './facts';
import { actions, dissatisfaction, threats } from './meanings';
import { shownAt } from './rite/waiting';
import { chasingMessages } from './signals/chasing';
import type { Said } from './spokenCase';
import { stillAsks } from './stage';

export interface JudgedSilence {
  readonly kind: Silence;
  readonly evidence: Evidence[];
}

const none: JudgedSilence = { kind: 'none', evidence: [] };
const flatWord =
  /^(?:(?:嗯|哦|噢|喔|好|好吧|好的|行|行吧|知道了|懂了|明白|明白了|了解|晓得了|收到|ok|okay|k|fine|sure|noted|understood|right o|righto|right|yes|yep|yeah|是|可以|。|\.)[\s。.!,~…]*)+$/;

/** A reason for anger: a promise broken, an earlier chase or reproach, a VIP left alone. */
export function hasReasonForAnger(facts: Facts, promises: readonly FoundPromise[]): boolean {
  if (promises.some((promise) => promise.state === 'broken')) return true;
  if (chasingMessages(facts).length > 0 || facts.heard.has(...dissatisfaction, ...threats, ...actions)) return true;
  return facts.isVip && daysSinceStaff(facts) >= facts.pack.policy.silence.quietDays;
}

export function judgeSilence(facts: Facts, hasReason: boolean, promises: readonly FoundPromise[]): JudgedSilence {
  const hasStrongReason = isStrongReason(facts, promises);
  const last = facts.spoken.customer.at(-1);
  if (facts.solution?.withThanks) return { kind: 'satisfied', evidence: last ? [wholeMessage(last, 'satisfied')] : [] };
  if (!hasReason || facts.solution) return none;
  if (!last) return quietFor(facts, null) ? { kind: 'falsely-satisfied', evidence: [sinceOpening(facts)] } : none;
  const has = (...cues: string[]) => facts.heard.hasInMessage(last, ...cues);
  const jokes = has('good-humour', 'thanks', 'praise');
  if (isFlat(last, facts)) return { kind: 'enduring', evidence: [wholeMessage(last, 'flat-answer')] };
  if (has('give-up', 'mild-resign') && !jokes && !stillAsks(last, facts) && !has('refund', 'low-score', ...threats, ...actions)) {
    return { kind: 'falsely-satisfied', evidence: evidence(facts.heard.inMessage(last, 'give-up', 'mild-resign'), facts.pack) };
  }
  const waitsForUs =
    has('chase', 'ultimatum', 'refund', ...dissatisfaction, ...threats, ...actions) && !answeredAfter(last, facts);
  if (waitsForUs || !hasStrongReason || !quietFor(facts, last)) return none;
  return { kind: 'falsely-satisfied', evidence: [wholeMessage(last, 'quiet-since')] };
}

/** One polite chase that was answered, or a date that still stands, is no reason to fear three quiet days. */
function isStrongReason(facts: Facts, promises: readonly FoundPromise[]): boolean {
  if (promises.some((promise) => promise.state === 'broken')) return true;
  if (facts.isVip && daysSinceStaff(facts) >= facts.pack.policy.silence.quietDays) return true;
  if (promises.some((promise) => promise.state === 'open')) return false;
  const chases = chasingMessages(facts).length;
  return chases >= facts.pack.policy.signals.chases || facts.isVip || facts.heard.has(...dissatisfaction, ...threats, ...actions);
}

function isFlat(said: Said, facts: Facts): boolean {
  const text = said.folded.trim();
  return text.length > 0 && text.length <= facts.pack.policy.silence.flatCharacters * 2 && flatWord.test(text);
}

function quietFor(facts: Facts, last: Said | null): boolean {
  const since = last?.at ?? facts.spoken.openedAt;
  return since !== null && daysBetween(since, facts.spoken.now) >= facts.pack.policy.silence.quietDays;
}

function answeredAfter(said: Said, facts: Facts): boolean {
  return (facts.spoken.staff.at(-1)?.place ?? -1) > said.place;
}

function daysSinceStaff(facts: Facts): number {
  const since = facts.spoken.staff.findLast((said) => said.at !== null)?.at ?? facts.spoken.openedAt;
  return since ? daysBetween(since, facts.spoken.now) : 0;
}

function wholeMessage(said: Said, rule: string): Evidence {
  return { source: said.source, quote: said.text, start: 0, end: said.text.length, rule };
}

function sinceOpening(facts: Facts): Evidence {
  const source = facts.spoken.openedFrom ?? 'ticket.openedAt';
  return fieldEvidence(source, shownAt(facts.spoken.reading, source), 'quiet-since');
}
