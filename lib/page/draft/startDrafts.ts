/** Reading along in the reply boxes of a case: watching and marking, the counts in our host, fixes through the one insert function. */
import type { BoxDraft, DraftMarks, DraftPlace, FixResult } from '../../case/draft';
import type { CaretMemory } from '../caret';
import { createCount } from '../host/count';
import { type Replaced, readyToReplace, replaceText } from '../insert';
import type { ReplyBox } from '../replyBox';
import { draftRange, fieldSpan } from './draftText';
import { type Drafts, followDrafts } from './followDrafts';
import type { WatchedBox } from './watchedBox';

export interface DraftsWiring {
  readonly doc: Document;
  readonly caret: CaretMemory;
  /** The reply boxes that are shown now. */
  readonly boxes: () => readonly ReplyBox[];
  /** Puts an element of ours into the page's host. */
  readonly add: (element: HTMLElement) => void;
  readonly review: (draft: BoxDraft) => Promise<DraftMarks | null>;
  readonly onSubmit: (box: string) => void;
  /** The advisor wants to see the list. */
  readonly onOpen: () => void;
  readonly signal: AbortSignal;
}

export interface LiveDrafts extends Pick<Drafts, 'look' | 'again' | 'stop' | 'texts'> {
  fix(fix: DraftPlace & { readonly quote: string; readonly rewrite: string }): Promise<FixResult>;
  /** Puts the selection on the words of a field, gives the range of a rich editor's; false when they are not there any more. */
  show(place: DraftPlace): Range | boolean;
}

export type StartDrafts = (wiring: DraftsWiring) => LiveDrafts;

export const startDrafts: StartDrafts = ({ caret, add, onOpen, ...rest }) => {
  const drafts = followDrafts({ ...rest, createCount: () => createCount(rest.doc, add, onOpen) });
  return {
    look: () => drafts.look(),
    again: () => drafts.again(),
    stop: () => drafts.stop(),
    texts: () => drafts.texts(),
    async fix({ box: id, version, start, end, quote, rewrite }) {
      const watched = drafts.find(id);
      if (!watched) return { how: 'no-box' };
      await readyToReplace(watched.box, caret);
      const where = placeOf(watched, { version, start, end }, quote);
      if (!where) return { how: 'changed' };
      const { how } = await replaceText(watched.box, where, rewrite, caret);
      return { how: how === 'inserted' ? 'fixed' : 'refused' };
    },
    show({ box: id, ...stretch }) {
      const watched = drafts.find(id);
      const span = watched?.spanNow(stretch.version, stretch.start, stretch.end);
      if (!watched || !span) return false;
      const { box, draft } = watched;
      if (box.kind === 'rich') return draftRange(draft, span.start, span.end) ?? false;
      const at = fieldSpan(draft, span.start, span.end);
      if (!at) return false;
      box.element.focus();
      (box.element as HTMLTextAreaElement).setSelectionRange(...at);
      return true;
    },
  };
};

/** Only the very words that the advisor was shown, where they provably still stand. */
function placeOf(
  watched: WatchedBox,
  { version, start, end }: { version: number; start: number; end: number },
  quote: string,
): Replaced | null {
  const span = watched.spanNow(version, start, end);
  if (!span || watched.draft.text.slice(span.start, span.end) !== quote) return null;
  if (watched.box.kind === 'rich') {
    const range = draftRange(watched.draft, span.start, span.end);
    return range && { range };
  }
  const at = fieldSpan(watched.draft, span.start, span.end);
  return at && { span: at };
}
