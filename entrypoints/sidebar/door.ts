/**
 * Which door was this page opened through? A drawer (framed in the CRM's page, a nonce in the fragment) or the browser's
 * own panel. A frame without a valid nonce is a stranger's: it is told nothing and draws nothing.
 */
import { browser } from 'wxt/browser';
import type { Ask } from '../../lib/messaging/send';

export interface Door {
  readonly kind: 'drawer' | 'panel';
  /** The tab whose case is shown; the background knows a drawer's tab by itself. */
  tabId(): Promise<number | null>;
  /** Calls back when another tab comes to the front; never for a drawer. */
  onTabChange(changed: () => void): void;
}

/** Null for a stranger. */
export async function enter(ask: Ask): Promise<Door | null> {
  if (window.top === window) return panel();
  const nonce = location.hash.slice(1);
  if (!nonce) return null;
  try {
    await ask('drawer/enter', { nonce });
  } catch {
    return null; // used, forged or expired: whoever framed us learns nothing
  }
  return { kind: 'drawer', tabId: async () => null, onTabChange: () => {} };
}

function panel(): Door {
  return {
    kind: 'panel',
    tabId: async () => (await browser.tabs.query({ active: true, currentWindow: true }))[0]?.id ?? null,
    onTabChange(changed) {
      browser.tabs.onActivated.addListener(changed);
      browser.tabs.onUpdated.addListener((_tabId, change) => change.status === 'complete' && changed());
    },
  };
}
