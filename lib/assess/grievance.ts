/**
 * Somebody with no reason to be angry who names a court, a reporter or a ministry talks about something else. Threats count
 * when the case holds a grievance (a reproach, a broken promise, an earlier chase …) or the sentence itself makes a condition.
 */
import type { FoundPromise } from '../case/assessment';
import { indexCues } from './cueIndex';
import type { Cue } from './cues';
import { edgeAfter, edgeBefore, sentenceEnd } from './edges';
import type { Facts } from './facts';
import { dissatisfaction, grievances, threats } from './meanings';
import { chasingMessages } from './signals/chasing';

const reach = 120;

/** The facts without threats that were taken back or that nothing stands behind; which cues are doubtful says the policy. */
export function withoutIdleThreats(facts: Facts, promises: readonly FoundPromise[]): Facts {
  return withoutIdle(withoutWithdrawn(withoutMereNames(facts)), promises);
}

/** A court or a hotline that is merely named counts where the same message makes a condition, blames or demands. */
function withoutMereNames(facts: Facts): Facts {
  const { heat } = facts.pack.policy;
  const isHeated = (cue: Cue) =>
    cue.said !== null && facts.heard.inMessage(cue.said, ...heat).some((other) => !other.isNamed && other !== cue);
  if (!facts.heard.all.some((cue) => cue.isNamed && !isHeated(cue))) return facts;
  return { ...facts, heard: indexCues(facts.heard.all.filter((cue) => !cue.isNamed || isHeated(cue))) };
}

/** 昨天话说重了, sorry I snapped: what was threatened up to there no longer counts. */
function withoutWithdrawn(facts: Facts): Facts {
  const places = facts.heard.of('withdrawn').flatMap((cue) => (cue.said ? [cue.said.place] : []));
  if (places.length === 0) return facts;
  const last = Math.max(...places);
  const isTakenBack = (cue: Cue) => takenBack.includes(cue.cue) && cue.said !== null && cue.said.place <= last;
  return { ...facts, heard: indexCues(facts.heard.all.filter((cue) => !isTakenBack(cue))) };
}

function withoutIdle(facts: Facts, promises: readonly FoundPromise[]): Facts {
  const { doubtful } = facts.pack.policy;
  if (!facts.heard.has(...doubtful) || isLate(facts, promises)) return facts;
  if (reasons.some((name) => !doubtful.includes(name) && facts.heard.has(name))) return facts;
  const stands = (cue: Cue) => !doubtful.includes(cue.cue) || isConditional(cue, facts);
  return { ...facts, heard: indexCues(facts.heard.all.filter(stands)) };
}

const takenBack: readonly string[] = [...threats, 'ultimatum', 'anger', 'rage', 'irony', 'rude-staff'];
const reasons: readonly string[] = [...dissatisfaction, ...grievances];

/** A promise was broken or put off, or the customer asked before, and not in courtesy. */
function isLate(facts: Facts, promises: readonly FoundPromise[]): boolean {
  if (promises.some((promise) => promise.state === 'broken') || facts.told.has('staff-slip')) return true;
  return chasingMessages(facts).some((said) => !facts.heard.hasInMessage(said, 'polite', 'good-humour', 'thanks'));
}

/** 再不装好就 …, unless it is ready …: the condition stands in the sentence of the threat. */
function isConditional(cue: Cue, facts: Facts): boolean {
  if (!cue.said) return false;
  const { folded } = cue.said;
  const start = edgeBefore(folded, cue.start, sentenceEnd, reach);
  const end = edgeAfter(folded, cue.end, sentenceEnd, reach);
  return facts.heard.inMessage(cue.said, 'condition').some((mark) => mark.start < end && mark.end > start);
}
