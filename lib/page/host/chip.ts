/** The chip: priority, score and number of signals at the page's right edge, there before any frame is. */
import type { ChipView } from '../../case/view';

const colours: Record<ChipView['priority'], string> = { P0: '#b3261e', P1: '#b45309', P2: '#1d5fae', P3: '#47606b' };

/** Inline style only: the page's Content-Security-Policy does not reach the CSSOM, and no sheet of the page reaches us. */
const shape = [
  'all: initial',
  'position: fixed',
  'right: 0',
  'top: 38vh',
  'box-sizing: border-box',
  'min-width: 148px',
  'height: 36px',
  'padding: 0 14px 0 16px',
  'border-radius: 18px 0 0 18px',
  'border: 1px solid rgba(255,255,255,.35)',
  'border-right: none',
  'color: #fff',
  'font: 600 14px/34px system-ui, "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif',
  'font-variant-numeric: tabular-nums',
  'text-align: center',
  'white-space: nowrap',
  'cursor: pointer',
  'user-select: none',
  'z-index: 2147483646',
  'box-shadow: 0 2px 10px rgba(0,0,0,.28)',
].map((line) => `${line} !important`);

export interface Chip {
  show(view: ChipView): void;
  hide(): void;
}

/** A button that calls `onOpen` when a person clicks it; a click that the page makes up is ignored. */
export function createChip(doc: Document, add: (element: HTMLElement) => void, onOpen: () => void): Chip {
  const button = doc.createElement('button');
  button.type = 'button';
  button.addEventListener('click', (event) => event.isTrusted && onOpen());
  button.addEventListener('focus', () => setOutline(button, true));
  button.addEventListener('blur', () => setOutline(button, false));
  return {
    show(view) {
      button.style.cssText = [...shape, `background: ${colours[view.priority]} !important`].join(';');
      if (button.textContent !== view.text) button.textContent = view.text;
      button.setAttribute('aria-label', view.label);
      if (!button.parentNode) add(button);
    },
    hide: () => button.remove(),
  };
}

/** `all: initial` takes the browser's own focus ring away, so we draw one. */
function setOutline(button: HTMLElement, on: boolean): void {
  button.style.setProperty('outline', on && button.matches(':focus-visible') ? '3px solid #ffd54a' : 'none', 'important');
}
