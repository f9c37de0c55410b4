/** What the user's browser has of a case: read from the extension's own database, in its background. */
import { type BrowserContext, expect, type Page } from '@playwright/test';
import type { CaseRecord } from '../../../lib/case/record';
import { worker } from '../../browser/harness/launch';
import { rtHost, type StoredTicket, ticketPage } from './server';

export interface Browsing {
  readonly context: BrowserContext;
  readonly extensionId: string;
}

/** The case as RiteSide keeps it; null if it was not seen since then (an epoch in ms), so that no earlier visit answers. */
export async function keptCase({ context, extensionId }: Browsing, ticket: number, since: number): Promise<CaseRecord | null> {
  const background = await worker(context, extensionId);
  const record = (await background.evaluate(readRecord, `rt@${rtHost}:ticket/${ticket}`)) as CaseRecord | null;
  return record && Date.parse(record.seenAt) >= since ? record : null;
}

/** Opens the ticket and waits until all its messages are in the kept case. */
export async function readWhole(browsing: Browsing, page: Page, ticket: StoredTicket): Promise<CaseRecord> {
  const since = Date.now();
  await page.goto(ticketPage(ticket.id));
  return keptWhole(browsing, ticket, since);
}

export async function keptWhole(browsing: Browsing, ticket: StoredTicket, since: number): Promise<CaseRecord> {
  const kept = () => keptCase(browsing, ticket.id, since);
  await expect.poll(async () => (await kept())?.reading.messages.length).toBe(ticket.messages.length);
  return (await kept()) as CaseRecord;
}

async function readRecord(id: string): Promise<unknown> {
  // Opening a database that is not there would make an empty one, and the product could not lay out its own.
  if (!(await indexedDB.databases()).some(({ name }) => name === 'riteside')) return null;
  const answer = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const database = await answer(indexedDB.open('riteside'));
  try {
    if (!database.objectStoreNames.contains('records')) return null;
    return (await answer(database.transaction('records').objectStore('records').get(id))) ?? null;
  } finally {
    database.close();
  }
}

/**
 * The page side has had its say about this page: a question sent from beside it is answered after its own first one, which
 * the background answers at once. So what is not on the page now was not forgotten, only not wanted.
 */
export async function pageSideHasLooked({ context, extensionId }: Browsing, page: Page): Promise<void> {
  const background = await worker(context, extensionId);
  await background.evaluate(async (url) => {
    const tab = (await chrome.tabs.query({})).find((each) => each.url === url);
    if (tab?.id === undefined) throw new Error(`no tab shows ${url}`);
    const ask = () => chrome.runtime.sendMessage({ name: 'language', request: {} });
    await chrome.scripting.executeScript({ target: { tabId: tab.id }, func: ask });
  }, page.url());
}

declare const chrome: {
  tabs: { query(query: object): Promise<{ id?: number; url?: string }[]> };
  scripting: { executeScript(what: { target: { tabId: number }; func: () => unknown }): Promise<unknown> };
  runtime: { sendMessage(message: unknown): Promise<unknown> };
};
