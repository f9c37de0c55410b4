/** Reading along in reply boxes: its script is fetched when a case has a box to write in, and not before. */
import type { BoxDraft, DraftPlace, FixResult } from '../../lib/case/draft';
import type { Ask } from '../../lib/messaging/send';
import type { CaretMemory } from '../../lib/page/caret';
import type { LiveDrafts } from '../../lib/page/draft/startDrafts';
import { offeredPart } from '../../lib/page/parts';
import type { ReplyBox } from '../../lib/page/replyBox';

interface Wiring {
  readonly doc: Document;
  readonly ask: Ask;
  readonly caret: CaretMemory;
  readonly boxes: () => readonly ReplyBox[];
  readonly add: (element: HTMLElement) => void;
  readonly onOpen: () => void;
  readonly signal: AbortSignal;
}

export interface CaseDrafts {
  /** A case is in front of the advisor: look for its boxes, now and when the advisor goes into one. */
  look(): void;
  /** No case any more. */
  stop(): void;
  again(): void;
  texts(): readonly BoxDraft[];
  fix(fix: DraftPlace & { readonly quote: string; readonly rewrite: string }): Promise<FixResult> | FixResult;
  show(place: DraftPlace): Range | boolean;
}

export function followDrafts({ ask, ...rest }: Wiring): CaseDrafts {
  const { doc, boxes, signal } = rest;
  let live: LiveDrafts | 'loading' | null = null;
  let waiting: AbortController | null = null;
  const ready = () => (live === 'loading' ? null : live);

  const load = async (): Promise<void> => {
    live = 'loading';
    try {
      await ask('page/load', { part: 'draft' });
      const start = signal.aborted ? null : offeredPart('draft');
      const review = (draft: BoxDraft) => ask('page/draft', draft);
      const onSubmit = (box: string) => void ask('page/draft-submitted', { box }).catch(() => {}); // background gone: nobody to remember it
      live = start?.({ ...rest, review, onSubmit }) ?? null;
      if (waiting) ready()?.look();
    } catch {
      live = null; // the background is gone: a later self of ours takes over
    }
  };
  const look = (): void => {
    waiting ??= wait();
    if (live === 'loading') return;
    if (live) live.look();
    else if (boxes().length > 0) void load();
  };
  /** A box that comes late is met when the advisor goes into it; one in a frame takes the focus from the window. */
  const wait = (): AbortController => {
    const life = new AbortController();
    const entered = () => live === null && look();
    const listening = { signal: AbortSignal.any([life.signal, signal]), capture: true, passive: true };
    doc.addEventListener('focusin', entered, listening);
    doc.defaultView?.addEventListener('blur', entered, listening);
    return life;
  };
  return {
    look,
    stop() {
      waiting?.abort();
      waiting = null;
      ready()?.stop();
    },
    again: () => (waiting ? ready()?.again() : undefined),
    texts: () => ready()?.texts() ?? [],
    fix: (fix) => ready()?.fix(fix) ?? { how: 'no-box' },
    show: (place) => ready()?.show(place) ?? false,
  };
}
