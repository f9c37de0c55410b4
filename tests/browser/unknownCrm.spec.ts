/** A CRM that nobody has prepared: the generic reader comes, says what it read and what not, and stays away where there is no case. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chipsOn, chipText, openDrawer } from './harness/chip';
import { expect, test } from './harness/fixture';
import { insertTrack } from './tour/tour';

const message = (author: string, role: string, time: string, text: string) =>
  `<li class="entry"><div class="entry-head"><b class="author">${author}</b>${role}<time>${time}</time></div><div class="entry-body">${text}</div></li>`;

const ticket = `<header><a href="/">Autohaus Service</a></header><main><h1>Case C-4711: charge port door missing</h1>
<dl><dt>Customer</dt><dd>Daniel Brooks</dd><dt>Vehicle</dt><dd>Model Y</dd><dt>Created</dt><dd>Oct 27, 2026 9:12 AM</dd><dt>Status</dt><dd>Waiting for parts</dd></dl>
<h2>Conversation</h2><ul class="conversation">
${message('Daniel Brooks', '', 'Oct 27, 2026 9:12 AM', 'I have been waiting for weeks. If nothing happens I will call my lawyer.')}
${message('Ann Lee', '<span class="role">Service advisor</span>', 'Oct 28, 2026 9:12 AM', 'The part is ordered.')}
${message('R. Novak', '', 'Oct 29, 2026 10:00 AM', 'Called at noon, no answer.')}
</ul><form><label for="answer">Reply to customer</label><textarea id="answer" rows="5" cols="60"></textarea></form></main>`;
const pages: Readonly<Record<string, string>> = {
  '/cases/4711': ticket,
  '/cases': `<main><h1>Cases</h1><table><thead><tr><th>Case</th><th>Customer</th><th>Status</th><th>Created</th></tr></thead><tbody>${Array.from(
    { length: 8 },
    (_each, row) =>
      `<tr><td><a href="/cases/${row}">C-${row}</a></td><td>Customer ${row}</td><td>Open</td><td>2026-10-2${row}</td></tr>`,
  ).join('')}</tbody></table></main>`,
  '/': '<main><h1>Welcome</h1><p>Pick a customer or a case from the menu to begin. Status of the system: running.</p></main>',
};

test.describe('a CRM without an adapter', () => {
  let server: Server;
  let origin = '';
  test.beforeAll(async () => {
    server = createServer((request, answer) => {
      answer.setHeader('content-type', 'text/html; charset=utf-8');
      answer.end(`<!doctype html><link rel="icon" href="data:,"><title>CRM</title>${pages[request.url ?? ''] ?? ''}`);
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  test.afterAll(() => server.close());

  test('a case gets its chip; the sidebar says what was read, what is missing and who is unsure', async ({
    crmPage,
    riteside,
  }) => {
    await crmPage.goto(`${origin}/cases/4711`);
    await chipText(crmPage, /^P\d · \d+ · /);
    const drawer = await openDrawer(crmPage, riteside.extensionId);
    await expect(drawer.locator('h1')).toContainText('Daniel Brooks');
    await expect(drawer.locator('.signals')).toContainText(/律师|投诉|threat|曝光/i);
    await expect(drawer.locator('.gaps')).toContainText(/缺件|配件|零件|part/i);
    await expect(drawer.locator('.gaps .unsure')).toContainText('1');
  });

  test('the track goes into its reply box', async ({ crmPage, riteside }) => {
    await crmPage.goto(`${origin}/cases/4711`);
    await crmPage.locator('#answer').click();
    const drawer = await openDrawer(crmPage, riteside.extensionId);
    await insertTrack(drawer);
    expect((await crmPage.locator('#answer').inputValue()).length).toBeGreaterThan(20);
  });

  for (const [path, ours] of [
    ['/', []],
    // Its rows lead to cases, and may carry badges.
    ['/cases', ['DIV']],
  ] as const)
    test(`no chip on ${path}, and nothing of ours that is not needed`, async ({ crmPage, riteside }) => {
      await crmPage.goto(`${origin}/cases/4711`);
      await chipText(crmPage, /^P\d/);
      await crmPage.goto(`${origin}${path}`);
      // By the time that a page opened later has its chip, this one would have had its own.
      const later = await riteside.context.newPage();
      await later.goto(`${origin}/cases/4711`);
      await chipText(later, /^P\d/);
      await later.close();
      expect(await chipsOn(crmPage)).toEqual([]);
      const children = () => crmPage.evaluate(() => [...document.documentElement.children].map(({ tagName }) => tagName));
      await expect.poll(children).toEqual(['HEAD', 'BODY', ...ours]);
    });
});
