import AxeBuilder from '@axe-core/playwright';
import { expect, type Frame, type Page, test } from '@playwright/test';
import { openDrawer } from './harness/chip';
import { type Faces, openFaces } from './harness/faces';

let faces: Faces;
let page: Page;
let drawer: Frame;

test.beforeAll(async () => {
  faces = await openFaces();
});
test.afterAll(() => faces.close());
test.beforeEach(async () => {
  page = await faces.context.newPage();
  await openTicket(page, 17);
});
test.afterEach(() => page.close());

async function openTicket(on: Page, ticket: number): Promise<Frame> {
  await on.goto(`${faces.crm.url}/tickets/${ticket}`);
  drawer = await openDrawer(on, faces.extensionId);
  await drawer.locator('#tab-notes').click();
  await expect(drawer.locator('.memory')).toBeVisible();
  return drawer;
}

const part = (name: string) => drawer.locator(`section[aria-labelledby=${name}]`);
const note = () => drawer.locator('.note textarea').first();
const saved = () => expect(drawer.locator('.note-state').first()).toHaveText(/^已保存/);

test('“I have just called” starts the cadence anew, and can be taken back', async () => {
  await expect(part('reminders')).toContainText('该联系客户了');
  const late = part('reminders').locator('li', { hasText: '该联系客户了' });
  await expect(late.locator('.promise-state')).toHaveText(/^已过/);
  await part('contacts').getByRole('button', { name: '打了电话' }).click();
  await expect(part('contacts')).toContainText('已记下：打了电话');
  await expect(part('story').locator('.of-contact')).toHaveCount(1);
  await expect(late.locator('.promise-state')).toHaveText(/后$/);
  await part('contacts').getByRole('button', { name: '撤销' }).click();
  await expect(part('story').locator('.of-contact')).toHaveCount(0);
  await expect(late.locator('.promise-state')).toHaveText(/^已过/);
});

test('a promise by hand: kept, it counts on the trust account; found ones are there by themselves', async () => {
  await expect(part('promises').locator('.promise', { hasText: '页面上读到的' })).not.toHaveCount(0);
  const before = await part('promises').locator('.trust').innerText();
  await part('promises').getByRole('button', { name: '记一个承诺' }).click();
  await part('promises').getByLabel('答应了什么').fill('周五给书面日期');
  await part('promises').getByRole('button', { name: '记下' }).click();
  const row = part('promises').locator('.promise', { hasText: '周五给书面日期' });
  await row.getByRole('button', { name: /提前办到/ }).click();
  await expect(row).toContainText('提前办到');
  await expect(part('promises').locator('.trust')).not.toHaveText(before);
  await expect(part('story').locator('.of-promise', { hasText: '周五给书面日期' })).toContainText('提前办到');
});

test('the story is filtered, and copied as a handover note', async () => {
  await faces.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: faces.crm.url });
  await part('story').getByRole('button', { name: '沟通', exact: true }).click();
  await expect(part('story').locator('.of-score')).toHaveCount(0);
  await part('story').getByRole('button', { name: '复制交接说明' }).click();
  await expect(part('story')).toContainText('已复制');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('【交接】李女士');
  expect(copied).toContain('RITE 95 分（P0）');
  expect(copied).toContain('请不要让客户再讲一遍');
});

test('time and template go to the cursor, and one undo takes them back', async () => {
  await note().fill('客户来电');
  await saved();
  await note().press('Home');
  await drawer.getByRole('button', { name: '@时间' }).click();
  await expect(note()).toHaveValue(/^@\d+月\d+日 \d\d:\d\d 客户来电$/);
  await note().press('Control+z');
  await expect(note()).toHaveValue('客户来电');
  await note().press('End');
  await drawer.getByRole('button', { name: '模板' }).click();
  await drawer.getByRole('button', { name: '五个为什么' }).click();
  await expect(note()).toHaveValue(/^客户来电\n五个为什么/);
  await saved();
});

test('a deleted note can be brought back', async () => {
  await note().fill('差点删掉的一行');
  await saved();
  await drawer.getByRole('button', { name: '删除', exact: true }).first().click();
  await expect(drawer.locator('.undo')).toContainText('已删除');
  await expect(drawer.locator('.note textarea').filter({ hasText: '差点删掉的一行' })).toHaveCount(0);
  await drawer.locator('.undo').getByRole('button', { name: '撤销' }).click();
  await expect(note()).toHaveValue('差点删掉的一行');
});

test('two tabs that edit one note at once: both texts stay in sight', async () => {
  await note().fill('第一行');
  await saved();
  const mine = drawer;
  const other = await faces.context.newPage();
  const theirs = await openTicket(other, 17);
  drawer = mine;
  await Promise.all([
    mine.locator('.note textarea').first().fill('第一行，甲改的'),
    theirs.locator('.note textarea').first().fill('第一行，乙改的'),
  ]);
  for (const side of [mine, theirs]) {
    await expect
      .poll(async () =>
        (
          await side.locator('.note textarea').evaluateAll((boxes) => boxes.map((box) => (box as HTMLTextAreaElement).value))
        ).sort(),
      )
      .toEqual(expect.arrayContaining(['第一行，乙改的', '第一行，甲改的'].sort()));
  }
  await other.close();
});

test('a reminder at an exact time, and the memory passes axe', async () => {
  await part('reminders').getByRole('button', { name: '定个提醒' }).click();
  await part('reminders').getByLabel('提醒我什么').fill('问配件');
  await part('reminders').getByRole('button', { name: '定好' }).click();
  await page.bringToFront();
  const panel = await faces.context.newPage();
  await panel.goto(`chrome-extension://${faces.extensionId}/desk.html`);
  await panel.close();
  const { violations } = await new AxeBuilder({ page }).include('body').analyze();
  const ours = violations.flatMap(({ id, nodes }) =>
    nodes.filter(({ html }) => /note|memory|promise|story|ledger/.test(html)).map(({ html }) => `${id}: ${html}`),
  );
  expect(ours).toEqual([]);
});
