/** The bar at the top of the page while something is pointed at: what to click, what would be taken, and the ways on. */
import type { PickWords } from '../../case/view';

export type Complaint = 'cannot' | 'not-in-one-list' | 'nothing-tells-them-apart' | 'nothing-marks-it';

export interface BarActions {
  take(): void;
  skip(): void;
  end(): void;
}

export interface Bar {
  ask(say: string, count: string): void;
  show(value: string): void;
  complain(about: Complaint): void;
  hasFocus(): boolean;
  focus(): void;
  remove(): void;
}

const font = 'system-ui, "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif';
const barShape = [
  'all: initial',
  'position: fixed',
  'left: 50%',
  'top: 12px',
  'transform: translateX(-50%)',
  'display: flex',
  'flex-wrap: wrap',
  'align-items: center',
  'gap: 8px 12px',
  'box-sizing: border-box',
  'max-width: min(760px, calc(100% - 24px))',
  'padding: 10px 14px',
  'border-radius: 12px',
  'background: #16191d',
  'color: #fff',
  `font: 14px/20px ${font}`,
  'box-shadow: 0 6px 24px rgba(0,0,0,.35)',
  'z-index: 2147483647',
];
const buttonShape = [
  'all: initial',
  'box-sizing: border-box',
  'padding: 4px 12px',
  'border: 1px solid #6b7680',
  'border-radius: 8px',
  'color: #fff',
  `font: 14px/20px ${font}`,
  'cursor: pointer',
];
const lineShape = ['all: initial', 'display: block', 'color: #fff', `font: 600 14px/20px ${font}`];
const quietShape = ['all: initial', 'display: block', 'color: #c3ccd4', `font: 13px/18px ${font}`, 'overflow-wrap: anywhere'];
const longestShown = 80;

const dress = (element: HTMLElement, lines: readonly string[]) => {
  element.style.cssText = lines.map((line) => `${line} !important`).join(';');
};

export function createBar(doc: Document, add: (element: HTMLElement) => void, words: PickWords, actions: BarActions): Bar {
  const bar = doc.createElement('div');
  bar.setAttribute('role', 'dialog');
  dress(bar, barShape);
  const asked = lineIn(doc, bar, lineShape);
  const says = lineIn(doc, bar, quietShape);
  says.setAttribute('role', 'status');
  const buttons = doc.createElement('div');
  dress(buttons, ['all: initial', 'display: flex', 'gap: 8px']);
  bar.append(buttons);
  const take = buttonIn(doc, buttons, words.take, actions.take);
  buttonIn(doc, buttons, words.skip, actions.skip);
  buttonIn(doc, buttons, words.end, actions.end);
  dress(take, [...buttonShape, 'background: #2a6cb0', 'border-color: transparent', 'font-weight: 600']);
  for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
    bar.addEventListener(type, (event) => event.stopPropagation());
  add(bar);
  const active = () => (bar.getRootNode() as Partial<ShadowRoot>).activeElement ?? null;
  return {
    ask(say, count) {
      asked.textContent = `${say} (${count})`;
      bar.setAttribute('aria-label', say);
      says.textContent = words.keys;
      take.focus();
    },
    show(value) {
      if (value !== '') says.textContent = `→ ${value.slice(0, longestShown)}`;
    },
    complain(about) {
      says.textContent = words[about];
    },
    hasFocus: () => bar.contains(active()),
    focus: () => take.focus(),
    remove: () => bar.remove(),
  };
}

function lineIn(doc: Document, bar: HTMLElement, shape: readonly string[]): HTMLElement {
  const line = doc.createElement('div');
  dress(line, shape);
  bar.append(line);
  return line;
}

function buttonIn(doc: Document, row: HTMLElement, label: string, press: () => void): HTMLButtonElement {
  const button = doc.createElement('button');
  button.type = 'button';
  button.textContent = label;
  dress(button, buttonShape);
  button.addEventListener('click', (event) => event.isTrusted && press());
  button.addEventListener('focus', () => ring(button, true));
  button.addEventListener('blur', () => ring(button, false));
  row.append(button);
  return button;
}

/** `all: initial` takes the browser's own focus ring away, so we draw one. */
function ring(button: HTMLElement, on: boolean): void {
  button.style.setProperty('outline', on && button.matches(':focus-visible') ? '3px solid #ffd54a' : 'none', 'important');
}
