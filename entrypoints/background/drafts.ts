/**
 * What is being written in the reply boxes of the tabs, and what the review says of it. It lives in the worker's memory alone and is
 * never written down: a worker that died asks the page for the texts again when a face wants to see them.
 */
import type { Assessment } from '../../lib/case/assessment';
import type { BoxDraft, Draft, DraftFinding, DraftMarks, DraftView, Review } from '../../lib/case/draft';
import type { Language } from '../../lib/case/ids';
import type { CaseReading } from '../../lib/case/reading';
import type { Settings } from '../../lib/case/record';
import { shippedReview } from '../../lib/packs/reviewRules';
import { isAboutWords, onePerPlace } from '../../lib/review/onePerPlace';
import { dueParts, type ReviewContext, reviewDraft } from '../../lib/review/review';
import { readCase } from '../../lib/storage/cases';
import type { Store } from '../../lib/storage/database';
import { defaultSettings, readSettings } from '../../lib/storage/settings';
import { fold } from '../../lib/text/fold';
import { asOfNow } from './asOfNow';
import { hash } from './hash';
import { languageOf } from './language';
import { tellFacesOfDraft, tellPage } from './speak';
import { withStore } from './store';
import { readTab } from './tabs';

/** What the review of a tab's drafts hangs on; read once and kept, so that a key press waits for no disk. */
export interface DraftCase {
  readonly caseId: string | null;
  readonly site: string | null;
  readonly reading: CaseReading | null;
  readonly assessment: Assessment | null;
  readonly settings: Settings;
  readonly language: Language;
  readonly ignoredOnce: ReadonlySet<string>;
  readonly off: boolean;
}

interface Reviewed {
  readonly draft: BoxDraft;
  readonly about: DraftCase;
  readonly view: DraftView;
}

const live = new Map<number, Map<string, Reviewed>>();
const cases = new Map<number, { readonly about: Promise<DraftCase>; readonly readAt: number }>();
/** The case's clock moves on while the advisor writes. */
const caseFreshMs = 60_000;
/** Faces hear of a draft when the advisor pauses for so long, not of every key. */
const facesPauseMs = 150;

export function draftCase(tabId: number): Promise<DraftCase> {
  const known = cases.get(tabId);
  if (known && performance.now() - known.readAt < caseFreshMs) return known.about;
  const about = loadCase(tabId);
  cases.set(tabId, { about, readAt: performance.now() });
  about.catch(() => cases.delete(tabId)); // whoever asked sees the failure; the next one asks again
  return about;
}

async function loadCase(tabId: number): Promise<DraftCase> {
  const [tab, settings] = await Promise.all([readTab(tabId), withStore(readSettings).catch(() => defaultSettings)]);
  const { caseId } = tab;
  const record = caseId ? await withStore((store) => readCase(store, caseId)).catch(() => null) : null;
  await withStore(async (store) => watch(store)).catch(() => {}); // no store: nothing in it will change either
  const url = record?.reading.url;
  const site = url && URL.canParse(url) ? new URL(url).origin : null;
  return {
    caseId,
    site,
    reading: record && asOfNow(record.reading),
    assessment: record?.assessment ?? null,
    settings,
    language: languageOf(settings),
    ignoredOnce: new Set(tab.ignoredOnce),
    off: site !== null && settings.reviewOff.includes(site),
  };
}

let watched: Store | null = null;

function watch(store: Store): void {
  if (watched === store) return;
  watched = store;
  store.watch(({ stores }) => {
    if (stores.some((name) => name === 'records' || name === 'settings')) cases.clear();
  });
}

/** What the drafts of this tab are reviewed against has changed. */
export function forgetDraftCase(tabId: number): void {
  cases.delete(tabId);
}

/** Another document is on this tab, or none. */
export function forgetDrafts(tabId: number): void {
  cases.delete(tabId);
  live.delete(tabId);
}

/** Null where the review is off. */
export async function reviewOf(tabId: number, draft: BoxDraft): Promise<DraftMarks | null> {
  const about = await draftCase(tabId);
  if (about.off || about.caseId === null) {
    live.delete(tabId);
    tellSoon(tabId);
    return null;
  }
  const { view } = remember(tabId, draft, about);
  tellSoon(tabId);
  const { findings } = view;
  // What is missing stands nowhere: it is told in the list and by the meter, and nothing is underlined for it.
  const marks = findings.filter(isAboutWords).map(({ start, end, severity }) => ({ start, end, severity }));
  return { marks, ...sayCount(findings.length, about.language) };
}

function remember(tabId: number, draft: BoxDraft, about: DraftCase): Reviewed {
  const drafts = live.get(tabId) ?? new Map<string, Reviewed>();
  live.set(tabId, drafts);
  const known = drafts.get(draft.box);
  // Two answers may come in another order than they were asked for.
  if (known && known.draft.version > draft.version) return known;
  const reviewed = { draft, about, view: viewOf(draft, about) };
  if (draft.text === '') drafts.delete(draft.box);
  else drafts.set(draft.box, reviewed);
  return reviewed;
}

function viewOf(draft: BoxDraft, about: DraftCase): DraftView {
  const { box, version, label, internal } = draft;
  const review = reviewed(draft, about);
  const findings = review.findings.length > 0 ? heeded(review, about) : [];
  const missing = dueParts(asDraft(draft, about), contextOf(draft, about)).filter((part) => !review.has[part]);
  return { box, version, label, internal, findings, has: review.has, missing };
}

function reviewed(draft: BoxDraft, about: DraftCase): Review {
  return reviewDraft(asDraft(draft, about), contextOf(draft, about));
}

function asDraft({ box, text }: BoxDraft, { reading, settings }: DraftCase): Draft {
  return { id: box, text, authority: settings.advisor.authority, case: reading };
}

function contextOf({ internal }: BoxDraft, { assessment, language }: DraftCase): ReviewContext {
  return { rules: shippedReview(), assessment, language, audience: internal ? 'colleague' : 'customer' };
}

/** Without what the advisor does not want to be told, each with the key by which it can be ignored, its reason in the advisor's language. */
function heeded({ findings }: Review, { settings, ignoredOnce, language }: DraftCase): DraftFinding[] {
  const never = new Set(settings.reviewIgnored.map(({ finding, quote }) => `${finding} ${sameWords(quote)}`));
  const reasons = shippedReview().languages.find((known) => known.language === language)?.findings;
  const met = new Map<string, number>();
  const wanted = findings.flatMap((finding) => {
    const words = `${finding.id} ${sameWords(finding.quote)}`;
    const nth = (met.get(words) ?? 0) + 1;
    met.set(words, nth);
    const key = hash(`${words} ${nth}`);
    if (never.has(words) || ignoredOnce.has(key)) return [];
    return [{ ...finding, key, why: reasons?.[finding.id]?.why ?? finding.why }];
  });
  return onePerPlace(wanted);
}

const sameWords = (quote: string): string => fold(quote).replace(/\s+/g, ' ').trim();

function sayCount(found: number, language: Language): { text: string; label: string } {
  if (found === 0) return { text: '', label: language === 'en' ? 'Nothing to change in this draft' : '这份草稿没有要改的' };
  const label =
    language === 'en'
      ? `${found} ${found === 1 ? 'place' : 'places'} in this draft to look at. Open the list`
      : `这份草稿有 ${found} 处要再看一眼。打开列表`;
  return { text: String(found), label };
}

/** The reviews of this tab's drafts; of a page that is older than this worker's life its texts are asked for. */
export async function draftsOn(tabId: number): Promise<DraftView[]> {
  const about = await draftCase(tabId);
  if (about.off || about.caseId === null) return [];
  if (!live.has(tabId)) {
    const drafts = await tellPage(tabId, 'page:drafts', {}).catch(() => []); // page reloading: it sends them by itself
    for (const draft of drafts ?? []) remember(tabId, draft, about);
  }
  return [...(live.get(tabId)?.values() ?? [])].map(({ draft, about: then, view }) =>
    then === about ? view : viewOf(draft, about),
  );
}

/** The text that is being written in a box, if this life of the worker knows it. */
export function draftIn(tabId: number, box: string): BoxDraft | null {
  return live.get(tabId)?.get(box)?.draft ?? null;
}

const waiting = new Map<number, ReturnType<typeof setTimeout>>();

function tellSoon(tabId: number): void {
  clearTimeout(waiting.get(tabId));
  const tell = () => {
    waiting.delete(tabId);
    void tellFacesOfDraft(tabId);
  };
  waiting.set(tabId, setTimeout(tell, facesPauseMs));
}
