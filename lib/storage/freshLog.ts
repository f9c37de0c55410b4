/**
 * A full disk poisons what comes after it. Chromium keeps the last writes in a log. When the disk is full, half a record
 * stays at its end; once there is room again it writes on behind that, confirms, and at its next start takes the whole
 * database for broken and puts an empty one in its place. (Seen every time: five rounds of full and free, then a restart.)
 * So after a failed write nothing counts as saved until enough was written to make the browser begin a new log.
 *
 *   write fails ──▶ suspect ──a write succeeds──▶ ballast out and away ──▶ that write is confirmed
 */
import type { Area } from './area';
import type { WriteTx } from './schema';

/** A log is begun anew after 4 MiB at most; the second time it waits for the first to be put away for good: three times that. */
const ballastRows = 200;
/** Larger values go into files of their own, and not through the log. */
const rowCharacters = 60_000;
const rowsAtOnce = 40;
const prefix = 'ballast ';

const ids = Array.from({ length: ballastRows }, (_, n) => `${prefix}${n}`);
const ballast = () => 'x'.repeat(rowCharacters);

/** Through write transactions over `marks`. Rejects when there is no room for it: then the log is as it was. */
export async function turnLog(write: (work: (tx: WriteTx) => Promise<void>) => Promise<void>): Promise<void> {
  const value = ballast();
  try {
    for (let from = 0; from < ids.length; from += rowsAtOnce) {
      const some = ids.slice(from, from + rowsAtOnce);
      await write(async (tx) => {
        // async: a put that throws at once must not leave the ones before it without anybody who hears them fail
        await Promise.all(some.map(async (id) => tx.objectStore('marks').put({ id, value })));
      });
    }
  } finally {
    await write((tx) => tx.objectStore('marks').delete(IDBKeyRange.bound(prefix, `${prefix}~`)));
  }
}

/** The same for the small storage, which keeps such a log, too. */
export async function turnAreaLog(area: Area): Promise<void> {
  const value = ballast();
  try {
    await area.set(Object.fromEntries(ids.map((id) => [id, value])));
  } finally {
    await area.remove(ids);
  }
}

export interface LogWatch {
  /** Runs a write; after one that failed, the next that succeeds is confirmed only when the log was turned. */
  guard<T>(write: () => Promise<T>): Promise<T>;
}

/** `turn` is called once at a time; while it fails, so does every write. One that began before a write failed does not answer for that write. */
export function watchLog(turn: () => Promise<void>, isDiskTrouble: (error: unknown) => boolean): LogWatch {
  let failures = 0;
  let answered = 0;
  let turning: Promise<void> | null = null;
  const turnFor = async (upTo: number) => {
    await turn();
    answered = upTo;
  };
  const turnOnce = () => {
    turning ??= turnFor(failures).finally(() => {
      turning = null;
    });
    return turning;
  };
  return {
    async guard(write) {
      try {
        const result = await write();
        while (answered < failures) await turnOnce();
        return result;
      } catch (error) {
        if (isDiskTrouble(error)) failures += 1;
        throw error;
      }
    },
  };
}
