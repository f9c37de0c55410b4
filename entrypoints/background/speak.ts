/** What the background says unasked: to one tab's page side, to all faces. */
import { browser } from 'wxt/browser';
import type { DraftPush, FacePush, PagePushes, PagePushName } from '../../lib/messaging/push';
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

export const tellFaces = (caseId: string | null, tabId: number | null) => push({ push: 'face:changed', caseId, tabId });

export const tellFacesOfDraft = (tabId: number) => push({ push: 'face:draft', tabId });

async function push(push: FacePush | DraftPush): Promise<void> {
  try {
    await browser.runtime.sendMessage(push);
  } catch {
    // No face is open: nobody to tell.
  }
}
