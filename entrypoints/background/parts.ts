/** Puts a part of the page side into a tab: page code that only some pages need, in the world of our own scripts. */
import { browser } from 'wxt/browser';
import { Refuse } from '../../lib/messaging/serve';
import type { PartName } from '../../lib/page/parts';

const scripts: Record<PartName, string> = {
  list: '/list-side.js',
  rows: '/rows-side.js',
  draft: '/draft-side.js',
  grip: '/grip-side.js',
  teach: '/teach-side.js',
};

/** Resolves when the part has run; refuses with `gone` when the tab is closed or on another page by now. */
export async function loadPart(tabId: number, part: PartName): Promise<void> {
  try {
    await browser.scripting.executeScript({ target: { tabId }, files: [scripts[part] as never] });
  } catch (error) {
    throw new Refuse('gone', String(error));
  }
}
