/** Who asks decides which tab and which case are meant, whatever the message says. */
import { type Asker, Refuse } from '../../../lib/messaging/serve';
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
  if ((await readTab(asker.tabId)).caseId !== caseId) throw new Refuse('gone', 'another case is on this tab now');
}

/** The clock of what is kept: UTC. */
export const nowUtc = () => new Date().toISOString();
