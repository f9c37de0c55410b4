/**
 * The drawer's inner edge: dragged, or moved with the arrow keys, it makes the drawer narrower or wider. It stands beside the frame,
 * never over it: whatever lay over the frame would keep it from being truly visible.
 */
import type { DrawerShape } from '../../case/view';
import { drawerWidths } from './drawerWidths';

export interface Grip {
  readonly element: HTMLElement;
  place(shape: DrawerShape): void;
}

interface GripOptions {
  readonly label: string;
  readonly shape: () => DrawerShape;
  /** The pointer holds it, or has let it go: meanwhile the frame must not take the pointer for itself. */
  readonly onHold: (isHeld: boolean) => void;
  /** While it is being moved. */
  readonly onMove: (width: number) => void;
  readonly onEnd: () => void;
}

const gripWidth = 8;
const keyStep = 20;

const shape = [
  'all: initial',
  'position: fixed',
  'top: 0',
  `width: ${gripWidth}px`,
  'height: 100vh',
  'cursor: ew-resize',
  'touch-action: none',
  'background: transparent',
  'z-index: 2147483647',
];
const bar = [
  'all: initial',
  'position: absolute',
  'top: calc(50vh - 22px)',
  'left: 2px',
  'width: 4px',
  'height: 44px',
  'border-radius: 2px',
  'background: #8a97a3',
  'pointer-events: none',
];
const important = (lines: readonly string[]): string => lines.map((line) => `${line} !important`).join(';');

export type CreateGrip = (doc: Document, options: GripOptions) => Grip;

export const createGrip: CreateGrip = (doc, options) => {
  const element = doc.createElement('div');
  const handle = doc.createElement('div');
  handle.style.cssText = important(bar);
  element.append(handle);
  element.tabIndex = 0;
  element.setAttribute('role', 'separator');
  element.setAttribute('aria-orientation', 'vertical');
  element.setAttribute('aria-label', options.label);
  element.title = options.label;
  element.setAttribute('aria-valuemin', String(drawerWidths.least));
  element.setAttribute('aria-valuemax', String(drawerWidths.most));
  let isLookedAt = false;
  const place = ({ side, width }: DrawerShape) => {
    element.style.cssText = important([
      ...shape,
      `${side}: min(${width}px, calc(100% - ${gripWidth}px))`,
      isLookedAt ? 'outline: 3px solid #ffd54a' : 'outline: none',
    ]);
    element.setAttribute('aria-valuenow', String(width));
  };
  const ring = () => {
    isLookedAt = element.matches(':focus-visible');
    place(options.shape());
  };
  for (const type of ['focus', 'blur']) element.addEventListener(type, ring);
  followPointer(element, options);
  followKeys(element, options);
  return { element, place };
};

function followPointer(element: HTMLElement, { shape: now, onHold, onMove, onEnd }: GripOptions): void {
  let begin: { readonly x: number; readonly width: number } | null = null;
  element.addEventListener('pointerdown', (event) => {
    event.preventDefault();
    element.setPointerCapture(event.pointerId);
    element.focus({ preventScroll: true });
    begin = { x: event.clientX, width: now().width };
    onHold(true);
  });
  element.addEventListener('pointermove', (event) => {
    if (!begin) return;
    const moved = event.clientX - begin.x;
    onMove(inBounds(begin.width + (now().side === 'right' ? -moved : moved)));
  });
  for (const type of ['pointerup', 'pointercancel'])
    element.addEventListener(type, () => {
      if (!begin) return;
      begin = null;
      onHold(false);
      onEnd();
    });
}

function followKeys(element: HTMLElement, { shape: now, onMove, onEnd }: GripOptions): void {
  element.addEventListener('keydown', (event) => {
    const step = { ArrowLeft: -keyStep, ArrowRight: keyStep }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const { side, width } = now();
    onMove(inBounds(width + (side === 'right' ? -step : step)));
    onEnd();
  });
}

const inBounds = (width: number): number => Math.round(Math.min(drawerWidths.most, Math.max(drawerWidths.least, width)));
