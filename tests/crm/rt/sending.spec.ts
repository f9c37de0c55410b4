import { openDrawer } from '../../browser/harness/chip';
import { expect, test } from './fixture';
import { readWhole } from './kept';
import { chooseWrittenTrack, completeTrack, insertButton, openReply, outcome, trimmedLines } from './replyBox';
import { batteryTicket, footprint, rt, storedTickets, ticketOf } from './server';

test.use({ leavesNoTrace: false });

/** Also the proof that the oracles of all other tests see a mail and a transaction when there is one. */
test('only when the advisor presses RT’s own button does the track reach the customer, whole', async ({
  page,
  riteside,
  tickets,
  advisor,
}) => {
  const ticket = ticketOf(tickets, batteryTicket);
  const before = await footprint();
  await readWhole(riteside, page, ticket);
  await openReply(page, { ticket: ticket.id, quote: ticket.messages.at(-1)?.txn ?? 0 }, 'rich');
  const drawer = await openDrawer(page, riteside.extensionId);
  await chooseWrittenTrack(drawer);
  const track = await completeTrack(drawer);
  await insertButton(drawer).click();
  await expect(outcome(drawer)).toContainText('Ctrl+Z');
  expect(await footprint()).toEqual(before);
  await drawer.locator('button.close').click();
  try {
    const sent = page.waitForURL(/Display\.html/);
    await page.locator('input[name=SubmitTicket]').click();
    await sent;
    const after = await footprint();
    expect(after.mails).toBeGreaterThan(before.mails);
    expect(after.transactions).toBeGreaterThan(before.transactions);
    const stored = ticketOf(await storedTickets(advisor.login), ticket.id).messages.at(-1);
    const words = (text: string) =>
      text
        .replace(/<[^>]*>/g, '')
        .replace(/&\w+;/g, '')
        .replace(/\s/g, '');
    for (const line of trimmedLines(track)) expect(words(stored?.content ?? '')).toContain(words(line));
  } finally {
    await page.goto('about:blank');
    await rt('reset');
  }
});
