import { chipsOn, chipText, openDrawer } from '../../browser/harness/chip';
import { expect, test } from './fixture';
import { keptCase, readWhole } from './kept';
import { chooseWrittenTrack, completeTrack, copyButton, insertButton, openReply, outcome, trimmedLines } from './replyBox';
import { batteryTicket, type StoredTicket, ticketOf } from './server';

const signatures = { liting: '售后服务部 李婷', zhouqiang: 'Zhou Qiang, After-sales' } as const;

/** The customer's ultimatum: four lines that RT quotes in the form. */
const lastButOne = (ticket: StoredTicket) => ticket.messages.at(-2)?.txn ?? 0;

for (const dress of ['rich', 'plain'] as const) {
  test.describe(`the ${dress} reply box`, () => {
    test.use({ preferences: { MessageBoxRichText: dress === 'rich' ? '1' : '0' } });

    test('takes the track above quote and signature, and one Ctrl+Z takes it back', async ({
      page,
      riteside,
      tickets,
      advisor,
    }) => {
      const ticket = ticketOf(tickets, batteryTicket);
      await readWhole(riteside, page, ticket);
      const box = await openReply(page, { ticket: ticket.id, quote: lastButOne(ticket) }, dress);
      const [before, linesBefore] = [await box.content(), await box.lines()];
      expect(before).toContain('四十多万粉丝');
      expect(before).toContain(signatures[advisor.login as keyof typeof signatures]);
      const drawer = await openDrawer(page, riteside.extensionId);
      await chooseWrittenTrack(drawer);
      const track = await completeTrack(drawer);
      await insertButton(drawer).click();
      await expect(outcome(drawer)).toContainText('Ctrl+Z');
      expect(await box.lines()).toEqual([...trimmedLines(track), ...linesBefore]);
      await page.keyboard.press('Control+z');
      await expect.poll(box.content).toBe(before);
    });

    test('takes the track at the caret, between the advisor’s own words', async ({ page, riteside, tickets }) => {
      const ticket = ticketOf(tickets, batteryTicket);
      await readWhole(riteside, page, ticket);
      const box = await openReply(page, { ticket: ticket.id, quote: lastButOne(ticket) }, dress);
      await box.click();
      await page.keyboard.press('Control+Home');
      await page.keyboard.type('您好。再见。');
      for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowLeft');
      const before = await box.content();
      const drawer = await openDrawer(page, riteside.extensionId);
      await chooseWrittenTrack(drawer);
      const track = await completeTrack(drawer);
      await insertButton(drawer).click();
      await expect(outcome(drawer)).toContainText('Ctrl+Z');
      const text = (await box.lines()).join('').replace(/\s/g, '');
      expect(text).toContain(`您好。${track.replace(/\s/g, '')}再见。`);
      await page.keyboard.press('Control+z');
      await expect.poll(box.content).toBe(before);
    });

    test('is not written to when it has become an internal comment since the sidebar offered it', async ({
      page,
      riteside,
      tickets,
    }) => {
      const ticket = ticketOf(tickets, batteryTicket);
      await readWhole(riteside, page, ticket);
      const box = await openReply(page, { ticket: ticket.id, quote: lastButOne(ticket) }, dress);
      const drawer = await openDrawer(page, riteside.extensionId);
      await chooseWrittenTrack(drawer);
      await completeTrack(drawer);
      await page.locator('#UpdateType').selectOption('private', { force: true });
      const before = await box.content();
      // Offered from what was true when it was drawn; or gone, if the sidebar has noticed.
      if (await insertButton(drawer).isVisible()) {
        await insertButton(drawer).click();
        await expect(outcome(drawer)).toContainText(/复制|copied|没有插入|nothing was inserted/);
      }
      expect(await box.content()).toBe(before);
    });

    test('of an internal comment is never offered by guess, and is named when the advisor writes in it', async ({
      page,
      riteside,
      tickets,
    }) => {
      const ticket = ticketOf(tickets, batteryTicket);
      await readWhole(riteside, page, ticket);
      const box = await openReply(page, { ticket: ticket.id, quote: lastButOne(ticket), action: 'Comment' }, dress);
      const drawer = await openDrawer(page, riteside.extensionId);
      await expect(copyButton(drawer)).toBeVisible();
      if (await insertButton(drawer).isVisible()) await expect(insertButton(drawer)).toContainText(/内部|internal/i);
      await drawer.locator('button.close').click();
      await box.click();
      const again = await openDrawer(page, riteside.extensionId);
      await chooseWrittenTrack(again);
      await expect(insertButton(again)).toContainText(/内部|internal/i);
    });

    test('of a comment that was switched to a reply is offered and written to', async ({ page, riteside, tickets }) => {
      const ticket = ticketOf(tickets, batteryTicket);
      await readWhole(riteside, page, ticket);
      const box = await openReply(page, { ticket: ticket.id, quote: lastButOne(ticket), action: 'Comment' }, dress);
      await page.locator('#UpdateType').selectOption('response', { force: true });
      const before = await box.lines();
      const drawer = await openDrawer(page, riteside.extensionId);
      await chooseWrittenTrack(drawer);
      const track = await completeTrack(drawer);
      await insertButton(drawer).click();
      await expect(outcome(drawer)).toContainText('Ctrl+Z');
      expect(await box.lines()).toEqual([...trimmedLines(track), ...before]);
    });
  });
}

test('the reply form shows the score of its ticket, and the kept case stays whole', async ({ page, riteside, tickets }) => {
  const ticket = ticketOf(tickets, batteryTicket);
  const { reading } = await readWhole(riteside, page, ticket);
  const [chip] = await chipsOn(page);
  await openReply(page, { ticket: ticket.id, quote: lastButOne(ticket) }, 'rich');
  expect(await chipText(page, /^P\d/)).toBe(chip?.text);
  const drawer = await openDrawer(page, riteside.extensionId);
  await expect(drawer.locator('h1')).toHaveText(ticket.customer.name);
  expect((await keptCase(riteside, ticket.id, 0))?.reading.messages).toEqual(reading.messages);
});

test('a track that is only copied leaves the form as it is', async ({ page, riteside, tickets }) => {
  const ticket = ticketOf(tickets, batteryTicket);
  await readWhole(riteside, page, ticket);
  const box = await openReply(page, { ticket: ticket.id, quote: lastButOne(ticket) }, 'rich');
  const before = await box.content();
  const drawer = await openDrawer(page, riteside.extensionId);
  await completeTrack(drawer);
  await copyButton(drawer).click();
  await expect(outcome(drawer)).toHaveText(/已复制|Copied/);
  expect(await box.content()).toBe(before);
});
