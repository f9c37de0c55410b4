/** The draft in the CRM's reply box: reviewed at every change, listed for a sidebar, mended and ignored. */
import type { BoxDraft, IgnoredWords } from '../../../lib/case/draft';
import type { KeptPromise, Settings } from '../../../lib/case/record';
import type { draftMessages } from '../../../lib/messaging/catalogue/draft';
import { type Asker, type HandlersFor, Refuse } from '../../../lib/messaging/serve';
import { decidePromise, listPromises, makePromise } from '../../../lib/storage/promises';
import { changeSettings, readSettings } from '../../../lib/storage/settings';
import { draftCase, draftIn, draftsOn, forgetDraftCase, reviewOf } from '../drafts';
import { currentLanguage } from '../language';
import { noteOutgoing, noteSubmitted, showQuestion } from '../outgoing';
import { tellFaces, tellFacesOfDraft, tellPage } from '../speak';
import { withStore } from '../store';
import { changeTab, readTab } from '../tabs';
import { nowUtc, tabOf } from './asker';
import { judgeAgain } from './case';

async function draftSeen(draft: BoxDraft, asker: Asker) {
  const tabId = tabOf(asker);
  const marks = await reviewOf(tabId, draft);
  if (marks) noteOutgoing(tabId, draft);
  return marks;
}

async function view(tabId: number) {
  const [about, drafts] = [await draftCase(tabId), await draftsOn(tabId)];
  let wanted = false;
  const tab = await readTab(tabId);
  if (tab.wantsDrafts) {
    wanted = true;
    await changeTab(tabId, () => ({ wantsDrafts: false }));
  }
  const { question, caseId } = tab;
  return {
    off: about.off,
    site: about.site,
    drafts,
    question: question && question.caseId === caseId ? { key: question.key, text: question.text, dueAt: question.dueAt } : null,
    ignored: about.settings.reviewIgnored,
    wanted,
  };
}

/** The page sends its drafts again: they are judged by what holds now. */
async function reviewAgain(tabId: number): Promise<void> {
  forgetDraftCase(tabId);
  await tellPage(tabId, 'page:review-again', {}).catch(() => null); // no page side there
  await tellFacesOfDraft(tabId);
}

async function changeReview(change: (now: Settings) => Partial<Settings>): Promise<void> {
  const settings = await withStore(readSettings);
  await withStore((store) => changeSettings(store, change(settings), nowUtc()));
  await tellFaces(null, null);
}

const isSame = (a: IgnoredWords) => (b: IgnoredWords) => a.finding === b.finding && a.quote === b.quote;

/** One line of the ledger a promise: what the page's own words brought in becomes the advisor's. */
async function keepPromise(caseId: string, kept: { text: string; who: string | null; dueAt: string }, dueAt: string | null) {
  const ledger = await withStore((store) => listPromises(store, caseId));
  const isIt = (row: KeptPromise) =>
    row.decidedBy === 'page' && row.state === 'open' && dueAt !== null && Date.parse(row.dueAt) === Date.parse(dueAt);
  const row = ledger.find(isIt);
  const now = nowUtc();
  await withStore((store) =>
    row ? decidePromise(store, { ...kept, id: row.id, now }) : makePromise(store, { ...kept, caseId, now }),
  );
  await judgeAgain(caseId);
}

export const draftHandlers: HandlersFor<keyof typeof draftMessages> = {
  'page/draft': draftSeen,
  async 'page/show-drafts'(_request, asker) {
    const tabId = tabOf(asker);
    await changeTab(tabId, () => ({ wantsDrafts: true }));
    await tellFacesOfDraft(tabId);
    return null;
  },
  async 'page/draft-submitted'({ box }, asker) {
    const tabId = tabOf(asker);
    const draft = draftIn(tabId, box);
    if (draft) await noteSubmitted(tabId, draft);
    return null;
  },
  'draft/view': ({ tabId }, asker) => view(tabOf(asker, tabId)),
  'draft/fix': ({ tabId, ...fix }, asker) => tellPage(tabOf(asker, tabId), 'page:fix', fix),
  'draft/show': ({ tabId, ...place }, asker) => tellPage(tabOf(asker, tabId), 'page:show-draft', place),
  async 'draft/ignore-once'({ tabId: named, key }, asker) {
    const tabId = tabOf(asker, named);
    await changeTab(tabId, ({ ignoredOnce }) => ({ ignoredOnce: [...ignoredOnce, key] }));
    await reviewAgain(tabId);
    return null;
  },
  async 'draft/ignore-always'({ tabId, ...words }, asker) {
    await changeReview(({ reviewIgnored }) => ({
      reviewIgnored: [...reviewIgnored.filter((each) => !isSame(words)(each)), words],
    }));
    await reviewAgain(tabOf(asker, tabId));
    return null;
  },
  async 'draft/heed-again'({ tabId, ...words }, asker) {
    await changeReview(({ reviewIgnored }) => ({ reviewIgnored: reviewIgnored.filter((each) => !isSame(words)(each)) }));
    await reviewAgain(tabOf(asker, tabId));
    return null;
  },
  async 'draft/site'({ tabId: named, on }, asker) {
    const tabId = tabOf(asker, named);
    const { site } = await draftCase(tabId);
    if (!site) throw new Refuse('gone', 'no site');
    await changeReview(({ reviewOff }) => {
      const others = reviewOff.filter((each) => each !== site);
      return { reviewOff: on ? others : [...others, site] };
    });
    await reviewAgain(tabId);
    return null;
  },
  async 'draft/answer'({ tabId: named, key, keep }, asker) {
    const tabId = tabOf(asker, named);
    const { question } = await readTab(tabId);
    if (question?.key !== key) throw new Refuse('gone', 'no such question');
    if (keep) await keepPromise(question.caseId, keep, question.dueAt);
    await changeTab(tabId, () => ({ question: null }));
    await showQuestion(tabId, await currentLanguage());
    return null;
  },
};
