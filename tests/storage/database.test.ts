import { deleteDB, openDB } from 'idb';
import { describe, expect, it } from 'vitest';
import { listCases } from '../../lib/storage/cases';
import { openStore, type Store } from '../../lib/storage/database';
import { destroyDatabase } from '../../lib/storage/erase';
import { migrate, steps } from '../../lib/storage/migrations/migrate';
import { listNotes, saveNote } from '../../lib/storage/notes';
import { asProblem, StoreProblem } from '../../lib/storage/problem';
import { type RiteSchema, type StoreName, schemaVersion } from '../../lib/storage/schema';
import { searchCases } from '../../lib/storage/search';
import { everything, fill } from './fill';
import { freshName, freshStore, now } from './house';
import { added, openAsOf, shapeOf } from './oldVersions';

const note = { caseId: 'demo:1', noteId: 'n', text: '一行', baseRevision: 0, now };

async function problemOf(work: Promise<unknown>): Promise<StoreProblem> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof StoreProblem) return error;
  throw new Error(`no problem of the store: ${String(error)}`);
}

/** Rows of the indexes that a version keeps beside its nouns. */
const derived = ['caseWords', 'noteWords', 'noteBlocks'] as const;

describe('a database of an older version', () => {
  it('has a step for every version, and every version is written down', () => {
    expect(steps).toHaveLength(schemaVersion);
    expect(added).toHaveLength(schemaVersion);
  });

  it.each(added.map((_, index) => index + 1))('%i is opened and everything is found', async (version) => {
    const source = await freshStore();
    await fill(source);
    const rows = { ...(await everything(source)), ...(await rowsOf(source, derived)) };
    const name = freshName();
    const old = await openAsOf(name, version);
    const kept = Object.keys(rows).filter((store) => old.objectStoreNames.contains(store));
    for (const store of kept) for (const row of rows[store] as never[]) await old.put(store, row);
    old.close();

    const store = await openStore({ name });
    const found = { ...(await everything(store)), ...(await rowsOf(store, derived)) };
    for (const kind of kept) expect(found[kind]).toEqual(rows[kind]);
    expect((await listCases(store, { order: 'risk' })).cases).toHaveLength(1);
    expect((await searchCases(store, '明确')).hits[0]?.note?.id).toBe('n1');
    expect((await searchCases(store, '李女')).hits.map((hit) => hit.case.id)).toContain('demo:1');
    store.close();
    const newest = freshName();
    (await openStore({ name: newest })).close();
    expect(await shapeOf(name)).toEqual(await shapeOf(newest));
  });

  it('the newest is as it is written down', async () => {
    const [made, written] = [freshName(), freshName()];
    (await openStore({ name: made })).close();
    (await openAsOf(written, schemaVersion)).close();
    expect(await shapeOf(made)).toEqual(await shapeOf(written));
  });
});

async function rowsOf(store: Store, names: readonly StoreName[]): Promise<Record<string, unknown>> {
  const entries = names.map(async (name) => [name, await store.read([name], (tx) => tx.objectStore(name as 'notes').getAll())]);
  return Object.fromEntries(await Promise.all(entries));
}

describe('the connection', () => {
  it('opens again after it was closed under it', async () => {
    const store = await freshStore();
    store.close();
    await saveNote(store, note);
    expect(await listNotes(store, 'demo:1')).toHaveLength(1);
  });

  it('lets go when another copy deletes or upgrades, and opens again when asked', async () => {
    const name = freshName();
    const store = await openStore({ name });
    await saveNote(store, note);
    await deleteDB(name);
    expect(await listNotes(store, 'demo:1')).toEqual([]);
  });

  it('says that a newer version has written the database', async () => {
    const name = freshName();
    (await openDB(name, schemaVersion + 1)).close();
    expect(await problemOf(openStore({ name }))).toMatchObject({
      code: 'newer',
      happened: 'not-opened',
      safe: 'stored-unreadable',
    });
  });

  it('says that an older copy blocks it, and works as soon as that is gone', async () => {
    const name = freshName();
    const older = await openDB<RiteSchema>(name, 1, {
      upgrade: (database, from, to, tx) => migrate(database, tx, from, to ?? 1),
    });
    expect(await problemOf(openStore({ name }))).toMatchObject({ code: 'blocked', safe: 'stored-unreadable' });
    older.close();
    const store = await openStore({ name });
    await saveNote(store, note);
    expect(await listNotes(store, 'demo:1')).toHaveLength(1);
  });

  it('cannot be destroyed while another copy holds it, and says so', async () => {
    const name = freshName();
    const store = await openStore({ name });
    store.close();
    const holder = await openDB(name);
    expect(await problemOf(destroyDatabase(store, name))).toMatchObject({ code: 'blocked' });
    holder.close();
  });

  it('tells watchers about every committed write, until they leave', async () => {
    const store = await freshStore();
    const left = new AbortController();
    const seen: unknown[] = [];
    store.watch((change) => seen.push(change.caseId), left.signal);
    await saveNote(store, note);
    left.abort();
    await saveNote(store, { ...note, baseRevision: 1, text: '两行' });
    expect(seen).toEqual(['demo:1']);
  });
});

describe('a write that fails', () => {
  it('leaves nothing behind, and is our own error when it was our mistake', async () => {
    const store = await freshStore();
    const failing = store.write(['notes'], async (tx) => {
      await tx.objectStore('notes').put({ id: 'x', caseId: 'demo:1', text: '', createdAt: now, updatedAt: now, revision: 1 });
      throw new TypeError('a mistake of ours');
    });
    await expect(failing).rejects.toThrow(TypeError);
    expect(await listNotes(store, 'demo:1')).toEqual([]);
  });

  it('by a full disk says so by its true name', async () => {
    const store = await freshStore();
    const failing = store.write(['notes'], async (tx) => {
      await tx.objectStore('notes').put({ id: 'x', caseId: 'demo:1', text: '', createdAt: now, updatedAt: now, revision: 1 });
      throw new DOMException('full', 'QuotaExceededError');
    });
    expect(await problemOf(failing)).toMatchObject({ code: 'quota', happened: 'not-written', safe: 'saved-before' });
  });

  it('by a disk that takes no more, as Chromium says it, is no broken database', () => {
    expect(asProblem(new DOMException('', 'UnknownError'), 'not-written')).toMatchObject({ code: 'disk', safe: 'saved-before' });
  });

  it.each([
    ['SecurityError', 'refused', 'nothing-stored'],
    ['InvalidStateError', 'refused', 'nothing-stored'],
    ['UnknownError', 'corrupt', 'uncertain'],
    ['SomethingElse', 'unknown', 'saved-before'],
  ])('%s while opening means %s', (name, code, safe) => {
    expect(asProblem(new DOMException('', name), 'not-opened')).toMatchObject({ code, safe });
  });
});
