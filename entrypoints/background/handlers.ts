/** One handler for every message of the catalogue. */
import { browser } from 'wxt/browser';
import type { Assessment } from '../../lib/case/assessment';
import { parseReading } from '../../lib/case/reading';
import { type CaseRecord, emptyHistory } from '../../lib/case/record';
import { type Asker, type Handlers, Refuse } from '../../lib/messaging/serve';
import { shippedTracks } from '../../lib/packs/tracks';
import { shippedAdapters } from '../../lib/page/adapters/shipped';
import { keepCase, readCase } from '../../lib/storage/cases';
import { readHistory } from '../../lib/storage/history';
import { deleteNote, saveNote } from '../../lib/storage/notes';
import { keepOverride } from '../../lib/storage/overrides';
import { readSettings } from '../../lib/storage/settings';
import { keepUse } from '../../lib/storage/uses';
import { chipOf, sidebarView } from './caseView';
import { languageOf } from './language';
import { judge } from './mind';
import { isOn, switchOff, switchOn } from './sites';
import { tellFaces, tellPage } from './speak';
import { withStore } from './store';
import { changeTab, readTab } from './tabs';

const nowUtc = () => new Date().toISOString();
const language = () => withStore(readSettings).then(languageOf, () => languageOf({ language: 'auto' }));

/** A drawer speaks for its own tab only, whatever it says; a face names the tab in front of it. */
function tabOf(asker: Asker, named: number | null | undefined): number {
  const tabId = asker.role === 'face' ? (named ?? null) : asker.tabId;
  if (tabId === null) throw new Refuse('gone', 'no tab');
  return tabId;
}

/** A drawer touches only the case that its tab shows. */
async function checkCase(asker: Asker, caseId: string): Promise<void> {
  if (asker.role !== 'drawer' || asker.tabId === null) return;
  if ((await readTab(asker.tabId)).caseId !== caseId) throw new Refuse('gone', 'another case is on this tab now');
}

async function readingSeen(
  request: { reading: unknown; sources: Record<string, 'adapter' | 'generic' | 'asked'>; missing: string[] },
  tabId: number,
) {
  const parsed = parseReading(request.reading);
  if (!parsed.ok) throw new Refuse('malformed', parsed.error);
  const { reading, unread } = parsed;
  const history = await withStore((store) => readHistory(store, reading.id)).catch(() => emptyHistory); // no store: still a score
  const assessment = judge(reading, history, unread);
  await changeTab(tabId, () => ({ caseId: reading.id, sources: request.sources, missing: request.missing, failed: null }));
  void keep({ id: reading.id, reading, assessment, seenAt: nowUtc() }, tabId);
  return chipOf(assessment, await language());
}

/** After the chip has its answer: writing to the disk must not hold the warning back. */
async function keep(record: CaseRecord, tabId: number): Promise<void> {
  await withStore((store) => keepCase(store, record)).catch((error) => console.warn('RiteSide could not keep the case', error));
  await tellFaces(record.id, tabId);
}

async function refreshChips(caseId: string): Promise<void> {
  const record = await withStore((store) => readCase(store, caseId));
  if (!record) return;
  const history = await withStore((store) => readHistory(store, caseId));
  const assessment: Assessment = judge(record.reading, history, record.assessment.unread);
  await withStore((store) => keepCase(store, { ...record, assessment }));
  const chip = chipOf(assessment, await language());
  for (const tab of await browser.tabs.query({})) {
    if (tab.id === undefined || (await readTab(tab.id)).caseId !== caseId) continue;
    await tellPage(tab.id, 'page:chip', { chip }).catch(() => null); // that tab is being closed or reloaded
  }
  await tellFaces(caseId, null);
}

async function recordUse(caseId: string, trackId: string, how: 'copy' | 'insert'): Promise<void> {
  const track = [...shippedTracks('zh-CN'), ...shippedTracks('en')].find((each) => each.id === trackId);
  if (!track) throw new Refuse('malformed', 'no such talk track');
  const { situation, channel } = track;
  await withStore((store) => keepUse(store, { caseId, trackId, situation, channel, how, at: nowUtc() }));
}

export const handlers: Handlers = {
  'page/hello': () => ({ adapters: [...shippedAdapters] }),
  'page/read': (request, asker) => readingSeen(request, tabOf(asker, null)),
  async 'page/left'(_request, asker) {
    const tabId = tabOf(asker, null);
    await changeTab(tabId, () => ({ caseId: null, sources: {}, missing: [], failed: null }));
    await tellFaces(null, tabId);
    return null;
  },
  async 'page/failed'({ details }, asker) {
    const tabId = tabOf(asker, null);
    await changeTab(tabId, () => ({ failed: details }));
    await tellFaces(null, tabId);
    return null;
  },
  async 'page/open-drawer'(_request, asker) {
    const nonce = crypto.randomUUID();
    await changeTab(tabOf(asker, null), () => ({ nonce, drawers: [] }));
    return { nonce, title: (await language()) === 'en' ? 'RiteSide sidebar' : 'RiteSide 侧栏' };
  },
  async 'drawer/enter'({ nonce }, asker) {
    const tabId = asker.tabId as number;
    let entered = false;
    await changeTab(tabId, (tab) => {
      entered = tab.nonce !== null && tab.nonce === nonce;
      return entered ? { nonce: null, drawers: [asker.frameId as number] } : {};
    });
    if (!entered) throw new Refuse('forbidden');
    return null;
  },
  async 'drawer/close'(_request, asker) {
    await tellPage(tabOf(asker, null), 'page:close-drawer', {});
    return null;
  },
  'case/view': ({ tabId }, asker) => sidebarView(asker.role === 'face' ? (tabId ?? null) : asker.tabId),
  async 'case/override'({ caseId, dimension, points, why }, asker) {
    await checkCase(asker, caseId);
    const record = await withStore((store) => readCase(store, caseId));
    if (!record) throw new Refuse('gone', 'case not known');
    const { advisor } = await withStore(readSettings);
    const before = record.assessment.rite[dimension];
    const automatic = before.override?.automatic ?? before.points;
    await withStore((store) =>
      keepOverride(store, { caseId, dimension, points, automatic, who: advisor.name, when: nowUtc(), why }),
    );
    await refreshChips(caseId);
    return null;
  },
  'evidence/show': ({ tabId, source, start, end }, asker) =>
    tellPage(tabOf(asker, tabId), 'page:show-evidence', { source, start: start ?? null, end: end ?? null }),
  async 'talk/insert'({ tabId, caseId, trackId, text }, asker) {
    await checkCase(asker, caseId);
    const result = await tellPage(tabOf(asker, tabId), 'page:insert', { text });
    if (result.how === 'inserted') await recordUse(caseId, trackId, 'insert').catch(() => {}); // the text stands already
    return result;
  },
  async 'talk/copied'({ caseId, trackId }) {
    await recordUse(caseId, trackId, 'copy');
    return null;
  },
  async 'note/save'({ caseId, noteId, text, baseRevision, writer }) {
    const note = await withStore((store) => saveNote(store, { caseId, noteId, text, baseRevision, writer, now: nowUtc() }));
    void tellFaces(caseId, null);
    return note;
  },
  async 'note/delete'({ noteId }) {
    await withStore((store) => deleteNote(store, { noteId, now: nowUtc() }));
    return null;
  },
  'site/state': ({ origin }) => isOn(origin),
  'site/on': ({ origin }) => switchOn(origin),
  async 'site/off'({ origin }) {
    await switchOff(origin);
    return null;
  },
  language: async () => ({ language: await language() }),
};
