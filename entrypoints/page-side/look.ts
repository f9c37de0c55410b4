/**
 * Looks at the page whenever it has changed, and tells the background what it says. One look at a time; a look that finds
 * the same reading tells nothing.
 */
import type { ReplyBoxView, InsertResult as ToldResult } from '../../lib/case/view';
import type { Ask } from '../../lib/messaging/send';
import type { Adapter } from '../../lib/page/adapters/types';
import { rememberCaret } from '../../lib/page/caret';
import type { Chip } from '../../lib/page/host/chip';
import { insertText } from '../../lib/page/insert';
import { markEvidence } from '../../lib/page/mark';
import { type MessageCache, newMessageCache } from '../../lib/page/messages';
import { type PageReading, type Picked, pickPage, readPage } from '../../lib/page/read';
import { chooseReplyBox, findReplyBoxes, type ReplyBox } from '../../lib/page/replyBox';
import { forgetAround, watchPage } from '../../lib/page/watch';
import { localNow } from './localNow';

/** Main thread for one slice of reading; the rest follows when the page is idle. */
const sliceMs = 8;
/** How long a history that is on its way may hold back the chip. */
const historyPatienceMs = 2_000;

export interface Look {
  /** Reads now and tells the background even when nothing has changed. */
  again(): void;
  showEvidence(source: string, start: number | null, end: number | null): boolean;
  insert(text: string): Promise<ToldResult>;
  replyBox(): ReplyBoxView | null;
  /** Puts the focus back where the advisor was typing. */
  focusReplyBox(): void;
}

export function startLooking(doc: Document, adapters: readonly Adapter[], ask: Ask, chip: Chip, signal: AbortSignal): Look {
  const caret = rememberCaret(doc, signal);
  let cache: MessageCache = newMessageCache();
  let picked: Picked | null = null;
  let last: PageReading | null = null;
  let told = '';
  let waitingFor = '';
  let marking = new AbortController();

  async function look(): Promise<void> {
    if (signal.aborted) return;
    picked = pickPage(doc, doc.URL, adapters);
    const page =
      picked?.page.kind === 'ticket'
        ? readPage({ doc, url: doc.URL, now: localNow(), ...picked, cache, budgetMs: sliceMs })
        : null;
    if (!page) return leave();
    last = page;
    if (page.partial) whenIdle(() => void guarded(), signal);
    if (page.complete || page.reading.messages.length > 0) return tell(page);
    waitForHistory(page.reading.id);
  }

  /** A score without the history would be a wrong one: wait a little, then say what there is (some pages load it on a click). */
  function waitForHistory(caseId: string): void {
    if (waitingFor === caseId) return;
    waitingFor = caseId;
    setTimeout(() => {
      if (!signal.aborted && last?.reading.id === caseId && told === '') void tell(last).catch(() => {});
    }, historyPatienceMs);
  }

  async function tell(page: PageReading): Promise<void> {
    const words = JSON.stringify([page.reading.id, { ...page.reading, now: '' }]);
    if (words === told) return;
    told = words;
    const view = await ask('page/read', { reading: page.reading, sources: page.sources, missing: [...page.missing] });
    if (signal.aborted || last?.reading.id !== page.reading.id) return;
    if (view) chip.show(view);
    else chip.hide();
  }

  async function leave(): Promise<void> {
    const wasCase = last !== null;
    last = null;
    told = '';
    chip.hide();
    if (wasCase) await ask('page/left', {});
  }

  /** Nothing of ours may show up as an error in the CRM's console: a failure goes to the sidebar. */
  async function guarded(): Promise<void> {
    try {
      await look();
    } catch (error) {
      if (signal.aborted) return;
      told = '';
      const details = `${doc.URL.replace(/[?#].*/, '')}\n${picked?.adapter.id ?? 'no adapter'}\n${error instanceof Error ? (error.stack ?? error.message) : error}`;
      await ask('page/failed', { details: details.slice(0, 20_000) }).catch(() => {}); // background gone: nobody is left to tell
    }
  }

  watchPage(
    doc,
    (change) => {
      if (change === 'navigated') cache = newMessageCache();
      void guarded();
    },
    signal,
    {
      scope: () =>
        last && picked
          ? {
              selectors: selectorsOf(picked),
              stands: last.stands,
              touched: (node) => forgetAround(node, (element) => cache.blocks.delete(element)),
            }
          : null,
    },
  );
  void guarded();

  const currentBox = (): ReplyBox | null => chooseReplyBox(findReplyBoxes(doc, picked?.page, caret), caret);
  return {
    again() {
      told = '';
      void guarded();
    },
    showEvidence(source, start, end) {
      marking.abort();
      marking = new AbortController();
      const range = last?.rangeOf(source, start ?? undefined, end ?? undefined);
      return range ? markEvidence([range], doc, AbortSignal.any([signal, marking.signal])) : false;
    },
    async insert(text) {
      const box = currentBox();
      if (!box) return { how: 'no-box', where: '' };
      const { how, where } = await insertText(box, text, caret);
      return { how, where };
    },
    replyBox() {
      const box = currentBox();
      return box && { label: box.label, internal: box.internal !== false };
    },
    focusReplyBox: () => currentBox()?.element.focus(),
  };
}

/** Everything that the picked page is read by: an added element that holds none of these does not concern the case. */
function selectorsOf({ page }: Picked): string {
  const fields = Object.values(page.fields).flatMap((locators) => locators ?? []);
  const css = [
    ...fields.map((locator) => locator.css),
    page.messages?.item,
    ...(page.messages?.loaded ?? []),
    ...(page.when.selectors ?? []),
  ];
  return css.filter((selector): selector is string => Boolean(selector)).join(',');
}

function whenIdle(work: () => void, signal: AbortSignal): void {
  const run = () => signal.aborted || work();
  if (typeof requestIdleCallback === 'function') requestIdleCallback(run, { timeout: 500 });
  else setTimeout(run);
}
