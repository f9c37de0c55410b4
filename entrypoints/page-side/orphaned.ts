/**
 * Notices that the extension was reloaded, updated or switched off under us. A port closes both then and when the
 * background merely falls asleep (after about 34 s); a moment later the runtime's id tells which. We do not reconnect:
 * that would keep the background awake for nothing, and a later self takes over by itself (lib/page/host).
 */
import { extension } from './extension';

const settleMs = 100;

/** Returns true: it watches from now on. */
export function watchOrphaned(life: AbortController): true {
  const port = extension.runtime.connect({ name: 'page' });
  port.onDisconnect.addListener(() => {
    setTimeout(() => {
      if (!isAlive()) life.abort();
    }, settleMs);
  });
  return true;
}

function isAlive(): boolean {
  try {
    return extension.runtime?.id !== undefined;
  } catch {
    return false; // Firefox throws on a dead object instead of answering undefined
  }
}
