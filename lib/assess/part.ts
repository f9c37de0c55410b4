/** The part's own story: unknown → ordered → eta-given → slipped-once → slipped-again → arrived → fitted (domain.md 15). */
import type { FoundPromise, PartState, PartStory } from '../case/assessment';
import { evidence, type Facts } from './facts';
import { promiseEvidence } from './signals/find';

export function tellPartStory(facts: Facts, promises: readonly FoundPromise[]): PartStory {
  const name = facts.spoken.reading.ticket?.part;
  const last = promises.at(-1);
  const state = partState(facts, promises);
  const cues = {
    fitted: facts.told.of('staff-ready'),
    arrived: facts.told.of('staff-arrived'),
    ordered: facts.told.of('staff-ordered', 'staff-shipped'),
  };
  const shown = state === 'fitted' || state === 'arrived' || state === 'ordered' ? evidence(cues[state], facts.pack) : [];
  return {
    state,
    name: typeof name === 'string' && name !== '' ? name : null,
    eta: last ? last.dueAt.slice(0, 10) : null,
    evidence: shown.length > 0 || !last ? shown : [promiseEvidence(facts, last, `part-${state}`)],
  };
}

function partState(facts: Facts, promises: readonly FoundPromise[]): PartState {
  const { told, everHeard, fields } = facts;
  if (told.has('staff-ready') || everHeard.has('fixed') || fields.has('status-done')) return 'fitted';
  if (told.has('staff-arrived') || fields.has('status-arrived')) return 'arrived';
  const slips = promises.filter((promise) => promise.state === 'broken').length;
  if (slips > 1) return 'slipped-again';
  if (slips === 1) return 'slipped-once';
  if (promises.length > 0) return 'eta-given';
  return told.has('staff-ordered', 'staff-shipped') ? 'ordered' : 'unknown';
}
