/** Brings a case's CRM page, the desk or the settings to the front: the tab that is open already, or a new one. */
import { browser } from 'wxt/browser';
import { readSummary } from '../../lib/storage/cases';
import { withStore } from './store';
import { readTab } from './tabs';

/** False when the case is not known or has no address of the web: a backup file may have brought anything. */
export async function openCase(caseId: string): Promise<boolean> {
  const url = (await withStore((store) => readSummary(store, caseId)))?.url;
  if (!url || !isWeb(url)) return false;
  const tab = await tabOfCase(caseId, url);
  if (tab?.id === undefined) await browser.tabs.create({ url });
  else await show(tab.id, tab.windowId);
  return true;
}

function isWeb(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}

/** The address is seen only where RiteSide is switched on: elsewhere there is no case either. */
async function tabOfCase(caseId: string, url: string) {
  for (const tab of await browser.tabs.query({})) {
    if (tab.id !== undefined && (tab.url === url || (await readTab(tab.id)).caseId === caseId)) return tab;
  }
  return null;
}

async function show(tabId: number, windowId: number | undefined): Promise<void> {
  await browser.tabs.update(tabId, { active: true });
  if (windowId !== undefined) await browser.windows.update(windowId, { focused: true });
}

export async function openDesk(): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL('/desk.html' as never) });
}
