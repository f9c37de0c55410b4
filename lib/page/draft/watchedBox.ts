/**
 * One reply box while the advisor writes in it: its text, its marks, and when either changed. Marks are right or absent: every change
 * maps them to the new text at once, before the browser paints, or takes them off. Nothing is read while an input method composes.
 */
import type { DraftMark } from '../../case/draft';
import { isConnected } from '../dom';
import type { ReplyBox } from '../replyBox';
import { keepUntouched } from './draftSpans';
import { type DraftText, draftRange, readDraft } from './draftText';
import { type Underlined, underline } from './underline';

/** What a reading costs is paid for with quiet: thirty times its time is three per cent of the main thread. */
const quietPerMs = 30;
/** A reading that took longer is not made while the advisor's key press waits: until it is, the marks that still hold their words stay. */
const quickMs = 4;
/** Versions of the text that a fix may still refer to. */
const versionsKept = 4;

export interface BoxEvents {
  /** The text is another one. */
  onText(): void;
  /** Its marks have changed, also by being taken off. */
  onMarks(): void;
}

interface Painted extends Underlined {
  /** As they stood when it was drawn. */
  readonly words: string;
}

/** It has a lifetime, hence a class: from its making to the signal. */
export class WatchedBox {
  draft: DraftText = { text: '', pieces: [] };
  marks: readonly DraftMark[] = [];
  composing = false;
  private readonly versions = new Map<number, string>();
  private painted: readonly Painted[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private costMs = 0;
  private readAt = Number.NEGATIVE_INFINITY;
  private seen: string | null = null;

  constructor(
    readonly id: string,
    public box: ReplyBox,
    private readonly events: BoxEvents,
    signal: AbortSignal,
  ) {
    const { element, kind } = box;
    const listening = { signal, capture: true, passive: true };
    element.addEventListener('compositionstart', () => this.compose(), listening);
    element.addEventListener('compositionend', () => this.composed(), listening);
    // A redraw or a blur in the middle of a composition may swallow its end.
    element.addEventListener('blur', () => this.composed(), listening);
    for (const type of ['input', 'change']) element.addEventListener(type, () => this.touched(), listening);
    const observer = new MutationObserver(() => this.touched());
    if (kind === 'rich') observer.observe(element, { childList: true, characterData: true, subtree: true });
    signal.addEventListener('abort', () => {
      observer.disconnect();
      clearTimeout(this.timer);
      underline(box.doc, this, []);
    });
  }

  /** Reads for the first time. */
  start(): void {
    this.read();
  }

  get isThere(): boolean {
    return isConnected(this.box.element);
  }

  /** The text under a number, for the marks and fixes that will refer to it. */
  keepVersion(version: number): string {
    this.versions.set(version, this.draft.text);
    for (const old of this.versions.keys()) if (this.versions.size > versionsKept) this.versions.delete(old);
    return this.draft.text;
  }

  /** Marks of an earlier version: those that what was typed since has left alone. */
  showMarks(version: number, marks: readonly DraftMark[]): void {
    const before = this.versions.get(version);
    this.marks = before === undefined ? [] : keepUntouched(before, this.draft.text, marks);
    if (!this.composing) this.paint();
    this.events.onMarks();
  }

  /** Where a stretch of an earlier version stands now, read afresh; null when it was touched since. */
  spanNow(version: number, start: number, end: number): { readonly start: number; readonly end: number } | null {
    const before = this.versions.get(version);
    if (before === undefined || this.composing) return null;
    this.read();
    return keepUntouched(before, this.draft.text, [{ start, end }])[0] ?? null;
  }

  /** Somebody else may have changed the text without telling: a form's own reset, a framework's render. */
  recheck(): void {
    if (this.composing || !this.isThere) return;
    if (this.box.kind === 'field' && (this.box.element as HTMLTextAreaElement).value !== this.seen) this.touched();
  }

  private touched(): void {
    if (this.composing) {
      this.dropDrifted();
      return;
    }
    if (this.marks.length > 0 && this.costMs <= quickMs) {
      this.read();
      return;
    }
    this.dropDrifted();
    this.readSoon();
  }

  private readSoon(): void {
    const waitMs = Math.max(0, this.readAt + this.costMs * quietPerMs - performance.now());
    this.timer ??= setTimeout(() => this.read(), waitMs);
  }

  private read(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.composing || !this.isThere) return;
    const begin = performance.now();
    const before = this.draft.text;
    this.draft = readDraft(this.box);
    if (this.box.kind === 'field') this.seen = (this.box.element as HTMLTextAreaElement).value;
    const had = this.marks.length;
    this.marks = keepUntouched(before, this.draft.text, this.marks);
    // Also when the text is the same: an editor that redraws itself has put it into other nodes.
    if (had > 0) this.paint();
    this.readAt = performance.now();
    this.costMs = this.readAt - begin;
    if (this.marks.length !== had) this.events.onMarks();
    if (before !== this.draft.text) this.events.onText();
  }

  private paint(): void {
    if (this.box.kind === 'field') return;
    this.painted = this.marks.flatMap(({ start, end, severity }) => {
      const range = draftRange(this.draft, start, end);
      return range ? [{ range, severity, words: range.toString() }] : [];
    });
    underline(this.box.doc, this, this.painted);
  }

  /** What is composed goes to the caret: a mark there is touched. */
  private compose(): void {
    this.composing = true;
    clearTimeout(this.timer);
    this.timer = undefined;
    const selection = this.box.doc.getSelection();
    if (this.painted.length === 0 || !selection || selection.rangeCount === 0) return;
    const caret = selection.getRangeAt(0);
    this.paintOnly(this.painted.filter(({ range }) => isApart(range, caret)));
  }

  /** The browser moves ranges along with what is typed elsewhere; one that no longer holds its very words goes. */
  private dropDrifted(): void {
    this.paintOnly(this.painted.filter(({ range, words }) => range.toString() === words));
  }

  private paintOnly(kept: readonly Painted[]): void {
    if (kept.length === this.painted.length) return;
    this.painted = kept;
    underline(this.box.doc, this, kept);
  }

  private composed(): void {
    if (!this.composing) return;
    this.composing = false;
    this.touched();
  }
}

function isApart(range: Range, caret: Range): boolean {
  try {
    const { startContainer, startOffset, endContainer, endOffset } = caret;
    return range.comparePoint(startContainer, startOffset) !== 0 && range.comparePoint(endContainer, endOffset) !== 0;
  } catch {
    return false; // what it stood on has left the document
  }
}
