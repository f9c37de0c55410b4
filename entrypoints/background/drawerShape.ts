/** Where the advisor likes the drawer, and how wide: the same on all pages. */
import { browser } from 'wxt/browser';
import type { DrawerShape } from '../../lib/case/view';
import { drawerWidths } from '../../lib/page/host/drawerWidths';

const key = 'drawerShape';
const usual: DrawerShape = { side: 'right', width: drawerWidths.usual };

export async function drawerShape(): Promise<DrawerShape> {
  return { ...usual, ...((await browser.storage.local.get(key))[key] as Partial<DrawerShape> | undefined) };
}

export async function keepDrawerShape(shape: DrawerShape): Promise<void> {
  await browser.storage.local.set({ [key]: shape });
}
