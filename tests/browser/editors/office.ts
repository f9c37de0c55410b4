/** One Chromium with the built extension and the editors' pages, for all tests of a run. */
import { type BrowserContext, test as base } from '@playwright/test';
import { launch } from '../harness/launch';
import { openStage } from './stage';

export interface Office {
  readonly context: BrowserContext;
  readonly extensionId: string;
  readonly url: string;
}

export const test = base.extend<object, { office: Office }>({
  office: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
    async ({}, use) => {
      const stage = await openStage();
      const { context, extensionId, close } = await launch({ extension: '.output/editors-product/chrome-mv3' });
      await use({ context, extensionId, url: stage.url });
      await close();
      await stage.close();
    },
    { scope: 'worker' },
  ],
});
