/**
 * What badges cost on a list of a thousand rows, in processor time of the page's main thread for each change, with RiteSide less
 * without: one row says something else, the list scrolls by a screen, all rows are sorted. Once with the demo CRM's adapter, once
 * in a CRM that nobody has prepared. `npx tsx tests/bench/lists.ts` prints the table; it is no test.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pace } from 'node:timers/promises';
import { type CDPSession, expect, type Page } from '@playwright/test';
import { buildExtension } from '../browser/harness/build';
import { badgesOn, chipText } from '../browser/harness/chip';
import { launch } from '../browser/harness/launch';
import { startDemoCrm } from '../crm/demo/server.mjs';

const rows = 1000;
const rounds = Number(process.env.BENCH_ROUNDS ?? 20);
/** The pace of changes, not a wait: what our quiet after a costly look puts off falls on a later one, and the windows leave no gap. */
const paceMs = 250;
const patienceMs = 10_000;
const fewestBadges = 5;
const changes = ['one row says something else', 'the list scrolls by a screen', 'all rows are sorted'] as const;

const ticket = `<h1>Case C-40</h1><dl><dt>Case number</dt><dd>C-40</dd><dt>Customer</dt><dd>Dan Brooks</dd><dt>Vehicle</dt><dd>Model Y</dd>
<dt>Created</dt><dd>2026-10-27 09:12</dd><dt>Status</dt><dd>Waiting for parts</dd></dl><h2>Conversation</h2><ul><li class="entry"><b class="author">Dan Brooks</b>
<time>2026-10-27 09:12</time><p>I have been waiting for weeks. I will call my lawyer.</p></li></ul>`;
const list = `<table><thead><tr><th>Case</th><th>Customer</th><th>Status</th><th>Created</th></tr></thead><tbody>${Array.from(
  { length: rows },
  (_, n) =>
    `<tr><td><a href="/cases/${n}">C-${n}</a></td><td>Customer ${n}</td><td>Open</td><td>2026-10-${10 + (n % 20)}</td></tr>`,
).join('')}</tbody></table>`;

async function unknownCrm() {
  const server = createServer((request, answer) => {
    answer.setHeader('content-type', 'text/html; charset=utf-8');
    answer.end(`<!doctype html><link rel="icon" href="data:,"><title>CRM</title>${request.url === '/cases' ? list : ticket}`);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}

/** A full queue: the demo's own rows again and again, under other numbers. */
async function fill(page: Page): Promise<void> {
  await page.locator('tbody tr').first().waitFor();
  await page.evaluate((wanted) => {
    const body = document.querySelector('tbody') as HTMLElement;
    const own = [...body.children];
    for (let n = 0; body.children.length < wanted; n++) {
      const row = (own[n % own.length] as HTMLElement).cloneNode(true) as HTMLElement;
      row.dataset.rowId = String(1000 + n);
      for (const link of row.querySelectorAll('a[href^="/tickets/"]')) link.setAttribute('href', `/tickets/${1000 + n}`);
      body.append(row);
    }
  }, rows);
}

function change(page: Page, what: (typeof changes)[number], round: number): Promise<void> {
  return page.evaluate(
    ({ which, turn }) => {
      const body = document.querySelector('tbody') as HTMLElement;
      if (which === 0) (body.children[turn % 10]?.children[2] as HTMLElement).textContent = `Open ${turn}`;
      else if (which === 1) window.scrollBy(0, 700);
      else body.append(...[...body.children].reverse());
    },
    { which: changes.indexOf(what), turn: round },
  );
}

async function cpuMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'ThreadTime')?.value ?? 0) * 1_000;
}

async function measure(page: Page): Promise<number[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const medians: number[] = [];
  for (const what of changes) {
    const costs: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const before = await cpuMs(session);
      await change(page, what, round);
      await pace(paceMs);
      costs.push((await cpuMs(session)) - before);
    }
    costs.sort((a, b) => a - b);
    medians.push(costs[Math.floor(costs.length / 2)] ?? 0);
  }
  return medians;
}

async function measureAll(extension: string | null): Promise<number[][]> {
  const [demo, unknown] = [await startDemoCrm(), await unknownCrm()];
  const { context, close } = await launch({ extension });
  const page = await context.newPage();
  const results: number[][] = [];
  const ready = async () => {
    if (!extension) return;
    await expect.poll(async () => (await badgesOn(page)).length, { timeout: patienceMs }).toBeGreaterThanOrEqual(fewestBadges);
    console.log(`badges: ${(await badgesOn(page)).length}`);
  };
  await page.goto(`${demo.url}/tickets`);
  await fill(page);
  await ready();
  results.push(await measure(page));
  await page.goto(`${unknown.url}/cases/40`);
  if (extension) await chipText(page, /^P\d/);
  await page.goto(`${unknown.url}/cases`);
  await ready();
  results.push(await measure(page));
  await close();
  await demo.close();
  unknown.close();
  return results;
}

const without = await measureAll(null);
const withUs = await measureAll(buildExtension('bench-lists'));
for (const [index, name] of ['with an adapter', 'without an adapter'].entries())
  for (const [at, what] of changes.entries()) {
    const [own = 0, all = 0] = [without[index]?.[at], withUs[index]?.[at]];
    console.log(`${name}, ${what}: page alone ${own.toFixed(1)} ms, added ${(all - own).toFixed(1)} ms`);
  }
