import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Area } from '../../lib/storage/area';
import type { Store } from '../../lib/storage/database';
import { turnAreaLog, watchLog } from '../../lib/storage/freshLog';
import { markGeneration } from '../../lib/storage/generation';
import { listNotes, saveNote } from '../../lib/storage/notes';
import { StoreProblem } from '../../lib/storage/problem';
import { freshStore, now } from './house';

const note = { caseId: 'demo:1', noteId: 'n', text: '一行', baseRevision: 0, now };

afterEach(() => {
  vi.restoreAllMocks();
});

/** From now on these rows are refused as by a full disk; gives how many characters of ballast went through. */
function diskThat(refuses: (id: string) => boolean): { ballast(): number } {
  let characters = 0;
  const put = IDBObjectStore.prototype.put;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
    this: IDBObjectStore,
    row: { id: string; value?: string },
  ) {
    if (refuses(String(row.id))) throw new DOMException('no space left', 'UnknownError');
    if (String(row.id).startsWith('ballast')) characters += row.value?.length ?? 0;
    return put.call(this, row);
  });
  return { ballast: () => characters };
}

const marksIn = (store: Store) => store.read(['marks'], (tx) => tx.objectStore('marks').getAllKeys());

async function memoryArea(): Promise<Area & { kept: Map<string, unknown>; written(): number }> {
  const kept = new Map<string, unknown>();
  let written = 0;
  return {
    kept,
    written: () => written,
    get: async (key) => (key === null ? Object.fromEntries(kept) : { [key]: kept.get(key) }),
    set: async (items) => {
      for (const [key, value] of Object.entries(items)) {
        written += String(value).length;
        kept.set(key, value);
      }
    },
    remove: async (keys) => {
      for (const key of [keys].flat()) kept.delete(key);
    },
  };
}

describe('after a disk that was full', () => {
  it('the next save is confirmed only when the browser was made to begin a new log, and nothing of that stays', async () => {
    const store = await freshStore();
    await markGeneration(store, await memoryArea());
    const full = diskThat((id) => id === 'n');
    await expect(saveNote(store, note)).rejects.toBeInstanceOf(StoreProblem);
    expect(full.ballast()).toBe(0);
    vi.restoreAllMocks();
    const free = diskThat(() => false);
    await saveNote(store, note);
    expect(free.ballast()).toBeGreaterThan(3 * 4 * 1024 * 1024 * 0.9);
    expect(await marksIn(store)).toEqual(['generation']);
    const later = free.ballast();
    await saveNote(store, { ...note, baseRevision: 1, text: '两行' });
    expect(free.ballast()).toBe(later);
  });

  it('with room for the note and none for a new log nothing is called saved; when there is room the same text is', async () => {
    const store = await freshStore();
    diskThat((id) => id === 'n');
    await expect(saveNote(store, note)).rejects.toMatchObject({ code: 'disk' });
    vi.restoreAllMocks();
    diskThat((id) => id.startsWith('ballast 1'));
    await expect(saveNote(store, note)).rejects.toMatchObject({ code: 'disk', happened: 'not-written' });
    await expect(saveNote(store, note)).rejects.toMatchObject({ code: 'disk' });
    vi.restoreAllMocks();
    await saveNote(store, note);
    expect((await listNotes(store, 'demo:1')).map(({ text }) => text)).toEqual(['一行']);
    expect(await marksIn(store)).toEqual([]);
  });

  it('a mistake of ours is none of the disk’s: nothing is turned', async () => {
    const store = await freshStore();
    const wrong = store.write(['notes'], async () => {
      throw new TypeError('a mistake');
    });
    await expect(wrong).rejects.toThrow(TypeError);
    const disk = diskThat(() => false);
    await saveNote(store, note);
    expect(disk.ballast()).toBe(0);
  });

  it('a save that fails while a log is being begun makes the next one begin another', async () => {
    const [began, room] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    let turns = 0;
    const log = watchLog(
      () => {
        turns += 1;
        began.resolve();
        return room.promise;
      },
      () => true,
    );
    const fail = () => log.guard(() => Promise.reject(new Error('no space left')));
    await expect(fail()).rejects.toThrow();
    const saved = log.guard(async () => 'saved');
    await began.promise;
    await expect(fail()).rejects.toThrow();
    room.resolve();
    await expect(saved).resolves.toBe('saved');
    expect(turns).toBe(2);
    await log.guard(async () => 'later');
    expect(turns).toBe(2);
  });

  it('the small storage begins a new log as well', async () => {
    const area = await memoryArea();
    await area.set({ line: 'kept' });
    await turnAreaLog(area);
    expect(area.written()).toBeGreaterThan(3 * 4 * 1024 * 1024 * 0.9);
    expect([...area.kept.keys()]).toEqual(['line']);
  });
});
