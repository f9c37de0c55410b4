import { deleteDB } from 'idb';
import { describe, expect, it } from 'vitest';
import type { Area } from '../../lib/storage/area';
import { keepCase } from '../../lib/storage/cases';
import { openStore, type Store } from '../../lib/storage/database';
import { eraseEverything } from '../../lib/storage/erase';
import { checkGeneration, markGeneration } from '../../lib/storage/generation';
import { listNotes, type SaveNote, saveNote } from '../../lib/storage/notes';
import { searchCases } from '../../lib/storage/search';
import { dropLines, keepLine, keepLinesAgain, recoverLines, trimLines } from '../../lib/storage/secondLine';
import { freshName, freshStore, minute, now, record } from './house';

/** The browser's small storage. */
function freshArea(): Area & { readonly items: Map<string, unknown> } {
  const items = new Map<string, unknown>();
  return {
    items,
    get: async (key) =>
      structuredClone(key === null ? Object.fromEntries(items) : items.has(key) ? { [key]: items.get(key) } : {}),
    set: async (given) => {
      for (const [key, value] of Object.entries(given)) items.set(key, structuredClone(value));
    },
    remove: async (keys) => {
      for (const key of [keys].flat()) items.delete(key);
    },
  };
}

const line = (change: Partial<SaveNote> = {}): SaveNote => ({
  caseId: 'demo:1',
  noteId: 'n1',
  text: '第一行\n第二行',
  baseRevision: 0,
  now,
  writer: 'w',
  ...change,
});

async function saveOnBoth(store: Store, area: Area, save: SaveNote): Promise<number> {
  await keepLine(area, save);
  return (await saveNote(store, save)).revision;
}

const texts = async (store: Store) => (await listNotes(store, 'demo:1')).map(({ text }) => text);

describe('a database that the browser replaced', () => {
  it('is told from a first start, from our own, and from one that was emptied on purpose', async () => {
    const name = freshName();
    const area = freshArea();
    let store = await openStore({ name });
    expect(await checkGeneration(store, area)).toBe('first');
    await markGeneration(store, area);
    expect(await checkGeneration(store, area)).toBe('same');
    await eraseEverything(store);
    expect(await checkGeneration(store, area)).toBe('same');
    await deleteDB(name);
    store = await openStore({ name });
    expect(await checkGeneration(store, area)).toBe('replaced');
    await markGeneration(store, area);
    expect(await checkGeneration(store, area)).toBe('same');
  });

  it('gets the last texts back, once, and they are found', async () => {
    const area = freshArea();
    await keepLine(area, line({ baseRevision: 7 }));
    await keepLine(area, line({ noteId: 'n2', text: '另一条', now: minute(1) }));
    const store = await freshStore();
    expect(await recoverLines(store, area, { replaced: true })).toBe(2);
    expect(await recoverLines(store, area, { replaced: true })).toBe(0);
    expect((await texts(store)).sort()).toEqual(['另一条', '第一行\n第二行'].sort());
    await keepCase(store, record('demo:1'));
    expect((await searchCases(store, '另一条')).hits).toHaveLength(1);
  });

  it('in which the advisor has typed on meanwhile keeps both texts', async () => {
    const area = freshArea();
    await keepLine(area, line());
    const store = await freshStore();
    await saveNote(store, line({ text: '后来写的', now: minute(5) }));
    expect(await recoverLines(store, area, { replaced: true })).toBe(1);
    expect(await texts(store)).toEqual(['后来写的', '第一行\n第二行']);
  });
});

describe('a text that the database never took', () => {
  it('is put back, a note that has moved on is left alone', async () => {
    const store = await freshStore();
    const area = freshArea();
    await saveOnBoth(store, area, line());
    await keepLine(area, line({ text: '第一行\n第二行\n第三行', baseRevision: 1, now: minute(1) }));
    expect(await recoverLines(store, area, { replaced: false })).toBe(1);
    expect(await texts(store)).toEqual(['第一行\n第二行\n第三行']);
    await keepLine(area, line({ text: '别的窗口写的', writer: 'other', now: minute(2) }));
    expect(await recoverLines(store, area, { replaced: false })).toBe(1);
    expect(await texts(store)).toEqual(['第一行\n第二行\n第三行', '别的窗口写的']);

    const other = await freshStore();
    const otherArea = freshArea();
    await saveOnBoth(other, otherArea, line());
    await saveNote(other, line({ text: '删掉了一行', baseRevision: 1, now: minute(2) }));
    expect(await recoverLines(other, otherArea, { replaced: false })).toBe(0);
  });

  it('that was kept beside another tab’s is not put back a second time', async () => {
    const store = await freshStore();
    const area = freshArea();
    await saveOnBoth(store, area, line({ text: '甲', writer: 'a' }));
    await saveOnBoth(store, area, line({ text: '乙', writer: 'b', now: minute(1) }));
    expect(await texts(store)).toEqual(['甲', '乙']);
    expect(await recoverLines(store, area, { replaced: false })).toBe(0);
  });
});

describe('the second line itself', () => {
  it('forgets what was deleted on purpose', async () => {
    const area = freshArea();
    await keepLine(area, line());
    await keepLine(area, line({ noteId: 'n2' }));
    await keepLine(area, line({ noteId: 'n3', caseId: 'demo:2' }));
    await dropLines(area, { noteId: 'n1' });
    await dropLines(area, { caseIds: ['demo:2'] });
    expect([...area.items.keys()]).toEqual(['line n2 w']);
    await dropLines(area, 'all');
    expect(area.items.size).toBe(0);
  });

  it('is written anew as it stands, and nothing else beside it', async () => {
    const area = freshArea();
    await keepLine(area, line());
    await keepLine(area, line({ text: '后来的字', now: minute(1) }));
    await area.set({ other: 1 });
    const written: Record<string, unknown>[] = [];
    await keepLinesAgain({ ...area, set: async (items) => void written.push(items) });
    expect(written).toEqual([{ 'line n1 w': line({ text: '后来的字', now: minute(1) }) }]);
  });

  it('stays small: by number, by length, by age, and only of cases that are kept', async () => {
    const store = await freshStore();
    await keepCase(store, record('demo:1'));
    const area = freshArea();
    await area.set({ firstStart: now });
    for (let n = 0; n < 80; n += 1) await keepLine(area, line({ noteId: `n${n}`, now: minute(n) }));
    await keepLine(area, line({ noteId: 'stranger', caseId: 'demo:9', now: minute(90) }));
    await trimLines(store, area, minute(100));
    const kept = [...area.items.keys()].filter((key) => key.startsWith('line '));
    expect(kept.length).toBeLessThanOrEqual(60);
    expect(kept).toContain('line n79 w');
    expect(kept).not.toContain('line n0 w');
    expect(kept).not.toContain('line stranger w');
    for (let n = 0; n < 6; n += 1)
      await keepLine(area, line({ noteId: `long${n}`, text: '长'.repeat(200_000), now: minute(200 + n) }));
    await trimLines(store, area, minute(300));
    expect([...area.items.keys()].filter((key) => key.startsWith('line '))).toEqual(
      expect.arrayContaining(['line long5 w', 'line long1 w']),
    );
    expect(area.items.has('line long0 w')).toBe(false);
    await trimLines(store, area, minute(60 * 24 * 15 + 300));
    expect([...area.items.keys()]).toEqual(['firstStart']);
  });

  it('that cannot be written holds up nobody, and what is no line is left alone', async () => {
    const broken: Area = { ...freshArea(), set: () => Promise.reject(new Error('full')) };
    await keepLine(broken, line());
    const area = freshArea();
    await area.set({ 'line odd': 17, 'line {}': { text: 3 } });
    expect(await recoverLines(await freshStore(), area, { replaced: true })).toBe(0);
  });
});
