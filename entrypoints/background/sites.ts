/**
 * On which sites RiteSide works: those whose host permission was granted, by the advisor in the popup, by the build or by
 * managed policy, less those that the advisor switched off. A host of the build cannot be given back, hence the list.
 */
import { browser } from 'wxt/browser';
import { tellPage } from './speak';

const scriptId = 'page-side';
const script = '/page-side.js';

/** `https://crm.example/*` for `https://crm.example`; match patterns know no port, so every port of a host is meant. */
export function patternOf(origin: string): string | null {
  if (!URL.canParse(origin)) return null;
  const { protocol, hostname } = new URL(origin);
  return protocol === 'http:' || protocol === 'https:' ? `${protocol}//${hostname}/*` : null;
}

const offKey = 'sitesOff';

async function grantedPatterns(): Promise<string[]> {
  return (await browser.permissions.getAll()).origins ?? [];
}

async function offPatterns(): Promise<string[]> {
  const stored = (await browser.storage.local.get(offKey))[offKey];
  return Array.isArray(stored) ? stored.filter((pattern) => typeof pattern === 'string') : [];
}

async function setOff(pattern: string, off: boolean): Promise<void> {
  const others = (await offPatterns()).filter((each) => each !== pattern);
  await browser.storage.local.set({ [offKey]: off ? [...others, pattern] : others });
}

/** Granted and not switched off. */
export async function isOn(origin: string): Promise<boolean> {
  const pattern = patternOf(origin);
  if (pattern === null || (await offPatterns()).includes(pattern)) return false;
  return browser.permissions.contains({ origins: [pattern] });
}

/** After the popup got the permission: works on this site from now on, also in tabs that are open. */
export async function switchOn(origin: string): Promise<boolean> {
  const pattern = patternOf(origin);
  if (pattern === null) return false;
  await setOff(pattern, false);
  await syncSites();
  await injectIntoOpenTabs();
  return isOn(origin);
}

/** Gives the permission back where it can be, and stops at once in the tabs that are open. */
export async function switchOff(origin: string): Promise<void> {
  const pattern = patternOf(origin);
  if (pattern === null) return;
  const tabs = await browser.tabs.query({ url: pattern });
  await Promise.all(tabs.map((tab) => tab.id !== undefined && tellPage(tab.id, 'page:stop', {}).catch(() => null))); // no page side there
  await setOff(pattern, true);
  const { host_permissions = [] } = browser.runtime.getManifest() as { host_permissions?: string[] };
  if (!host_permissions.includes(pattern)) await browser.permissions.remove({ origins: [pattern] });
  await syncSites();
}

/** Makes the registered content script match what is granted. Safe to call at any time. */
export async function syncSites(): Promise<void> {
  const [matches, excludeMatches] = await Promise.all([grantedPatterns(), offPatterns()]);
  const registered = await browser.scripting.getRegisteredContentScripts({ ids: [scriptId] });
  if (matches.length === 0) {
    if (registered.length > 0) await browser.scripting.unregisterContentScripts({ ids: [scriptId] });
    return;
  }
  const entry = {
    id: scriptId,
    matches,
    excludeMatches,
    js: [script],
    runAt: 'document_end' as const,
    persistAcrossSessions: true,
  };
  if (registered.length > 0) await browser.scripting.updateContentScripts([entry]);
  else await browser.scripting.registerContentScripts([entry]);
}

/** Pages that are open already: after an install, an update or a permission they would wait for a reload. */
export async function injectIntoOpenTabs(): Promise<void> {
  const matches = await grantedPatterns();
  if (matches.length === 0) return;
  const tabs = await browser.tabs.query({ url: matches });
  await Promise.all(
    tabs.map(async (tab) => tab.id !== undefined && tab.url && (await isOn(new URL(tab.url).origin)) && inject(tab.id)),
  );
}

async function inject(tabId: number): Promise<void> {
  try {
    await browser.scripting.executeScript({ target: { tabId }, files: [script] });
  } catch {
    // An error page, or the tab closed meanwhile: there is nothing to read there.
  }
}
