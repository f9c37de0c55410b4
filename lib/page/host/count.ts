/**
 * The quiet count at a reply box's corner, drawn in our own host: how many places of the draft deserve a look. A click or key opens
 * the list. It stands where it covers neither the draft nor a control of the CRM, and is measured only when it shows or moves.
 */
import type { DraftMark } from '../../case/draft';
import { viewOf } from '../dom';
import { type Corner, cornerFor, shownRect } from './corner';

export interface CountView {
  /** Empty: nothing to show. */
  readonly text: string;
  readonly label: string;
  readonly severity: DraftMark['severity'];
}

export interface Count {
  say(view: CountView): void;
  show(box: Element): void;
  /** Moves with its box; does nothing while it is hidden. */
  place(): void;
  hide(): void;
}

const colours: Record<DraftMark['severity'], string> = { error: '#b3261e', warning: '#8a4b00', hint: '#145ea8' };
const size = { width: 30, height: 20 };
/** A screen reader hears of the count when the advisor pauses, not at every key. */
const pauseMs = 1_500;

const shape = [
  'all: initial',
  'position: fixed',
  'left: 0',
  'top: 0',
  'box-sizing: border-box',
  `width: ${size.width}px`,
  `height: ${size.height}px`,
  'border-radius: 10px',
  'border: 1px solid rgba(255,255,255,.5)',
  'color: #fff',
  'font: 600 12px/18px system-ui, "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif',
  'font-variant-numeric: tabular-nums',
  'text-align: center',
  'cursor: pointer',
  'user-select: none',
  'z-index: 2147483645',
  'box-shadow: 0 1px 4px rgba(0,0,0,.25)',
].map((line) => `${line} !important`);

const unseen = 'all: initial; position: fixed; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);';

export function createCount(doc: Document, add: (element: HTMLElement) => void, onOpen: () => void): Count {
  const place = doc.createElement('div');
  const button = doc.createElement('button');
  const spoken = doc.createElement('span');
  button.type = 'button';
  spoken.setAttribute('role', 'status');
  spoken.setAttribute('aria-live', 'polite');
  spoken.style.cssText = unseen;
  place.append(button, spoken);
  button.addEventListener('click', (event) => event.isTrusted && onOpen());
  const ring = () =>
    button.style.setProperty('outline', button.matches(':focus-visible') ? '3px solid #ffd54a' : 'none', 'important');
  for (const type of ['focus', 'blur']) button.addEventListener(type, ring);
  return new BoxCount(doc, { place, button, spoken }, add);
}

interface Parts {
  readonly place: HTMLElement;
  readonly button: HTMLElement;
  readonly spoken: HTMLElement;
}

class BoxCount implements Count {
  private view: CountView = { text: '', label: '', severity: 'hint' };
  private anchor: Element | null = null;
  private corner: Corner | null = null;
  private following: AbortController | null = null;
  private frame = 0;
  private saying: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly doc: Document,
    private readonly parts: Parts,
    private readonly add: (element: HTMLElement) => void,
  ) {}

  say(view: CountView): void {
    this.view = view;
    const { button, spoken } = this.parts;
    clearTimeout(this.saying);
    this.saying = setTimeout(() => {
      if (spoken.textContent !== this.view.label) spoken.textContent = this.view.label;
    }, pauseMs);
    if (button.textContent !== view.text) button.textContent = view.text;
    if (button.getAttribute('aria-label') !== view.label) button.setAttribute('aria-label', view.label);
    if (this.following) this.draw();
  }

  show(box: Element): void {
    if (this.view.text === '') {
      this.vanish();
      return;
    }
    this.anchor = viewOf(box.ownerDocument)?.frameElement ?? box;
    if (this.following) return;
    this.follow();
    if (!this.parts.place.parentNode) this.add(this.parts.place);
    this.moved(true);
  }

  place(): void {
    if (this.following) this.moved(false);
  }

  hide(): void {
    clearTimeout(this.saying);
    this.view = { text: '', label: '', severity: 'hint' };
    this.parts.spoken.textContent = '';
    this.vanish();
    this.parts.place.remove();
  }

  /** The spoken line stays, so that "nothing left" can be said too. */
  private vanish(): void {
    this.following?.abort();
    this.following = null;
    this.parts.button.style.setProperty('display', 'none', 'important');
  }

  private follow(): void {
    const life = new AbortController();
    this.following = life;
    const view = viewOf(this.doc);
    const listening = { signal: life.signal, capture: true, passive: true };
    view?.addEventListener('scroll', () => this.moved(false), listening);
    view?.addEventListener('resize', () => this.moved(true), listening);
    const observer = new ResizeObserver(() => this.moved(true));
    if (this.anchor) observer.observe(this.anchor);
    life.signal.addEventListener('abort', () => {
      observer.disconnect();
      cancelAnimationFrame(this.frame);
      this.frame = 0;
    });
  }

  /** Once a frame at most, when the page has laid itself out anyway. */
  private moved(anew: boolean): void {
    if (anew) this.corner = null;
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0;
      this.draw();
    });
  }

  private draw(): void {
    const { anchor, doc } = this;
    const { button, place } = this.parts;
    const rect = anchor && shownRect(anchor);
    if (!rect || !this.following) {
      button.style.setProperty('display', 'none', 'important');
      return;
    }
    this.corner ??= cornerFor(doc, rect, size, place);
    const { x, y } = this.corner.at(rect);
    button.style.cssText = [
      ...shape,
      `background: ${colours[this.view.severity]} !important`,
      `transform: translate(${Math.round(x)}px, ${Math.round(y)}px) !important`,
    ].join(';');
  }
}
