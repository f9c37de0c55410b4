/** The badges as elements: buttons in a layer of our own, in the order of the rows, reachable by keyboard and screen reader. */
import type { BadgeView } from '../../case/view';
import type { ReadRow } from '../rows';
import { badgeHeight, badgeWidth, type Place } from './place';

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
  `width: ${badgeWidth}px`,
  `height: ${badgeHeight}px`,
  'border-radius: 9px',
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

/** Buttons stay where they are and change what they say: the keyboard's place among them is not lost. */
function createButton(doc: Document, layer: HTMLElement): Button {
  const button = doc.createElement('button');
  button.type = 'button';
  let row: ReadRow | null = null;
  let drawn = '';
  button.addEventListener('click', (event) => event.isTrusted && row && open(row));
  button.addEventListener('focus', () => outline(button, true));
  button.addEventListener('blur', () => outline(button, false));
  layer.append(button);
  return {
    isFocused: () => (button.getRootNode() as Partial<ShadowRoot>).activeElement === button,
    id: () => row?.id ?? null,
    show(next) {
      row = next?.row ?? null;
      if (!next) {
        button.style.setProperty('display', 'none', 'important');
        drawn = '';
        return;
      }
      const { badge, place } = next;
      const says = JSON.stringify(badge);
      if (says !== drawn) {
        drawn = says;
        button.style.cssText = [...shape, ...look(badge)].join(';');
        button.textContent = badge.text;
        button.title = badge.label;
        button.setAttribute('aria-label', badge.label);
      }
      const at = `translate(${Math.round(place.x)}px, ${Math.round(place.y - badgeHeight / 2)}px)`;
      button.style.setProperty('transform', at, 'important');
    },
  };
}

/** The CRM's own way to the record, in this tab: its link, or the row itself where that is what people click. */
function open({ link, element }: ReadRow): void {
  (link ?? (element as HTMLElement)).click();
}

/** Filled where the case itself was read; an outline where only this list is known of it. */
function look({ priority, sure }: BadgeView): string[] {
  const colour = colours[priority];
  const fill = sure ? `background: ${colour}` : 'background: #fff';
  const ink = sure ? 'color: #fff' : `color: ${colour}`;
  return [fill, ink, `border: 1px ${sure ? 'solid' : 'dashed'} ${colour}`].map((line) => `${line} !important`);
}

/** `all: initial` takes the browser's own focus ring away, so we draw one. */
function outline(button: HTMLElement, on: boolean): void {
  button.style.setProperty('outline', on && button.matches(':focus-visible') ? '3px solid #ffd54a' : 'none', 'important');
}
