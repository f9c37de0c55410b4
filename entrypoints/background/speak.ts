/** What the background says unasked: to one tab's page side, to all faces. */
import { browser } from 'wxt/browser';
import type { FacePush, PagePushes, PagePushName } from '../../lib/messaging/push';
import { Refuse } from '../../lib/messaging/serve';

/** Refuses with `gone` when that tab has no page side (closed, reloading, not granted). */
export async function tellPage<Name extends PagePushName>(
  tabId: number,
  push: Name,
  request: PagePushes[Name]['request'],
): Promise<PagePushes[Name]['reply']> {
  try {
    return (await browser.tabs.sendMessage(tabId, { push, request }, { frameId: 0 })) as PagePushes[Name]['reply'];
  } catch (error) {
    throw new Refuse('gone', String(error));
  }
}

export async function tellFaces(caseId: string | null, tabId: number | null): Promise<void> {
  const push: FacePush = { push: 'face:changed', caseId, tabId };
  try {
    await browser.runtime.sendMessage(push);
  } catch {
    // No face is open: nobody to tell.
  }
}
