/** A page side reports what it reads; it learns what the chip shows. */
import { browser } from 'wxt/browser';
import { sayIn } from '../../../components/ui/say';
import { type CaseReading, parseReading, type Unread } from '../../../lib/case/reading';
import { type CaseHistory, type CaseRecord, emptyHistory } from '../../../lib/case/record';
import type { RequestOf } from '../../../lib/messaging/catalogue';
import type { pageMessages } from '../../../lib/messaging/catalogue/page';
import { type Asker, type HandlersFor, Refuse } from '../../../lib/messaging/serve';
import { type Lesson, newAdapter } from '../../../lib/page/teach/lesson';
import { keepCase, readCase } from '../../../lib/storage/cases';
import { readHistory } from '../../../lib/storage/history';
import { adaptersFor, tellAdapters, usableAdapters } from '../adapters';
import { badgesFor, badgesLabel, type ListedRow } from '../badges';
import { keepPlace, placesAt } from '../casePlaces';
import { chipOf } from '../caseView';
import { forgetDraftCase, forgetDrafts } from '../drafts';
import { drawerShape, keepDrawerShape } from '../drawerShape';
import { inTurn } from '../inTurn';
import { currentLanguage } from '../language';
import { closedAtOf, judge, warmUp } from '../mind';
import { lookForSent } from '../outgoing';
import { loadPart } from '../parts';
import { rememberCustomer, withPast } from '../pastTickets';
import { countSeen } from '../seenFields';
import { tellFaces } from '../speak';
import { withStore } from '../store';
import { changeTab, readTab, type TabState } from '../tabs';
import { teach } from '../teaching';
import { dropUnkept, holdUnkept } from '../unkept';
import { nowUtc, tabOf } from './asker';

async function readingSeen(request: RequestOf<'page/read'>, asker: Asker) {
  const tabId = tabOf(asker);
  const parsed = parseReading(request.reading);
  if (!parsed.ok) throw new Refuse('malformed', parsed.error);
  if (!isOfOrigin(parsed.reading, asker.origin)) throw new Refuse('forbidden', 'a page speaks for its own site only');
  if (request.excerpt) return excerptSeen(parsed.reading, tabId);
  const { unread } = parsed;
  const { id } = parsed.reading;
  const { sources, missing, complete } = request;
  const [{ reading, history, language, assessment }] = await Promise.all([
    judgedNow(parsed.reading, unread),
    changeTab(tabId, (now) => ({ ...onCase(now, id), sources, missing, partial: !complete })),
  ]);
  forgetDraftCase(tabId);
  void lookForSent(tabId, { reading, language }).catch(() => {}); // only a question is lost
  const seenAt = nowUtc();
  if (complete) void count(reading, Object.keys(sources), tabId);
  if (asker.origin !== null) void keepPlace(reading, asker.origin).catch(() => {}); // lists without an adapter then have no badges
  void keep({ id: reading.id, reading, assessment, seenAt, closedAt: closedAtOf(reading, seenAt) }, history, tabId);
  return chipOf(assessment, language);
}

/** All that judging needs is asked for at once. */
async function judgedNow(read: CaseReading, unread: readonly Unread[]) {
  const [reading, history, language] = await Promise.all([
    withPast(read),
    withStore((store) => readHistory(store, read.id)).catch(() => emptyHistory), // no store: still a score
    currentLanguage(),
  ]);
  return { reading, history, language, assessment: judge(reading, history, unread) };
}

/**
 * A reply form shows little of its ticket: what the ticket's own page said counts, judged by the clock of now. A ticket that
 * was never seen has no score here: one made of a form would be a wrong one.
 */
async function excerptSeen(excerpt: CaseReading, tabId: number) {
  const known = await withStore((store) => readCase(store, excerpt.id)).catch(() => null);
  if (!known || !isOfOrigin(known.reading, originOf(excerpt))) return null;
  const reading = { ...known.reading, now: excerpt.now };
  const history = await withStore((store) => readHistory(store, reading.id)).catch(() => emptyHistory);
  const assessment = judge(reading, history, known.assessment.unread);
  await changeTab(tabId, (now) => ({ ...onCase(now, reading.id), sources: {}, missing: [], partial: false }));
  forgetDraftCase(tabId);
  await tellFaces(reading.id, tabId);
  return chipOf(assessment, await currentLanguage());
}

/** Into the asking frame alone, into our world there. Without the site's permission the browser refuses. */
async function needGeneric(_request: unknown, asker: Asker): Promise<null> {
  const target = { tabId: tabOf(asker), frameIds: [asker.frameId ?? 0] };
  await browser.scripting.executeScript({ target, files: ['/generic-side.js'] });
  return null;
}

/** What was ignored in one case's drafts is said again in another's. */
const onCase = (now: TabState, caseId: string): Partial<TabState> => ({
  caseId,
  failed: null,
  ...(now.caseId === caseId ? {} : { ignoredOnce: [] }),
});

/** Each record once: which fields this kind of page gives. */
async function count({ id, site = '' }: CaseReading, paths: readonly string[], tabId: number): Promise<void> {
  let isNew = false;
  await changeTab(tabId, ({ counted }) => {
    isNew = counted !== id;
    return { counted: id };
  });
  if (isNew)
    await countSeen(
      site,
      'ticket',
      paths.filter((path) => !path.startsWith('messages.')),
    ).catch(() => {}); // the doctor then knows less
}

const originOf = ({ url }: CaseReading): string | null => (url && URL.canParse(url) ? new URL(url).origin : null);

const isOfOrigin = (reading: CaseReading, origin: string | null): boolean => origin !== null && originOf(reading) === origin;

/**
 * After the chip has its answer: writing to the disk must not hold the warning back. In turn with whoever else changes this
 * case; what was kept of it since the chip was judged is taken into account.
 */
async function keep(record: CaseRecord, judgedWith: CaseHistory, tabId: number): Promise<void> {
  const write = async () => {
    const history = await withStore((store) => readHistory(store, record.id));
    const { reading, assessment } = record;
    const isCurrent = JSON.stringify(history) === JSON.stringify(judgedWith);
    const judged = isCurrent ? assessment : judge(reading, history, assessment.unread);
    await withStore((store) => keepCase(store, { ...record, assessment: judged }));
    dropUnkept(record.id);
  };
  const keepOrHold = () =>
    write().catch((error) => {
      holdUnkept(record);
      console.warn('RiteSide could not keep the case', error);
    });
  await inTurn(record.id, keepOrHold);
  await tellFaces(record.id, tabId);
}

export const pageHandlers: HandlersFor<keyof typeof pageMessages> = {
  async 'page/hello'(_request, asker) {
    forgetDrafts(tabOf(asker));
    setTimeout(warmUp); // while the page is being read; its reading follows at once
    const tabId = tabOf(asker);
    const [adapters, { drawerOpen }, badges, places] = await Promise.all([
      adaptersFor(tabId),
      readTab(tabId),
      badgesLabel(),
      placesAt(asker.origin),
    ]);
    return { adapters, reopen: drawerOpen, badges, places: [...places] };
  },
  'page/places': async (_request, { origin }) => [...(await placesAt(origin))],
  async 'page/load'({ part }, asker) {
    await loadPart(tabOf(asker), part);
    return null;
  },
  'page/rows': ({ rows, url, now }, { origin }) => {
    if (origin === null) throw new Refuse('forbidden', 'a page speaks for its own site only');
    return badgesFor(rows as ListedRow[], { url, now, origin });
  },
  'page/need-generic': needGeneric,
  'page/read': readingSeen,
  async 'page/taught'({ lesson, url }, asker) {
    const tabId = tabOf(asker);
    if (!URL.canParse(url) || new URL(url).origin !== asker.origin)
      throw new Refuse('forbidden', 'a page speaks for its own site only');
    const adapter = (await usableAdapters()).find(({ id, taught }) => taught && id === newAdapter(url).id) ?? null;
    // A lesson that does not fit is not learned; the sidebar shows what was.
    if (await teach(tabId, { url, adapter }, lesson as Lesson)) await tellAdapters(tabId);
    await tellFaces(null, tabId);
    return null;
  },
  async 'page/teach-ended'(_request, asker) {
    await tellFaces(null, tabOf(asker));
    return null;
  },
  async 'page/customer'({ reading, rows }, asker) {
    const parsed = parseReading(reading);
    if (!parsed.ok) throw new Refuse('malformed', parsed.error);
    if (!isOfOrigin(parsed.reading, asker.origin)) throw new Refuse('forbidden', 'a page speaks for its own site only');
    await rememberCustomer(parsed.reading, rows);
    return null;
  },
  async 'page/left'(_request, asker) {
    const tabId = tabOf(asker);
    forgetDrafts(tabId);
    await changeTab(tabId, () => ({ caseId: null, sources: {}, missing: [], partial: false, failed: null }));
    await tellFaces(null, tabId);
    return null;
  },
  async 'page/failed'({ details }, asker) {
    const tabId = tabOf(asker);
    await changeTab(tabId, () => ({ failed: details }));
    await tellFaces(null, tabId);
    return null;
  },
  async 'page/closed-drawer'(_request, asker) {
    await changeTab(tabOf(asker), () => ({ drawerOpen: false, drawers: [] }));
    return null;
  },
  async 'page/open-drawer'(_request, asker) {
    const nonce = crypto.randomUUID();
    await changeTab(tabOf(asker), () => ({ nonce, drawers: [] }));
    const [language, shape] = await Promise.all([currentLanguage(), drawerShape()]);
    const say = sayIn(language);
    return { nonce, title: say('drawer.title'), grip: say('drawer.grip'), shape };
  },
  async 'page/drawer-shape'(shape) {
    await keepDrawerShape(shape);
    return null;
  },
};
