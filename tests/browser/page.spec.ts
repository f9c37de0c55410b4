/** What was read of the page in front, by whom, and what is missing; adapters that are kept, shared and refused. */
import AxeBuilder from '@axe-core/playwright';
import type { Frame, Page } from '@playwright/test';
import { shippedAdapters } from '../../lib/page/adapters/shipped';
import { expectedReading } from '../crm/demo/oracle.mjs';
import { openDrawer } from './harness/chip';
import { askFrom } from './harness/faces';
import { expect, type Riteside, test } from './harness/fixture';
import { openPopup } from './harness/popup';

async function openPage(page: Page, riteside: Riteside, ticket: number): Promise<Frame> {
  await page.bringToFront();
  await page.goto(`${riteside.crm.url}/tickets/${ticket}`);
  const drawer = await openDrawer(page, riteside.extensionId);
  await drawer.getByRole('tab', { name: '本页' }).click();
  await expect(drawer.locator('.glance')).toBeVisible();
  return drawer;
}

const row = (drawer: Frame, path: string) => drawer.locator(`.page-field[data-path="${path}"] .page-field-value`);

async function optionsOf(riteside: Riteside): Promise<Page> {
  const options = await riteside.context.newPage();
  await options.goto(`chrome-extension://${riteside.extensionId}/options.html`);
  await expect(options.locator('main')).toBeVisible();
  return options;
}

test('field by field: what was read, by whom, how long it took; what is missing; how many messages', async ({
  crmPage,
  riteside,
}) => {
  const drawer = await openPage(crmPage, riteside, 17);
  await expect(row(drawer, 'customer.name')).toContainText('李女士');
  await expect(row(drawer, 'customer.name')).toContainText(/适配器 · 第 1 个定位/);
  await expect(row(drawer, 'messages')).toContainText(/客户 \d+，员工 \d+/);
  await expect(row(drawer, 'reply-box')).toContainText('客户能看到');
  await expect(drawer.locator('.page-panel')).toContainText('澄川售后工作台');
});

/** Every value of a reading that could tell who is meant or what was said. */
function valuesOf(reading: object): string[] {
  const { customer, vehicle, ticket, messages } = reading as Record<string, Record<string, unknown>> & {
    messages: { author?: string; text: string; at?: string }[];
  };
  const fields = [customer, vehicle, ticket].flatMap((group) =>
    Object.values(group ?? {})
      .flat()
      .map(String),
  );
  return [...fields, ...messages.flatMap(({ author = '', text, at = '' }) => [author, text, at])].filter(
    (value) => value.length > 1,
  );
}

test('the copied report has no value of the page in it', async ({ crmPage, riteside }) => {
  await riteside.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: riteside.crm.url });
  const drawer = await openPage(crmPage, riteside, 17);
  await drawer.getByRole('button', { name: '复制检查报告' }).click();
  await expect(drawer.locator('.page-report')).toContainText('没有任何个人信息');
  const report = await crmPage.evaluate(() => navigator.clipboard.readText());
  expect(report).toContain('customer.name');
  const reading = expectedReading(17, { now: new Date(), origin: riteside.crm.url });
  const values = valuesOf(reading);
  expect(values.length).toBeGreaterThan(15);
  expect(values.filter((value) => report.includes(value))).toEqual([]);
  expect(report).not.toContain(riteside.crm.url);
});

test('a field that this site has always had, and no longer has, is missed', async ({ crmPage, riteside }) => {
  for (const ticket of [1, 2, 3, 7]) await openPage(crmPage, riteside, ticket);
  // An update of the CRM: the field has another name from now on.
  await crmPage.route('**/ticket.js', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: (await answer.text()).replaceAll("'promised'", "'p_new'") });
  });
  await openPage(crmPage, riteside, 8);
  const drawer = await openPage(crmPage, riteside, 11);
  await expect(drawer.locator('.page-panel .banner')).toContainText('这个网站以前有「承诺到货');
  await expect(row(drawer, 'ticket.promisedDays')).toHaveText('没找到');
});

test('of two adapters that fit the more specific is taken, and the doctor says so', async ({ crmPage, riteside }) => {
  const options = await optionsOf(riteside);
  const ask = askFrom(options);
  const demo = shippedAdapters.find(({ id }) => id === 'demo');
  const vague = { ...demo, id: 'vague', name: '旧的', evidence: ['main#view'], knowsAllPages: false };
  expect(await ask('adapters/import', { text: JSON.stringify(vague) })).toBeNull();
  const drawer = await openPage(crmPage, riteside, 17);
  await expect(drawer.locator('.page-panel')).toContainText('也匹配「vague」：demo is more specific');
  await ask('adapters/remove', { id: 'vague' });
  await options.close();
});

test('the popup shows the same', async ({ crmPage, riteside }) => {
  await openPage(crmPage, riteside, 17);
  await crmPage.bringToFront();
  const popup = await openPopup(riteside.context, riteside.extensionId);
  await popup.evaluate("document.querySelector('details summary').click()");
  await expect.poll(() => popup.text()).toContain('李女士');
  expect(await popup.text()).toContain('复制检查报告');
  await popup.close();
});

test('a wrong adapter file is refused with place and reason; a right one is listed, renamed, shared, removed', async ({
  riteside,
}) => {
  const options = await optionsOf(riteside);
  const part = options.locator('section[aria-labelledby=adapters]');
  const give = (json: unknown) =>
    part
      .locator('input[type=file]')
      .setInputFiles({ name: 'adapter.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(json)) });
  const good = {
    ...shippedAdapters.find(({ id }) => id === 'demo'),
    id: 'acme',
    name: '阿克美',
    hint: ['https://acme.example/*'],
  };
  await give({ ...good, pages: [{ ...good.pages?.[0], fields: { 'customer.name': [{}] } }] });
  await expect(part.locator('.outcome')).toContainText('pages.0.fields.customer.name.0');
  await expect(part.locator('.outcome')).toContainText('needs either "css" or "label"');
  await give({ ...good, evidence: ['main##view'] });
  await expect(part.locator('.outcome')).toContainText('evidence.0');
  await expect(part.locator('.adapter')).toHaveCount(0);
  await give(good);
  await expect(part.locator('.adapter')).toContainText('阿克美');
  const { violations } = await new AxeBuilder({ page: options }).include('section[aria-labelledby=adapters]').analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  await part.getByRole('button', { name: '改名' }).click();
  await part.getByLabel('名称').fill('阿克美二');
  await part.getByRole('button', { name: '保存' }).click();
  await expect(part.locator('.adapter strong')).toHaveText('阿克美二');
  const [download] = await Promise.all([options.waitForEvent('download'), part.getByRole('button', { name: '导出' }).click()]);
  expect(download.suggestedFilename()).toBe('riteside-adapter-acme.json');
  await part.getByRole('button', { name: '删除' }).click();
  await part.locator('.ask').getByRole('button', { name: '删除' }).click();
  await expect(part.locator('.adapter')).toHaveCount(0);
  await options.close();
});
