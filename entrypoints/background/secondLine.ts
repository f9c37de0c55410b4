/** Wires the second line of notes (lib/storage/secondLine.ts) to the browser's small storage, and tells when it was needed. */
import { browser } from 'wxt/browser';
import type { StoreLoss } from '../../lib/case/memory';
import type { Area } from '../../lib/storage/area';
import type { Store } from '../../lib/storage/database';
import { turnAreaLog } from '../../lib/storage/freshLog';
import { checkGeneration, markGeneration } from '../../lib/storage/generation';
import { type SaveNote, saveNote } from '../../lib/storage/notes';
import { dropLines, keepLine, keepLinesAgain, recoverLines, trimLines } from '../../lib/storage/secondLine';
import { nowUtc } from './handlers/asker';
import { tellFaces } from './speak';

const area = browser.storage.local as unknown as Area;
const lossKey = 'loss';
const lookedKey = 'lines-looked-at';
const begunKey = 'logs-begun';

/** A save has failed since the small storage has begun its log (freshLog.ts). */
let suspect = false;
/** Lines are being written anew; what is kept or dropped meanwhile comes after them. */
let rewriting: Promise<void> = Promise.resolve();

/** Both lines at once: only the database makes a note saved. */
export async function saveOnBothLines(open: () => Promise<Store>, save: SaveNote) {
  const keep = rewriting.then(() => keepLine(area, save));
  const [saved] = await Promise.allSettled([open().then((store) => saveNote(store, save)), keep]);
  if (saved.status === 'rejected') {
    suspect = true;
    throw saved.reason;
  }
  if (suspect) void mendLines();
  return saved.value;
}

/** The disk takes something again. */
async function mendLines(): Promise<void> {
  suspect = false;
  try {
    await beginNewLine();
  } catch {
    suspect = true; // no room yet: with the next save
  }
}

/** What the second line may have lost is written anew, into a log that can be read. */
async function beginNewLine(): Promise<void> {
  await turnAreaLog(area);
  const again = keepLinesAgain(area);
  rewriting = again.catch(() => {}); // the caller sees the error; a line that waits must not
  await again;
}

/** Once a browser session, when nobody waits: the disk may have been full when the last one ended. */
export async function beginNewLogs(store: Store): Promise<void> {
  if ((await browser.storage.session.get(begunKey))[begunKey] === true) return;
  await store.beginNewLog();
  await beginNewLine();
  await browser.storage.session.set({ [begunKey]: true });
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
export const forgetLines = (of: Parameters<typeof dropLines>[1]) => rewriting.then(() => dropLines(area, of));
export const tidyLines = (store: Store) => trimLines(store, area, nowUtc());
