/** How many forgotten cases are about to go, as the daily look has counted them: the desk announces it. */
import { browser } from 'wxt/browser';

const key = 'fading';

export async function readFading(): Promise<number> {
  const { [key]: count } = await browser.storage.local.get(key);
  return typeof count === 'number' ? count : 0;
}

export const keepFading = (count: number) => browser.storage.local.set({ [key]: count });
