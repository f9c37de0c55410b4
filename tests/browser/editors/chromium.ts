/** A desk in Chromium. */
import { expect, type Frame, type Page } from '@playwright/test';
import { openDrawer } from '../harness/chip';
import type { Desk } from './contract';
import { askFromDrawer } from './drawer';
import type { Editor } from './editors';

export interface Place {
  readonly page: Page;
  readonly url: string;
  readonly extensionId: string;
}

export async function sitDown(
  { page, url, extensionId }: Place,
  editor: Editor,
  readOnly = false,
): Promise<Desk & { drawer(): Promise<Frame> }> {
  await page.goto(`${url}/tickets/${editor.page}${readOnly ? '?read-only' : ''}`);
  await page.locator('html[data-editor="ready"]').waitFor();
  const box = editor.framed ? page.frameLocator('#reply-rich').locator('body') : page.locator('#reply-rich, #reply-plain');
  let frame: Frame | null = null;
  const drawer = async () => {
    frame ??= await openDrawer(page, extensionId);
    return frame;
  };
  return {
    editor,
    drawer,
    blocks: () => page.evaluate(() => (window as unknown as { box: { blocks(): string[] } }).box.blocks()),
    clickBox: () => box.click(),
    type: (text) => page.keyboard.type(text),
    async press(key, times = 1) {
      for (let time = 0; time < times; time++) await page.keyboard.press(key);
    },
    async goToDrawer() {
      await (await drawer()).locator('h1').click();
      await expect.poll(async () => (await drawer()).evaluate(() => document.hasFocus())).toBe(true);
    },
    insert: async (text) => (await drawer()).evaluate(askFromDrawer, text),
  };
}
