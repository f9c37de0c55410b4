/** What has been closed long enough goes by itself: from the ticket's status on the page to the last row in the browser's database. */
import { expect, type Page, test } from '@playwright/test';
import { askFrom, type Faces, openFaces } from './harness/faces';

let faces: Faces;
let desk: Page;

test.beforeAll(async () => {
  faces = await openFaces();
  await faces.see(5, 17);
  desk = await faces.face('desk');
});
test.afterAll(() => faces.close());

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();

/** Everything that is in any store, as text. */
const everyRow = (page: Page) =>
  page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await done(indexedDB.open('riteside'));
    const names = [...database.objectStoreNames];
    const rows = await Promise.all(names.map((name) => done(database.transaction(name).objectStore(name).getAll())));
    database.close();
    return JSON.stringify(Object.fromEntries(names.map((name, at) => [name, rows[at]])));
  });

/** The rows of one case of a backup, as those of another one that was closed so long ago. */
function grownOld(lines: readonly string[], id: string, closedAt: string): string[] {
  const own = lines.filter((line) => line.includes('"demo:ticket/5"') && !line.includes('"kind":"reminders"'));
  return own.map((line) => {
    const text = line.replaceAll('demo:ticket/5', id);
    const { kind, row } = JSON.parse(text) as { kind: string; row: Record<string, unknown> };
    if (kind === 'cases') Object.assign(row, { closedAt });
    if (kind === 'notes') Object.assign(row, { id: `${id} ${row.id}` });
    if (kind === 'contacts' || kind === 'promises') Object.assign(row, { id: `${id} ${row.id}` });
    return JSON.stringify({ kind, row });
  });
}

test('a ticket that says it is closed is kept as closed, and one that waits is not', async () => {
  const ask = askFrom(desk);
  const { cases } = await ask('desk/list', { order: 'risk', closed: true });
  expect(cases.map(({ id, closedAt }) => [id, closedAt !== null])).toEqual([
    ['demo:ticket/17', false],
    ['demo:ticket/5', true],
  ]);
  expect((await ask('desk/list', { order: 'risk', closed: false })).cases.map(({ id }) => id)).toEqual(['demo:ticket/17']);
});

test('a solved case is followed up, although it is closed', async () => {
  await expect
    .poll(async () => (await askFrom(desk)('memory/case', { caseId: 'demo:ticket/5' })).reminders.map(({ kind }) => kind))
    .toEqual(['follow-up']);
});

test('a follow-up that was done is followed by the next one of the series', async () => {
  const ask = askFrom(desk);
  const caseId = 'demo:ticket/5';
  const followUp = async () => (await ask('memory/case', { caseId })).reminders.find(({ kind }) => kind === 'follow-up');
  const first = await followUp();
  await ask('reminder/done', { caseId, id: first?.id ?? '' });
  await expect.poll(async () => (await followUp())?.deadline ?? '').not.toBe('');
  const next = await followUp();
  expect(Date.parse(next?.deadline ?? '')).toBeGreaterThan(Math.max(Date.now(), Date.parse(first?.deadline ?? '')));
});

test('180 days after closing the daily alarm deletes it everywhere, and nothing else', async () => {
  const ask = askFrom(desk);
  const caseId = 'demo:ticket/5';
  await ask('note/save', { caseId, noteId: 'n5', text: '交车时很满意', baseRevision: 0, writer: 'test' });
  await ask('contact/add', { caseId, channel: 'phone', text: '' });
  await ask('promise/add', { caseId, text: '三天后回访', who: null, dueAt: daysAgo(-3) });
  const { name } = await ask('backup/export', { passphrase: null });
  const text = await desk.evaluate(async (file) => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('handed');
    return (await (await folder.getFileHandle(file)).getFile()).text();
  }, name);
  const lines = text.trimEnd().split('\n');
  const rows = [...grownOld(lines, 'demo:ticket/905', daysAgo(181)), ...grownOld(lines, 'demo:ticket/906', daysAgo(179))];
  await desk.evaluate(
    async (body) => {
      const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('handed', { create: true });
      const out = await (await folder.getFileHandle('old', { create: true })).createWritable();
      await out.write(body);
      await out.close();
    },
    `${lines[0]}\n${rows.join('\n')}\n{"end":${rows.length}}\n`,
  );
  expect(await ask('backup/import', { name: 'old', passphrase: null })).toMatchObject({ done: true, added: rows.length });
  const before = await everyRow(desk);
  for (const kind of ['cases', 'scores', 'notes', 'contacts', 'promises']) {
    expect(JSON.stringify((JSON.parse(before) as Record<string, unknown>)[kind]), kind).toContain('demo:ticket/905');
  }
  expect((await ask('desk/search', { query: '很满意' })).hits).toHaveLength(3);
  await desk.evaluate(() =>
    (globalThis as unknown as { chrome: { alarms: { create(name: string, when: object): Promise<void> } } }).chrome.alarms.create(
      'tidy',
      { when: Date.now() + 500 },
    ),
  );
  await expect.poll(() => everyRow(desk), { timeout: 20_000 }).not.toContain('demo:ticket/905');
  const after = await everyRow(desk);
  expect(after).toContain('demo:ticket/906');
  expect((await ask('desk/search', { query: '很满意' })).hits.map((hit) => hit.case.id).sort()).toEqual([
    'demo:ticket/5',
    'demo:ticket/906',
  ]);
});
