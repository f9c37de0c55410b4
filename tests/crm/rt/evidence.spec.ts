import type { Frame, Page } from '@playwright/test';
import { openDrawer } from '../../browser/harness/chip';
import { expect, test } from './fixture';
import { readWhole } from './kept';
import { batteryTicket, ticketOf } from './server';

test('a click on a quote marks exactly that sentence in Request Tracker and scrolls to it', async ({
  page,
  riteside,
  tickets,
}) => {
  await readWhole(riteside, page, ticketOf(tickets, batteryTicket));
  const drawer = await openDrawer(page, riteside.extensionId);
  const history = () => page.locator('.history-container').first().innerHTML();
  const before = await history();
  const quotes = await openQuotes(drawer);
  expect(await quotes.count()).toBeGreaterThan(0);
  for (const quote of await quotes.all()) {
    const words = (await quote.textContent()) ?? '';
    await quote.click();
    await expect.poll(() => marked(page).then(({ texts }) => texts)).toEqual([words]);
    await expect.poll(() => marked(page).then(({ inView }) => inView)).toBe(true);
  }
  expect(await history()).toBe(before);
});

/** The quotes of the first signal and of what the emotion's points stand on. */
async function openQuotes(drawer: Frame) {
  await drawer.locator('.signal').first().click();
  await drawer.locator('.tile').last().click();
  await drawer.locator('.quote').first().waitFor();
  return drawer.locator('.quote');
}

function marked(page: Page): Promise<{ texts: string[]; inView: boolean }> {
  return page.evaluate(() => {
    const ranges = [...CSS.highlights.values()].flatMap((mark) => [...mark] as Range[]);
    const inView = (range: Range) => {
      const { top, bottom } = range.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    };
    return { texts: ranges.map(String), inView: ranges.every(inView) };
  });
}
