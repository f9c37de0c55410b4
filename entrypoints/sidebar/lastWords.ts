/**
 * What is typed in the last moment before a tab closes: a dying page is not heard, so every key says the text of its note on a
 * channel that is open already, and the background saves it when the channel ends. No disk is touched meanwhile.
 */
import type { Runtime } from 'webextension-polyfill';
import { browser } from 'wxt/browser';
import { type LastWord, lastWordsPort } from '../../lib/messaging/lastWords';

let port: Runtime.Port | null = null;

/** Never throws: where the background cannot be reached the note's own save says so. */
export function sayLastWord(word: LastWord): void {
  try {
    port ??= open();
    port.postMessage(word);
  } catch {
    port = null; // the extension was reloaded under this face
  }
}

function open(): Runtime.Port {
  const opened = browser.runtime.connect({ name: lastWordsPort }) as Runtime.Port;
  opened.onDisconnect.addListener(() => {
    if (port === opened) port = null;
  });
  return opened;
}
