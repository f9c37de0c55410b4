/** Who is speaking? Decided from what the browser says of the sender, never from the message. */
import type { Runtime } from 'webextension-polyfill';

/**
 * `page` a content script · `drawer` our page framed in a CRM, its nonce presented · `stranger` our page framed by
 * somebody, nothing presented yet · `face` our page where only the browser can put it (side panel, popup, own tab).
 */
export type Role = 'page' | 'drawer' | 'stranger' | 'face';

export interface Extension {
  readonly id: string;
  /** `runtime.getURL('')`, e.g. `chrome-extension://…/` */
  readonly root: string;
}

/** The role of a sender, or null when it is not ours. `entered` says whether that frame has presented its nonce. */
export function roleOf(
  sender: Runtime.MessageSender,
  extension: Extension,
  entered: (tabId: number, frameId: number) => boolean,
): Role | null {
  if (sender.id !== extension.id) return null;
  if (!sender.url?.startsWith(extension.root)) return sender.tab?.id !== undefined ? 'page' : null;
  // A frame of ours without a tab (in another extension's panel, say) is a stranger, never a face.
  const framed = (sender.frameId ?? 0) !== 0;
  if (!framed) return 'face';
  const tabId = sender.tab?.id;
  return tabId !== undefined && entered(tabId, sender.frameId as number) ? 'drawer' : 'stranger';
}
