/** Lists of a CRM that nobody has prepared: rows that lead to cases read before are marked, wherever there is room for it. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { badgesOn, chipText, openDrawer } from './harness/chip';
import { coveredWords } from './harness/covered';
import { expect, test } from './harness/fixture';

const ticket = (n: number) => `<main><h1>Case C-${n}: charge port door missing</h1>
<dl><dt>Case number</dt><dd>C-${n}</dd><dt>Customer</dt><dd>Daniel Brooks ${n}</dd><dt>Phone</dt><dd>+44 7700 9001${n % 2 ? '01' : '02'}</dd><dt>Vehicle</dt><dd>Model Y</dd><dt>Created</dt><dd>Oct 27, 2026 9:12 AM</dd><dt>Status</dt><dd>Waiting for parts</dd></dl>
<h2>Conversation</h2><ul class="conversation"><li class="entry"><div class="entry-head"><b class="author">Daniel Brooks ${n}</b> <time>Oct 27, 2026 9:12 AM</time></div>
<div class="entry-body">I have been waiting for weeks. If nothing happens I will call my lawyer.</div></li>
<li class="entry"><div class="entry-head"><b class="author">Ann Lee</b> <span>Service advisor</span> <time>Oct 28, 2026 9:12 AM</time></div><div class="entry-body">The part is ordered.</div></li></ul></main>`;

const title =
  'Charge port door does not close, part on back order since the second week of October, customer asks for a loaner car';
const numbers = Array.from({ length: 12 }, (_, index) => 4700 + index);
const rowsOf = (row: (n: number) => string) => numbers.map(row).join('');
const lists: Readonly<Record<string, string>> = {
  // Every cell is full: the title is cut by an ellipsis.
  '/cases': `<style>table { border-collapse: collapse; width: 100%; table-layout: fixed } td { padding: 8px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; border-bottom: 1px solid #ddd }</style>
<table><thead><tr><th>Case</th><th>Subject</th><th>Customer</th><th>Status</th><th>Days waiting</th></tr></thead><tbody>${rowsOf(
    (n) =>
      `<tr><td><a href="/cases/${n}">C-${n}</a></td><td>${title}</td><td>Customer ${n} of a long name that fills it</td><td>Waiting for parts from the warehouse</td><td>${n - 4690} d</td></tr>`,
  )}</tbody></table>`,
  // Cards over the whole width, two lines each.
  '/board': `<style>li { list-style: none; padding: 6px 10px; border: 1px solid #ddd; margin: 4px 0 }</style><ul>${rowsOf(
    (n) => `<li class="card"><a href="/cases/${n}">C-${n} ${title}</a><p>Customer ${n}</p></li>`,
  )}</ul>`,
  // No links: a click on the row goes there by script.
  '/grid': `<div class="grid">${rowsOf(
    (n) =>
      `<div class="line" onclick="location.href='/cases/${n}'" style="display:flex;gap:24px;padding:8px"><span>C-${n}</span><span>Customer ${n}</span></div>`,
  )}</div>`,
};

test.describe('a list without an adapter', () => {
  let server: Server;
  let origin = '';
  test.beforeAll(async () => {
    server = createServer((request, answer) => {
      answer.setHeader('content-type', 'text/html; charset=utf-8');
      const n = Number(/^\/cases\/(\d+)$/.exec(request.url ?? '')?.[1]);
      const body = n ? ticket(n) : (lists[request.url ?? ''] ?? '');
      answer.end(`<!doctype html><link rel="icon" href="data:,"><title>CRM</title><body style="margin:0">${body}`);
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  test.afterAll(() => server.close());

  const rowOf = (page: Page, n: number) => page.locator('tr, li, .line', { hasText: `C-${n}` });
  async function badgeOf(page: Page, n: number) {
    const row = await rowOf(page, n).boundingBox();
    return (await badgesOn(page)).find(({ y }) => row && y > row.y && y < row.y + row.height);
  }
  const labelOf = async (page: Page, n: number) => (await badgeOf(page, n))?.label ?? '';

  test('says nothing before a case of this site was read; then that case, and what the columns say of the others', async ({
    crmPage,
  }) => {
    await crmPage.goto(`${origin}/cases`);
    await crmPage.goto(`${origin}/cases/4705`);
    await chipText(crmPage, /^P\d · \d+ · /);
    await crmPage.goto(`${origin}/cases`);
    await expect.poll(() => labelOf(crmPage, 4705)).toMatch(/打开工单$/);
    // The column of days alone: an estimate.
    await expect.poll(() => labelOf(crmPage, 4702)).toMatch(/估计.*12 天/);
    expect(await coveredWords(crmPage, await badgesOn(crmPage))).toEqual([]);
    const cells = await crmPage.locator('table').evaluate((table) => table.outerHTML);
    expect(cells).not.toMatch(/P\d\??|riteside/i);
  });

  test('two tickets with one phone know of each other', async ({ crmPage, riteside }) => {
    await crmPage.goto(`${origin}/cases/4701`);
    await chipText(crmPage, /^P\d · \d+ · /);
    await crmPage.goto(`${origin}/cases/4703`);
    await chipText(crmPage, /^P\d · \d+ · /);
    const drawer = await openDrawer(crmPage, riteside.extensionId);
    await expect(drawer.locator('.past summary')).toContainText('张工单');
    await drawer.locator('.past summary').click();
    await expect(drawer.locator('.past')).toContainText('charge port door');
  });

  for (const [path, opens] of [
    ['/board', '/cases/4705'],
    ['/grid', '/cases/4705'],
  ] as const)
    test(`${path}: the case is marked beside its words, and the mark opens it`, async ({ crmPage }) => {
      await crmPage.goto(`${origin}/cases/4705`);
      await chipText(crmPage, /^P\d · \d+ · /);
      await crmPage.goto(`${origin}${path}`);
      await expect.poll(() => labelOf(crmPage, 4705)).toMatch(/打开工单$/);
      expect(await labelOf(crmPage, 4706), 'nothing is known of this one').toBe('');
      expect(await coveredWords(crmPage, await badgesOn(crmPage))).toEqual([]);
      const badge = await badgeOf(crmPage, 4705);
      await crmPage.mouse.click(badge?.x ?? 0, badge?.y ?? 0);
      await expect(crmPage).toHaveURL(`${origin}${opens}`);
    });
});
