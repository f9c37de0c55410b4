/** From over the page into the browser's own side panel beside it. Chromium alone lets a page of ours open that. */
import { browser } from 'wxt/browser';

interface SidePanel {
  open(options: { tabId: number }): Promise<void>;
}

const sidePanel = (globalThis as { chrome?: { sidePanel?: SidePanel } }).chrome?.sidePanel;

/** Asked for before the click: the browser opens it only while the click still counts. */
const tab = sidePanel ? browser.tabs.getCurrent().catch(() => undefined) : undefined;

/** Undefined where the browser has none. */
export function dockWith(leave: () => void): (() => void) | undefined {
  if (!sidePanel || !tab) return undefined;
  return () => {
    const opened = tab.then((own) => (own?.id === undefined ? Promise.reject() : sidePanel.open({ tabId: own.id })));
    opened.then(leave, () => {}); // refused: the drawer stays
  };
}
