/** The second pair of eyes in the demo CRM: count, list, fix, ignore, off; the promise that went out. */
import type { Frame, Page } from '@playwright/test';
import { startDemoCrm } from '../crm/demo/server.mjs';
import { chipText, countsOn, drawerOf } from './harness/chip';
import { expect, test } from './harness/fixture';

const ticket = '/tickets/17';
const counts = async (page: Page) => (await countsOn(page)).map(({ text }) => text).join(' | ');
const quotes = (drawer: Frame) => drawer.locator('.finding-quote').allTextContents();

async function openTicket(page: Page, url: string): Promise<void> {
  await page.goto(url + ticket);
  await chipText(page, /^P\d/);
}

async function write(page: Page, text: string, box = '#reply-plain'): Promise<void> {
  await page.locator(box).click();
  await page.keyboard.type(text);
}

/** By the count at the box's corner. */
async function openDrafts(page: Page, extensionId: string): Promise<Frame> {
  await expect.poll(() => counts(page)).toMatch(/^\d+$/);
  const [count] = await countsOn(page);
  if (!count) throw new Error('no count');
  await page.mouse.click(count.x, count.y);
  const drawer = await drawerOf(page, extensionId);
  await expect(drawer.locator('#tab-draft')).toHaveAttribute('aria-selected', 'true');
  return drawer;
}

test('what will come back to haunt is counted at the box, listed with the exact words, and one click mends it', async ({
  crmPage: page,
  riteside: { crm, extensionId },
}) => {
  await openTicket(page, crm.url);
  const box = page.locator('#reply-plain');
  await write(page, '李女士您好，周五一定能修好。');
  const drawer = await openDrafts(page, extensionId);
  const before = await box.inputValue();
  const instead = drawer.getByRole('button', { name: /^换成这句/ });
  const finding = drawer.locator('.finding', { has: instead }).first();
  const quote = (await finding.locator('.finding-quote').textContent()) ?? '';
  expect(before).toContain(quote);
  const rewrite = (await finding.locator('.finding-rewrite').textContent()) ?? '';
  await instead.first().click();
  await expect(drawer.locator('.drafts .outcome')).toContainText('Ctrl+Z');
  expect(await box.inputValue()).toBe(before.replace(quote, rewrite));
  await page.keyboard.press('Control+z');
  await expect.poll(() => box.inputValue()).toBe(before);
});

test('in the rich box exactly the words of the list are underlined; nothing of the page is touched', async ({
  crmPage: page,
  riteside: { crm, extensionId },
}) => {
  await openTicket(page, crm.url);
  await page.locator('#tab-rich').click();
  await write(page, '您好🙏🏽，周五一定能修好。', '#reply-rich');
  const before = await page.locator('#reply-rich').innerHTML();
  const drawer = await openDrafts(page, extensionId);
  await expect.poll(async () => (await underlined(page)).sort()).toEqual((await quotes(drawer)).sort());
  expect(await page.locator('#reply-rich').innerHTML()).toBe(before);
  await drawer.getByRole('button', { name: '在这个网站上不再审阅草稿' }).click();
  await expect.poll(() => underlined(page)).toEqual([]);
  await expect.poll(() => counts(page)).toBe('');
  await drawer.getByRole('button', { name: '在这个网站上审阅草稿' }).click();
  await expect.poll(async () => (await underlined(page)).length).toBeGreaterThan(0);
});

test('ignored once it is gone from this draft, ignored always it stays away until taken back', async ({
  crmPage: page,
  riteside: { crm, extensionId },
}) => {
  await openTicket(page, crm.url);
  await write(page, '这个我不清楚，您放心，一定没问题。');
  const drawer = await openDrafts(page, extensionId);
  const [first = '', second = ''] = await quotes(drawer);
  expect(second).not.toBe('');
  await drawer.getByRole('button', { name: `这次不管 · ${first}`, exact: true }).click();
  await expect.poll(() => quotes(drawer)).not.toContain(first);
  await drawer.getByRole('button', { name: `这句以后都不提 · ${second}`, exact: true }).click();
  await expect.poll(() => quotes(drawer)).not.toContain(second);
  await page.locator('#reply-plain').fill('');
  await write(page, '这个我不清楚，您放心，一定没问题。');
  await expect.poll(() => quotes(drawer)).not.toContain(second);
  await drawer.locator('.drafts-foot summary').click();
  await drawer.getByRole('button', { name: `重新提醒 · ${second}`, exact: true }).click();
  await expect.poll(() => quotes(drawer)).toContain(second);
});

test('the count is reached and opened with the keyboard, and stands in no one’s way', async ({
  crmPage: page,
  riteside: { crm, extensionId },
}) => {
  await openTicket(page, crm.url);
  await write(page, '周五一定能修好。');
  await expect.poll(() => counts(page)).toMatch(/^\d$/);
  const [count] = await countsOn(page);
  const box = await page.locator('#reply-plain').boundingBox();
  if (!count || !box) throw new Error('no count');
  expect(count.y < box.y || count.y > box.y + box.height || count.x > box.x + box.width).toBe(true);
  // The page sees our host alone: the chip is its first stop, the count its second.
  const inHost = () =>
    page.evaluate(
      () => document.activeElement?.parentElement === document.documentElement && document.activeElement !== document.body,
    );
  for (let step = 0; step < 100 && !(await inHost()); step++) await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  expect(await inHost()).toBe(true);
  await page.keyboard.press('Enter');
  const drawer = await drawerOf(page, extensionId);
  await expect(drawer.locator('#tab-draft')).toHaveAttribute('aria-selected', 'true');
});

test('a note for colleagues may name what no customer may read', async ({ crmPage: page, riteside: { crm, extensionId } }) => {
  await openTicket(page, crm.url);
  await page.locator('#tab-note').click();
  await write(page, '这是厂家的问题，我不知道，{{客户称呼}} 周五一定到。', '#internal-note');
  const drawer = await openDrafts(page, extensionId);
  expect(await quotes(drawer)).toEqual(['{{客户称呼}}']);
});

test('a box that is hidden or emptied takes its count along', async ({ crmPage: page, riteside: { crm } }) => {
  await openTicket(page, crm.url);
  await write(page, '周五一定能修好。');
  await expect.poll(() => counts(page)).toMatch(/^\d$/);
  await page.locator('#tab-note').click();
  await expect.poll(() => counts(page)).toBe('');
  await page.locator('#tab-plain').click();
  await expect.poll(() => counts(page)).toMatch(/^\d$/);
  await page.locator('#reply-plain').fill('');
  await expect.poll(() => counts(page)).toBe('');
});

test('a promise is asked about once, after it was sent, and goes into the ledger', async ({
  riteside: { context, extensionId },
}) => {
  const crm = await startDemoCrm(); // of its own: here the advisor does send
  const page = await context.newPage();
  await openTicket(page, crm.url);
  await write(page, '李女士您好，主板下周三到货，到了我当天给您电话。');
  await expect.poll(() => counts(page)).not.toContain('承诺');
  await page.locator('#send').click();
  await expect.poll(() => counts(page)).toBe('记下承诺？');
  const [ask] = await countsOn(page);
  if (!ask) throw new Error('no question');
  await page.mouse.click(ask.x, ask.y);
  const drawer = await drawerOf(page, extensionId);
  const card = drawer.locator('.promise-question');
  await expect(card.getByLabel('答应了什么')).toHaveValue(/下周三/);
  await card.getByLabel('找谁确认').fill('配件部 老周');
  await card.getByLabel('办不到怎么办').fill('先换代步车');
  await card.getByRole('button', { name: '记入台账' }).click();
  await expect(card).toBeHidden();
  await expect.poll(() => counts(page)).toBe('');
  await drawer.locator('#tab-notes').click();
  await expect(drawer.locator('.promise', { hasText: '配件部 老周' })).toContainText('先换代步车');
  await expect(drawer.locator('.promise .promise-text', { hasText: /^下周三$/ })).toHaveCount(0);
  await page.reload();
  await chipText(page, /^P\d/);
  const again = await drawerOf(page, extensionId);
  await expect(again.locator('#tab-draft')).toBeVisible();
  await expect(again.locator('.promise-question')).toHaveCount(0);
  expect(await counts(page)).toBe('');
  await page.close();
  await crm.close();
});

/** Words that the page's own highlights show, in the page's document and its frames. */
function underlined(page: Page): Promise<string[]> {
  return page.evaluate(() => [...CSS.highlights.values()].flatMap((mark) => [...mark] as Range[]).map(String));
}
