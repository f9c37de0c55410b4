/** Teaching as a test does it: the sidebar by its shortcut, a click on the page through the pane, and what the sidebar then shows. */
import type { Frame, Locator, Page } from '@playwright/test';
import { expect, type Riteside } from './fixture';
import { worker } from './launch';

/** No case, no chip: the sidebar comes by its shortcut, of which the background tells the page. */
export async function openByShortcut(on: Page, riteside: Riteside): Promise<Frame> {
  const background = await worker(riteside.context, riteside.extensionId);
  const tell = (url: string) =>
    background.evaluate(async (address) => {
      const { tabs } = (globalThis as unknown as { chrome: { tabs: Tabs } }).chrome;
      const tab = (await tabs.query({})).find((each) => each.url === address);
      const told = tab && tabs.sendMessage(tab.id, { push: 'page:toggle-drawer', request: {} }, { frameId: 0 });
      return told ? told.then(Boolean.bind(null, true), Boolean.bind(null, false)) : false;
    }, url);
  await expect.poll(() => tell(on.url())).toBe(true);
  const frame = () => on.frames().find((each) => each.url().startsWith('chrome-extension:'));
  await expect.poll(() => frame()?.url() ?? '').toContain('chrome-extension://');
  return frame() as Frame;
}

interface Tabs {
  query(all: object): Promise<{ id: number; url?: string }[]>;
  sendMessage(id: number, message: object, to: object): Promise<unknown>;
}

export const row = (drawer: Frame, path: string) => drawer.locator(`.page-field[data-path="${path}"] .page-field-value`);

/** The pane is over the page: what is hit there is our element, of which the page sees no more than that it is there. */
export const isPointing = (on: Page) =>
  expect
    .poll(() =>
      on.evaluate(() => {
        const hit = document.elementFromPoint(200, 200);
        return hit !== document.body && hit?.parentElement === document.documentElement;
      }),
    )
    .toBe(true);

export async function clickOn(on: Page, to: string | Locator): Promise<void> {
  const place = typeof to === 'string' ? on.locator(to) : to;
  const box = await place.first().boundingBox();
  if (!box) throw new Error(`${place} is not there`);
  await on.mouse.move(box.x + 4, box.y + box.height / 2);
  await on.mouse.click(box.x + 4, box.y + box.height / 2);
}
