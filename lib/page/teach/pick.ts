/**
 * Teaching by pointing. While it lasts a clear pane of ours lies over the page: what is under the pointer is outlined, a click
 * takes it, and nothing of it reaches the CRM. The keyboard does the same: arrows go through what can be taken, Enter takes it,
 * Escape ends. Part of entrypoints/teach-side.
 */
import type { PickStep, PickWords } from '../../case/view';
import type { Locator } from '../adapters/types';
import { deepSelect, deepSelectAll } from '../deep';
import { attributeOf } from '../dom';
import { createBar } from './bar';
import { internalFrom } from './internal';
import type { Lesson, Teachable } from './lesson';
import { locatorsFor, pathTo, stableSelectors, wayInto } from './locators';
import { messagesFrom } from './messages';
import { createPane } from './pane';
import { candidates, shownBy, targetAt } from './target';

export interface PickOptions {
  readonly doc: Document;
  readonly add: (element: HTMLElement) => void;
  readonly steps: readonly PickStep[];
  readonly words: PickWords;
  /** The customer's name on this page, if it was read: it may be all that tells the speakers apart. */
  readonly name: { readonly shown: string; readonly element: Element } | null;
  /** Selector of the blocks of the history, if it was taught: internal notes are told apart among them. */
  readonly item: string | null;
  readonly onLesson: (lesson: Lesson) => void;
  /** All steps done, or the advisor has ended it. */
  readonly onEnd: () => void;
  readonly signal: AbortSignal;
}

export type StartPicking = (options: PickOptions) => void;

export const startPicking: StartPicking = (options) => new Picking(options).start();

const moves: Readonly<Record<string, number>> = {
  ...{ ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 },
  ...{ PageDown: 10, PageUp: -10 },
};

/** One further goes round, a jump stops at the end. */
function stepFrom(at: number, move: number, count: number): number {
  return Math.abs(move) === 1 ? (at + move + count) % count : Math.min(count - 1, Math.max(0, at + move));
}

/** It has a lifetime, hence a class: until the last step, Escape or the signal. */
class Picking {
  private readonly life = new AbortController();
  private readonly pane;
  private readonly bar;
  private step = 0;
  private target: Element | null = null;
  private last: Element | null = null;
  /** A customer's message, waiting for the staff's. */
  private customer: Element | null = null;
  private choices: readonly Element[] = [];

  constructor(private readonly options: PickOptions) {
    const { doc, add, words } = options;
    this.pane = createPane(doc, add);
    this.bar = createBar(doc, add, words, {
      take: () => this.take(this.target),
      skip: () => this.next(),
      end: () => this.end(),
    });
  }

  start(): void {
    const { doc, signal } = this.options;
    const view = doc.defaultView;
    const ends = AbortSignal.any([signal, this.life.signal]);
    signal.addEventListener('abort', () => this.end(), { signal: this.life.signal });
    // Keys never reach the CRM meanwhile, wherever the focus is.
    for (const type of ['keydown', 'keyup', 'keypress'] as const)
      view?.addEventListener(type, (event) => this.onKey(event), { capture: true, signal: ends });
    const follow = () => this.target && this.pane.outline(this.target);
    view?.addEventListener('scroll', follow, { capture: true, passive: true, signal: ends });
    view?.addEventListener('resize', follow, { signal: ends });
    this.pane.onPoint((x, y) => this.look(targetAt(doc, x, y, this.what())));
    this.pane.onClick((x, y) => this.take(targetAt(doc, x, y, this.what())));
    this.ask();
  }

  private what(): Teachable {
    return (this.options.steps[this.step]?.what ?? 'messages') as Teachable;
  }

  private ask(): void {
    const step = this.options.steps[this.step];
    if (!step) {
      this.end();
      return;
    }
    this.choices = [];
    this.look(null);
    const say = this.customer ? (step.sayNext ?? step.say) : step.say;
    this.bar.ask(say, `${this.step + 1}/${this.options.steps.length}`);
  }

  private look(target: Element | null): void {
    this.target = target;
    this.pane.outline(target);
    this.bar.show(target ? shownBy(target) : '');
  }

  private onKey(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const move = moves[event.key];
    const isOurs = this.bar.hasFocus();
    // Tab, Enter and the space bar are for our own buttons.
    if (isOurs && move === undefined && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.type !== 'keydown') return;
    if (event.key === 'Escape') this.end();
    else if (move !== undefined) this.go(move);
    else if (!isOurs) this.bar.focus();
  }

  private go(move: number): void {
    if (this.choices.length === 0) this.choices = candidates(this.options.doc, this.what());
    const { choices } = this;
    if (choices.length === 0) return;
    const at = this.target ? choices.indexOf(this.target) : this.placeOfLast();
    const next = choices[at < 0 ? (move < 0 ? choices.length - 1 : 0) : stepFrom(at, move, choices.length)];
    next?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    this.look(next ?? null);
  }

  /** Things stand in the order in which they are asked for: the arrows go on from what was taken last. */
  private placeOfLast(): number {
    const { last, choices } = this;
    if (!last) return -1;
    const same = choices.indexOf(last);
    if (same >= 0) return same;
    const after = choices.findIndex((each) => last.compareDocumentPosition(each) === Node.DOCUMENT_POSITION_FOLLOWING);
    return after < 0 ? -1 : after - 1;
  }

  private take(target: Element | null): void {
    if (!target) return;
    this.last = target;
    const what = this.what();
    if (what === 'messages') this.takeMessage(target);
    else if (what === 'internal-note') this.takeNote(target);
    else if (what === 'reply-box') this.takeBox(target);
    else {
      const made = locatorsFor(target, this.options.doc);
      if (made.locators.length === 0) this.bar.complain('cannot');
      else this.learned({ what: 'field', path: what, ...made });
    }
  }

  private takeMessage(target: Element): void {
    if (!this.customer) {
      this.customer = target;
      this.ask();
      return;
    }
    const { doc } = this.options;
    const made = messagesFrom({ customer: this.customer, staff: target, ...this.named() }, doc);
    this.customer = null;
    if (made.ok) this.learned({ what: 'messages', rule: made.rule });
    else {
      this.ask();
      this.bar.complain(made.reason);
    }
  }

  private takeNote(target: Element): void {
    const { doc, item } = this.options;
    const items = item === null ? [] : deepSelectAll(doc, item);
    const rules = internalFrom({ items, clicked: target });
    if (rules) this.learned({ what: 'internal-note', rules });
    else this.bar.complain('nothing-marks-it');
  }

  private named(): { name?: { shown: string; locators: readonly Locator[] } } {
    const { name, doc } = this.options;
    if (!name) return {};
    // A label needs the page's pairs, which a message's rule does not have.
    const locators = locatorsFor(name.element, doc).locators.filter(({ css }) => css !== undefined);
    return { name: { shown: name.shown, locators } };
  }

  private takeBox(target: Element): void {
    const { doc } = this.options;
    const way = wayInto(target, doc);
    const found = [...stableSelectors(target), pathTo(target)].filter((each) => each !== '').map((each) => `${way}${each}`);
    const css = way === null ? undefined : found.find((each) => deepSelect(doc, each) === target);
    if (css === undefined) {
      this.bar.complain('cannot');
      return;
    }
    const label = attributeOf(target, 'aria-label');
    // The step asks for the box whose words the customer gets: the click is the answer.
    this.learned({ what: 'reply-box', rule: { css, ...(label ? { label } : {}), internal: false } });
  }

  private learned(lesson: Lesson): void {
    this.options.onLesson(lesson);
    this.next();
  }

  private next(): void {
    this.customer = null;
    this.step += 1;
    this.ask();
  }

  private end(): void {
    if (this.life.signal.aborted) return;
    this.life.abort();
    this.pane.remove();
    this.bar.remove();
    this.options.onEnd();
  }
}
