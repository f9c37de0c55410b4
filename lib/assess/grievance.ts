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
  const { all } = facts.heard;
  const heated = new Set(all.flatMap(({ cue, isNamed, source }) => (!isNamed && heat.includes(cue) ? [source] : [])));
  const stands = (cue: Cue) => !cue.isNamed || (cue.said !== null && heated.has(cue.source));
  return all.every(stands) ? facts : { ...facts, heard: indexCues(all.filter(stands)) };
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
  const conditions = placesOf(facts.heard.of('condition'));
  const stands = (cue: Cue) => !doubtful.includes(cue.cue) || isConditional(cue, conditions.get(cue.source) ?? []);
  return { ...facts, heard: indexCues(facts.heard.all.filter(stands)) };
}

const takenBack: readonly string[] = [...threats, 'ultimatum', 'anger', 'rage', 'irony', 'rude-staff'];
const reasons: readonly string[] = [...dissatisfaction, ...grievances];

/** A promise was broken or put off, or the customer asked before, and not in courtesy. */
function isLate(facts: Facts, promises: readonly FoundPromise[]): boolean {
  if (promises.some((promise) => promise.state === 'broken') || facts.told.has('staff-slip')) return true;
  return chasingMessages(facts).some((said) => !facts.heard.hasInMessage(said, 'polite', 'good-humour', 'thanks'));
}

/** By message, in the order of the text: a long one may hold thousands. */
function placesOf(cues: readonly Cue[]): ReadonlyMap<string, readonly Cue[]> {
  const places = new Map<string, Cue[]>();
  for (const cue of [...cues].sort((a, b) => a.start - b.start)) {
    const same = places.get(cue.source);
    if (same) same.push(cue);
    else places.set(cue.source, [cue]);
  }
  return places;
}

/** 再不装好就 …, unless it is ready …: the condition stands in the sentence of the threat. */
function isConditional(cue: Cue, conditions: readonly Cue[]): boolean {
  if (!cue.said) return false;
  const { folded } = cue.said;
  const start = edgeBefore(folded, cue.start, sentenceEnd, reach);
  const end = edgeAfter(folded, cue.end, sentenceEnd, reach);
  for (let at = lastBefore(conditions, end); at >= 0; at -= 1) {
    const mark = conditions[at];
    if (!mark || mark.start < start - reach) return false;
    if (mark.end > start) return true;
  }
  return false;
}

/** The last of these cues that begins before `end`; -1 when none does. */
function lastBefore(cues: readonly Cue[], end: number): number {
  let [low, high] = [0, cues.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cues[middle]?.start ?? end) < end) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
