/**
 * An adapter in the making, one a tab, kept in the browser's session storage: it outlives the worker and the step to a second
 * ticket, and goes with the tab. It is data about the page's build; no value of the page is in it.
 */
import { browser } from 'wxt/browser';
import { checkAdapter } from '../../lib/page/adapters/schema';
import type { Adapter } from '../../lib/page/adapters/types';
import { type Lesson, learn, newAdapter, type Teachable, unlearn } from '../../lib/page/teach/lesson';

export interface Teaching {
  readonly adapter: Adapter;
  /** Where it is taught: on any other ticket it is tried. */
  readonly url: string;
  readonly tried: boolean;
  /** What it was before each step, oldest first. */
  readonly before: readonly Adapter[];
}

const mostSteps = 30;
const key = (tabId: number) => `teach-${tabId}`;

export async function readTeaching(tabId: number): Promise<Teaching | null> {
  const stored = (await browser.storage.session.get(key(tabId)))[key(tabId)] as Teaching | undefined;
  return stored ?? null;
}

export const draftOf = (tabId: number): Promise<Adapter | null> => readTeaching(tabId).then((each) => each?.adapter ?? null);

/** Clicks may follow each other faster than they are kept: one after the other. */
let queue: Promise<unknown> = Promise.resolve();

function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
  const done = queue.then(work);
  queue = done.catch(() => {}); // the caller sees the error; the next click must not
  return done;
}

async function keep(tabId: number, teaching: Teaching): Promise<void> {
  await browser.storage.session.set({ [key(tabId)]: teaching });
}

export async function dropTeaching(tabId: number): Promise<void> {
  await browser.storage.session.remove(key(tabId));
}

export interface Begin {
  readonly url: string;
  /** Go on with this one: it is kept already. */
  readonly adapter: Adapter | null;
}

/** Goes on with what is being taught on this site, else begins anew. */
async function teachingAt(tabId: number, { url, adapter }: Begin): Promise<Teaching> {
  const now = await readTeaching(tabId);
  if (now && new URL(now.url).origin === new URL(url).origin) return now;
  return { adapter: adapter ?? newAdapter(url), url, tried: false, before: [] };
}

export async function beginTeaching(tabId: number, begin: Begin & { readonly adapter: Adapter }): Promise<void> {
  await keep(tabId, { adapter: begin.adapter, url: begin.url, tried: false, before: [] });
}

/** False when the lesson would spoil the adapter: it is left as it was. */
export const teach = (tabId: number, begin: Begin, lesson: Lesson): Promise<boolean> =>
  inTurn(() => learnOne(tabId, begin, lesson));

async function learnOne(tabId: number, begin: Begin, lesson: Lesson): Promise<boolean> {
  const now = await teachingAt(tabId, begin);
  const checked = checkAdapter(learn(now.adapter, lesson, now.url));
  if (!checked.ok) return false;
  await keep(tabId, { ...now, adapter: checked.adapter, before: [...now.before, now.adapter].slice(-mostSteps) });
  return true;
}

export const unteach = (tabId: number, what: Teachable): Promise<void> =>
  inTurn(async () => {
    const now = await readTeaching(tabId);
    if (now) await keep(tabId, { ...now, adapter: unlearn(now.adapter, what, now.url), before: [...now.before, now.adapter] });
  });

export const undo = (tabId: number): Promise<void> =>
  inTurn(async () => {
    const now = await readTeaching(tabId);
    const last = now?.before.at(-1);
    if (!now) return;
    if (last) await keep(tabId, { ...now, adapter: last, before: now.before.slice(0, -1) });
    else await dropTeaching(tabId);
  });

/** Another record than the one it was taught on was looked at. */
export const markTried = (tabId: number): Promise<void> =>
  inTurn(async () => {
    const now = await readTeaching(tabId);
    if (now && !now.tried) await keep(tabId, { ...now, tried: true });
  });
