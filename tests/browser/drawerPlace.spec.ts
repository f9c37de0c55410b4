/** The drawer stands over the CRM's page: whatever is under it must be reachable all the same. */
import type { Page } from '@playwright/test';
import { drawerOf, openDrawer } from './harness/chip';
import { expect, test } from './harness/fixture';
import { faceAt } from './harness/popup';

const send = '#send';

/** Left and right end of the drawer's frame, in pixels of the page; asked of the frame itself, which the page cannot see. */
async function standsAt(page: Page): Promise<readonly [number, number]> {
  const frame = page.frames().find((each) => each.url().startsWith('chrome-extension:'));
  const box = await (await frame?.frameElement())?.boundingBox();
  return box ? [Math.round(box.x), Math.round(box.x + box.width)] : [-1, -1];
}

const isFree = (page: Page) =>
  page
    .locator(send)
    .first()
    .evaluate((button) => {
      const { left, right, top, height } = button.getBoundingClientRect();
      const hits = [left + 2, right - 2].map((x) => document.elementFromPoint(x, top + height / 2));
      return hits.every((hit) => hit === button || button.contains(hit));
    });

test('to the other side and back: the CRM’s send button is free, and the next page remembers', async ({ crmPage, riteside }) => {
  await crmPage.setViewportSize({ width: 1280, height: 900 });
  await crmPage.goto(`${riteside.crm.url}/tickets/17`);
  const drawer = await openDrawer(crmPage, riteside.extensionId);
  await expect.poll(() => standsAt(crmPage)).toEqual([845, 1265]);
  expect(await isFree(crmPage)).toBe(false);
  await drawer.getByRole('button', { name: '换到页面另一侧' }).click();
  await expect.poll(() => standsAt(crmPage)).toEqual([0, 420]);
  expect(await isFree(crmPage)).toBe(true);
  await crmPage.reload();
  const again = await drawerOf(crmPage, riteside.extensionId);
  await expect.poll(() => standsAt(crmPage)).toEqual([0, 420]);
  await again.getByRole('button', { name: '换到页面另一侧' }).click();
  await expect.poll(() => standsAt(crmPage)).toEqual([845, 1265]);
});

test('its edge makes it narrower, by mouse and by keyboard', async ({ crmPage, riteside }) => {
  await crmPage.setViewportSize({ width: 1280, height: 900 });
  await crmPage.goto(`${riteside.crm.url}/tickets/17`);
  await openDrawer(crmPage, riteside.extensionId);
  const [left] = await standsAt(crmPage);
  await crmPage.mouse.move(left - 4, 400);
  await crmPage.mouse.down();
  await crmPage.mouse.move(left + 60, 420, { steps: 4 });
  await crmPage.mouse.move(left + 76, 420);
  await crmPage.mouse.up();
  await expect.poll(() => standsAt(crmPage)).toEqual([left + 80, 1265]);
  // The edge has the keyboard after the click on it.
  await crmPage.mouse.click(left + 76, 300);
  await crmPage.keyboard.press('ArrowLeft');
  await expect.poll(() => standsAt(crmPage)).toEqual([left + 60, 1265]);
  for (let presses = 0; presses < 3; presses++) await crmPage.keyboard.press('ArrowLeft');
  await expect.poll(() => standsAt(crmPage)).toEqual([left, 1265]);
});

test('into the browser’s own side panel, which covers nothing', async ({ crmPage, riteside }) => {
  await crmPage.goto(`${riteside.crm.url}/tickets/17`);
  await crmPage.bringToFront();
  const drawer = await openDrawer(crmPage, riteside.extensionId);
  await drawer.getByRole('button', { name: '移到浏览器侧栏' }).click();
  const panel = await faceAt(riteside.context, 'sidebar.html');
  await expect.poll(() => panel.text(), { timeout: 15_000 }).toContain('95P0');
  await expect.poll(() => standsAt(crmPage)).toEqual([-1, -1]);
  await panel.close();
});
