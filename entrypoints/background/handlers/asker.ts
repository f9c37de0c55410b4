/** Who asks decides which tab and which case are meant, whatever the message says. */
import { type Asker, Refuse } from '../../../lib/messaging/serve';
import type { Store } from '../../../lib/storage/database';
import { withStore } from '../store';
import { readTab } from '../tabs';

/** A drawer or a page speaks for its own tab only; a face names the tab in front of it. */
export function tabOf(asker: Asker, named?: number | null): number {
  const tabId = asker.role === 'face' ? (named ?? null) : asker.tabId;
  if (tabId === null) throw new Refuse('gone', 'no tab');
  return tabId;
}

/** A drawer touches only the case that its tab shows. */
export async function checkCase(asker: Asker, caseId: string): Promise<void> {
  if (asker.role !== 'drawer' || asker.tabId === null) return;
  if ((await readTab(asker.tabId)).caseId !== caseId) throw new Refuse('moved', 'another case is on this tab now');
}

interface RowOfCase {
  readonly caseId: string;
  readonly id: string;
}
type ListRows = (store: Store, caseId: string) => Promise<readonly { readonly id: string }[]>;

/** A row is touched only through its own case: a drawer sees no other. */
export async function checkRow(asker: Asker, { caseId, id }: RowOfCase, list: ListRows): Promise<void> {
  await checkCase(asker, caseId);
  const rows = await withStore((store) => list(store, caseId));
  if (!rows.some((row) => row.id === id)) throw new Refuse('moved', 'not of this case');
}

/** The clock of what is kept: UTC. */
export const nowUtc = () => new Date().toISOString();
