/** A sidebar looks at its case, corrects it, and asks to see the evidence on the page. */
import { browser } from 'wxt/browser';
import type { caseMessages } from '../../../lib/messaging/catalogue/case';
import { type Asker, type HandlersFor, Refuse } from '../../../lib/messaging/serve';
import { keepCase, readCase } from '../../../lib/storage/cases';
import { readHistory } from '../../../lib/storage/history';
import { keepOverride } from '../../../lib/storage/overrides';
import { defaultSettings, readSettings } from '../../../lib/storage/settings';
import { asOfNow } from '../asOfNow';
import { chipOf, sidebarView } from '../caseView';
import { drawerShape, keepDrawerShape } from '../drawerShape';
import { inTurn } from '../inTurn';
import { currentLanguage, languageOf } from '../language';
import { closedAtOf, judge } from '../mind';
import { tellFaces, tellPage } from '../speak';
import { withStore } from '../store';
import { changeTab, readTab } from '../tabs';
import { checkCase, nowUtc, tabOf } from './asker';

/** What was kept of a case has changed: judge again, and tell every chip and face that shows it. */
export async function judgeAgain(caseId: string): Promise<void> {
  const assessment = await inTurn(caseId, async () => {
    const record = await withStore((store) => readCase(store, caseId));
    if (!record) return null;
    const history = await withStore((store) => readHistory(store, caseId));
    const judged = judge(asOfNow(record.reading), history, record.assessment.unread);
    const closedAt = closedAtOf(record.reading, record.seenAt);
    await withStore((store) => keepCase(store, { ...record, assessment: judged, closedAt }));
    return judged;
  });
  if (!assessment) return;
  const chip = chipOf(assessment, await currentLanguage());
  for (const tab of await browser.tabs.query({})) {
    if (tab.id === undefined || (await readTab(tab.id)).caseId !== caseId) continue;
    await tellPage(tab.id, 'page:chip', { chip }).catch(() => null); // that tab is being closed or reloaded
  }
  await tellFaces(caseId, null);
}

const tabIdOf = (named: number | null | undefined, asker: Asker) => (asker.role === 'face' ? (named ?? null) : asker.tabId);

export const caseHandlers: HandlersFor<keyof typeof caseMessages> = {
  async 'drawer/enter'({ nonce }, asker) {
    const tabId = asker.tabId as number;
    let entered = false;
    await changeTab(tabId, (tab) => {
      entered = tab.nonce !== null && tab.nonce === nonce;
      return entered ? { nonce: null, drawers: [asker.frameId as number], drawerOpen: true } : {};
    });
    if (!entered) throw new Refuse('forbidden');
    return null;
  },
  async 'drawer/other-side'(_request, asker) {
    const { side, width } = await drawerShape();
    const other = side === 'right' ? 'left' : 'right';
    await keepDrawerShape({ side: other, width });
    await tellPage(tabOf(asker), 'page:drawer-side', { side: other });
    return null;
  },
  async 'drawer/close'(_request, asker) {
    await tellPage(tabOf(asker), 'page:close-drawer', {});
    return null;
  },
  'case/view': ({ tabId }, asker) => sidebarView(tabIdOf(tabId, asker), { panel: asker.role === 'face' }),
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
    await judgeAgain(caseId);
    return null;
  },
  'evidence/show': ({ tabId, source, start, end }, asker) =>
    tellPage(tabOf(asker, tabId), 'page:show-evidence', { source, start: start ?? null, end: end ?? null }),
  async language() {
    const settings = await withStore(readSettings).catch(() => defaultSettings); // a warning must come in some language
    return { language: languageOf(settings), theme: settings.theme };
  },
};
