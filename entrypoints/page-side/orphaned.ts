/**
 * Notices that the extension was reloaded, updated or switched off under us. A port closes both then and when the
 * background merely falls asleep (after about 34 s); a moment later the runtime's id tells which. We do not reconnect:
 * that would keep the background awake for nothing, and a later self takes over by itself (lib/page/host).
 */
import { browser } from 'wxt/browser';

const settleMs = 100;

export function watchOrphaned(life: AbortController): void {
  const port = browser.runtime.connect({ name: 'page' });
  port.onDisconnect.addListener(() => {
    setTimeout(() => {
      if (!isAlive()) life.abort();
    }, settleMs);
  });
}

function isAlive(): boolean {
  try {
    return browser.runtime?.id !== undefined;
  } catch {
    return false; // Firefox throws on a dead object instead of answering undefined
  }
}
