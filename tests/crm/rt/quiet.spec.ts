import type { BrowserContext, Page, Request } from '@playwright/test';
import { chipText, openDrawer } from '../../browser/harness/chip';
import { launch, worker } from '../../browser/harness/launch';
import { expect, test } from './fixture';
import { logIn } from './logIn';
import { batteryTicket, rtUrl, ticketPage } from './server';

test('beside a browser without RiteSide: the same page but one element, the same requests', async ({
  page,
  riteside,
  advisor,
}) => {
  const bare = await launch({ locale: advisor.locale });
  const bareTab = await bare.context.newPage();
  await logIn(bareTab, advisor);
  await visit(bareTab, async () => {}); // RT's own first time is not ours
  const without = await visit(bareTab, async () => {});
  await bare.close();
  // A session of its own as well: RT's menu remembers the searches of the tests before.
  await page.context().clearCookies();
  await logIn(page, advisor);
  await visit(page, async () => {});
  const beside = await visit(page, async () => {
    await chipText(page, /^P0 · /);
    const drawer = await openDrawer(page, riteside.extensionId);
    await drawer.locator('.tile').last().click();
    await drawer.locator('.quote').first().click();
    await expect.poll(() => page.evaluate(() => CSS.highlights.size)).toBe(1);
    await drawer.locator('button.close').click();
    await expect.poll(() => backAtTop(page)).toBe(true);
  });
  expect(beside.ours).toHaveLength(1);
  expect(beside.ours[0]).toMatch(/^<div data-v\w+="" style="[^"]*"><\/div>$/);
  expect(without.ours).toEqual([]);
  expect(beside.html).toBe(without.html);
  expect(beside.requests).toEqual(without.requests);
});

interface Visit {
  readonly html: string;
  /** Elements beside head and body. */
  readonly ours: readonly string[];
  readonly requests: readonly string[];
}

async function visit(page: Page, stay: () => Promise<void>): Promise<Visit> {
  const requests: string[] = [];
  const note = (request: Request) => {
    // Which fonts a page wants depends on what was painted meanwhile.
    if (request.url().startsWith(rtUrl) && request.resourceType() !== 'font')
      requests.push(`${request.method()} ${request.url()}`);
  };
  const context: BrowserContext = page.context();
  context.on('request', note);
  await page.goto(ticketPage(batteryTicket), { waitUntil: 'load' });
  await page.locator('.transaction.message').nth(6).waitFor();
  await page.waitForLoadState('networkidle');
  await stay();
  context.off('request', note);
  const { html, ours } = await page.evaluate(snapshot);
  return { html: steady(html), ours, requests: requests.sort() };
}

/** RT pins its menu while the page is scrolled, as the click on the quote did. */
function backAtTop(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    scrollTo({ top: 0, behavior: 'instant' });
    return document.querySelector('.pinned') === null;
  });
}

/** Without what RT itself writes anew for every request: the order of its settings, and how long it took. */
function steady(html: string): string {
  return html.replace(/<script\b[\s\S]*?<\/script>/g, '').replace(/(id="time">)[^<]*/, '$1');
}

/** Runs in the page. */
function snapshot(): { html: string; ours: string[] } {
  const ours = [...document.documentElement.children].filter((element) => !['head', 'body'].includes(element.localName));
  return { html: document.head.outerHTML + document.body.outerHTML, ours: ours.map((element) => element.outerHTML) };
}

test('the browser itself lets the background send nothing', async ({ riteside }) => {
  const background = await worker(riteside.context, riteside.extensionId);
  const attempt = (url: string) =>
    fetch(url).then(
      () => 'sent',
      () => 'refused',
    );
  expect(await background.evaluate(attempt, rtUrl)).toBe('refused');
});
