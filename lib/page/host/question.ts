/** A word under the chip that the sidebar has a question; a click opens it. It asks nothing by itself. */

const shape = [
  'all: initial',
  'position: fixed',
  'right: 0',
  'top: calc(38vh + 42px)',
  'box-sizing: border-box',
  'height: 28px',
  'padding: 0 12px 0 14px',
  'border-radius: 14px 0 0 14px',
  'border: 1px solid rgba(255,255,255,.35)',
  'border-right: none',
  'background: #8a4b00',
  'color: #fff',
  'font: 600 13px/26px system-ui, "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif',
  'white-space: nowrap',
  'cursor: pointer',
  'user-select: none',
  'z-index: 2147483645',
  'box-shadow: 0 2px 8px rgba(0,0,0,.25)',
].map((line) => `${line} !important`);

export interface Question {
  show(ask: { readonly text: string; readonly label: string } | null): void;
}

export function createQuestion(doc: Document, add: (element: HTMLElement) => void, onOpen: () => void): Question {
  const place = doc.createElement('div');
  const button = doc.createElement('button');
  button.type = 'button';
  button.style.cssText = shape.join(';');
  button.addEventListener('click', (event) => event.isTrusted && onOpen());
  const ring = () =>
    button.style.setProperty('outline', button.matches(':focus-visible') ? '3px solid #ffd54a' : 'none', 'important');
  for (const type of ['focus', 'blur']) button.addEventListener(type, ring);
  place.setAttribute('role', 'status');
  place.append(button);
  return {
    show(ask) {
      if (!ask) {
        place.remove();
        return;
      }
      button.textContent = ask.text;
      button.setAttribute('aria-label', ask.label);
      if (!place.parentNode) add(place);
    },
  };
}
