import { writeFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { assessment } from '../storage/house';
import { askFrom, type Faces, openFaces } from './harness/faces';

let faces: Faces;
let desk: Page;

test.beforeAll(async () => {
  faces = await openFaces();
  await faces.see(1, 17, 2);
});
test.afterAll(() => faces.close());
test.beforeEach(async () => {
  desk = await faces.face('desk');
});
test.afterEach(() => desk.close());

const names = () => desk.locator('.cases .name').allInnerTexts();
const search = () => desk.getByRole('searchbox');

test('a ticket that was opened is there at once, riskiest first, and a click goes to its page', async () => {
  await expect(desk.locator('.cases tbody tr')).toHaveCount(3);
  expect(await desk.locator('.cases .mark').allInnerTexts()).toEqual(
    [...(await desk.locator('.cases .mark').allInnerTexts())].sort((a, b) => Number(b.slice(3)) - Number(a.slice(3))),
  );
  const [page] = await Promise.all([faces.context.waitForEvent('page'), desk.locator('.cases .name').first().click()]);
  await page.waitForURL(/\/tickets\/17$/);
  await desk.bringToFront();
  const before = faces.context.pages().length;
  await expect.poll(async () => (await askFrom(desk)('desk/list', { order: 'risk', closed: false })).cases.length).toBe(3);
  await desk.locator('.cases .name').first().click();
  await expect.poll(() => page.evaluate(() => document.visibilityState)).toBe('visible');
  expect(faces.context.pages()).toHaveLength(before);
  await page.close();
});

test('phones are masked until clicked', async () => {
  const masked = desk.locator('.masked').first();
  await expect(masked).toHaveText(/\*\*\*\*/);
  const cell = masked.locator('xpath=..');
  await masked.click();
  await expect(cell.locator('.masked')).toHaveCount((await cell.locator('.number').count()) - 1);
});

test('any two characters find a customer; one asks for another; none says so', async () => {
  const [first = ''] = await names();
  await search().fill(first.slice(0, 2));
  await expect(desk.locator('.cases .name', { hasText: first }).first()).toBeVisible();
  await search().fill('甲');
  await expect(desk.getByText('至少输入两个字')).toBeVisible();
  await search().fill('没有这个人');
  await expect(desk.getByText('没有找到「没有这个人」。')).toBeVisible();
  await search().fill('');
  await expect(desk.locator('.cases tbody tr')).toHaveCount(3);
});

test('by keyboard: slash to search, arrows from customer to customer', async () => {
  await expect(desk.locator('.cases tbody tr')).toHaveCount(3);
  await desk.keyboard.press('/');
  await expect(search()).toBeFocused();
  await desk.locator('.cases .name').first().focus();
  await desk.keyboard.press('ArrowDown');
  await expect(desk.locator('.cases .name').nth(1)).toBeFocused();
});

test('what is due stands on top; done and later take it away', async () => {
  const ask = askFrom(desk);
  const { cases } = await ask('desk/list', { order: 'risk', closed: false });
  const caseId = cases[0]?.id ?? '';
  await ask('reminder/add', { caseId, text: '问配件到哪了', dueAt: new Date(Date.now() - 5_000).toISOString() });
  await ask('reminder/add', { caseId, text: '回电给经理', dueAt: new Date(Date.now() - 4_000).toISOString() });
  const row = desk.locator('.due-row', { hasText: '问配件到哪了' });
  await expect(row).toBeVisible();
  await row.getByRole('button', { name: /办好了/ }).click();
  await expect(row).toHaveCount(0);
  const other = desk.locator('.due-row', { hasText: '回电给经理' });
  await other.getByRole('button', { name: /稍后提醒/ }).click();
  await other.getByRole('button', { name: '1 小时后' }).click();
  await expect(other).toHaveCount(0);
  const { reminders } = await ask('memory/case', { caseId });
  const snoozed = reminders.find(({ text }) => text === '回电给经理');
  expect(Date.parse(snoozed?.dueAt ?? '') - Date.now()).toBeGreaterThan(3_500_000);
});

test('the desk passes axe', async () => {
  await expect(desk.locator('.cases tbody tr')).toHaveCount(3);
  const { violations } = await new AxeBuilder({ page: desk }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
});

function tenThousand(): string {
  const at = new Date().toISOString();
  const lines = [JSON.stringify({ riteside: 'backup', format: 1, schema: 1, madeAt: at, encrypted: false })];
  for (let n = 0; n < 10_000; n += 1) {
    const id = `crm:ticket/${n}`;
    const customer = { name: `客户${n}`, phone: `139${String(10_000_000 + n)}` };
    const reading = { id, now: at, site: 'crm', url: `https://crm.example/${n}`, customer, messages: [] };
    const judged = assessment(id, { total: n % 101, waitDays: n % 60 });
    const row = { id, reading, assessment: judged, seenAt: at, closedAt: null, firstSeenAt: at, touchedAt: null };
    lines.push(JSON.stringify({ kind: 'cases', row }));
  }
  return `${lines.join('\n')}\n{"end":10000}\n`;
}

test('ten thousand cases: the first page is there at once, scrolling brings the rest', async () => {
  test.setTimeout(180_000);
  const file = test.info().outputPath('many.jsonl');
  writeFileSync(file, tenThousand());
  const settings = await faces.face('options');
  await settings.locator('section[aria-labelledby=import] input[type=file]').setInputFiles(file);
  await settings.getByRole('button', { name: '导入', exact: true }).click();
  await expect(settings.getByText(/导入完成/)).toBeVisible({ timeout: 120_000 });
  await settings.close();
  const started = Date.now();
  await desk.reload();
  await expect(desk.locator('.cases tbody tr').nth(99)).toBeAttached();
  console.log(`desk with 10,003 cases: first page after ${Date.now() - started} ms`);
  await search().fill('客户4321');
  await expect(desk.locator('.cases .name', { hasText: '客户4321' })).toBeVisible();
  await search().fill('');
  await expect(desk.locator('.cases tbody tr').nth(99)).toBeAttached();
  await desk.getByRole('button', { name: '再显示一些' }).scrollIntoViewIfNeeded();
  await expect(desk.locator('.cases tbody tr').nth(150)).toBeAttached();
});

test('an empty desk says how cases come to it', async () => {
  await askFrom(desk)('privacy/erase-everything', {});
  await expect(desk.getByRole('heading', { name: '还没有客户' })).toBeVisible();
});
