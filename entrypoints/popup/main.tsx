/** Wires the popup. The permission is asked inside the click and before any await, or the browser refuses to show it. */
import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import '../../components/ui/theme.css';
import '../../components/settings/popup.css';
import '../../components/page/page.css';
import { PagePanel } from '../../components/page/PagePanel';
import { SitePopup, type SiteState } from '../../components/settings/SitePopup';
import { showTheme } from '../../components/ui/theme';
import { sayIn, WordsContext } from '../../components/ui/words';
import type { Language } from '../../lib/case/ids';
import { createAsk } from '../../lib/messaging/send';
import { createPageActions } from '../sidebar/pageActions';

const ask = createAsk((message) => browser.runtime.sendMessage(message));

interface Site {
  readonly origin: string;
  readonly host: string;
  readonly pattern: string;
  readonly windowId: number | undefined;
  readonly tabId: number | undefined;
}

/** Null where the browser lets no extension work (its own pages, the store). */
async function siteInFront(): Promise<Site | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  if (!tab?.url || !URL.canParse(tab.url)) return null;
  const { protocol, origin, host, hostname } = new URL(tab.url);
  if (protocol !== 'http:' && protocol !== 'https:') return null;
  return { origin, host, pattern: `${protocol}//${hostname}/*`, windowId: tab.windowId, tabId: tab.id };
}

function App({ site, on, language }: { site: Site | null; on: boolean; language: Language }) {
  const [state, setState] = useState<SiteState>(site ? (on ? 'on' : 'off') : 'unsupported');
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const use = () => {
    if (!site) return;
    const asked = browser.permissions.request({ origins: [site.pattern] });
    void asked.then(async (yes) => {
      if (yes) await ask('site/on', { origin: site.origin });
      setState(yes ? 'on' : 'denied');
    });
  };
  const stop = async () => {
    if (!site) return;
    await ask('site/off', { origin: site.origin });
    setState('off');
  };
  return (
    <WordsContext.Provider value={{ language, say: sayIn(language) }}>
      <SitePopup
        host={site?.host ?? ''}
        state={state}
        onUse={use}
        onStop={() => void stop()}
        onPanel={panelOpener(site)}
        onDesk={() => void browser.tabs.create({ url: browser.runtime.getURL('/desk.html' as never) })}
        onSettings={() => void browser.runtime.openOptionsPage()}
        doctor={<PagePanel actions={pageActions} turn={state} onlyDoctor />}
      />
    </WordsContext.Provider>
  );
}

/** Both browsers want this inside the click. */
function panelOpener(site: Site | null): (() => void) | undefined {
  const chromium = (globalThis as { chrome?: { sidePanel?: { open(options: { tabId?: number }): Promise<void> } } }).chrome
    ?.sidePanel;
  if (chromium && site?.tabId !== undefined) return () => void chromium.open({ tabId: site.tabId }).then(() => window.close());
  const firefox = (browser as unknown as { sidebarAction?: { open(): Promise<void> } }).sidebarAction;
  return firefox ? () => void firefox.open().then(() => window.close()) : undefined;
}

const site = await siteInFront();
const pageActions = createPageActions({ ask, tabId: async () => site?.tabId ?? null, refresh: () => {} });
const [on, { language, theme }] = await Promise.all([
  site ? ask('site/state', { origin: site.origin }) : Promise.resolve(false),
  ask('language', {}),
]);
showTheme(theme);
render(<App site={site} on={on} language={language} />, document.getElementById('app') as HTMLElement);
