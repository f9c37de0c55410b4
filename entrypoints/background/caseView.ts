/** Builds what a sidebar shows for a tab, from the store and the brain. */
import type { Assessment } from '../../lib/case/assessment';
import type { Language } from '../../lib/case/ids';
import { type AdvisorProfile, type CaseRecord, emptyHistory } from '../../lib/case/record';
import type { ChipView, SidebarView } from '../../lib/case/view';
import { readCase } from '../../lib/storage/cases';
import { readHistory } from '../../lib/storage/history';
import { listNotes } from '../../lib/storage/notes';
import { defaultSettings, readSettings } from '../../lib/storage/settings';
import { asOfNow } from './asOfNow';
import { languageOf } from './language';
import { judge, sentencesFor, talkCaseOf, tracksFor } from './mind';
import { tellPage } from './speak';
import { withStore } from './store';
import { readTab, type TabState } from './tabs';
import { bareShelf, readShelf } from './tracks';

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

export async function sidebarView(tabId: number | null): Promise<SidebarView> {
  const settings = await withStore(readSettings).catch(() => defaultSettings); // a broken store must not blank the sidebar
  const language = languageOf(settings);
  const tab = tabId === null ? null : await readTab(tabId);
  if (tab?.failed) return { kind: 'failed', language, details: tab.failed };
  const record = tab?.caseId ? await withStore((store) => readCase(store, tab.caseId as string)) : null;
  if (!tab || tabId === null || !record) return { kind: 'no-case', language };
  return { kind: 'case', language, view: await caseView(record, tab, tabId, language, settings.advisor) };
}

async function caseView(record: CaseRecord, tab: TabState, tabId: number, language: Language, profile: AdvisorProfile) {
  const [history, notes, shelf, replyBox] = await Promise.all([
    withStore((store) => readHistory(store, record.id)).catch(() => emptyHistory),
    withStore((store) => listNotes(store, record.id)),
    readShelf().catch(bareShelf),
    tellPage(tabId, 'page:reply-box', {}).catch(() => null), // page reloading: Copy still works
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
  };
}
