/**
 * The drawer: the sidebar's extension page in an iframe inside the closed root. The page sees neither the frame nor its
 * address, and none of the keys typed in it; the frame proves itself to the background with a nonce (lib/messaging).
 */

import type { DrawerShape } from '../../case/view';
import { drawerWidths } from './drawerWidths';
import type { CreateGrip, Grip } from './grip';

const shape = [
  'all: initial',
  'position: fixed',
  'top: 0',
  'height: 100vh',
  'border: none',
  'background: transparent',
  'color-scheme: light dark',
  'box-shadow: 0 0 16px rgba(0,0,0,.22)',
  'z-index: 2147483647',
].map((line) => `${line} !important`);

export interface Opening {
  readonly src: string;
  readonly title: string;
  /** What the edge that is dragged is called. */
  readonly grip: string;
  readonly shape: DrawerShape;
  /** The keyboard goes into the drawer: only when the advisor asked for it. */
  readonly focus: boolean;
}

export interface Drawer {
  readonly isOpen: boolean;
  open(opening: Opening): void;
  /** Over the other side of the page. */
  stand(side: DrawerShape['side']): void;
  /** Brings the keyboard into an open drawer; false when it is there already. */
  takeFocus(): boolean;
  /** Out of sight while something under it is pointed at; what is typed in it stays. */
  veil(on: boolean): void;
  close(): void;
}

interface DrawerOptions {
  readonly add: (element: HTMLElement) => void;
  /** The edge to drag it by comes with a script of its own; null where it is not to be had. */
  readonly loadGrip: () => Promise<CreateGrip | null>;
  /** The advisor has made it narrower or wider. */
  readonly onShape: (shape: DrawerShape) => void;
}

export function createDrawer(doc: Document, { add, loadGrip, onShape }: DrawerOptions): Drawer {
  let frame: HTMLIFrameElement | null = null;
  let grip: Grip | null = null;
  let stands: DrawerShape = { side: 'right', width: drawerWidths.usual };
  const place = (next: DrawerShape) => {
    stands = next;
    frame?.style.setProperty('width', `min(${stands.width}px, 100%)`, 'important');
    frame?.style.setProperty('left', stands.side === 'left' ? '0' : 'auto', 'important');
    frame?.style.setProperty('right', stands.side === 'right' ? '0' : 'auto', 'important');
    grip?.place(stands);
  };
  const remove = () => {
    frame?.remove();
    grip?.element.remove();
    frame = null;
    grip = null;
  };
  const attachGrip = async (to: HTMLIFrameElement, label: string) => {
    const createGrip = await loadGrip();
    if (!createGrip || frame !== to) return;
    grip = createGrip(doc, {
      label,
      shape: () => stands,
      onHold: (isHeld) => to.style.setProperty('pointer-events', isHeld ? 'none' : 'auto', 'important'),
      onMove: (width) => place({ ...stands, width }),
      onEnd: () => onShape(stands),
    });
    grip.place(stands);
    add(grip.element);
  };
  return {
    get isOpen() {
      return frame !== null;
    },
    stand: (side) => place({ ...stands, side }),
    open({ src, title, grip: label, shape: wanted, focus }) {
      remove();
      frame = doc.createElement('iframe');
      frame.style.cssText = shape.join(';');
      // `*`: with a dynamic address the frame's origin is not the one of its `src`, and the default allowlist would miss it.
      frame.allow = 'clipboard-write *';
      frame.title = title;
      frame.src = src;
      place(wanted);
      add(frame);
      void attachGrip(frame, label);
      if (focus) focusNowAndLoaded(frame);
    },
    takeFocus() {
      if (!frame || hasFocus(frame)) return false;
      frame.focus();
      return true;
    },
    veil(on) {
      for (const each of [frame, grip?.element]) each?.style.setProperty('visibility', on ? 'hidden' : 'visible', 'important');
      if (!on) frame?.focus();
    },
    close: remove,
  };
}

/** A frame of another process gets the keyboard only once its page is there; whoever went elsewhere meanwhile is left alone. */
function focusNowAndLoaded(frame: HTMLIFrameElement): void {
  frame.focus();
  const again = () => {
    if (!hasFocus(frame)) return;
    frame.blur();
    frame.focus();
  };
  frame.addEventListener('load', again, { once: true });
}

function hasFocus(frame: HTMLIFrameElement): boolean {
  return (frame.getRootNode() as ShadowRoot).activeElement === frame;
}
