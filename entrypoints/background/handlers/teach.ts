/** The doctor's and the teacher's questions, and the list of adapters that are kept. */
import { browser } from 'wxt/browser';
import type { AdapterProblem } from '../../../lib/case/view';
import type { teachMessages } from '../../../lib/messaging/catalogue/teach';
import { type Asker, type HandlersFor, Refuse } from '../../../lib/messaging/serve';
import { checkAdapter } from '../../../lib/page/adapters/schema';
import type { Adapter } from '../../../lib/page/adapters/types';
import type { Teachable } from '../../../lib/page/teach/lesson';
import { deleteAdapter, keepAdapter } from '../../../lib/storage/adapters';
import { forList, keptAdapters, tellAdapters, tellAdaptersToAll, usableAdapters } from '../adapters';
import { pageView, pickWords } from '../pageView';
import { loadPart } from '../parts';
import { tellFaces, tellPage } from '../speak';
import { withStore } from '../store';
import { beginTeaching, dropTeaching, readTeaching, undo, unteach } from '../teaching';
import { nowUtc, tabOf } from './asker';

async function changed(tabId: number): Promise<null> {
  await tellAdapters(tabId);
  await tellFaces(null, tabId);
  return null;
}

async function keep(adapter: Adapter): Promise<void> {
  await withStore((store) => keepAdapter(store, { id: adapter.id, value: adapter, now: nowUtc() }));
}

async function save(tabId: number, name: string): Promise<AdapterProblem | null> {
  const teaching = await readTeaching(tabId);
  if (!teaching) throw new Refuse('gone', 'nothing is being taught');
  const before = (await usableAdapters()).find(({ id }) => id === teaching.adapter.id);
  const checked = checkAdapter({ ...teaching.adapter, name, version: (before?.version ?? 0) + 1 });
  if (!checked.ok) return problemOf(checked);
  await keep(checked.adapter);
  await dropTeaching(tabId);
  await tellAdaptersToAll();
  await tellFaces(null, tabId);
  return null;
}

const problemOf = ({ path, reason }: AdapterProblem): AdapterProblem => ({ path, reason });

/** JSON that is none says where it breaks off; the browser's sentence is good enough to find it. */
function parseFile(
  text: string,
): { readonly ok: true; readonly json: unknown } | { readonly ok: false; readonly reason: string } {
  try {
    return { ok: true, json: JSON.parse(text.replace(/^\uFEFF/, '')) };
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) };
  }
}

async function importFile(text: string): Promise<AdapterProblem | null> {
  const file = parseFile(text);
  if (!file.ok) return { path: '', reason: file.reason };
  const checked = checkAdapter(file.json);
  if (!checked.ok) return problemOf(checked);
  await keep(checked.adapter);
  await tellAdaptersToAll();
  return null;
}

async function urlInFront(tabId: number): Promise<string> {
  const { url } = await browser.tabs.get(tabId);
  if (!url) throw new Refuse('gone', 'this page has no address for us');
  return url;
}

async function point(tabId: number, what: readonly string[]): Promise<boolean> {
  await loadPart(tabId, 'teach');
  return tellPage(tabId, 'page:teach', await pickWords(what));
}

const of = (asker: Asker, request: { readonly tabId?: number | null | undefined }): number => tabOf(asker, request.tabId);

export const teachHandlers: HandlersFor<keyof typeof teachMessages> = {
  'page-view': (request, asker) => pageView(of(asker, request)),
  'teach/point': (request, asker) => point(of(asker, request), request.what),
  async 'teach/undo'(request, asker) {
    await undo(of(asker, request));
    return changed(of(asker, request));
  },
  async 'teach/forget'(request, asker) {
    await unteach(of(asker, request), request.what as Teachable);
    return changed(of(asker, request));
  },
  async 'teach/drop'(request, asker) {
    await dropTeaching(of(asker, request));
    return changed(of(asker, request));
  },
  'teach/save': (request, asker) => save(of(asker, request), request.name),
  async 'teach/edit'(request, asker) {
    const tabId = of(asker, request);
    const adapter = (await usableAdapters()).find(({ id }) => id === request.id);
    if (!adapter) throw new Refuse('gone', 'not kept any more');
    await beginTeaching(tabId, { adapter, url: await urlInFront(tabId) });
    return changed(tabId);
  },
  'adapters/list': async () => (await keptAdapters()).map(forList),
  async 'adapters/export'({ id }) {
    const row = (await keptAdapters()).find((each) => each.id === id);
    return row ? { name: `riteside-adapter-${id}.json`, text: `${JSON.stringify(row.value, null, 2)}\n` } : null;
  },
  'adapters/import': ({ text }) => importFile(text),
  async 'adapters/rename'({ id, name }) {
    const adapter = (await usableAdapters()).find((each) => each.id === id);
    if (!adapter) throw new Refuse('gone', 'not kept any more');
    await keep({ ...adapter, name });
    await tellAdaptersToAll();
    return null;
  },
  async 'adapters/remove'({ id }) {
    await withStore((store) => deleteAdapter(store, id));
    await tellAdaptersToAll();
    return null;
  },
};
