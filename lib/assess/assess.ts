/**
 * assess: a reading and what we keep of the case → what it means. Pure: the clock is `reading.now`, the rules are the pack.
 *
 *   reading ─ prepare ─▶ facts (cues of customer, staff, fields) ─▶ RITE · promises ─▶ silence, stage, signals ─▶ fault, tier,
 *   handler ─▶ contact, rescue, part, law ─▶ situations, levers
 */
import type { Assessment } from '../case/assessment';
import type { CaseReading } from '../case/reading';
import { judgeHandler, judgeTier } from './answer';
import { judgeContact } from './contact';
import { escalateRule } from './escalate';
import { type CaseContext, type Facts, gatherFacts } from './facts';
import { judgeFault, saysBroken } from './fault';
import { withoutIdleThreats } from './grievance';
import { lawClocks } from './law';
import { openLevers } from './levers';
import { tellPartStory } from './part';
import { findPromises } from './promises';
import { judgeRescue } from './rescue';
import { judgeEmotion } from './rite/emotion';
import { totalRite } from './rite/priority';
import { judgePublicity } from './rite/publicity';
import { judgeReach } from './rite/reach';
import { judgeWaiting } from './rite/waiting';
import { findSignals } from './signals/find';
import { hasReasonForAnger, judgeSilence } from './silence';
import { rankSituations } from './situations';
import { judgeStage } from './stage';
import { tightenCase } from './tightCase';

export type { CaseContext } from './facts';

export function assess(reading: CaseReading, context: CaseContext): Assessment {
  const tight = tightenCase(reading);
  return tight ? tight.widen(judge(tight.reading, context)) : judge(reading, context);
}

function judge(reading: CaseReading, context: CaseContext): Assessment {
  const gathered = gatherFacts(reading, context);
  const promises = findPromises(gathered);
  const facts = withoutIdleThreats(gathered, promises);
  const { days: waitDays, dimension: t } = judgeWaiting(facts);
  const automatic = { r: judgePublicity(facts), i: judgeReach(facts), t, e: judgeEmotion(facts, promises) };
  const rite = totalRite(automatic, facts.history, facts.pack.policy, facts.spoken);
  const hasReason = hasReasonForAnger(facts, promises);
  const silence = judgeSilence(facts, hasReason, promises);
  const signals = findSignals(facts, promises, silence);
  const fault = judgeFault(facts, promises).level;
  const judged = { rite, signals, fault, promises, waitDays };
  const tier = judgeTier(facts, judged);
  const known = {
    id: reading.id,
    rite,
    waitDays,
    signals,
    stage: judgeStage(facts, promises, hasReason),
    silence: silence.kind,
    fault,
    tier,
    handler: judgeHandler(facts, judged, tier),
    promises,
    contact: judgeContact(facts, rite, waitDays),
    rescue: judgeRescue(facts, signals),
    part: tellPartStory(facts, promises),
    law: lawClocks(facts, fault !== null || (facts.spoken.visits ?? 0) > 1 || saysBroken(facts)),
  };
  const escalation = escalateRule(facts, signals, fault);
  const escalated = { ...known, escalate: escalation !== null, escalateRule: escalation };
  return {
    ...escalated,
    levers: openLevers(facts, { ...known, isFatal: fault === 'L1' }),
    situations: rankSituations(facts, escalated),
    unread: unreadOf(facts),
  };
}

function unreadOf(facts: Facts): Assessment['unread'] {
  return facts.spoken.unread;
}
