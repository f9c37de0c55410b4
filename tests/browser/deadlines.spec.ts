import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Page, test, type Worker } from '@playwright/test';
import { askFrom, type Faces, openFaces } from './harness/faces';
import { worker } from './harness/launch';

interface Chrome {
  readonly notifications: {
    getAll(): Promise<Record<string, unknown>>;
    readonly onClicked: { dispatch?(id: string): void };
  };
  readonly action: { getBadgeText(query: object): Promise<string> };
  readonly alarms: { get(name: string): Promise<{ scheduledTime: number } | undefined> };
}

const inWorker = async (faces: Faces): Promise<Worker> => worker(faces.context, faces.extensionId);

/** A face may call the browser's own functions as well as the worker, and it does not fall asleep. */
const shown = (page: Page) =>
  page.evaluate(async () => Object.keys(await (globalThis as unknown as { chrome: Chrome }).chrome.notifications.getAll()));
const badge = (page: Page) => page.evaluate(() => (globalThis as unknown as { chrome: Chrome }).chrome.action.getBadgeText({}));
const alarm = (page: Page) =>
  page.evaluate(
    async () => (await (globalThis as unknown as { chrome: Chrome }).chrome.alarms.get('deadlines'))?.scheduledTime ?? 0,
  );

const soon = (ms: number) => new Date(Date.now() + ms).toISOString();
const awake = { quietHours: { on: false, from: '21:00', to: '09:00' } };

let faces: Faces;
let desk: Page;
let caseId: string;

test.beforeAll(async () => {
  faces = await openFaces();
  await faces.see(1);
  desk = await faces.face('desk');
  const ask = askFrom(desk);
  await ask('settings/change', { change: awake });
  caseId = (await ask('desk/list', { order: 'risk', closed: false })).cases[0]?.id ?? '';
});
test.afterAll(() => faces.close());

test('a case that was opened has its deadlines; what was late already is listed but interrupts nobody', async () => {
  const ask = askFrom(desk);
  await expect.poll(async () => (await ask('memory/case', { caseId })).reminders.map(({ kind }) => kind)).toContain('contact');
  expect((await shown(desk)).filter((id) => id.includes('contact'))).toEqual([]);
});

test('an exact time rings at its time, counts on the badge, and goes when it is done', async () => {
  const ask = askFrom(desk);
  await ask('reminder/add', { caseId, text: '给李女士回电', dueAt: soon(2_500) });
  await expect.poll(() => shown(desk), { timeout: 15_000 }).toHaveLength(1);
  await expect.poll(() => badge(desk)).toBe('1');
  for (const { id, caseId: of } of (await ask('desk/start', { due: 100 })).due.map(({ reminder }) => reminder)) {
    await ask('reminder/done', { caseId: of, id });
  }
  await expect.poll(() => badge(desk)).toBe('');
});

test('a click on the notification opens the case’s page', async () => {
  const [id = ''] = await shown(desk);
  const background = await inWorker(faces);
  const canClick = await background.evaluate(
    () => typeof (globalThis as unknown as { chrome: Chrome }).chrome.notifications.onClicked.dispatch,
  );
  test.skip(canClick !== 'function', 'this browser has no way to click a notification from a test');
  const [page] = await Promise.all([
    faces.context.waitForEvent('page'),
    background.evaluate(
      (clicked) => (globalThis as unknown as { chrome: Chrome }).chrome.notifications.onClicked.dispatch?.(clicked),
      id,
    ),
  ]);
  await page.waitForURL(/\/tickets\/1$/);
  await page.close();
});

test('in the quiet hours nothing rings; the alarm waits for their end', async () => {
  const ask = askFrom(desk);
  const now = new Date(Date.now() + 8 * 3_600_000);
  const clock = (ms: number) => new Date(now.getTime() + ms).toISOString().slice(11, 16);
  const quietHours = { on: true, from: clock(-3_600_000), to: clock(2 * 3_600_000) };
  await ask('settings/change', { change: { quietHours } });
  const before = (await shown(desk)).length;
  await ask('reminder/add', { caseId, text: '不该吵的', dueAt: soon(1_500) });
  await expect.poll(async () => (await alarm(desk)) - Date.now(), { timeout: 10_000 }).toBeGreaterThan(3_600_000);
  await expect.poll(async () => (await ask('desk/start', { due: 100 })).due.length).toBe(1);
  expect(await shown(desk)).toHaveLength(before);
  await ask('settings/change', { change: awake });
  await expect.poll(() => shown(desk), { timeout: 10_000 }).toHaveLength(before + 1);
});

test('a week without a backup: it is asked for once, and making one settles it for another week', async () => {
  const ask = askFrom(desk);
  const firstStart = soon(3_000 - 7 * 86_400_000);
  await desk.evaluate(
    (at) =>
      (
        globalThis as unknown as { chrome: { storage: { local: { set(items: object): Promise<void> } } } }
      ).chrome.storage.local.set({ firstStart: at }),
    firstStart,
  );
  await ask('settings/change', { change: { ...awake, backupReminder: true } });
  const row = desk.locator('.due-row', { hasText: '每周备份' });
  await expect(row).toBeVisible({ timeout: 15_000 });
  await expect.poll(async () => (await shown(desk)).filter((id) => id.includes('backup'))).toHaveLength(1);
  await ask('backup/export', { passphrase: null });
  await expect(row).toHaveCount(0);
  await ask('settings/change', { change: awake });
  expect((await ask('desk/start', { due: 100 })).due.map(({ reminder }) => reminder.kind)).not.toContain('backup');
});

test('what fell due while the browser was closed is shown once, as late', async () => {
  test.setTimeout(120_000);
  const profile = mkdtempSync(path.join(tmpdir(), 'riteside-'));
  let open = await openFaces({ profile });
  await open.see(1);
  let page = await open.face('desk');
  await askFrom(page)('settings/change', { change: awake });
  const { cases } = await askFrom(page)('desk/list', { order: 'risk', closed: false });
  await askFrom(page)('reminder/add', { caseId: cases[0]?.id ?? '', text: '关机时到期', dueAt: soon(4_000) });
  expect((await shown(page)).filter((id) => id.includes('by-hand'))).toEqual([]);
  await open.close();
  await new Promise((passed) => setTimeout(passed, 5_000)); // the time itself is what is tested
  open = await openFaces({ profile });
  page = await open.face('desk');
  await expect.poll(() => shown(page), { timeout: 15_000 }).toHaveLength(1);
  await expect(page.locator('.due-row', { hasText: '关机时到期' })).toBeVisible();
  await open.close();
  open = await openFaces({ profile });
  page = await open.face('desk');
  await expect(page.locator('.due-row', { hasText: '关机时到期' })).toBeVisible();
  await expect.poll(() => badge(page), { timeout: 10_000 }).toBe('1');
  expect((await shown(page)).filter((id) => id.includes('by-hand'))).toEqual([]);
  await open.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
});
