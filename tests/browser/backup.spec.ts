import { readFileSync, writeFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { askFrom, type Faces, openFaces } from './harness/faces';

let faces: Faces;
let settings: Page;

test.beforeAll(async () => {
  faces = await openFaces();
  await faces.see(17, 2);
});
test.afterAll(() => faces.close());
test.beforeEach(async () => {
  settings = await faces.face('options');
});
test.afterEach(() => settings.close());

const saved = () => expect(settings.locator('.save-state')).toHaveText(/^已保存/);

test('what the advisor types about themselves is kept, and is there again', async () => {
  await settings.getByLabel('姓名', { exact: true }).fill('王芳');
  await settings.getByLabel('经理电话').fill('021-5550');
  await saved();
  await settings.reload();
  await expect(settings.getByLabel('姓名', { exact: true })).toHaveValue('王芳');
  await expect(settings.getByLabel('经理电话')).toHaveValue('021-5550');
});

test('the language changes in place', async () => {
  await settings.getByRole('radio', { name: 'English' }).check();
  await expect(settings.getByRole('heading', { level: 1 })).toHaveText('RiteSide settings');
  await settings.getByRole('radio', { name: '中文' }).check();
  await expect(settings.getByRole('heading', { level: 1 })).toHaveText('RiteSide 设置');
});

async function download(page: Page, press: () => Promise<void>): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent('download'), press()]);
  return file.path();
}

async function bringIn(file: string, passphrase?: string): Promise<string> {
  await settings.locator('#import ~ form input[type=file]').setInputFiles(file);
  await settings.getByRole('button', { name: '导入', exact: true }).click();
  const outcome = settings.locator('section[aria-labelledby=import] .outcome');
  await expect(outcome).not.toHaveText(/正在|^$/);
  if (passphrase === undefined) return outcome.innerText();
  await settings.getByLabel('这份备份的口令').fill(passphrase);
  const before = await outcome.innerText();
  await settings.getByRole('button', { name: '导入', exact: true }).click();
  await expect(outcome).not.toHaveText(before);
  await expect(outcome).not.toHaveText(/正在/);
  return outcome.innerText();
}

test('an encrypted backup comes back after everything was deleted; a wrong passphrase or a cut file changes nothing', async () => {
  await settings.getByLabel('备份口令').fill('短');
  await settings.getByRole('button', { name: '生成加密备份' }).click();
  await expect(settings.locator('section[aria-labelledby=backup] .outcome')).toContainText('8');
  await settings.getByLabel('备份口令').fill('正确的马电池订书钉');
  const file = await download(settings, () => settings.getByRole('button', { name: '生成加密备份' }).click());
  const bytes = readFileSync(file);
  expect(bytes.includes(Buffer.from('周'))).toBe(false);
  const cut = test.info().outputPath('cut.riteside');
  writeFileSync(cut, bytes.subarray(0, bytes.length - 40));

  await settings.getByRole('button', { name: '全部删除…' }).click();
  await settings.getByLabel(/请输入/).fill('全部删除');
  await settings.getByRole('button', { name: '确认全部删除' }).click();
  await expect(settings.getByText('已全部删除。')).toBeVisible();
  const ask = askFrom(settings);
  expect((await ask('settings/view', {})).stored.counts.cases).toBe(0);

  expect(await bringIn(file, '不是这个口令呀')).toContain('口令不对');
  expect(await bringIn(cut, '正确的马电池订书钉')).toMatch(/不完整|损坏/);
  expect((await ask('settings/view', {})).stored.counts.cases).toBe(0);
  expect(await bringIn(file, '正确的马电池订书钉')).toContain('导入完成');
  expect((await ask('settings/view', {})).stored.counts.cases).toBe(2);
  expect(await bringIn(file, '正确的马电池订书钉')).toContain('新增 0');
});

test('plain export only after a second yes; the table for Excel starts with a byte-order mark', async () => {
  await settings.getByRole('button', { name: '不加密导出' }).click();
  await expect(settings.getByRole('button', { name: '取消' })).toBeFocused();
  const plain = await download(settings, () => settings.getByRole('button', { name: '确定，不加密' }).click());
  expect(readFileSync(plain, 'utf8').split('\n')[0]).toContain('"encrypted":false');
  const csv = await download(settings, () => settings.getByRole('button', { name: /Excel/ }).click());
  expect([...readFileSync(csv).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(readFileSync(csv, 'utf8')).toContain('"优先级","RITE 总分"');
});

test('one customer: what is stored is shown, exported, and deleted everywhere', async () => {
  await faces.see(1);
  const ask = askFrom(settings);
  const { cases } = await ask('desk/list', { order: 'risk', closed: true });
  const one = cases.find(({ id }) => id.endsWith('/1'));
  await settings.getByLabel('客户姓名、电话后四位或车牌').fill(one?.customer ?? '');
  await settings.locator('button.pick').first().click();
  await expect(settings.locator('.customer .counts')).toContainText('沟通记录');
  const file = await download(settings, () => settings.getByRole('button', { name: '导出给客户看' }).click());
  expect(JSON.parse(readFileSync(file, 'utf8'))[0].summary.customer).toBe(one?.customer);
  await settings.getByRole('button', { name: '删除这位客户' }).click();
  await settings.getByRole('button', { name: '删除', exact: true }).click();
  await expect(settings.getByText(/已删除/)).toBeVisible();
  expect((await ask('desk/list', { order: 'risk', closed: true })).cases.map(({ id }) => id)).not.toContain(one?.id);
});

test('the settings page passes axe', async () => {
  const { violations } = await new AxeBuilder({ page: settings }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
});
