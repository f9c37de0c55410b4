import { chipText } from './harness/chip';
import { expect, test } from './harness/fixture';
import { faceAt, openPopup } from './harness/popup';

test('the browser’s own side panel shows the case of the tab in front, and follows to the next', async ({
  crmPage,
  riteside,
}) => {
  const { context, extensionId, crm } = riteside;
  await crmPage.goto(`${crm.url}/tickets/17`);
  await chipText(crmPage, /^P0 · 95/);
  await crmPage.bringToFront();
  const popup = await openPopup(context, extensionId);
  await popup.press(/侧栏中打开|side panel/);
  const panel = await faceAt(context, 'sidebar.html');
  await expect.poll(() => panel.text(), { timeout: 15_000 }).toContain('95P0');
  await crmPage.goto(`${crm.url}/tickets/1`);
  await expect.poll(() => panel.text(), { timeout: 15_000 }).toContain('15P3');
  await crmPage.goto(`${crm.url}/tickets`);
  await expect.poll(() => panel.text(), { timeout: 15_000 }).toMatch(/不是客户工单|not a customer case/);
  // The day's report is about all cases: it is there without one in front.
  await expect.poll(() => panel.text(), { timeout: 15_000 }).toMatch(/当日汇报|Daily report/i);
  await crmPage.goto(`${crm.url}/tickets/17`);
  await expect.poll(() => panel.text(), { timeout: 15_000 }).toContain('95P0');
  await crmPage.goto(`${crm.url.replace('127.0.0.1', 'localhost')}/tickets/17`); // a site that is not switched on: nobody tells us
  await expect.poll(() => panel.text(), { timeout: 15_000 }).toMatch(/不是客户工单|not a customer case/);
  await panel.close();
});
