/** The second pair of eyes in Request Tracker's own reply box: CKEditor and the plain field, in both languages. */
import type { Frame, Page } from '@playwright/test';
import { chipText, countsOn, drawerOf } from '../../browser/harness/chip';
import { expect, test } from './fixture';
import { readWhole } from './kept';
import { openReply, type ReplyBox } from './replyBox';
import { batteryTicket, rt, type StoredTicket, ticketOf } from './server';

const drafts = {
  zh: { words: '一定能修好', text: '您好，周五一定能修好。', promise: '电池下周三到货。', asks: '记下承诺？' },
  en: {
    words: 'definitely',
    text: 'Hello, your car will definitely be fixed by Friday.',
    promise: 'The battery will arrive next Wednesday.',
    asks: 'Keep the promise?',
  },
} as const;
const lastButOne = (ticket: StoredTicket) => ticket.messages.at(-2)?.txn ?? 0;
const counts = async (page: Page) => (await countsOn(page)).map(({ text }) => text).join(' | ');

async function writeOnTop(page: Page, box: ReplyBox, text: string): Promise<void> {
  await box.click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type(text);
}

async function openDrafts(page: Page, extensionId: string): Promise<Frame> {
  await expect.poll(() => counts(page)).toMatch(/^\d+$/);
  const [count] = await countsOn(page);
  if (!count) throw new Error('no count');
  await page.mouse.click(count.x, count.y);
  const drawer = await drawerOf(page, extensionId);
  await expect(drawer.locator('#tab-draft')).toHaveAttribute('aria-selected', 'true');
  return drawer;
}

for (const dress of ['rich', 'plain'] as const) {
  test.describe(`the ${dress} reply box`, () => {
    test.use({ preferences: { MessageBoxRichText: dress === 'rich' ? '1' : '0' } });

    test('is read along above quote and signature; a fix is one step', async ({ page, riteside, tickets, advisor }) => {
      const ticket = ticketOf(tickets, batteryTicket);
      await readWhole(riteside, page, ticket);
      const box = await openReply(page, { ticket: ticket.id, quote: lastButOne(ticket) }, dress);
      await chipText(page, /^P\d/);
      expect(await counts(page), 'quote and signature are nobody’s draft').toBe('');
      const { words, text } = advisor.locale.startsWith('zh') ? drafts.zh : drafts.en;
      await writeOnTop(page, box, text);
      const drawer = await openDrafts(page, riteside.extensionId);
      const quotes = await drawer.locator('.finding-quote').allTextContents();
      expect(quotes.join(' | ')).toContain(words);
      for (const quote of quotes) expect(text).toContain(quote);
      if (dress === 'rich') await expect.poll(async () => (await underlined(page)).sort()).toEqual([...quotes].sort());
      const before = await box.content();
      await page.screenshot({ path: `.output/rt/draft-${dress}-${advisor.login}.png` });
      await drawer.locator('.finding .button.main').first().click();
      await expect(drawer.locator('.drafts .outcome')).toContainText('Ctrl+Z');
      expect(await box.content()).not.toBe(before);
      await page.keyboard.press('Control+z');
      await expect.poll(box.content).toBe(before);
    });
  });
}

test.describe('sending', () => {
  test.use({ leavesNoTrace: false });

  test('a reply with a promise in it is asked about once RT shows it', async ({ page, riteside, tickets, advisor }) => {
    test.setTimeout(180_000); // Request Tracker is seeded anew at the end
    const ticket = ticketOf(tickets, batteryTicket);
    await readWhole(riteside, page, ticket);
    const box = await openReply(page, { ticket: ticket.id, quote: lastButOne(ticket) }, 'rich');
    await chipText(page, /^P\d/);
    const { promise, asks } = advisor.locale.startsWith('zh') ? drafts.zh : drafts.en;
    await writeOnTop(page, box, promise);
    await expect.poll(box.content).toContain(promise);
    try {
      const sent = page.waitForURL(/Display\.html/);
      await page.locator('input[name=SubmitTicket]').click();
      await sent;
      await expect.poll(() => counts(page), { timeout: 15_000 }).toBe(asks);
      const [ask] = await countsOn(page);
      await page.mouse.click(ask?.x ?? 0, ask?.y ?? 0);
      const card = (await drawerOf(page, riteside.extensionId)).locator('.promise-question');
      await expect(card.locator('input').first()).toHaveValue(promise.replace(/[。.]$/, ''));
      await page.screenshot({ path: `.output/rt/promise-${advisor.login}.png` });
    } finally {
      await page.goto('about:blank');
      await rt('reset');
    }
  });
});

/** Words under the marks of CKEditor's frame. */
async function underlined(page: Page): Promise<string[]> {
  const frame = await (await page.waitForSelector('#cke_UpdateContent iframe')).contentFrame();
  if (!frame) throw new Error('CKEditor has no frame');
  return frame.evaluate(() => [...CSS.highlights.values()].flatMap((mark) => [...mark] as Range[]).map(String));
}
