/**
 * The page side: reads the CRM's page, shows the chip, opens the drawer, and puts text where the advisor asked for it.
 * It judges nothing and keeps nothing. Injected into granted sites only, by the background (background/sites.ts).
 */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { DrawerShape } from '../../lib/case/view';
import { type PagePushHandlers, pagePushOf } from '../../lib/messaging/push';
import { type Ask, createAsk } from '../../lib/messaging/send';
import type { Adapter } from '../../lib/page/adapters/types';
import { createChip } from '../../lib/page/host/chip';
import { createDrawer } from '../../lib/page/host/drawer';
import { createHost, markerFor, takeOver } from '../../lib/page/host/host';
import { createQuestion } from '../../lib/page/host/question';
import type { CasePlace } from '../../lib/page/list/casePlaces';
import { offeredPart } from '../../lib/page/parts';
import { followCustomers } from './customers';
import { extension } from './extension';
import { followLists } from './lists';
import { startLooking } from './look';
import { watchOrphaned } from './orphaned';
import { createTeaching } from './teaching';

export default defineUnlistedScript(() => {
  const extensionRoot = extension.runtime.getURL('');
  const marker = markerFor(extensionRoot, location.origin);
  const life = takeOver(document, marker);
  const ask = createAsk((message) => extension.runtime.sendMessage(message));
  void start(ask, marker, life).catch(() => life.abort()); // no background, no work: the page stays untouched
});

async function start(ask: Ask, marker: string, life: AbortController): Promise<void> {
  const { signal } = life;
  const { adapters, reopen, badges, places } = await ask('page/hello', {});
  if (signal.aborted) return;
  let host: ReturnType<typeof createHost> | null = null;
  const add = (element: HTMLElement) => {
    host ??= createHost(document, marker, signal);
    host.add(element);
  };
  const onShape = (shape: DrawerShape) => void ask('page/drawer-shape', shape).catch(() => {}); // it is as wide here all the same
  const loadGrip = () =>
    ask('page/load', { part: 'grip' }).then(
      () => offeredPart('grip'),
      () => null, // the background is gone: the drawer stays as wide as it is
    );
  const drawer = createDrawer(document, { add, loadGrip, onShape });
  let opening = false;
  const open = async (focus: boolean) => {
    if (opening) return;
    opening = true;
    try {
      const { nonce, ...opening } = await ask('page/open-drawer', {});
      const src = `${extension.runtime.getURL('/sidebar.html')}#${nonce}`;
      if (!signal.aborted) drawer.open({ ...opening, src, focus });
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
  const showDrafts = async () => {
    await ask('page/show-drafts', {});
    if (!drawer.isOpen) await open(true);
    else drawer.takeFocus();
  };
  const onDrafts = () => void showDrafts().catch(() => {}); // background gone: a later self of ours takes over
  const question = createQuestion(document, add, onDrafts);
  const chip = createChip(document, add, () => void toggle().catch(() => {}));
  let wasOpen = reopen;
  let watching = false;
  const onCase = () => {
    if (!watching) watching = watchOrphaned(life);
    lists.sawCase();
    if (wasOpen && !drawer.isOpen) void open(false).catch(() => {});
    wasOpen = false;
  };
  const customers = followCustomers(document, ask);
  const isCase = () => look.inFront().reading?.kind === 'ticket';
  const lists = followLists({ doc: document, ask, add, label: badges, places: places as CasePlace[], isCase, signal });
  const look = startLooking({
    doc: document,
    adapters: adapters as Adapter[],
    ask,
    chip,
    add,
    onDrafts,
    onLook: (picked) => {
      lists.look(picked);
      // The reading of this look is there when it has ended.
      if (picked?.page.kind === 'customer') queueMicrotask(() => customers(look.inFront()));
    },
    onCase,
    signal,
  });
  const teaching = createTeaching({ doc: document, ask, add, drawer, look, signal });
  signal.addEventListener('abort', () => drawer.close());
  const restored = (event: PageTransitionEvent) => {
    if (!event.persisted) return;
    // Back from the browser's page cache: the background has seen other pages on this tab since.
    look.again();
    if (drawer.isOpen) void open(false).catch(() => {});
  };
  addEventListener('pageshow', restored, { signal });
  listen(
    {
      'page:chip': ({ chip: view }) => done(() => chip.show(view)),
      'page:show-evidence': ({ source, start: from, end }) => look.showEvidence(source, from, end),
      'page:insert': ({ caseId, text, box }) => look.insert(caseId, text, box),
      'page:reply-box': () => look.replyBox(),
      'page:drafts': () => look.drafts.texts(),
      'page:review-again': () => done(() => look.drafts.again()),
      'page:show-draft': (place) => look.showDraft(place),
      'page:fix': (fix) => look.drafts.fix(fix),
      'page:question': ({ ask: shown }) => done(() => question.show(shown)),
      // The shortcut goes into an open drawer first, out of it and away the next time.
      'page:toggle-drawer': () => (drawer.takeFocus() ? null : toggle().then(() => null)),
      'page:close-drawer': () => done(close),
      'page:drawer-side': ({ side }) => done(() => drawer.stand(side)),
      'page:stop': () => done(() => life.abort()),
      'page:read-again': () => done(look.again),
      'page:sheet': ({ seen }) => teaching.sheet(seen),
      'page:teach': ({ steps, words }) => teaching.point(steps, words),
      'page:adapters': ({ adapters: now }) => done(() => look.use(now as Adapter[])),
      'page:badges': ({ label }) => done(() => lists.turn(label)),
    },
    signal,
  );
}

function done(work: () => void): null {
  work();
  return null;
}

function listen(handlers: PagePushHandlers, signal: AbortSignal): void {
  /** `sendResponse` and `true`: the one way of answering later that both browsers know without a polyfill. */
  const onMessage = (
    message: unknown,
    sender: { id?: string; tab?: unknown },
    sendResponse: (reply: unknown) => void,
  ): true | undefined => {
    const found = pagePushOf(message, sender, extension.runtime.id);
    const handler = found && handlers[found.push];
    if (!handler) return undefined;
    void Promise.resolve(handler(found.request)).then(sendResponse, () => sendResponse(null));
    return true;
  };
  const listener = onMessage as Parameters<typeof extension.runtime.onMessage.addListener>[0];
  extension.runtime.onMessage.addListener(listener);
  signal.addEventListener('abort', () => extension.runtime.onMessage.removeListener(listener));
}
