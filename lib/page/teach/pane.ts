/** The clear pane over the page while something is pointed at: it takes all pointer events, and outlines what is meant. */
import { deepestAt, outerOf, rectInPage } from '../deep';

const whole = [
  'all: initial',
  'position: fixed',
  'inset: 0',
  'cursor: crosshair',
  'z-index: 2147483646',
  'background: transparent',
];
const frame = [
  'all: initial',
  'position: fixed',
  'box-sizing: border-box',
  'border: 2px solid #145ea8',
  'border-radius: 4px',
  'background: rgba(20,94,168,.14)',
  'box-shadow: 0 0 0 2px rgba(255,255,255,.85)',
  'pointer-events: none',
  'z-index: 2147483646',
];
const important = (lines: readonly string[]): string => lines.map((line) => `${line} !important`).join(';');

const swallowed = [
  ...['pointerdown', 'pointerup', 'pointermove', 'pointerover', 'pointerout', 'mousedown', 'mouseup', 'mousemove', 'mouseover'],
  ...['mouseout', 'click', 'dblclick', 'auxclick', 'contextmenu', 'touchstart', 'touchend', 'touchmove', 'dragstart'],
];
const margin = 3;

export interface Pane {
  onPoint(point: (x: number, y: number) => void): void;
  onClick(click: (x: number, y: number) => void): void;
  outline(element: Element | null): void;
  remove(): void;
}

export function createPane(doc: Document, add: (element: HTMLElement) => void): Pane {
  const pane = doc.createElement('div');
  const box = doc.createElement('div');
  pane.style.cssText = important(whole);
  for (const type of swallowed) pane.addEventListener(type, swallow);
  pane.addEventListener('wheel', (event) => scrollUnder(doc, event), { passive: false });
  add(pane);
  add(box);
  hide(box);
  return {
    onPoint: (point) => pane.addEventListener('pointermove', ({ clientX, clientY }) => point(clientX, clientY)),
    // A click that the page makes up is ignored.
    onClick: (click) => pane.addEventListener('click', (event) => event.isTrusted && click(event.clientX, event.clientY)),
    outline(element) {
      if (!element) {
        hide(box);
        return;
      }
      const { left, top, width, height } = rectInPage(element, doc);
      box.style.cssText = important([
        ...frame,
        `left: ${left - margin}px`,
        `top: ${top - margin}px`,
        `width: ${width + margin * 2}px`,
        `height: ${height + margin * 2}px`,
      ]);
    },
    remove() {
      pane.remove();
      box.remove();
    },
  };
}

function hide(box: HTMLElement): void {
  box.style.cssText = 'display: none !important';
}

/** The mouse button must not move the focus, and nothing goes on to the CRM. */
function swallow(event: Event): void {
  event.stopPropagation();
  if (event.type !== 'touchstart' && event.type !== 'touchmove') event.preventDefault();
}

/** The pane lies over the page's own scrolling boxes: the wheel is handed on to the one that is meant. */
function scrollUnder(doc: Document, event: WheelEvent): void {
  event.stopPropagation();
  event.preventDefault();
  const isPage = (element: Element) => element.parentElement !== doc.documentElement;
  const hit = deepestAt(doc, event.clientX, event.clientY, isPage);
  for (let each = hit; each; each = each.parentElement ?? outerOf(each, doc)) {
    if (!scrolls(each)) continue;
    each.scrollBy(event.deltaX, event.deltaY);
    return;
  }
  doc.defaultView?.scrollBy(event.deltaX, event.deltaY);
}

/** A box of its own, or the whole of a frame. */
function scrolls(element: Element): boolean {
  if (element.scrollHeight <= element.clientHeight) return false;
  return element === element.ownerDocument.scrollingElement || /auto|scroll/.test(getComputedStyle(element).overflowY);
}
