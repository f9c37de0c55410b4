/** What is known of a case before any question is answered: cues of customer, staff and fields, and whether it is solved. */
import type { Evidence } from '../case/assessment';
import type { CaseReading, Unread } from '../case/reading';
import type { CaseHistory } from '../case/record';
import type { CompiledPack } from '../packs/compile';
import { fold } from '../text/fold';
import { type CueIndex, indexCues } from './cueIndex';
import { type Cue, evidenceOf, findCues, findFieldCues } from './cues';
import { findSolution, type Solution } from './solved';
import { prepareCase, type SpokenCase } from './spokenCase';

export interface CaseContext {
  readonly pack: CompiledPack;
  readonly history?: CaseHistory;
  readonly unread?: readonly Unread[];
}

export interface Facts {
  readonly spoken: SpokenCase;
  readonly pack: CompiledPack;
  readonly history: CaseHistory | null;
  /** All cues of customer messages that still count: none once the case is solved with thanks. */
  readonly heard: CueIndex;
  /** The same before the solution was taken into account. */
  readonly everHeard: CueIndex;
  readonly told: CueIndex;
  readonly fields: CueIndex;
  /** Subject and part, read as the customer's words: faults and what the visit is for. */
  readonly title: CueIndex;
  readonly solution: Solution | null;
  readonly isVip: boolean;
}

export function gatherFacts(reading: CaseReading, context: CaseContext): Facts {
  const { pack } = context;
  const spoken = prepareCase(reading, context.unread);
  const reports = spoken.said.filter((said) => said.from === 'system');
  const everHeard = indexCues([
    ...spoken.customer.flatMap((said) => inTone(withoutServicing(withoutOwnJob(findCues(said, 'customer', pack))))),
    ...reports.flatMap((said) => findCues(said, 'customer', pack).filter((cue) => cue.cue === 'scene')),
  ]);
  const told = indexCues([...spoken.staff, ...reports].flatMap((said) => findCues(said, 'staff', pack)));
  const fields = indexCues(fieldCues(reading, pack));
  const solution = findSolution(spoken, everHeard, told, fields, pack.policy.signals.lowScore);
  return {
    spoken,
    pack,
    history: context.history ?? null,
    heard: solution?.withThanks ? indexCues([]) : everHeard,
    everHeard,
    told,
    fields,
    title: indexCues(titleCues(reading, pack)),
    solution,
    isVip: isVip(reading, fields),
  };
}

/** Somebody who says what they work as announces nothing by the same words. */
function withoutOwnJob(cues: readonly Cue[]): Cue[] {
  const jobs = cues.filter((cue) => cue.cue.startsWith('self-'));
  return cues.filter((cue) => !jobs.some((job) => cue.cue.startsWith('threat-') && cue.end > job.start && cue.end <= job.end));
}

/** "Third time this year: service, tyres, MOT" counts visits that repaired nothing. */
function withoutServicing(cues: readonly Cue[]): readonly Cue[] {
  const has = (...names: string[]) => cues.some((cue) => names.includes(cue.cue));
  if (!has('no-repair-visit') || has('fault-core', 'fault-system', 'fault-returned')) return cues;
  return cues.filter((cue) => cue.cue !== 'repeat-repair');
}

const softened: readonly string[] = ['reproach', 'irony', 'waited', 'inconvenience'];

/** 哈哈 takes the edge off a reproach, praise with thanks off its exclamation marks; real anger stays. */
function inTone(all: readonly Cue[]): readonly Cue[] {
  const isJoy = all.some((cue) => cue.cue === 'fixed' || cue.cue === 'praise' || cue.cue === 'thanks');
  const cues = isJoy ? all.filter((cue) => !(cue.cue === 'anger' && /^[!！]+$/.test(cue.quote))) : all;
  const has = (...names: string[]) => cues.some((cue) => names.includes(cue.cue));
  const isGlad = has('good-humour') || (has('praise') && has('fixed', 'thanks') && !has('irony'));
  if (!isGlad || has('anger', 'not-cared', 'ultimatum')) return cues;
  return cues.filter((cue) => !softened.includes(cue.cue));
}

export function evidence(cues: readonly Cue[], pack: CompiledPack): Evidence[] {
  return cues.slice(0, pack.policy.limits.evidencePerSignal).map(evidenceOf);
}

/** A whole field as evidence. */
export function fieldEvidence(source: string, value: unknown, rule: string): Evidence {
  return { source, quote: String(value), rule };
}

function fieldCues(reading: CaseReading, pack: CompiledPack): Cue[] {
  const { customer, ticket, vehicle } = reading;
  const fields: [string, unknown][] = [
    ['customer.occupation', customer?.occupation],
    ...(customer?.tags ?? []).map((tag, index): [string, unknown] => [`customer.tags.${index}`, tag]),
    ['ticket.status', ticket?.status],
    ['vehicle.drivable', vehicle?.drivable],
    ['customer.vip', customer?.vip],
  ];
  return fields.flatMap(([source, value]) => {
    if (value === undefined || value === null || value === '') return [];
    const text = String(value);
    return findFieldCues(source, text, fold(text), pack).filter((cue) => belongs(source, cue.cue));
  });
}

/** 已解决 as an occupation means nothing, nor does 记者 as a status. */
function belongs(source: string, cue: string): boolean {
  if (source === 'ticket.status') return cue.startsWith('status-');
  if (source === 'vehicle.drivable') return cue === 'drivable' || cue === 'not-drivable';
  if (source === 'customer.vip') return cue === 'yes' || cue === 'vip';
  return cue.startsWith('job-') || cue === 'vip';
}

function isVip(reading: CaseReading, fields: CueIndex): boolean {
  return reading.customer?.vip === true || fields.has('yes') || fields.has('vip');
}

function titleCues(reading: CaseReading, pack: CompiledPack): Cue[] {
  return (['subject', 'part'] as const).flatMap((key) => {
    const value = reading.ticket?.[key];
    if (typeof value !== 'string' || value === '') return [];
    const base = {
      index: -1,
      place: -1,
      source: `ticket.${key}`,
      from: 'customer',
      at: null,
      atMs: null,
      quoted: () => [],
    } as const;
    return findCues({ ...base, text: value, folded: fold(value) }, 'customer', pack);
  });
}
