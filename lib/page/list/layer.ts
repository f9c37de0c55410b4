/** The badges as elements: buttons in a layer of our own, in the order of the rows, reachable by keyboard and screen reader. */
import type { BadgeView } from '../../case/view';
import type { ReadRow } from '../rows';
import type { Place } from './place';
import { badgeHeight, badgeWidths, type Size } from './size';

export interface Drawn {
  readonly row: ReadRow;
  readonly badge: BadgeView;
  readonly place: Place;
}

export interface Layer {
  draw(badges: readonly Drawn[]): void;
  remove(): void;
}

const colours: Record<BadgeView['priority'], string> = { P0: '#b3261e', P1: '#b45309', P2: '#1d5fae', P3: '#47606b' };

const shape = [
  'all: initial',
  'position: fixed',
  'left: 0',
  'top: 0',
  'box-sizing: border-box',
  `height: ${badgeHeight}px`,
  `font: 600 11px/${badgeHeight - 2}px system-ui, "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif`,
  'font-variant-numeric: tabular-nums',
  'text-align: center',
  'white-space: nowrap',
  'overflow: hidden',
  'cursor: pointer',
  'user-select: none',
  'z-index: 2147483645',
].map((line) => `${line} !important`);

export function createLayer(doc: Document, label: string, add: (layer: HTMLElement) => void): Layer {
  const layer = doc.createElement('div');
  layer.setAttribute('role', 'group');
  layer.setAttribute('aria-label', label);
  layer.style.cssText = 'all: initial !important;';
  const buttons: Button[] = [];
  return {
    draw(badges) {
      if (badges.length > 0 && !layer.parentNode) add(layer);
      while (buttons.length <= badges.length) buttons.push(createButton(doc, layer));
      const order = keepFocused(buttons, badges);
      for (const [index, button] of buttons.entries()) button.show(order[index] ?? null);
    },
    remove: () => layer.remove(),
  };
}

interface Button {
  readonly isFocused: () => boolean;
  readonly id: () => string | null;
  show(drawn: Drawn | null): void;
}

/** The button that has the keyboard goes on standing for its row, so that Enter never opens another case. */
function keepFocused(buttons: readonly Button[], badges: readonly Drawn[]): readonly (Drawn | null)[] {
  const order: (Drawn | null)[] = [...badges];
  const focused = buttons.findIndex((button) => button.isFocused());
  if (focused < 0) return order;
  const at = badges.findIndex(({ row }) => row.id === buttons[focused]?.id());
  const other = order[focused] ?? null;
  order[focused] = badges[at] ?? null;
  if (at >= 0) order[at] = other;
  else if (other) order.push(other);
  return order;
}

/**
 * Buttons stay where they are and change what they say: the keyboard's place among them is not lost. One that had room for little
 * shows all of it while it is pointed at or has the keyboard.
 */
function createButton(doc: Document, layer: HTMLElement): Button {
  const button = doc.createElement('button');
  button.type = 'button';
  let shown: Drawn | null = null;
  let drawn = '';
  let isLookedAt = false;
  const draw = () => {
    if (!shown) {
      button.style.setProperty('display', 'none', 'important');
      drawn = '';
      return;
    }
    const { badge, place } = shown;
    const size = isLookedAt ? 'full' : place.size;
    const says = JSON.stringify([badge, size]);
    if (says !== drawn) {
      drawn = says;
      button.style.cssText = [...shape, ...look(badge, size)].join(';');
      button.textContent = wordsOf(badge, size);
      button.title = badge.label;
      button.setAttribute('aria-label', badge.label);
      outline(button);
    }
    const x = Math.min(place.x, doc.documentElement.clientWidth - badgeWidths[size]);
    const at = `translate(${Math.round(x)}px, ${Math.round(place.y - badgeHeight / 2)}px)`;
    button.style.setProperty('transform', at, 'important');
  };
  const lookAt = (is: boolean) => {
    isLookedAt = is;
    draw();
    outline(button);
  };
  button.addEventListener('click', (event) => event.isTrusted && shown && open(shown.row));
  for (const type of ['pointerenter', 'focus']) button.addEventListener(type, () => lookAt(true));
  button.addEventListener('pointerleave', () => lookAt(isFocused(button)));
  button.addEventListener('blur', () => lookAt(false));
  layer.append(button);
  return {
    isFocused: () => isFocused(button),
    id: () => shown?.row.id ?? null,
    show(next) {
      if (next?.row.id !== shown?.row.id) isLookedAt = isFocused(button);
      shown = next;
      draw();
    },
  };
}

const isFocused = (button: HTMLElement): boolean => (button.getRootNode() as Partial<ShadowRoot>).activeElement === button;

function wordsOf({ text, priority, sure }: BadgeView, size: Size): string {
  if (size === 'full') return text;
  return size === 'short' ? `${priority}${sure ? '' : '?'}` : '';
}

/** The CRM's own way to the record, in this tab: its link, or the row itself where that is what people click. */
function open({ link, element }: ReadRow): void {
  (link ?? (element as HTMLElement)).click();
}

/** Filled where the case itself was read; an outline where only this list is known of it. */
function look({ priority, sure }: BadgeView, size: Size): string[] {
  const colour = colours[priority];
  const isFilled = sure || size === 'edge';
  const lines = [
    `width: ${badgeWidths[size]}px`,
    `border-radius: ${size === 'edge' ? 2 : 9}px`,
    isFilled ? `background: ${colour}` : 'background: #fff',
    isFilled ? 'color: #fff' : `color: ${colour}`,
    `border: 1px ${sure ? 'solid' : 'dashed'} ${colour}`,
  ];
  return lines.map((line) => `${line} !important`);
}

/** `all: initial` takes the browser's own focus ring away, so we draw one. */
function outline(button: HTMLElement): void {
  button.style.setProperty('outline', button.matches(':focus-visible') ? '3px solid #ffd54a' : 'none', 'important');
}
