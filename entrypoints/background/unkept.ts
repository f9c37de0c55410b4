/**
 * Cases that the store could not take: they are shown all the same, and kept as soon as it can. In memory alone: when the
 * worker has died in between, the page is asked to read again.
 */

import type { CaseRecord } from '../../lib/case/record';
import { Refuse } from '../../lib/messaging/serve';
import { keepCase, readCase } from '../../lib/storage/cases';
import { inTurn } from './inTurn';
import { withStore } from './store';

/** As many as an advisor has open; the others read again when they are looked at. */
const most = 20;
const unkept = new Map<string, CaseRecord>();

export function holdUnkept(record: CaseRecord): void {
  unkept.delete(record.id);
  unkept.set(record.id, record);
  const [oldest] = unkept.keys();
  if (unkept.size > most && oldest !== undefined) unkept.delete(oldest);
}

export interface Found {
  readonly record: CaseRecord;
  /** Why the store does not have it, by the store's code; null when it has. */
  readonly unstored: string | null;
}

/** Null when neither the store nor this memory knows the case; throws what the store says when only it could have. */
export async function findCase(caseId: string): Promise<Found | null> {
  const read = () => withStore((store) => readCase(store, caseId));
  try {
    await keepHeld(caseId);
    const known = (await read()) ?? (await inTurn(caseId, read)); // one that was just read may be on its way
    return known && { record: known, unstored: null };
  } catch (error) {
    await inTurn(caseId, async () => {}); // whoever is keeping it is about to fail, too, and leaves it here
    const held = unkept.get(caseId);
    if (!held || !(error instanceof Refuse)) throw error;
    return { record: held, unstored: error.detail ?? 'unknown' };
  }
}

function keepHeld(caseId: string): Promise<void> {
  if (!unkept.has(caseId)) return Promise.resolve();
  return inTurn(caseId, async () => {
    const held = unkept.get(caseId);
    if (!held) return;
    await withStore((store) => keepCase(store, held));
    unkept.delete(caseId);
  });
}

/** Erased: it must not come back from here. */
export function forgetUnkept(isMeant: (caseId: string) => boolean): void {
  for (const id of [...unkept.keys()].filter(isMeant)) unkept.delete(id);
}

/** The store has taken a newer sight of it. */
export const dropUnkept = (caseId: string) => unkept.delete(caseId);
