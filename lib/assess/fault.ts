/** How bad the fault is: L1 cannot drive or must not, L2 a core function, L3 use not affected. `[crisis]` */
import type { Evidence, Fault } from '../case/assessment';
import { indexCues } from './cueIndex';
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
  const core = cues.of('fault-core');
  const minor = cues.of('fault-minor');
  if (core.length === 0 && minor.length === 0) return { level: null, evidence: [] };
  const isMinor = facts.title.has('fault-minor') || minor.length >= core.length;
  return isMinor ? { level: 'L3', evidence: evidence(minor, facts.pack) } : { level: 'L2', evidence: evidence(core, facts.pack) };
}
