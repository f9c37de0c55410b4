/** Badges on a list of tickets: drawn over the page, never in it. */
import type { Page } from '@playwright/test';
import { badgesOn, type ChipOnPage, chipText } from './harness/chip';
import { coveredWords } from './harness/covered';
import { expect, test } from './harness/fixture';

const textsOn = async (page: Page) => (await badgesOn(page)).map(({ text }) => text);
/** The badge drawn on the row of this ticket. */
async function badgeOf(page: Page, ticket: number | string): Promise<ChipOnPage | undefined> {
  const row = await page.locator(`tr[data-row-id="${ticket}"]`).boundingBox();
  return (await badgesOn(page)).find(({ y }) => row && y > row.y && y < row.y + row.height);
}
const textOf = (page: Page, ticket: number | string) => badgeOf(page, ticket).then((badge) => badge?.text ?? '');

const unread = 15;

test('every open row is judged by itself, and by the case once it was read', async ({ crmPage, riteside }) => {
  await crmPage.goto(`${riteside.crm.url}/tickets`);
  // A ticket that no other test opens.
  await crmPage.locator(`tr[data-row-id="${unread}"]`).scrollIntoViewIfNeeded();
  await expect.poll(() => textOf(crmPage, unread)).toMatch(/^P\d\? \d+ 天$/);
  expect(await textOf(crmPage, 4), 'closed').toBe('');
  const cells = await crmPage.locator('table.tickets').evaluate((table) => table.outerHTML);
  expect(cells).not.toMatch(/P3\?|riteside/i);
  await crmPage.locator('tr[data-row-id="17"] a').first().click();
  await chipText(crmPage, /^P0 · 95/);
  await crmPage.goBack();
  await crmPage.locator('tr[data-row-id="17"]').scrollIntoViewIfNeeded();
  await expect.poll(() => textOf(crmPage, 17)).toMatch(/^P0 2\d 天$/);
});

test('a badge opens its case in this tab, also by keyboard, and never takes the focus by itself', async ({
  crmPage,
  riteside,
}) => {
  await crmPage.goto(`${riteside.crm.url}/tickets`);
  await expect.poll(() => textOf(crmPage, 13)).not.toBe('');
  expect(await crmPage.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
  const badge = await badgeOf(crmPage, 13);
  expect(badge?.label).toMatch(/估计|读过|打开工单/);
  await crmPage.mouse.click(badge?.x ?? 0, badge?.y ?? 0);
  await expect(crmPage).toHaveURL(/\/tickets\/13$/);
  await expect.poll(() => textsOn(crmPage)).toEqual([]);
  await crmPage.goBack();
  await expect.poll(() => textOf(crmPage, 13)).not.toBe('');
  // Our element is the document's last: its badges come after everything of the CRM, in the order of the rows.
  const [first] = await badgesOn(crmPage);
  await crmPage.keyboard.press('Shift+Tab');
  await crmPage.keyboard.press('Enter');
  expect(first).toBeDefined();
  await expect(crmPage).toHaveURL(/\/tickets\/\d+$/);
});

for (const width of [1280, 1000, 1920])
  test(`no badge stands on a word of the CRM, ${width} pixels wide`, async ({ crmPage, riteside }) => {
    await crmPage.setViewportSize({ width, height: 900 });
    await crmPage.goto(`${riteside.crm.url}/tickets`);
    await expect.poll(async () => (await badgesOn(crmPage)).length).toBeGreaterThan(5);
    expect(await coveredWords(crmPage, await badgesOn(crmPage))).toEqual([]);
  });

/** As many rows as a full queue has: the page's own, again and again, under other numbers. */
async function fill(page: Page, count: number): Promise<void> {
  await page.locator('table.tickets tbody tr').first().waitFor();
  await page.evaluate((wanted) => {
    const body = document.querySelector('table.tickets tbody') as HTMLElement;
    const rows = [...body.children];
    for (let n = 0; body.children.length < wanted; n++) {
      const row = (rows[n % rows.length] as HTMLElement).cloneNode(true) as HTMLElement;
      row.dataset.rowId = String(1000 + n);
      for (const link of row.querySelectorAll('a[href^="/tickets/"]')) link.setAttribute('href', `/tickets/${1000 + n}`);
      body.append(row);
    }
  }, count);
}

test('of a thousand rows only those in view are marked, also after scrolling, sorting and resizing', async ({
  crmPage,
  riteside,
}) => {
  await crmPage.goto(`${riteside.crm.url}/tickets`);
  await fill(crmPage, 1000);
  await expect.poll(async () => (await textsOn(crmPage)).length).toBeGreaterThan(5);
  expect((await textsOn(crmPage)).length).toBeLessThan(60);
  await crmPage.locator('tr[data-row-id="1500"]').scrollIntoViewIfNeeded();
  await expect(async () =>
    expect((await markedRows(crmPage)).filter((id) => Math.abs(id - 1500) < 20).length).toBeGreaterThan(3),
  ).toPass();
  await crmPage.evaluate(() => {
    const body = document.querySelector('table.tickets tbody') as HTMLElement;
    body.append(...[...body.children].reverse());
    for (let box: HTMLElement | null = body; box; box = box.parentElement) box.scrollTop = 0;
  });
  // Sorted the other way round: the last of the added rows stands first.
  await expect(async () => expect((await markedRows(crmPage)).filter((id) => id > 1950).length).toBeGreaterThan(3)).toPass();
  await crmPage.setViewportSize({ width: 1000, height: 700 });
  await expect(async () => expect((await markedRows(crmPage)).length).toBeGreaterThan(3)).toPass();
});

/** The rows that have a badge on them, checked against what their own cell says of the days. */
async function markedRows(page: Page): Promise<number[]> {
  const badges = await badgesOn(page);
  return page.evaluate((drawn) => {
    const rows = [...document.querySelectorAll<HTMLElement>('tr[data-row-id]')];
    return drawn.flatMap(({ y, label }) => {
      const row = rows.find((each) => {
        const box = each.getBoundingClientRect();
        return y > box.top && y < box.bottom;
      });
      const days = Number(/已等 (\d+) 天/.exec(label)?.[1]);
      const said = row?.lastElementChild?.textContent ?? '';
      // The CRM counts days by its server's clock: near midnight the two differ by one.
      if (!row || !(Math.abs(Number.parseInt(said, 10) - days) <= 1)) throw new Error(`${label} on a row that says ${said}`);
      return [Number(row.dataset.rowId)];
    });
  }, badges);
}

test('a virtual list that uses its rows again never shows a badge on the wrong case', async ({ crmPage, riteside }) => {
  await crmPage.goto(`${riteside.crm.url}/tickets`);
  await expect.poll(() => textOf(crmPage, 20)).not.toBe('');
  const [before20, before9] = [await textOf(crmPage, 20), await textOf(crmPage, 9)];
  expect(before20).not.toBe(before9);
  // Two rows change places by what they say, as a recycled row does.
  await crmPage.evaluate(() => {
    const [a, b] = ['20', '9'].map((id) => document.querySelector(`tr[data-row-id="${id}"]`) as HTMLElement);
    if (!a || !b) throw new Error('no rows');
    const kept = [...a.childNodes];
    a.replaceChildren(...b.childNodes);
    b.replaceChildren(...kept);
  });
  await expect.poll(() => textOf(crmPage, 20)).toBe(before9);
  await expect.poll(() => textOf(crmPage, 9)).toBe(before20);
});

test('what covers the list covers the badges', async ({ crmPage, riteside }) => {
  await crmPage.goto(`${riteside.crm.url}/tickets`);
  await expect.poll(() => textOf(crmPage, 1)).not.toBe('');
  await crmPage.evaluate(() => {
    const dialog = document.createElement('div');
    dialog.style.cssText = 'position: fixed; inset: 0; background: #0008; z-index: 10';
    document.body.append(dialog);
  });
  await expect.poll(() => textsOn(crmPage)).toEqual([]);
});

test('switched off in the settings, the badges go at once', async ({ crmPage, riteside }) => {
  await crmPage.goto(`${riteside.crm.url}/tickets`);
  await expect.poll(() => textOf(crmPage, 1)).not.toBe('');
  const options = await riteside.context.newPage();
  await options.goto(`chrome-extension://${riteside.extensionId}/options.html`);
  await options.getByLabel('在工单列表上标出风险').uncheck();
  await expect.poll(() => textsOn(crmPage)).toEqual([]);
  await options.getByLabel('在工单列表上标出风险').check();
  await crmPage.bringToFront();
  await expect.poll(() => textOf(crmPage, 1)).not.toBe('');
  await options.close();
});
