/**
 * The drawer: the sidebar's extension page in an iframe inside the closed root. The page sees neither the frame nor its
 * address, and none of the keys typed in it; the frame proves itself to the background with a nonce (lib/messaging).
 */

const shape = [
  'all: initial',
  'position: fixed',
  'right: 0',
  'top: 0',
  'width: min(420px, 100vw)',
  'height: 100vh',
  'border: none',
  'background: transparent',
  'color-scheme: light dark',
  'box-shadow: -2px 0 16px rgba(0,0,0,.22)',
  'z-index: 2147483647',
].map((line) => `${line} !important`);

export interface Drawer {
  readonly isOpen: boolean;
  /** With `focus` the keyboard goes into the drawer: only when the advisor asked for it. */
  open(src: string, title: string, focus: boolean): void;
  /** Brings the keyboard into an open drawer; false when it is there already. */
  takeFocus(): boolean;
  /** Out of sight while something under it is pointed at; what is typed in it stays. */
  veil(on: boolean): void;
  close(): void;
}

export function createDrawer(doc: Document, add: (element: HTMLElement) => void): Drawer {
  let frame: HTMLIFrameElement | null = null;
  return {
    get isOpen() {
      return frame !== null;
    },
    open(src, title, focus) {
      frame?.remove();
      frame = doc.createElement('iframe');
      frame.style.cssText = shape.join(';');
      // `*`: with a dynamic address the frame's origin is not the one of its `src`, and the default allowlist would miss it.
      frame.allow = 'clipboard-write *';
      frame.title = title;
      frame.src = src;
      add(frame);
      if (focus) focusNowAndLoaded(frame);
    },
    takeFocus() {
      if (!frame || hasFocus(frame)) return false;
      frame.focus();
      return true;
    },
    veil(on) {
      frame?.style.setProperty('visibility', on ? 'hidden' : 'visible', 'important');
      if (!on) frame?.focus();
    },
    close() {
      frame?.remove();
      frame = null;
    },
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
