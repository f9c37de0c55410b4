/**
 * The adapter against a running, seeded Request Tracker: every ticket, in both languages, equals RT's own database.
 * RITESIDE_RT_URL names the server, RITESIDE_RT_DUMP the file that `rt.sh dump` wrote,
 * RITESIDE_RT_SEED the seed; without them it is skipped.
 */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseReading } from '../../lib/case/reading';
import { bundleLib, type Lib, launchBrowser, readWhenComplete } from './inBrowser';
import { type DumpedTicket, expectedFromDump, type SeededPerson, shortReading } from './requestTrackerOracle';

declare const lib: Lib;

const url = process.env.RITESIDE_RT_URL ?? '';
const dumpFile = process.env.RITESIDE_RT_DUMP ?? '';
const seedFile = process.env.RITESIDE_RT_SEED ?? '';
const isGiven = url !== '' && dumpFile !== '' && seedFile !== '';
const tickets: readonly DumpedTicket[] = isGiven ? JSON.parse(readFileSync(dumpFile, 'utf8')) : [];
const customers: readonly SeededPerson[] = isGiven ? JSON.parse(readFileSync(seedFile, 'utf8')).customers : [];

describe.skipIf(!isGiven).each([
  ['Chinese', 'liting'],
  ['English', 'zhouqiang'],
])('Request Tracker in %s', (_, user) => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
    page = await browser.newPage({ timezoneId: 'Asia/Shanghai' });
    await page.addInitScript(await bundleLib());
    // Asked for a page, the login leads to it; asked for itself, it stays.
    await page.goto(`${url}/Ticket/Display.html?id=1`);
    await page.fill('#login input[name=user]', user);
    await page.fill('#login input[name=pass]', 'staffpass');
    await page.click('#login [type=submit]');
    await page.waitForSelector('#login', { state: 'detached' });
  }, 60_000);
  afterAll(() => browser?.close());

  it.each(tickets.map((ticket) => [ticket.id, ticket] as const))(
    'ticket %i reads as the database has it',
    async (id, ticket) => {
      await page.goto(`${url}/Ticket/Display.html?id=${id}`);
      const read: Promise<CaseReading> = readWhenComplete(page, '2026-11-20T10:00:00+08:00');
      await askForHistory(page);
      const reading = await read;
      expect(reading.id).toBe(`rt@${new URL(url).host}:ticket/${id}`);
      expect(shortReading(reading)).toEqual(expectedFromDump(ticket, customers));
    },
    30_000,
  );

  it('puts an answer on top of quote and signature, and says which box is internal', async () => {
    await page.goto(`${url}/Ticket/Update.html?id=1&Action=Respond&QuoteTransaction=${tickets[0]?.messages[5]?.txn}`);
    await page.waitForFunction(() => document.querySelector('#cke_UpdateContent iframe, #UpdateContent:not(.richtext)'));
    await page.waitForFunction(() => {
      const { CKEDITOR } = window as unknown as { CKEDITOR?: { instances: Record<string, { status: string }> } };
      return Object.values(CKEDITOR?.instances ?? {}).every(({ status }) => status === 'ready');
    });
    const inserted = await page.evaluate(answerHere, answer);
    expect(inserted).toMatchObject({ how: 'inserted', internal: false, id: expect.stringMatching(/:ticket\/1$/) });
    expect(inserted.after.replace(/\s+/g, '')).toBe(`${answer}${inserted.before}`.replace(/\s+/g, ''));
    expect(inserted.before).toMatch(/四十多万粉丝/);
    await page.keyboard.press('Control+z');
    const undone = await page.evaluate(boxText);
    expect(undone.replace(/\s+/g, '')).toBe(inserted.before.replace(/\s+/g, ''));
    await page.selectOption('#UpdateType', 'private');
    expect(
      await page.evaluate(
        () => lib.findReplyBoxes(document, lib.pickPage(document, location.href, lib.shippedAdapters)?.page)[0]?.internal,
      ),
    ).toBe(true);
  }, 30_000);
});

/** Of RT's four history modes two want a click. */
async function askForHistory(page: Page): Promise<void> {
  const link = page.locator('#deferred_ticket_history a');
  if (await link.count()) await link.click();
  // It stands in a closed menu.
  const loadAll = page.locator("#LoadAllHistoryContainer:not([style*='none']) a");
  if (await loadAll.count()) await loadAll.dispatchEvent('click');
}

const answer = '陈女士您好,我是李婷。\n\n模组周五到店,下午5点前给您电话。';

async function answerHere(text: string) {
  const picked = lib.pickPage(document, location.href, lib.shippedAdapters);
  const reading = picked && lib.readPage({ doc: document, url: location.href, now: '2026-11-20T10:00:00+08:00', ...picked });
  const memory = lib.rememberCaret(document, new AbortController().signal);
  const boxes = lib.findReplyBoxes(document, picked?.page, memory);
  const box = lib.chooseReplyBox(boxes, memory);
  if (!box) throw new Error(`no box among ${boxes.length}`);
  const content = () => (box.kind === 'field' ? (box.element as HTMLTextAreaElement).value : box.element.innerText);
  const before = content();
  const result = await lib.insertText(box, text, memory);
  return { ...result, before, after: content(), internal: box.internal, id: reading?.reading.id };
}

function boxText(): string {
  const frame = document.querySelector<HTMLIFrameElement>('#cke_UpdateContent iframe');
  return frame?.contentDocument?.body.innerText ?? document.querySelector<HTMLTextAreaElement>('#UpdateContent')?.value ?? '';
}
