/** How bad the fault is: L1 cannot drive or must not, L2 a core function, L3 use not affected. `[crisis]` */
import type { Evidence, Fault, FoundPromise } from '../case/assessment';
import { indexCues } from './cueIndex';
import type { Cue } from './cues';
import { evidence, type Facts, fieldEvidence } from './facts';

export interface JudgedFault {
  readonly level: Fault | null;
  readonly evidence: readonly Evidence[];
}

export function judgeFault(facts: Facts, promises: readonly FoundPromise[]): JudgedFault {
  const { reading } = facts.spoken;
  if (facts.fields.has('not-drivable') || reading.vehicle?.drivable === false) {
    return { level: 'L1', evidence: [fieldEvidence('vehicle.drivable', reading.vehicle?.drivable, 'not-drivable')] };
  }
  const cues = indexCues([...facts.everHeard.all, ...facts.told.all, ...facts.title.all]);
  const fatal = [...cues.of('fault-fatal'), ...facts.heard.of('safety')];
  const drives = cues.has('still-drives') || facts.fields.has('drivable');
  if (fatal.length > 0 && !(drives && !cues.has('safety'))) return { level: 'L1', evidence: evidence(fatal, facts.pack) };
  const isAwaited = awaitsPart(facts) || (promises.length > 0 && !isRoutine(facts));
  if (!isAwaited && (!saysBroken(facts) || isRoutine(facts))) return unknown;
  const minor = withoutParts(cues.of('fault-minor'), cues.of('fault-core', 'fault-system'));
  const core = withoutParts(cues.of('fault-core', 'fault-system'), minor);
  const isNamedMinor = minor.some((cue) => cue.said === null || cue.source.startsWith('ticket.'));
  if (minor.length > 0 && (isNamedMinor || minor.length >= core.length))
    return { level: 'L3', evidence: evidence(minor, facts.pack) };
  if (core.length > 0) return { level: 'L2', evidence: evidence(core, facts.pack) };
  return isAwaited ? { level: 'L3', evidence: [] } : unknown;
}

const unknown: JudgedFault = { level: null, evidence: [] };

/** Somebody asks for a price, or whether two parts fit: nothing is said to be broken and nothing is on order. */
export function saysBroken(facts: Facts): boolean {
  return facts.everHeard.has('broken', 'fault-returned') || facts.title.has('broken');
}

/** A wash, a service, winter tyres: a job and no fault. */
function isRoutine({ everHeard, title }: Facts): boolean {
  if (everHeard.has('fault-core', 'fault-system', 'fault-returned', 'safety')) return false;
  return everHeard.has('no-repair-visit') || title.has('no-repair-visit');
}

/** A part is on order for this case, whatever it is. */
function awaitsPart(facts: Facts): boolean {
  const { ticket } = facts.spoken.reading;
  const isNamed = typeof ticket?.part === 'string' && ticket.part !== '';
  const isPromised = [ticket?.promisedAt, ticket?.promisedDays, ticket?.eta].some(
    (field) => field !== undefined && field !== null,
  );
  return isNamed || isPromised || facts.told.has('staff-ordered', 'staff-shipped', 'staff-slip', 'staff-arrived');
}

/** A door in "door handle" is no door: of words that lie over each other the longer one counts. */
function withoutParts(cues: readonly Cue[], longer: readonly Cue[]): Cue[] {
  return cues.filter((cue) => !longer.some((other) => covers(other, cue)));
}

function covers(other: Cue, cue: Cue): boolean {
  const overlaps = other.source === cue.source && other.start < cue.end && other.end > cue.start;
  return overlaps && other.end - other.start > cue.end - cue.start;
}
