/** Builds what a sidebar shows for a tab, from the store and the brain. */
import { browser } from 'wxt/browser';
import type { Assessment } from '../../lib/case/assessment';
import type { Language } from '../../lib/case/ids';
import { emptyHistory, type Settings } from '../../lib/case/record';
import type { CaseView, ChipView, ReplyBoxView, SidebarView } from '../../lib/case/view';
import { Refuse } from '../../lib/messaging/serve';
import { readHistory } from '../../lib/storage/history';
import { listNotes } from '../../lib/storage/notes';
import { defaultSettings, readSettings } from '../../lib/storage/settings';
import { asOfNow } from './asOfNow';
import { languageOf } from './language';
import { judge, sentencesFor, talkCaseOf, tracksFor } from './mind';
import { tellPage } from './speak';
import { withStore } from './store';
import { changeTab, readTab, type TabState } from './tabs';
import { readTeaching } from './teaching';
import { bareShelf, readShelf } from './tracks';
import { type Found, findCase } from './unkept';

export function chipOf(assessment: Assessment, language: Language): ChipView {
  const { priority, total } = assessment.rite;
  const signals = assessment.signals.length;
  const words = language === 'en' ? `${signals} ${signals === 1 ? 'signal' : 'signals'}` : `${signals} 个信号`;
  const label =
    language === 'en'
      ? `RiteSide: ${priority}, score ${total}, ${words}. Open the sidebar`
      : `RiteSide：${priority}，${total} 分，${words}。打开侧栏`;
  return { priority, total, signals, text: `${priority} · ${total} · ${words}`, label };
}

/** `panel`: the browser's own, which stays when its tab goes elsewhere; a drawer goes with its page. */
export async function sidebarView(tabId: number | null, { panel }: { readonly panel: boolean }): Promise<SidebarView> {
  const [view, teaching] = await Promise.all([viewOf(tabId, panel), tabId === null ? null : readTeaching(tabId)]);
  return { ...view, isTaught: teaching !== null };
}

async function viewOf(tabId: number | null, panel: boolean): Promise<SidebarView> {
  const settings = await withStore(readSettings).catch(() => defaultSettings); // a broken store must not blank the sidebar
  const language = languageOf(settings);
  const tab = tabId === null ? null : await readTab(tabId);
  if (tab?.failed) return { kind: 'failed', language, details: tab.failed };
  if (!tab?.caseId || tabId === null) return { kind: 'no-case', language };
  const { record, unstored } = await recordOf(tab.caseId, tabId);
  const page = await askPage(tabId);
  if (panel && !page.answers && (await hasLeft(tabId))) return { kind: 'no-case', language };
  return { kind: 'case', language, view: await caseView({ record, unstored, tab, language, settings, replyBox: page.replyBox }) };
}

/**
 * A case that neither the store nor our own memory knows any more, because the browser replaced the database or ended the
 * worker, is read again; what stands on the screen meanwhile stays there.
 */
async function recordOf(caseId: string, tabId: number): Promise<Found> {
  const readAgain = () => tellPage(tabId, 'page:read-again', {}).catch(() => null); // it is loading: then it reads by itself
  const found = await findCase(caseId).catch(async (error) => {
    await readAgain();
    throw error;
  });
  if (found) return found;
  await readAgain();
  throw new Refuse('failed', 'the case is being read again');
}

/** A page that is being loaded or reloaded does not answer: Copy still works. */
function askPage(tabId: number): Promise<{ readonly answers: boolean; readonly replyBox: ReplyBoxView | null }> {
  return tellPage(tabId, 'page:reply-box', {}).then(
    (replyBox) => ({ answers: true, replyBox }),
    () => ({ answers: false, replyBox: null }),
  );
}

/**
 * The tab has gone on to a site without RiteSide, where nobody tells us so: it has loaded, and no page side of ours answers.
 * While it loads, its case stays: the next page side may be just starting.
 */
async function hasLeft(tabId: number): Promise<boolean> {
  const tab = await browser.tabs.get(tabId).catch(() => null); // closed meanwhile
  if (tab?.status !== 'complete') return false;
  await changeTab(tabId, () => ({ caseId: null, sources: {}, missing: [], partial: false, failed: null }));
  return true;
}

interface Seen extends Found {
  readonly tab: TabState;
  readonly language: Language;
  readonly settings: Settings;
  readonly replyBox: ReplyBoxView | null;
}

async function caseView({ record, unstored, tab, language, settings, replyBox }: Seen): Promise<CaseView> {
  const profile = settings.advisor;
  const [history, notes, shelf] = await Promise.all([
    withStore((store) => readHistory(store, record.id)).catch(() => emptyHistory),
    listNotesOf(record.id, unstored),
    readShelf().catch(bareShelf),
  ]);
  const assessment = judge(asOfNow(record.reading), history, record.assessment.unread);
  return {
    caseId: record.id,
    reading: record.reading,
    assessment,
    sentences: sentencesFor(assessment, language),
    sources: tab.sources,
    missing: tab.missing,
    partial: tab.partial,
    tracks: tracksFor(talkCaseOf({ reading: record.reading, assessment, history, profile, language, shelf })),
    notes,
    replyBox,
    unstored,
  };
}

/** A store that has just failed has no notes to give; the face keeps those it has. */
function listNotesOf(caseId: string, unstored: string | null) {
  return unstored ? [] : withStore((store) => listNotes(store, caseId));
}
