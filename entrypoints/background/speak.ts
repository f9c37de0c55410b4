/** What the background says unasked: to one tab's page side, to all faces. */
import { browser } from 'wxt/browser';
import type { DraftPush, FacePush, PagePushes, PagePushName } from '../../lib/messaging/push';
import { Refuse } from '../../lib/messaging/serve';
import { openDrawers } from './tabs';

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
  const framed = import.meta.env.FIREFOX ? pushToDrawers(push) : null;
  try {
    await browser.runtime.sendMessage(push);
  } catch {
    // No face is open: nobody to tell.
  }
  await framed;
}

/** Firefox takes a page of ours that is framed in a tab for a part of that tab: what is said to all faces does not reach it. */
async function pushToDrawers(push: FacePush | DraftPush): Promise<void> {
  const drawers = await openDrawers().catch(() => []);
  const told = drawers.map(({ tabId, frameId }) => browser.tabs.sendMessage(tabId, push, { frameId }));
  await Promise.allSettled(told); // a drawer that was closed is told nothing
}
