/** Wires the second line of notes (lib/storage/secondLine.ts) to the browser's small storage, and tells when it was needed. */
import { browser } from 'wxt/browser';
import type { StoreLoss } from '../../lib/case/memory';
import type { Area } from '../../lib/storage/area';
import type { Store } from '../../lib/storage/database';
import { checkGeneration, markGeneration } from '../../lib/storage/generation';
import { type SaveNote, saveNote } from '../../lib/storage/notes';
import { dropLines, keepLine, recoverLines, trimLines } from '../../lib/storage/secondLine';
import { nowUtc } from './handlers/asker';
import { tellFaces } from './speak';

const area = browser.storage.local as unknown as Area;
const lossKey = 'loss';
const lookedKey = 'lines-looked-at';

/** Both lines at once: only the database makes a note saved. */
export async function saveOnBothLines(open: () => Promise<Store>, save: SaveNote) {
  const [saved] = await Promise.allSettled([open().then((store) => saveNote(store, save)), keepLine(area, save)]);
  if (saved.status === 'rejected') throw saved.reason;
  return saved.value;
}

/** Once a browser session: puts back what the database does not hold; and whenever it was replaced, which is told. */
export async function watchOver(store: Store): Promise<void> {
  const generation = await checkGeneration(store, area);
  const looked = (await browser.storage.session.get(lookedKey))[lookedKey] === true;
  if (generation === 'same' && looked) return;
  const restored = await recoverLines(store, area, { replaced: generation === 'replaced' });
  if (generation === 'replaced') await area.set({ [lossKey]: { at: nowUtc(), restored } satisfies StoreLoss });
  if (generation !== 'same') await markGeneration(store, area);
  await browser.storage.session.set({ [lookedKey]: true });
  if (generation === 'replaced' || restored > 0) await tellFaces(null, null);
}

/** What was lost when the browser replaced the database, until the advisor has read it. */
export async function readLoss(): Promise<StoreLoss | null> {
  const loss = (await area.get(lossKey))[lossKey];
  return isLoss(loss) ? loss : null;
}

function isLoss(value: unknown): value is StoreLoss {
  return typeof value === 'object' && value !== null && 'at' in value && 'restored' in value;
}

export const lossSeen = () => area.remove(lossKey);
export const forgetLines = (of: Parameters<typeof dropLines>[1]) => dropLines(area, of);
export const tidyLines = (store: Store) => trimLines(store, area, nowUtc());
