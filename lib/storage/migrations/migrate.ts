/** The way from any older version to the newest: one step a version, all inside the one upgrade transaction. */
import type { Database, UpgradeTx } from '../schema';
import { migrateTo1 } from './1';
import { migrateTo2 } from './2';
import { migrateTo3 } from './3';
import { migrateTo4 } from './4';
import { migrateTo5 } from './5';

type Step = (database: Database, tx: UpgradeTx) => void | Promise<void>;

/** `steps[n]` leads from version n to n + 1. */
export const steps: readonly Step[] = [migrateTo1, migrateTo2, migrateTo3, migrateTo4, migrateTo5];

export async function migrate(database: Database, tx: UpgradeTx, from: number, to: number): Promise<void> {
  for (const step of steps.slice(from, to)) await step(database, tx);
}
