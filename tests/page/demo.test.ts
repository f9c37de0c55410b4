import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectedReading, ticketIds } from '../crm/demo/oracle.mjs';
import { startDemoCrm } from '../crm/demo/server.mjs';
import { browserPath, bundleLib, launchBrowser, readWhenComplete } from './inBrowser';

describe.skipIf(!browserPath)('the demo CRM, read by its adapter', () => {
  const now = new Date();
  let browser: Browser;
  let page: Page;
  let demo: Awaited<ReturnType<typeof startDemoCrm>>;

  beforeAll(async () => {
    [browser, demo] = await Promise.all([launchBrowser(), startDemoCrm({ now })]);
    page = await browser.newPage();
    await page.addInitScript(await bundleLib());
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await demo?.close();
  });

  it.each(ticketIds.map((id) => [id]))('ticket %i is read as its oracle says', async (id) => {
    const expected = expectedReading(id, { now, origin: demo.url });
    await page.goto(expected.url ?? '');
    const reading = await readWhenComplete(page, expected.now);
    expect(reading).toEqual(expected);
  });
});
