import type { Page } from '@playwright/test';
import { chipText } from '../../browser/harness/chip';
import { expect, test } from './fixture';
import { keptCase, keptWhole, readWhole } from './kept';
import { comparable, expectedReading } from './oracle';
import type { Preferences } from './preferences';
import { batteryTicket, storedTickets, ticketOf, ticketPage } from './server';

const messagesIn = (page: Page) => page.locator('.transaction.message').count();

for (const mode of ['delay', 'always', 'click', 'scroll'] as const) {
  test.describe(`history shown ${mode}`, () => {
    test.use({ preferences: { ShowHistory: mode } });

    test('ends in the whole case and one chip', async ({ page, riteside, tickets }) => {
      const stored = ticketOf(tickets, batteryTicket);
      const since = Date.now();
      await page.goto(ticketPage(batteryTicket));
      if (mode === 'click') await openHistory(page);
      if (mode === 'scroll') await scrollThrough(page, stored.messages.length);
      const { reading, assessment } = await keptWhole(riteside, stored, since);
      expect(comparable(reading)).toEqual(expectedReading(stored));
      await chipText(page, new RegExp(`^P0 · ${assessment.rite.total} · ${assessment.signals.length} `));
    });
  });
}

test.describe('history shown click', () => {
  test.use({ preferences: { ShowHistory: 'click' } });

  test('before the click the chip says what the fields alone say', async ({ page, riteside }) => {
    const since = Date.now();
    await page.goto(ticketPage(batteryTicket));
    await chipText(page, /^P\d · \d+ · /);
    await expect.poll(async () => (await keptCase(riteside, batteryTicket, since))?.reading.messages).toEqual([]);
    expect(await messagesIn(page)).toBe(0);
  });
});

async function openHistory(page: Page): Promise<void> {
  await page.locator('#deferred_ticket_history a').click();
}

/** RT loads the next page of the history when the end comes into view. */
async function scrollThrough(page: Page, messages: number): Promise<void> {
  const scrolled = async () => {
    await page.mouse.wheel(0, 2_000);
    return messagesIn(page);
  };
  await expect.poll(scrolled).toBe(messages);
}

const dateFormats = ['DefaultFormat', 'ISO', 'W3CDTF', 'RFC2822', 'RFC2616', 'iCal', 'LocalizedDateTime'] as const;

for (const format of dateFormats) {
  test.describe(`dates as ${format}`, () => {
    test.use({ preferences: { DateTimeFormat: format } });

    test('are read and understood', async ({ page, riteside, advisor }) => {
      const stored = ticketOf(await storedTickets(advisor.login), batteryTicket);
      const { reading, assessment } = await readWhole(riteside, page, stored);
      expect(comparable(reading)).toEqual(expectedReading(stored));
      expect(assessment.unread).toEqual([]);
      expect(Date.parse(assessment.contact.lastByCustomer ?? '')).toBe(Date.parse(stored.messages.at(-1)?.at.utc ?? ''));
      expect(assessment.waitDays).toBe(26);
    });
  });
}

const others: Readonly<Record<string, Preferences>> = {
  'newest messages first': { OldestTransactionsFirst: '0' },
  'the dark theme': { WebDefaultStylesheet: 'elevator-dark' },
};

for (const [name, preferences] of Object.entries(others)) {
  test.describe(name, () => {
    test.use({ preferences });

    test('changes nothing in the reading', async ({ page, riteside, tickets }) => {
      const stored = ticketOf(tickets, batteryTicket);
      const { reading } = await readWhole(riteside, page, stored);
      expect(comparable(reading)).toEqual(expectedReading(stored));
    });
  });
}

for (const format of ['concise', 'verbose'] as const) {
  test.describe(`people named ${format}`, () => {
    test.use({ preferences: { UsernameFormat: format } });

    test('are still told apart, and the customer keeps the name', async ({ page, riteside, tickets }) => {
      const stored = ticketOf(tickets, batteryTicket);
      const { reading } = await readWhole(riteside, page, stored);
      expect(reading.customer?.name).toBe(stored.customer.name);
      expect(reading.messages.map(({ from }) => from)).toEqual(expectedReading(stored).messages.map(({ from }) => from));
    });
  });
}
