/**
 * The adapter against a running, seeded Request Tracker: every ticket, in both languages, equals RT's own database.
 * RITESIDE_RT_URL names the server, RITESIDE_RT_DUMP the file that `rt.sh dump` wrote,
 * RITESIDE_RT_SEED the seed; without them it is skipped.
 */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseReading } from '../../lib/case/reading';
import { bundleLib, launchBrowser, readWhenComplete } from './inBrowser';
import { type DumpedTicket, expectedFromDump, type SeededPerson, shortReading } from './requestTrackerOracle';

const url = process.env.RITESIDE_RT_URL ?? '';
const dumpFile = process.env.RITESIDE_RT_DUMP ?? '';
const seedFile = process.env.RITESIDE_RT_SEED ?? '';
const isGiven = url !== '' && dumpFile !== '' && seedFile !== '';
const tickets: readonly DumpedTicket[] = isGiven ? JSON.parse(readFileSync(dumpFile, 'utf8')) : [];
const customers: readonly SeededPerson[] = isGiven ? JSON.parse(readFileSync(seedFile, 'utf8')).customers : [];

describe.skipIf(!isGiven).each([
  ['Chinese', 'liting'],
  ['English', 'zhouqiang'],
])('Request Tracker in %s', (_, user) => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
    page = await browser.newPage({ timezoneId: 'Asia/Shanghai' });
    await page.addInitScript(await bundleLib());
    // Asked for a page, the login leads to it; asked for itself, it stays.
    await page.goto(`${url}/Ticket/Display.html?id=1`);
    await page.fill('#login input[name=user]', user);
    await page.fill('#login input[name=pass]', 'staffpass');
    await page.click('#login [type=submit]');
    await page.waitForSelector('#login', { state: 'detached' });
  }, 60_000);
  afterAll(() => browser?.close());

  it.each(tickets.map((ticket) => [ticket.id, ticket] as const))(
    'ticket %i reads as the database has it',
    async (id, ticket) => {
      await page.goto(`${url}/Ticket/Display.html?id=${id}`);
      const reading: CaseReading = await readWhenComplete(page, '2026-11-20T10:00:00+08:00');
      expect(reading.id).toBe(`rt@${new URL(url).host}:ticket/${id}`);
      expect(shortReading(reading)).toEqual(expectedFromDump(ticket, customers));
    },
    30_000,
  );
});
