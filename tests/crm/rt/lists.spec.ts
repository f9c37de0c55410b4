import path from 'node:path';
import { badgesOn, chipText, openDrawer } from '../../browser/harness/chip';
import { expect, test } from './fixture';
import { readWhole } from './kept';
import { batteryTicket, rtUrl, type StoredTicket, ticketOf } from './server';

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

test('a customer’s page: its tickets are marked, and each of them knows of the others', async ({ page, riteside, tickets }) => {
  const [first, second] = ofOneCustomer(tickets);
  await page.goto(`${rtUrl}/Ticket/Display.html?id=${first.id}`);
  await page.locator('.ticket-info-people .requestors a[href*="/User/Summary.html?id="]').first().click();
  await expect.poll(async () => (await badgesOn(page)).length).toBeGreaterThan(0);
  await page.screenshot({ path: path.join('.output', 'rt', `customer-${test.info().project.name}.png`) });
  await page.goto(`${rtUrl}/Ticket/Display.html?id=${first.id}`);
  await chipText(page, /^P\d/);
  const drawer = await openDrawer(page, riteside.extensionId);
  await drawer.locator('.past summary').click();
  await expect(drawer.locator('.past')).toContainText(second.subject);
});

/** Two open tickets of the same person. */
function ofOneCustomer(tickets: readonly StoredTicket[]): readonly [StoredTicket, StoredTicket] {
  for (const one of tickets) {
    const other = tickets.find(({ id, customer }) => id !== one.id && customer.email === one.customer.email);
    if (other) return [one, other];
  }
  throw new Error('the seed has no customer with two tickets');
}
