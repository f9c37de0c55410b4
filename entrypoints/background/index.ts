/**
 * The background: the only place that judges and stores. It may die between any two lines, so every listener is
 * registered at once and nothing it must remember lives in a variable.
 */
import type { Runtime } from 'webextension-polyfill';
import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { isDraftPush, isFacePush } from '../../lib/messaging/push';
import { roleOf } from '../../lib/messaging/role';
import { answer } from '../../lib/messaging/serve';
import { startDeadlines } from './deadlines';
import { forgetDrafts } from './drafts';
import { handlers } from './handlers/index';
import { hearLastWords } from './lastWords';
import { injectIntoOpenTabs, syncSites } from './sites';
import { tellPage } from './speak';
import { forgetTab, readTab } from './tabs';

type Sender = Parameters<typeof roleOf>[0];

/** Only of a frame of ours is it looked up whether it has presented its nonce: nobody else has to wait for that. */
async function resolveRole(sender: Sender) {
  const extension = { id: browser.runtime.id, root: browser.runtime.getURL('') };
  const role = roleOf(sender, extension, () => false);
  const tabId = sender.tab?.id;
  if (role !== 'stranger' || tabId === undefined) return role;
  const { drawers } = await readTab(tabId);
  return roleOf(sender, extension, (_tab, frameId) => drawers.includes(frameId));
}

export default defineBackground(() => {
  browser.runtime.onMessage.addListener((message: unknown, sender: Sender) =>
    isFacePush(message) || isDraftPush(message) ? undefined : answer(message, sender, resolveRole, handlers),
  );
  // Page sides only watch their port to notice that they were orphaned.
  browser.runtime.onConnect.addListener((port) => hearLastWords(port as Runtime.Port, resolveRole, handlers));
  browser.runtime.onInstalled.addListener(() => void syncSites().then(injectIntoOpenTabs));
  browser.runtime.onStartup.addListener(() => void syncSites());
  startDeadlines();
  browser.permissions.onAdded.addListener(() => void syncSites().then(injectIntoOpenTabs));
  browser.permissions.onRemoved.addListener(() => void syncSites());
  browser.tabs.onRemoved.addListener((tabId) => {
    forgetDrafts(tabId);
    void forgetTab(tabId);
  });
  browser.commands.onCommand.addListener((command, tab) => {
    if (command === 'toggle-sidebar' && tab?.id !== undefined) void tellPage(tab.id, 'page:toggle-drawer', {}).catch(() => {}); // no case there
  });
});
