/** One customer, several tickets: what their own page shows and what the store keeps stands beside the ticket in front. */
import { badgesOn, chipText, openDrawer } from './harness/chip';
import { openFaces } from './harness/faces';
import { expect, test } from './harness/fixture';

test('the customer’s page shows the other tickets; each of them knows of the others', async () => {
  // A browser of its own: nothing is known but what the customer's page says.
  const faces = await openFaces();
  const page = await faces.context.newPage();
  await page.goto(`${faces.crm.url}/customers/1`);
  await expect.poll(async () => (await badgesOn(page)).length, 'the rows are marked here too').toBeGreaterThan(0);
  await page.locator('table.tickets tbody a[href="/tickets/1"]').first().click();
  await chipText(page, /^P\d · /);
  const drawer = await openDrawer(page, faces.extensionId);
  await expect(drawer.locator('h1')).toHaveText('陈志远');
  await expect(drawer.locator('.past summary')).toContainText('这位客户还有 1 张工单');
  await faces.close();
});

test('a ticket that was read before is known by the customer’s phone, also without their page', async ({ crmPage, riteside }) => {
  await crmPage.goto(`${riteside.crm.url}/tickets/14`);
  await chipText(crmPage, /^P\d · /);
  await crmPage.goto(`${riteside.crm.url}/tickets/1`);
  await chipText(crmPage, /^P\d · /);
  const drawer = await openDrawer(crmPage, riteside.extensionId);
  await expect(drawer.locator('.past summary')).toContainText('1 张工单');
  await drawer.locator('.past summary').click();
  await expect(drawer.locator('.past li')).toContainText('左前雾灯');
});
