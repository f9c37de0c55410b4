/** Four dimensions make a total, the total a priority, the priority a time by which real progress is due. `[kit]` */
import type { Dimension, DimensionKey, Priority, Rite } from '../../case/assessment';
import type { CaseHistory } from '../../case/record';
import type { Policy } from '../../packs/schema';
import { toIso } from '../../text/clock';

const hourMs = 3_600_000;

export interface Clock {
  readonly nowMs: number;
  readonly offset: number;
}

export function totalRite(
  automatic: Record<DimensionKey, Dimension>,
  history: CaseHistory | null,
  policy: Policy,
  clock: Clock,
): Rite {
  const r = override('r', automatic.r, history);
  const i = override('i', automatic.i, history);
  const t = override('t', automatic.t, history);
  const e = override('e', automatic.e, history);
  const total = r.points + i.points + t.points + e.points;
  const step = priorityStep(total, policy);
  const due = step.dueHours === null ? null : toIso(clock.nowMs + step.dueHours * hourMs, clock.offset);
  return { r, i, t, e, total, priority: step.id, due };
}

function priorityStep(total: number, policy: Policy): { id: Priority; dueHours: number | null } {
  return policy.rite.priorities.find((step) => total >= step.total) ?? { id: 'P3', dueHours: null };
}

/** The advisor's latest word wins; the automatic value stays beside it. */
function override(key: DimensionKey, automatic: Dimension, history: CaseHistory | null): Dimension {
  const latest = history?.overrides
    .filter((entry) => entry.dimension === key)
    .reduce<CaseHistory['overrides'][number] | null>((last, entry) => (!last || entry.when >= last.when ? entry : last), null);
  if (!latest || !Number.isFinite(latest.points)) return automatic;
  const { who, when, why, points } = latest;
  return { ...automatic, points, assumed: false, override: { automatic: automatic.points, who, when, why } };
}
