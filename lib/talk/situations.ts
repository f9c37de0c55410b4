/** The assessment's situations, completed by the part's own story (domain.md 15) and the diary's wait bands (domain.md 12). */
import type { Assessment, Evidence, PartState } from '../case/assessment';
import type { SituationId } from '../case/ids';
import type { CaseHistory } from '../case/record';

export type Ground = 'evidence' | 'part' | 'stage' | 'wait' | 'step' | 'floor';

export interface Reason {
  readonly situation: SituationId;
  readonly ground: Ground;
  readonly evidence: readonly Evidence[];
}

/** Said once in a case: a second time it sounds like a form. */
const onceOnly: ReadonlySet<SituationId> = new Set([
  'first-notice',
  'vip-first-call',
  'manager-first-call',
  'apology-letter',
  'improvement-adviser',
]);

/** Where one of these stands, the waiting is over. */
const solvedSituations: ReadonlySet<SituationId> = new Set(['ask-back', 'care-3d', 'care-7d', 'care-30d', 'handover']);

const partSituations: Readonly<Record<PartState, readonly SituationId[]>> = {
  unknown: [],
  ordered: [],
  'eta-given': [],
  'slipped-once': ['slipped-update'],
  'slipped-again': ['overdue-apology', 'slipped-update'],
  arrived: ['part-arrived'],
  fitted: ['handover'],
};

/** Best first; situations that may be said once go to the end when they were said. */
export function rankSituations(assessment: Assessment, history: CaseHistory): Reason[] {
  const reasons = new Map<SituationId, Reason>();
  const add = (situation: SituationId, ground: Ground, evidence: readonly Evidence[] = []) => {
    if (!reasons.has(situation)) reasons.set(situation, { situation, ground, evidence });
  };
  for (const { id, why } of assessment.situations) {
    add(id, why.length > 0 ? 'evidence' : 'step', why);
  }
  if (!assessment.situations.some(({ id }) => solvedSituations.has(id))) addWaiting(assessment, add);
  add('progress-update', 'floor');
  return sink([...reasons.values()], history);
}

function addWaiting(
  assessment: Assessment,
  add: (situation: SituationId, ground: Ground, evidence?: readonly Evidence[]) => void,
): void {
  for (const id of partSituations[assessment.part.state]) add(id, 'part', assessment.part.evidence);
  if (assessment.stage === 'disappointed') add('silent-customer', 'stage');
  const band = waitBand(assessment);
  if (band) add(band, 'wait');
}

function sink(reasons: readonly Reason[], history: CaseHistory): Reason[] {
  const said = new Set(history.uses.map((use) => use.situation));
  const isSpent = (reason: Reason) => onceOnly.has(reason.situation) && said.has(reason.situation);
  return [...reasons.filter((reason) => !isSpent(reason)), ...reasons.filter(isSpent)];
}

/** The written diary of a shortage by days waited; none once the part is here. `[kit]` */
export function waitBand(assessment: Assessment): SituationId | null {
  const { waitDays, part } = assessment;
  if (waitDays === null || waitDays < 1 || part.state === 'arrived' || part.state === 'fitted') return null;
  if (waitDays <= 7) return 'sms-day-1-7';
  return waitDays <= 14 ? 'sms-day-8-14' : 'sms-day-15-plus';
}
