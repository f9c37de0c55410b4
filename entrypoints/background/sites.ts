/**
 * On which sites RiteSide works: exactly those whose host permission was granted, by the advisor in the popup, by the
 * build, or by managed policy. Registration follows the permissions; nothing else decides.
 */
import { browser } from 'wxt/browser';

const scriptId = 'page-side';
const script = '/page-side.js';

/** `https://crm.example/*` for `https://crm.example`; match patterns know no port, so every port of a host is meant. */
export function patternOf(origin: string): string | null {
  if (!URL.canParse(origin)) return null;
  const { protocol, hostname } = new URL(origin);
  return protocol === 'http:' || protocol === 'https:' ? `${protocol}//${hostname}/*` : null;
}

async function grantedPatterns(): Promise<string[]> {
  return (await browser.permissions.getAll()).origins ?? [];
}

/** Makes the registered content script match what is granted. Safe to call at any time. */
export async function syncSites(): Promise<void> {
  const matches = await grantedPatterns();
  const registered = await browser.scripting.getRegisteredContentScripts({ ids: [scriptId] });
  if (matches.length === 0) {
    if (registered.length > 0) await browser.scripting.unregisterContentScripts({ ids: [scriptId] });
    return;
  }
  const entry = { id: scriptId, matches, js: [script], runAt: 'document_end' as const, persistAcrossSessions: true };
  if (registered.length > 0) await browser.scripting.updateContentScripts([entry]);
  else await browser.scripting.registerContentScripts([entry]);
}

/** Pages that are open already: after an install, an update or a permission they would wait for a reload. */
export async function injectIntoOpenTabs(): Promise<void> {
  const matches = await grantedPatterns();
  if (matches.length === 0) return;
  const tabs = await browser.tabs.query({ url: matches });
  await Promise.all(tabs.map((tab) => tab.id !== undefined && inject(tab.id)));
}

async function inject(tabId: number): Promise<void> {
  try {
    await browser.scripting.executeScript({ target: { tabId }, files: [script] });
  } catch {
    // An error page, or the tab closed meanwhile: there is nothing to read there.
  }
}
