/**
 * What is on which tab, kept in the browser's session storage: the worker may die between any two lines, and a browser
 * restart forgets it with the tabs.
 */
import { browser } from 'wxt/browser';
import type { PromiseQuestion } from '../../lib/case/draft';
import type { ReadSource } from '../../lib/case/view';

export interface TabState {
  readonly caseId: string | null;
  readonly sources: Readonly<Record<string, ReadSource>>;
  readonly missing: readonly string[];
  /** Some of the history is not on the page yet. */
  readonly partial: boolean;
  /** The case whose fields were counted last, for the doctor. */
  readonly counted: string | null;
  /** Details of a reading that threw. */
  readonly failed: string | null;
  /** A drawer was promised to this tab and has not yet presented its nonce. */
  readonly nonce: string | null;
  /** Frames that have. */
  readonly drawers: readonly number[];
  /** The advisor has it open: it comes back when the CRM loads its next page. */
  readonly drawerOpen: boolean;
  /** The advisor has clicked the count: the list of findings is to be in front. */
  readonly wantsDrafts: boolean;
  /** Findings of this case's drafts that were ignored once, by key. */
  readonly ignoredOnce: readonly string[];
  readonly outgoing: Outgoing | null;
  readonly question: (PromiseQuestion & { readonly caseId: string }) | null;
  /** Promises that were asked about, by key. */
  readonly asked: readonly string[];
}

/** What was last being written, to know it again in the history once it was sent: no words, only what they hash to. */
export interface Outgoing {
  readonly caseId: string;
  readonly sentences: readonly string[];
  /** The form was submitted, and the promise that was in it: for pages that show no history. */
  readonly submitted: PromiseQuestion | null;
}

const empty: TabState = {
  caseId: null,
  sources: {},
  missing: [],
  partial: false,
  counted: null,
  failed: null,
  nonce: null,
  drawers: [],
  drawerOpen: false,
  wantsDrafts: false,
  ignoredOnce: [],
  outgoing: null,
  question: null,
  asked: [],
};
const prefix = 'tab-';
const key = (tabId: number) => `${prefix}${tabId}`;

export async function readTab(tabId: number): Promise<TabState> {
  const stored = await browser.storage.session.get(key(tabId));
  return { ...empty, ...(stored[key(tabId)] as Partial<TabState> | undefined) };
}

/** Changes of one tab follow each other: two messages of a page may be under way at once. */
const queues = new Map<number, Promise<unknown>>();

export function changeTab(tabId: number, change: (now: TabState) => Partial<TabState>): Promise<TabState> {
  const next = (queues.get(tabId) ?? Promise.resolve()).then(async () => {
    const now = await readTab(tabId);
    const changed = { ...now, ...change(now) };
    await browser.storage.session.set({ [key(tabId)]: changed });
    return changed;
  });
  queues.set(
    tabId,
    next.catch(() => {}), // the caller of this change sees the error; the next change must not
  );
  return next;
}

export async function forgetTab(tabId: number): Promise<void> {
  queues.delete(tabId);
  await browser.storage.session.remove([key(tabId), `teach-${tabId}`]);
}

/** Every drawer that has presented its nonce. */
export async function openDrawers(): Promise<{ readonly tabId: number; readonly frameId: number }[]> {
  const stored = Object.entries(await browser.storage.session.get(null));
  return stored.flatMap(([name, state]) => {
    const tabId = name.startsWith(prefix) ? Number(name.slice(prefix.length)) : Number.NaN;
    const { drawers = [] } = state as Partial<TabState>;
    return Number.isInteger(tabId) ? drawers.map((frameId) => ({ tabId, frameId })) : [];
  });
}
