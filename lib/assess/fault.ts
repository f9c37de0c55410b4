/** How bad the fault is: L1 cannot drive or must not, L2 a core function, L3 use not affected. `[crisis]` */
import type { Evidence, Fault } from '../case/assessment';
import { indexCues } from './cueIndex';
import type { Cue } from './cues';
import { evidence, type Facts, fieldEvidence } from './facts';

export interface JudgedFault {
  readonly level: Fault | null;
  readonly evidence: readonly Evidence[];
}

export function judgeFault(facts: Facts): JudgedFault {
  const { reading } = facts.spoken;
  if (facts.fields.has('not-drivable') || reading.vehicle?.drivable === false) {
    return { level: 'L1', evidence: [fieldEvidence('vehicle.drivable', reading.vehicle?.drivable, 'not-drivable')] };
  }
  const cues = indexCues([...facts.everHeard.all, ...facts.told.all, ...facts.title.all]);
  const fatal = [...cues.of('fault-fatal'), ...facts.heard.of('safety')];
  const drives = cues.has('still-drives') || facts.fields.has('drivable');
  if (fatal.length > 0 && !(drives && !cues.has('safety'))) return { level: 'L1', evidence: evidence(fatal, facts.pack) };
  const core = withoutParts(cues.of('fault-core', 'fault-system'), cues.of('fault-minor'));
  const minor = withoutParts(cues.of('fault-minor'), core);
  if (core.length === 0 && minor.length === 0) return { level: null, evidence: [] };
  const isNamedMinor = minor.some((cue) => cue.said === null || cue.source.startsWith('ticket.'));
  const isMinor = isNamedMinor || minor.length >= core.length;
  return isMinor ? { level: 'L3', evidence: evidence(minor, facts.pack) } : { level: 'L2', evidence: evidence(core, facts.pack) };
}

/** A door in "door handle" is no door: of words that lie over each other the longer one counts. */
function withoutParts(cues: readonly Cue[], longer: readonly Cue[]): Cue[] {
  return cues.filter((cue) => !longer.some((other) => covers(other, cue)));
}

function covers(other: Cue, cue: Cue): boolean {
  const overlaps = other.source === cue.source && other.start < cue.end && other.end > cue.start;
  return overlaps && other.end - other.start > cue.end - cue.start;
}
