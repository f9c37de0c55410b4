import path from 'node:path';
import { badgesOn, chipText } from '../../browser/harness/chip';
import { expect, test } from './fixture';
import { readWhole } from './kept';
import { batteryTicket, rtUrl, ticketOf } from './server';

const results = `${rtUrl}/Search/Results.html?Query=${encodeURIComponent("Status = '__Active__'")}&Rows=50`;

test('the search results are marked from their rows, and from the case once it was read', async ({ page, riteside, tickets }) => {
  const battery = ticketOf(tickets, batteryTicket);
  await page.goto(results);
  await expect.poll(async () => (await badgesOn(page)).length).toBeGreaterThan(2);
  const row = page.locator(`tbody.list-item[data-record-id="${battery.id}"]`);
  const badge = async () => {
    const box = await row.boundingBox();
    return (await badgesOn(page)).find(({ y }) => box && y > box.y && y < box.y + box.height);
  };
  await page.screenshot({ path: path.join('.output', 'rt', `list-${test.info().project.name}.png`) });
  expect((await badge())?.text).toMatch(/^P\d\?? \d+/);
  await readWhole(riteside, page, battery);
  await page.goto(results);
  await expect.poll(async () => (await badge())?.text ?? '').toMatch(/^P0 2\d/);
  const { x = 0, y = 0 } = (await badge()) ?? {};
  await page.mouse.click(x, y);
  await page.waitForURL(new RegExp(`Ticket/Display\\.html\\?id=${battery.id}\\b`));
  await chipText(page, /^P0/);
});
