/** Tells the background what the page says, and does on the page what the advisor asked for in the sidebar. */
import type { DraftPlace } from '../../lib/case/draft';
import type { ReplyBoxView, InsertResult as ToldResult } from '../../lib/case/view';
import type { Ask } from '../../lib/messaging/send';
import type { Adapter } from '../../lib/page/adapters/types';
import { rememberCaret } from '../../lib/page/caret';
import { followPage } from '../../lib/page/follow';
import { offeredGeneric } from '../../lib/page/genericReader';
import type { Chip } from '../../lib/page/host/chip';
import { insertText } from '../../lib/page/insert';
import { markEvidence } from '../../lib/page/mark';
import { pageForReplies } from '../../lib/page/pick';
import type { PageReading, Picked } from '../../lib/page/read';
import { chooseReplyBox, findReplyBoxes, type ReplyBox } from '../../lib/page/replyBox';
import { type CaseDrafts, followDrafts } from './drafts';
import { localNow } from './localNow';

/** How long a history that is on its way may hold back the chip. */
const historyPatienceMs = 2_000;
const longestDetails = 20_000;

export interface Look {
  /** Reads now and tells the background even when nothing has changed. */
  again(): void;
  showEvidence(source: string, start: number | null, end: number | null): boolean;
  hideEvidence(): void;
  /** For the case that the face shows, into the box that it named; if either has changed by now, into none. */
  insert(caseId: string, text: string, named: ReplyBoxView | null): Promise<ToldResult>;
  replyBox(): ReplyBoxView | null;
  readonly drafts: CaseDrafts;
  /** Scrolls to words of a draft and marks them. */
  showDraft(place: DraftPlace): boolean;
  /** The page as the doctor and the teacher see it. */
  inFront(): {
    readonly reading: PageReading | null;
    readonly picked: Picked | null;
    readonly replyBoxes: readonly ReplyBoxView[];
  };
  use(adapters: readonly Adapter[]): void;
  /** Puts the focus back where the advisor was typing. */
  focusReplyBox(): void;
}

export interface LookOptions {
  readonly doc: Document;
  readonly adapters: readonly Adapter[];
  readonly ask: Ask;
  readonly chip: Chip;
  /** The page was looked at: which adapter's page it is. */
  onLook(picked: Picked | null): void;
  /** Puts an element of ours into the page's host. */
  add(element: HTMLElement): void;
  /** The advisor clicked the count beside a reply box. */
  onDrafts(): void;
  /** A case is in front of the advisor, its chip shown. */
  onCase(): void;
  readonly signal: AbortSignal;
}

export function startLooking(options: LookOptions): Look {
  const { doc, adapters, ask, signal } = options;
  const caret = rememberCaret(doc, signal);
  let marking = new AbortController();
  const shownBoxes = () => findReplyBoxes(doc, pageForReplies(followed.picked()), caret);
  const drafts = followDrafts({ ...options, caret, boxes: shownBoxes, onOpen: options.onDrafts });
  const teller = createTeller(options, drafts);
  const tell = (page: PageReading | null) => teller.tell(page?.kind === 'ticket' ? page : null);
  const followed = followPage({
    doc,
    adapters,
    now: () => localNow(),
    signal,
    onLook: options.onLook,
    onReading: tell,
    generic: async () => {
      await ask('page/need-generic', {});
      return offeredGeneric();
    },
    onTrouble: (reason) => teller.trouble(`${doc.URL.replace(/[?#].*/, '')}\n${reason}`),
  });
  const currentBox = (): ReplyBox | null => chooseReplyBox(shownBoxes(), caret);
  const markOnly = (range: Range | null | undefined, of: Document): boolean => {
    marking.abort();
    marking = new AbortController();
    return range ? markEvidence([range], of, AbortSignal.any([signal, marking.signal])) : false;
  };
  return {
    drafts,
    showDraft(place) {
      const shown = drafts.show(place);
      return typeof shown === 'boolean' ? shown : markOnly(shown, shown.startContainer.ownerDocument as Document);
    },
    again() {
      teller.forget();
      tell(followed.current());
      followed.readAgain();
    },
    showEvidence(source, start, end) {
      return markOnly(followed.current()?.rangeOf(source, start ?? undefined, end ?? undefined), doc);
    },
    hideEvidence: () => marking.abort(),
    async insert(caseId, text, named) {
      followed.readAgain();
      if (followed.current()?.reading.id !== caseId) return { how: 'box-changed', where: '' };
      const box = currentBox();
      if (!box) return { how: 'no-box', where: '' };
      const now = viewOf(box);
      if (named && (named.label !== now.label || named.internal !== now.internal))
        return { how: 'box-changed', where: now.label };
      const { how, where } = await insertText(box, text, caret);
      drafts.look();
      return { how, where };
    },
    replyBox() {
      const box = currentBox();
      return box && viewOf(box);
    },
    inFront: () => ({ reading: followed.current(), picked: followed.picked(), replyBoxes: shownBoxes().map(viewOf) }),
    use: followed.use,
    focusReplyBox: () => currentBox()?.element.focus(),
  };
}

/** A box that is not surely public counts as internal: it is named so before anything goes into it. */
const viewOf = ({ label, internal }: ReplyBox): ReplyBoxView => ({ label, internal: internal !== false });

/** One case at a time: an answer for a case that the page has left is dropped. */
function createTeller({ ask, chip, onCase, signal }: LookOptions, drafts: CaseDrafts) {
  let current: PageReading | null = null;
  /** Undefined: this document has not yet said anything, and the background may still hold the case of the one before. */
  let toldId: string | null | undefined;
  let patience: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener('abort', () => clearTimeout(patience));

  const teller = {
    tell(page: PageReading | null): void {
      clearTimeout(patience);
      current = page;
      if (!page) leave();
      else if (page.complete || page.reading.messages.length > 0 || page.reading.id === toldId) void send(page);
      // A score without the history would be a wrong one: wait a little, then say what there is (some pages load it on a click).
      else patience = setTimeout(() => void send(page), historyPatienceMs);
    },
    trouble(details: string): void {
      toldId = null;
      // Nothing of ours may show up as an error in the CRM's console: the failure goes to the sidebar.
      void ask('page/failed', { details: details.slice(0, longestDetails) }).catch(() => {}); // background gone: nobody is left to tell
    },
    forget(): void {
      toldId = null;
    },
  };

  async function send(page: PageReading): Promise<void> {
    if (toldId !== page.reading.id) {
      chip.hide();
      drafts.stop();
    }
    toldId = page.reading.id;
    const { reading, sources, missing, excerpt, complete } = page;
    try {
      const view = await ask('page/read', { reading, sources, missing: [...missing], excerpt, complete });
      if (signal.aborted || current?.reading.id !== reading.id) return;
      if (!view) return chip.hide();
      chip.show(view);
      drafts.look();
      onCase();
    } catch {
      toldId = null; // the background is gone (an update): a later self of ours takes over
    }
  }

  function leave(): void {
    chip.hide();
    drafts.stop();
    if (toldId === null) return;
    toldId = null;
    void ask('page/left', {}).catch(() => {}); // see above
  }

  return teller;
}
