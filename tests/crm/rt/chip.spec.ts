import type { Page } from '@playwright/test';
import type { Assessment } from '../../../lib/case/assessment';
import { chipsOn, chipText } from '../../browser/harness/chip';
import { expect, test } from './fixture';
import { pageSideHasLooked, readWhole } from './kept';
import { batteryTicket, resolvedTicket, rtUrl, seededTickets, ticketOf, ticketPage } from './server';

test('the chip comes although the page arrives without a single message', async ({ page }) => {
  await page.addInitScript(countTransactions);
  await page.goto(ticketPage(batteryTicket));
  await chipText(page, /^P0 · \d+ · [3-9]/);
  expect(await page.evaluate(() => (window as unknown as { counted: object }).counted)).toEqual({ DOMContentLoaded: 0, load: 0 });
  expect(await page.locator('.transaction').count()).toBeGreaterThan(0);
});

/** Runs in the page: how much history is there when the document is, and when all its files are. */
function countTransactions(): void {
  const counted: Record<string, number> = {};
  Object.assign(window, { counted });
  for (const [event, target] of [
    ['DOMContentLoaded', document],
    ['load', window],
  ] as const) {
    target.addEventListener(event, () => {
      counted[event] = document.querySelectorAll('.transaction').length;
    });
  }
}

test('the blogger who waits for a battery is P0 with at least three signals, the finished case is P3', async ({ page }) => {
  await page.goto(ticketPage(batteryTicket));
  await chipText(page, /^P0 · (7|8|9|10)\d · ([3-9]|1\d) (个信号|signals)$/);
  await page.goto(ticketPage(resolvedTicket));
  await chipText(page, /^P3 · \d\d? · 0 (个信号|signals)$/);
});

test('all assessments, as a table', async ({ page, riteside, tickets, advisor }) => {
  const rows: Record<string, object> = {};
  for (const { id, key } of seededTickets) {
    const { assessment } = await readWhole(riteside, page, ticketOf(tickets, id));
    rows[`${id} ${key}`] = rowOf(assessment);
    await chipText(page, `${assessment.rite.priority} · ${assessment.rite.total} · ${assessment.signals.length}`);
  }
  console.log(`\nAs ${advisor.language} advisor:`);
  console.table(rows);
});

function rowOf({ rite, waitDays, signals, stage, escalate, handler, situations }: Assessment): object {
  return {
    priority: rite.priority,
    total: rite.total,
    'R I T E': [rite.r, rite.i, rite.t, rite.e].map(({ points, assumed }) => `${points}${assumed ? '?' : ''}`).join(' '),
    days: waitDays,
    signals: signals.map(({ id }) => id).join(' ') || '—',
    stage,
    next: escalate ? `${handler} (escalated)` : handler,
    situations: situations
      .slice(0, 3)
      .map(({ id }) => id)
      .join(' '),
  };
}

const pagesWithoutCase: readonly (readonly [string, string])[] = [
  ['home page', '/'],
  ['search form', '/Search/Build.html'],
  ['preferences', '/Prefs/Other.html'],
  ['form for a new ticket', '/Ticket/Create.html?Queue=%E5%94%AE%E5%90%8E%E6%9C%8D%E5%8A%A1'],
];

for (const [name, path] of pagesWithoutCase) {
  test(`no chip on the ${name}`, async ({ page, riteside }) => {
    await page.goto(rtUrl + path);
    await pageSideHasLooked(riteside, page);
    await expectNothingOfOurs(page);
  });
}

const pagesWithRows: readonly (readonly [string, string])[] = [
  ['list of tickets', '/Search/Results.html?Query=id%20%3E%200'],
  ['customer page', '/User/Summary.html?id=38'],
];

for (const [name, path] of pagesWithRows) {
  test(`no chip on the ${name}: badges on its rows are all that is ours`, async ({ page, riteside }) => {
    await page.goto(rtUrl + path);
    await pageSideHasLooked(riteside, page);
    expect(await chipsOn(page)).toEqual([]);
  });
}

test('no chip on the login page, wherever it stands', async ({ page, riteside }) => {
  const session = await page.context().cookies();
  await page.context().clearCookies();
  for (const path of ['/', `/Ticket/Display.html?id=${batteryTicket}`]) {
    await page.goto(rtUrl + path);
    await page.locator('#login').waitFor();
    await pageSideHasLooked(riteside, page);
    await expectNothingOfOurs(page);
  }
  await page.context().addCookies(session);
});

async function expectNothingOfOurs(page: Page): Promise<void> {
  expect(await chipsOn(page)).toEqual([]);
  expect(await page.evaluate(() => [...document.documentElement.children].map(({ localName }) => localName))).toEqual([
    'head',
    'body',
  ]);
}
