import { startDemoCrm } from '../crm/demo/server.mjs';
import { chipsOn, chipText, drawerOf, openDrawer } from './harness/chip';
import { expect, test } from './harness/fixture';
import { launch } from './harness/launch';
import { chooseWritten, fillSlots, insertTrack, openNotes } from './tour/tour';

const ticket = (origin: string, id: number, query = '') => `${origin}/tickets/${id}${query}`;

test('the chip tells the danger of the ticket before anything is clicked', async ({ crmPage, riteside }) => {
  await crmPage.goto(ticket(riteside.crm.url, 17));
  expect(await chipText(crmPage, /^P0 · 95 · [3-9]/)).toMatch(/(个信号|signals)$/);
});

test('a page without a ticket has no chip, and following a link to one brings it', async ({ crmPage, riteside }) => {
  await crmPage.goto(`${riteside.crm.url}/tickets`);
  await crmPage.locator('[data-row-id="17"]').waitFor();
  expect(await chipsOn(crmPage)).toEqual([]);
  await crmPage.locator('[data-row-id="17"] a').first().click();
  await chipText(crmPage, /^P0 · 95/);
  await crmPage.goBack();
  await expect.poll(async () => (await chipsOn(crmPage)).length).toBe(0);
});

test('moving from one ticket to the next never shows the other customer’s score', async ({ crmPage, riteside }) => {
  await crmPage.goto(ticket(riteside.crm.url, 17));
  await chipText(crmPage, /^P0 · 95/);
  await crmPage.evaluate(() => history.pushState({}, '', '/tickets/1'));
  await crmPage.evaluate(() => dispatchEvent(new PopStateEvent('popstate', { state: {} })));
  await chipText(crmPage, /^P3 · 15/);
});

test('the sidebar gives score, signals, the sentence behind the points and a track', async ({ crmPage, riteside }) => {
  await crmPage.goto(ticket(riteside.crm.url, 17));
  const drawer = await openDrawer(crmPage, riteside.extensionId);
  await expect(drawer.locator('.score')).toHaveText('95P0');
  await expect(drawer.locator('.signal')).not.toHaveCount(0);
  await expect(drawer.locator('.track h2')).not.toBeEmpty();
  for (const tile of await drawer.locator('.tile').all()) {
    await tile.click();
    await expect(drawer.locator('.rite-detail .evidence li').first()).not.toBeEmpty();
  }
});

test('clicking a quote scrolls to the sentence and marks it without touching the page', async ({ crmPage, riteside }) => {
  await crmPage.goto(ticket(riteside.crm.url, 17));
  const drawer = await openDrawer(crmPage, riteside.extensionId);
  const before = await crmPage.locator('#timeline').innerHTML();
  await drawer.locator('.tile').last().click();
  const quote = drawer.locator('.rite-detail .quote').first();
  const words = (await quote.textContent()) ?? '';
  await quote.click();
  const marked = () => crmPage.evaluate(() => [...CSS.highlights.values()].flatMap((mark) => [...mark].map(String)));
  await expect.poll(marked).toContain(words);
  expect(await crmPage.locator('#timeline').innerHTML()).toBe(before);
});

test('one click copies the track and says so', async ({ crmPage, riteside }) => {
  await riteside.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: riteside.crm.url });
  await crmPage.goto(ticket(riteside.crm.url, 17));
  const drawer = await openDrawer(crmPage, riteside.extensionId);
  await fillSlots(drawer);
  await drawer.getByRole('button', { name: /^(复制|Copy)$/ }).click();
  await expect(drawer.locator('.track .outcome')).toHaveText(/已复制|Copied/);
  await crmPage.locator('h1').first().click();
  const pasted = await crmPage.evaluate(() => navigator.clipboard.readText());
  expect(pasted.length).toBeGreaterThan(20);
  expect(pasted).not.toMatch(/【|undefined|null|\{\{/);
});

for (const [name, query, box] of [
  ['plain', '', '#reply-plain'],
  ['rich', '?editor=rich', '#reply-rich'],
] as const) {
  test(`insert goes to the cursor of the ${name} box, the CRM notices, and Ctrl+Z takes it back`, async ({
    crmPage,
    riteside,
  }) => {
    await crmPage.goto(ticket(riteside.crm.url, 17, query));
    await crmPage.locator(box).click();
    await crmPage.keyboard.type('您好。再见。');
    for (let step = 0; step < 3; step++) await crmPage.keyboard.press('ArrowLeft');
    const before = await crmPage.locator('#draft-count').textContent();
    const drawer = await openDrawer(crmPage, riteside.extensionId);
    await insertTrack(drawer);
    const text = () =>
      crmPage.locator(box).evaluate((element) => ('value' in element ? String(element.value) : (element.textContent ?? '')));
    expect(await text()).toMatch(/^您好。[\s\S]{20,}再见。$/);
    await expect(crmPage.locator('#draft-count')).not.toHaveText(before ?? '');
    await expect.poll(() => crmPage.evaluate(() => document.activeElement?.id)).toBe(box.slice(1));
    await crmPage.keyboard.press('Control+z');
    expect(await text()).toBe('您好。再见。');
  });
}

test('the internal note box is never taken for the reply', async ({ crmPage, riteside }) => {
  await crmPage.goto(ticket(riteside.crm.url, 17));
  await crmPage.locator('#tab-note').click();
  await crmPage.locator('#internal-note').click();
  const drawer = await openDrawer(crmPage, riteside.extensionId);
  await chooseWritten(drawer);
  const insert = drawer.getByRole('button', { name: /^(插入|Insert)/ });
  if (await insert.count()) await expect(insert).toContainText(/内部|internal/i);
});

test('a note is saved as typed and is there after a reload and in another tab', async ({ crmPage, riteside }) => {
  const words = `对客户说了周五回话 ${Date.now()}`;
  await crmPage.goto(ticket(riteside.crm.url, 9));
  let drawer = await openDrawer(crmPage, riteside.extensionId);
  await openNotes(drawer);
  await drawer.locator('.note textarea').first().pressSequentially(words);
  await expect(drawer.locator('.note-state').first()).toHaveText(/已保存|Saved/);
  await crmPage.reload();
  drawer = await openDrawer(crmPage, riteside.extensionId);
  await openNotes(drawer);
  await expect(drawer.locator('.note textarea').first()).toHaveValue(words);
  const other = await riteside.context.newPage();
  await other.goto(ticket(riteside.crm.url, 9));
  const otherDrawer = await openDrawer(other, riteside.extensionId);
  await openNotes(otherDrawer);
  await expect(otherDrawer.locator('.note textarea').first()).toHaveValue(words);
  await otherDrawer.locator('.note textarea').first().fill(`${words}!`);
  await expect(otherDrawer.locator('.note-state').first()).toHaveText(/已保存|Saved/);
  await expect(drawer.locator('.note textarea').first()).toHaveValue(`${words}!`);
  await other.close();
});

test('an open sidebar is open again on the CRM’s next page, a closed one stays closed', async ({ crmPage, riteside }) => {
  await crmPage.goto(ticket(riteside.crm.url, 17));
  await openDrawer(crmPage, riteside.extensionId);
  await crmPage.goto(ticket(riteside.crm.url, 1));
  const drawer = await drawerOf(crmPage, riteside.extensionId);
  await expect(drawer.locator('.score')).toHaveText('15P3');
  await drawer.locator('.close').click();
  await expect.poll(() => crmPage.frames().length).toBe(1);
  await crmPage.reload();
  await chipText(crmPage, /^P3 · 15/);
  expect(crmPage.frames()).toHaveLength(1);
});

test('Esc right after the last key closes the drawer and loses nothing', async ({ crmPage, riteside }) => {
  const words = `最后一个字也在 ${Date.now()}`;
  await crmPage.goto(ticket(riteside.crm.url, 12));
  const drawer = await openDrawer(crmPage, riteside.extensionId);
  await openNotes(drawer);
  const note = drawer.locator('.note textarea').first();
  await note.fill(words);
  await note.press('Escape');
  await expect.poll(() => crmPage.frames().length).toBe(1);
  const again = await openDrawer(crmPage, riteside.extensionId);
  await openNotes(again);
  await expect(again.locator('.note textarea').first()).toHaveValue(words);
});

test('a note survives a browser restart', async () => {
  const crm = await startDemoCrm();
  const words = '重启前写的一行';
  const first = await launch({ extension: '.output/test/chrome-mv3' });
  const { profile } = first;
  const before = await first.context.newPage();
  await before.goto(ticket(crm.url, 17));
  const drawer = await openDrawer(before, first.extensionId);
  await openNotes(drawer);
  await drawer.locator('.note textarea').first().fill(words);
  await expect(drawer.locator('.note-state').first()).toHaveText(/已保存|Saved/);
  await first.context.close();
  const second = await launch({ extension: '.output/test/chrome-mv3', profile });
  const after = await second.context.newPage();
  await after.goto(ticket(crm.url, 17));
  const again = await openDrawer(after, second.extensionId);
  await openNotes(again);
  await expect(again.locator('.note textarea').first()).toHaveValue(words);
  await second.close();
  await crm.close();
});

test('half a ticket: the sidebar names what it could not read', async ({ crmPage, riteside }) => {
  await crmPage.goto(ticket(riteside.crm.url, 18));
  const drawer = await openDrawer(crmPage, riteside.extensionId);
  await expect(drawer.locator('.gaps')).toContainText(/客户姓名|customer name/);
  await expect(drawer.locator('.gaps')).toContainText(/建单时间|opening date/);
});

test('the advisor’s own value is kept beside the automatic one and reaches the chip', async ({ crmPage, riteside }) => {
  await crmPage.goto(ticket(riteside.crm.url, 1));
  await chipText(crmPage, /^P3 · 15/);
  const drawer = await openDrawer(crmPage, riteside.extensionId);
  await drawer.locator('.tile').first().click();
  await drawer.locator('.choice').first().click();
  await expect(drawer.locator('.score-total')).toHaveText('45');
  await expect(drawer.locator('.choices')).toContainText('0');
  await chipText(crmPage, /^P2 · 45/);
  await drawer.locator('.choices .link').click();
  await chipText(crmPage, /^P3 · 15/);
});
