/** The extension's own pages (settings, desk) in a browser with cases in it, for tests of what the store's users see. */
import { expect, type Page } from '@playwright/test';
import type { Ask } from '../../../lib/messaging/send';
import { type DemoCrm, startDemoCrm } from '../../crm/demo/server.mjs';
import { chipText } from './chip';
import { type Launch, type Launched, launch } from './launch';

/** Where the built extension is; a developer may have a build of their own. */
export const extension = process.env.RITESIDE_EXTENSION ?? '.output/test/chrome-mv3';

export interface Faces extends Launched {
  readonly crm: DemoCrm;
  face(name: 'options' | 'desk' | 'popup'): Promise<Page>;
  /** Opens these tickets one after the other, as an advisor's morning. */
  see(...tickets: number[]): Promise<void>;
}

export async function openFaces(options: Launch = {}): Promise<Faces> {
  const crm = await startDemoCrm();
  const launched = await launch({ extension, ...options });
  const { context, extensionId } = launched;
  return {
    ...launched,
    crm,
    async face(name) {
      const page = await context.newPage();
      await page.goto(`chrome-extension://${extensionId}/${name}.html`);
      await expect(page.locator('main')).toBeVisible();
      return page;
    },
    async see(...tickets) {
      const page = await context.newPage();
      for (const ticket of tickets) {
        await page.goto(`${crm.url}/tickets/${ticket}`);
        await chipText(page, /^P\d · /);
      }
      await page.close();
    },
    async close() {
      await launched.close();
      await crm.close();
    },
  };
}

/** Asks the background as that face does. */
export const askFrom =
  (page: Page): Ask =>
  async (name, request) => {
    const reply = await page.evaluate(
      (message) =>
        (
          globalThis as unknown as { chrome: { runtime: { sendMessage(m: unknown): Promise<unknown> } } }
        ).chrome.runtime.sendMessage(message),
      { name, request: request as object },
    );
    const answer = reply as { ok: boolean; value?: unknown; code?: string };
    if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer)}`);
    return answer.value as never;
  };
