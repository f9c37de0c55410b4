/**
 * The page side: reads the CRM's page, shows the chip, opens the drawer, and puts text where the advisor asked for it.
 * It judges nothing and keeps nothing. Injected into granted sites only, by the background (background/sites.ts).
 */
import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { type PagePushHandlers, pagePushOf } from '../../lib/messaging/push';
import { type Ask, createAsk } from '../../lib/messaging/send';
import type { Adapter } from '../../lib/page/adapters/types';
import { createChip } from '../../lib/page/host/chip';
import { createDrawer } from '../../lib/page/host/drawer';
import { createHost, markerFor, takeOver } from '../../lib/page/host/host';
import { startLooking } from './look';
import { watchOrphaned } from './orphaned';

export default defineUnlistedScript(() => {
  const extensionRoot = browser.runtime.getURL('');
  const marker = markerFor(extensionRoot, location.origin);
  const life = takeOver(document, marker);
  const ask = createAsk((message) => browser.runtime.sendMessage(message));
  watchOrphaned(life);
  void start(ask, marker, life).catch(() => life.abort()); // no background, no work: the page stays untouched
});

async function start(ask: Ask, marker: string, life: AbortController): Promise<void> {
  const { signal } = life;
  const { adapters, reopen } = await ask('page/hello', {});
  if (signal.aborted) return;
  let host: ReturnType<typeof createHost> | null = null;
  const add = (element: HTMLElement) => {
    host ??= createHost(document, marker, signal);
    host.add(element);
  };
  const drawer = createDrawer(document, add);
  let opening = false;
  const open = async (focus: boolean) => {
    if (opening) return;
    opening = true;
    try {
      const { nonce, title } = await ask('page/open-drawer', {});
      if (!signal.aborted) drawer.open(`${browser.runtime.getURL('/sidebar.html')}#${nonce}`, title, focus);
    } finally {
      opening = false;
    }
  };
  const close = () => {
    drawer.close();
    look.hideEvidence();
    look.focusReplyBox();
    void ask('page/closed-drawer', {}).catch(() => {}); // background gone: then it is forgotten anyway
  };
  const toggle = async () => (drawer.isOpen ? close() : open(true));
  const chip = createChip(document, add, () => void toggle().catch(() => {}));
  let wasOpen = reopen;
  const onCase = () => {
    if (wasOpen && !drawer.isOpen) void open(false).catch(() => {});
    wasOpen = false;
  };
  const look = startLooking({ doc: document, adapters: adapters as Adapter[], ask, chip, onCase, signal });
  signal.addEventListener('abort', () => drawer.close());
  listen(
    {
      'page:chip': ({ chip: view }) => done(() => chip.show(view)),
      'page:show-evidence': ({ source, start: from, end }) => look.showEvidence(source, from, end),
      'page:insert': ({ text, box }) => look.insert(text, box),
      'page:reply-box': () => look.replyBox(),
      // The shortcut goes into an open drawer first, out of it and away the next time.
      'page:toggle-drawer': () => (drawer.takeFocus() ? null : toggle().then(() => null)),
      'page:close-drawer': () => done(close),
      'page:stop': () => done(() => life.abort()),
      'page:read-again': () => done(look.again),
    },
    signal,
  );
}

function done(work: () => void): null {
  work();
  return null;
}

function listen(handlers: PagePushHandlers, signal: AbortSignal): void {
  const onMessage = (message: unknown, sender: { id?: string; tab?: unknown }): Promise<unknown> | undefined => {
    const found = pagePushOf(message, sender, browser.runtime.id);
    const handler = found && handlers[found.push];
    return handler ? Promise.resolve(handler(found.request)) : undefined;
  };
  browser.runtime.onMessage.addListener(onMessage as Parameters<typeof browser.runtime.onMessage.addListener>[0]);
  signal.addEventListener('abort', () => browser.runtime.onMessage.removeListener(onMessage as never));
}
