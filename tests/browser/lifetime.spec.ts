import type { BrowserContext } from '@playwright/test';
import { chipsOn, chipText, openDrawer } from './harness/chip';
import { expect, test } from './harness/fixture';
import { loadExtension } from './harness/launch';
import { openNotes } from './tour/tour';

const ticket = (origin: string, id: number) => `${origin}/tickets/${id}`;

/** Ends the service worker as the browser does when it has idled. */
async function killBackground(context: BrowserContext, extensionId: string): Promise<void> {
  const browser = context.browser();
  if (!browser) throw new Error('no debugging session');
  const session = await browser.newBrowserCDPSession();
  const { targetInfos } = await session.send('Target.getTargets');
  const target = targetInfos.find(({ type, url }) => type === 'service_worker' && url.includes(extensionId));
  if (target) await session.send('Target.closeTarget', { targetId: target.targetId });
  await session.detach();
}

test('the background is killed while a note is typed: nothing is lost and the face goes on', async ({ crmPage, riteside }) => {
  await crmPage.goto(ticket(riteside.crm.url, 10));
  const drawer = await openDrawer(crmPage, riteside.extensionId);
  await openNotes(drawer);
  const note = drawer.locator('.note textarea').first();
  await note.pressSequentially('第一行 ');
  await expect(drawer.locator('.note-state').first()).toHaveText(/已保存|Saved/);
  await killBackground(riteside.context, riteside.extensionId);
  await note.pressSequentially('第二行');
  await expect(drawer.locator('.note-state').first()).toHaveText(/已保存|Saved/);
  await crmPage.reload();
  const again = await openDrawer(crmPage, riteside.extensionId);
  await openNotes(again);
  await expect(again.locator('.note textarea').first()).toHaveValue('第一行 第二行');
});

test('the background is dead when a ticket is opened: the chip comes all the same', async ({ crmPage, riteside }) => {
  await killBackground(riteside.context, riteside.extensionId);
  await crmPage.goto(ticket(riteside.crm.url, 17));
  await chipText(crmPage, /^P0 · 95/);
});

test('the extension is reloaded under an open ticket: the old chip goes, one new chip comes', async ({ crmPage, riteside }) => {
  await crmPage.goto(ticket(riteside.crm.url, 17));
  await chipText(crmPage, /^P0 · 95/);
  await openDrawer(crmPage, riteside.extensionId);
  await loadExtension(riteside.context, '.output/test/chrome-mv3');
  await expect.poll(() => crmPage.frames().length, { timeout: 15_000 }).toBe(1);
  await chipText(crmPage, /^P0 · 95/);
  expect(await chipsOn(crmPage)).toHaveLength(1);
  const drawer = await openDrawer(crmPage, riteside.extensionId);
  await expect(drawer.locator('.score')).toHaveText('95P0');
});
