import { buildExtension } from './harness/build';
import { chipsOn, chipText } from './harness/chip';
import { expect, test } from './harness/fixture';
import { launch, worker } from './harness/launch';
import { openPopup } from './harness/popup';

/** What the background's own script sees. */
type Extension = { chrome: { permissions: { getAll(): Promise<{ origins?: string[] }> } } };

test('off for this site: the chip goes at once and does not come back; on again: it comes without a reload', async ({
  crmPage,
  riteside,
}) => {
  const { context, extensionId, crm } = riteside;
  await crmPage.goto(`${crm.url}/tickets/17`);
  await chipText(crmPage, /^P0 · 95/);
  await crmPage.bringToFront();
  let popup = await openPopup(context, extensionId);
  expect(await popup.text()).toContain('127.0.0.1');
  await popup.press(/停用|Stop/);
  await expect.poll(() => popup.text()).toMatch(/在此网站使用|Use RiteSide/);
  await popup.close();
  await expect.poll(async () => (await chipsOn(crmPage)).length).toBe(0);
  await crmPage.reload();
  await crmPage.locator('#timeline li').first().waitFor();
  expect(await chipsOn(crmPage)).toEqual([]);
  await crmPage.bringToFront();
  popup = await openPopup(context, extensionId);
  await popup.press(/在此网站使用|Use RiteSide/);
  await chipText(crmPage, /^P0 · 95/);
  await popup.close();
});

test('as installed RiteSide has no site: nothing in the page, and nothing granted', async ({ riteside }) => {
  const extension = buildExtension('default', 'chrome', '');
  const { context, extensionId, close } = await launch({ extension });
  const page = await context.newPage();
  await page.goto(`${riteside.crm.url}/tickets/17`);
  await page.locator('#timeline li').first().waitFor();
  const background = await worker(context, extensionId);
  const granted = () => (globalThis as unknown as Extension).chrome.permissions.getAll();
  expect((await background.evaluate(granted)).origins ?? []).toEqual([]);
  expect(await chipsOn(page)).toEqual([]);
  expect(await page.evaluate(() => [...document.documentElement.children].map((child) => child.tagName))).toEqual([
    'HEAD',
    'BODY',
  ]);
  await close();
});
