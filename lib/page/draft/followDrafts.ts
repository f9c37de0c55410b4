/**
 * Reads along in the reply boxes of a case: finds them, also those that come late or are drawn anew, sends their text to be reviewed,
 * and shows what comes back. It writes nothing and stops nothing.
 *
 *   key ──▶ WatchedBox ──text, version──▶ review (background) ──spans of that version──▶ marks, count
 */
import type { BoxDraft, DraftMarks } from '../../case/draft';
import { editableOf } from '../caret';
import { tagOf, viewOf } from '../dom';
import type { Count } from '../host/count';
import type { ReplyBox } from '../replyBox';
import { WatchedBox } from './watchedBox';

export interface DraftsOptions {
  readonly doc: Document;
  /** The reply boxes that are shown now. */
  readonly boxes: () => readonly ReplyBox[];
  /** Null: not to be reviewed here. */
  readonly review: (draft: BoxDraft) => Promise<DraftMarks | null>;
  /** A form with a reviewed text in it is being submitted. */
  readonly onSubmit: (box: string) => void;
  readonly createCount: () => Count;
  readonly signal: AbortSignal;
}

export interface Drafts {
  /** A case is in front of the advisor: look for its boxes. */
  look(): void;
  /** Reviews all texts again: what the review hangs on has changed. */
  again(): void;
  /** No case any more: everything goes. */
  stop(): void;
  texts(): readonly BoxDraft[];
  find(id: string): WatchedBox | null;
}

/** How long a page may change under a box before we look whether the box is still there. */
const recheckMs = 250;

interface Desk {
  readonly watched: WatchedBox;
  readonly count: Count;
  readonly life: AbortController;
  version: number;
  asking: boolean;
  /** Something has changed since the review that is under way was asked for. */
  stale: boolean;
}

export function followDrafts(options: DraftsOptions): Drafts {
  const follower = new Follower(options);
  options.signal.addEventListener('abort', () => follower.stop());
  return follower;
}

class Follower implements Drafts {
  private desks: Desk[] = [];
  private life: AbortController | null = null;
  private made = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly options: DraftsOptions) {}

  look(): void {
    if (this.options.signal.aborted) return;
    if (!this.life) this.start();
    const boxes = this.options.boxes();
    for (const desk of this.desks) {
      const same = boxes.find(({ element }) => element === desk.watched.box.element);
      if (!same) this.end(desk);
      else this.meet(desk, same);
    }
    for (const box of boxes) if (!this.desks.some(({ watched }) => watched.box.element === box.element)) this.begin(box);
  }

  again(): void {
    this.look();
    for (const desk of this.desks) this.tell(desk);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.life?.abort();
    this.life = null;
    for (const { count, life } of this.desks) {
      count.hide();
      life.abort();
    }
    this.desks = [];
  }

  texts(): BoxDraft[] {
    return this.desks.map((desk) => this.draftOf(desk));
  }

  find(id: string): WatchedBox | null {
    return this.desks.find(({ watched }) => watched.id === id && watched.isThere)?.watched ?? null;
  }

  /** Listens for what may bring a box or take one away; a box is met at the latest when the advisor goes into it. */
  private start(): void {
    const { doc } = this.options;
    const life = new AbortController();
    this.life = life;
    const listening = { signal: life.signal, capture: true, passive: true };
    const soon = () => this.lookSoon(0);
    const entered = (event: Event) => {
      const editable = editableOf(event.composedPath()[0]);
      if (editable && !this.desks.some(({ watched }) => watched.box.element === editable)) soon();
    };
    for (const type of ['focusin', 'input']) doc.addEventListener(type, entered, listening);
    for (const type of ['change', 'click']) doc.addEventListener(type, soon, listening);
    // An editor in a frame that sets its content anew may write a whole new document.
    doc.addEventListener(
      'load',
      (event) => event.target instanceof Element && tagOf(event.target) === 'iframe' && soon(),
      listening,
    );
    doc.addEventListener('submit', (event) => this.submitted(event), listening);
    // The focus has gone into an editor's frame.
    viewOf(doc)?.addEventListener('blur', soon, listening);
    const hasText = () => this.desks.some(({ watched }) => watched.draft.text !== '');
    const observer = new MutationObserver(() => hasText() && this.lookSoon(recheckMs));
    observer.observe(doc, { childList: true, subtree: true });
    life.signal.addEventListener('abort', () => observer.disconnect());
  }

  private lookSoon(waitMs: number): void {
    if (waitMs === 0) {
      clearTimeout(this.timer);
      this.timer = undefined;
    }
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      for (const { watched } of this.desks) watched.recheck();
      this.look();
      for (const { count } of this.desks) count.place();
    }, waitMs);
  }

  private begin(box: ReplyBox): void {
    const life = new AbortController();
    const count = this.options.createCount();
    this.made += 1;
    const events = { onText: () => this.tell(desk), onMarks: () => this.recount(desk) };
    const watched = new WatchedBox(`box ${this.made}`, box, events, life.signal);
    const desk: Desk = { watched, count, life, version: 0, asking: false, stale: false };
    this.desks.push(desk);
    watched.start();
  }

  private end(desk: Desk): void {
    desk.count.hide();
    desk.life.abort();
    this.desks = this.desks.filter((each) => each !== desk);
    if (desk.version > 0)
      void this.options.review({ ...this.draftOf(desk), version: desk.version + 1, text: '' }).catch(() => {}); // background gone: it has forgotten the draft
  }

  /** The same box under another name, or for other readers. */
  private meet(desk: Desk, box: ReplyBox): void {
    const { internal, label } = desk.watched.box;
    desk.watched.box = box;
    if (internal !== box.internal || label !== box.label) this.tell(desk);
  }

  private draftOf({ watched, version }: Desk): BoxDraft {
    const { label, internal } = watched.box;
    return { box: watched.id, version, text: watched.draft.text, label, internal: internal === true };
  }

  private tell(desk: Desk): void {
    desk.stale = true;
    if (!desk.asking) void this.ask(desk);
  }

  /** One at a time: what was typed meanwhile goes next, as a whole. */
  private async ask(desk: Desk): Promise<void> {
    desk.asking = true;
    try {
      while (desk.stale && !desk.life.signal.aborted) {
        desk.stale = false;
        desk.version += 1;
        desk.watched.keepVersion(desk.version);
        const marks = await this.options.review(this.draftOf(desk));
        if (desk.life.signal.aborted) return;
        if (!marks) return this.stop();
        this.show(desk, marks);
      }
    } catch {
      // The background is gone (an update): a later self of ours begins anew, and this one shows nothing meanwhile.
      desk.watched.showMarks(0, []);
    } finally {
      desk.asking = false;
    }
  }

  private show({ watched, count, version }: Desk, { marks, text, label }: DraftMarks): void {
    count.say({ text, label, severity: worst(marks) });
    watched.showMarks(version, marks);
  }

  private recount({ watched, count }: Desk): void {
    if (watched.draft.text === '') count.hide();
    else count.show(watched.box.element);
  }

  private submitted(event: Event): void {
    const form = event.target as Node | null;
    for (const { watched } of this.desks) {
      const { element, doc } = watched.box;
      const place = viewOf(doc)?.frameElement ?? element;
      if (watched.draft.text !== '' && form?.contains(place)) this.options.onSubmit(watched.id);
    }
  }
}

const order = ['hint', 'warning', 'error'] as const;
type Severity = (typeof order)[number];

function worst(marks: DraftMarks['marks']): Severity {
  return marks.reduce<Severity>(
    (most, { severity }) => (order.indexOf(severity) > order.indexOf(most) ? severity : most),
    'hint',
  );
}
