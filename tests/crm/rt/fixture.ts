/**
 * What every test on Request Tracker starts from: one browser with the built extension for each advisor, logged in. And
 * what every test must leave behind: no mail, no transaction, no error in RT's console, no request but the page's own.
 */
import { test as base, type ConsoleMessage, expect, type Page, type Request } from '@playwright/test';
import { launch } from '../../browser/harness/launch';
import { type Advisor, advisors } from './advisors';
import type { Browsing } from './kept';
import { logIn } from './logIn';
import { type Preferences, prefer } from './preferences';
import { footprint, rtHost, type StoredTicket, storedTickets } from './server';

export const extensionFolder = '.output/rt/chrome-mv3';

interface Worker {
  readonly advisor: Advisor;
  readonly riteside: Browsing;
  /** Every ticket as RT's database has it, written as RT writes it for this advisor. */
  readonly tickets: readonly StoredTicket[];
}

interface Each {
  /** Settings of the advisor in RT; what is not named is RT's default. */
  readonly preferences: Preferences;
  /** A page of RT, watched. */
  readonly page: Page;
  /** False for a test in which the advisor sends something. */
  readonly leavesNoTrace: boolean;
}

export const test = base.extend<Each & { readonly noTrace: undefined }, Worker>({
  advisor: [advisors[0] as Advisor, { option: true, scope: 'worker' }],
  preferences: [{}, { option: true }],
  leavesNoTrace: [true, { option: true }],
  riteside: [
    async ({ advisor }, use) => {
      const { context, extensionId, close } = await launch({ extension: extensionFolder, locale: advisor.locale });
      context.setDefaultTimeout(15_000);
      const page = await context.newPage();
      await logIn(page, advisor);
      await page.close();
      await use({ context, extensionId });
      await close();
    },
    { scope: 'worker' },
  ],
  tickets: [
    async ({ advisor }, use) => {
      await use(await storedTickets(advisor.login));
    },
    { scope: 'worker' },
  ],
  noTrace: [
    async ({ leavesNoTrace }, use) => {
      const before = await footprint();
      await use(undefined);
      if (leavesNoTrace) expect(await footprint(), 'mails sent and transactions noted by RT').toEqual(before);
    },
    { auto: true },
  ],
  page: async ({ riteside, preferences }, use) => {
    const { context } = riteside;
    const page = await context.newPage();
    await prefer(page, preferences);
    const errors: string[] = [];
    const strangers: string[] = [];
    const onConsole = (message: ConsoleMessage) => message.type() === 'error' && errors.push(message.text());
    const onRequest = (request: Request) => isStranger(request) && strangers.push(`${request.method()} ${request.url()}`);
    page.on('console', onConsole);
    page.on('pageerror', (error) => errors.push(String(error)));
    context.on('request', onRequest);
    await use(page);
    context.off('request', onRequest);
    await page.close();
    expect(errors, 'errors in the console of the CRM and the sidebar').toEqual([]);
    expect(strangers, 'requests to another host, or made by the extension').toEqual([]);
  },
});

export { expect };

/** The page may ask its own server; the extension may load its own files; nobody anything else. */
function isStranger(request: Request): boolean {
  const { protocol, host } = new URL(request.url());
  if (protocol === 'data:' || protocol === 'blob:') return false;
  const byExtension = request.serviceWorker() !== null || /^chrome-extension:/.test(request.frame().url());
  if (protocol === 'chrome-extension:') return false;
  return byExtension || host !== rtHost;
}
