/** What every browser test starts from: one browser with the built extension, one demo CRM, and a watch on what must not happen. */
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { type DemoCrm, startDemoCrm } from '../../crm/demo/server.mjs';
import { extension } from './faces';
import { launch } from './launch';

export interface Riteside {
  readonly context: BrowserContext;
  readonly extensionId: string;
  readonly crm: DemoCrm;
}

interface Watched {
  /** Errors that the CRM's page saw; a test that expects none need not ask. */
  readonly errors: string[];
}

export const test = base.extend<{ crmPage: Page & { watched: Watched } }, { riteside: Riteside }>({
  riteside: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
    async ({}, use) => {
      const crm = await startDemoCrm();
      const { context, extensionId, close } = await launch({ extension: process.env.RITESIDE_TEST_BUILD ?? extension });
      await use({ context, extensionId, crm });
      await close();
      await crm.close();
    },
    { scope: 'worker' },
  ],
  crmPage: async ({ riteside }, use) => {
    const page = await riteside.context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    await use(Object.assign(page, { watched: { errors } }));
    await page.close();
    expect(errors, 'errors in the CRM console').toEqual([]);
    expect(await sentByCrm(riteside.crm), 'replies sent by the CRM').toBe(0);
  },
});

export { expect };

async function sentByCrm(crm: DemoCrm): Promise<number> {
  const answer = await fetch(`${crm.url}/api/sent`);
  return ((await answer.json()) as { count: number }).count;
}
