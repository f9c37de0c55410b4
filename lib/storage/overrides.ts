/** The advisor's own values for RITE dimensions. Every change stays in the audit; the last one of a dimension counts. */
import type { Override } from '../case/record';
import { ofCase, touchCase } from './cases';
import type { Store } from './database';
import { toInstant } from './instant';
import type { OverrideRow } from './schema';

/** `points: null` takes the advisor's value back; that too is kept, with who, when and why. */
export function keepOverride(store: Store, override: OverrideRow): Promise<OverrideRow> {
  const row = { ...override, when: toInstant(override.when) };
  return store.write(
    ['overrides', 'cases'],
    async (tx) => {
      await Promise.all([tx.objectStore('overrides').put(row), touchCase(tx, { id: row.caseId, at: row.when })]);
      return row;
    },
    row.caseId,
  );
}

/** The whole audit of a case, by dimension, oldest first. */
export function listOverrides(store: Store, caseId: string): Promise<readonly OverrideRow[]> {
  return store.read(['overrides'], (tx) => tx.objectStore('overrides').getAll(ofCase(caseId)));
}

/** What counts now: the last row of each dimension, unless it took the value back. `rows` as listed. */
export function currentOverrides(rows: readonly OverrideRow[]): readonly Override[] {
  const last = new Map(rows.map((row) => [row.dimension, row]));
  return [...last.values()].filter((row): row is Override => row.points !== null);
}
