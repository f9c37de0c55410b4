/** The page in front as the sidebar's doctor and teacher show it. */
import { browser } from 'wxt/browser';
import { sayIn, type WordKey } from '../../components/ui/say';
import type { PageSheet, PageView, PickStep, PickWords } from '../../lib/case/view';
import { learnedOf, type Teachable } from '../../lib/page/teach/lesson';
import { usableAdapters } from './adapters';
import { currentLanguage } from './language';
import { loadPart } from './parts';
import { seenOn } from './seenFields';
import { tellPage } from './speak';
import { readTab } from './tabs';
import { markTried, readTeaching } from './teaching';

export async function pageView(tabId: number): Promise<PageView> {
  const sheet = await readSheet(tabId).catch(() => null); // no page side there, or it is being reloaded
  const teaching = await readTeaching(tabId);
  const kept = await usableAdapters();
  const reads = sheet?.readers.filter(({ isTaught }) => isTaught).map(({ name }) => name) ?? [];
  const taught = kept.find(({ taught: isTaught, name }) => isTaught && reads.includes(name));
  const { url } = await browser.tabs.get(tabId);
  const onOther = teaching !== null && sheet?.kind === 'ticket' && url !== undefined && url !== teaching.url;
  if (teaching && onOther) await markTried(tabId);
  return {
    sheet,
    kept: taught ? { id: taught.id, name: taught.name } : null,
    teaching: teaching && {
      name: teaching.adapter.name,
      learned: learnedOf(teaching.adapter),
      canUndo: teaching.before.length > 0,
      onOther,
      tried: teaching.tried || onOther,
      isKept: kept.some(({ id }) => id === teaching.adapter.id),
    },
  };
}

async function readSheet(tabId: number): Promise<PageSheet | null> {
  await loadPart(tabId, 'teach');
  const { caseId } = await readTab(tabId);
  const site = caseId?.split(':').slice(0, -1).join(':') ?? '';
  return tellPage(tabId, 'page:sheet', { seen: await seenOn(site, 'ticket') });
}

/** The steps in the advisor's words, and the words of the bar over the page. */
export async function pickWords(what: readonly string[]): Promise<{ steps: PickStep[]; words: PickWords }> {
  const say = sayIn(await currentLanguage());
  const stepFor = (each: string): PickStep => {
    if (each === 'messages') return { what: each, say: say('teach.clickCustomer'), sayNext: say('teach.clickStaff') };
    if (each === 'internal-note') return { what: each, say: say('teach.clickInternal') };
    if (each === 'reply-box') return { what: each, say: say('teach.clickBox') };
    return {
      what: each,
      say: say('teach.clickValue', {
        field: say(`field.${each as Exclude<Teachable, 'messages' | 'internal-note' | 'reply-box'>}` satisfies WordKey),
      }),
    };
  };
  return {
    steps: what.map(stepFor),
    words: {
      take: say('teach.take'),
      skip: say('teach.skip'),
      end: say('teach.end'),
      keys: say('teach.keys'),
      cannot: say('teach.cannot'),
      'not-in-one-list': say('teach.notInOneList'),
      'nothing-tells-them-apart': say('teach.nothingTells'),
      'nothing-marks-it': say('teach.nothingMarks'),
    },
  };
}
