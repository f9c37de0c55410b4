/** What a click or the keyboard would take: the value, the message, the box that is meant at a point of the page. */
import { attributeOf, isElement, selectAll, tagOf } from '../dom';
import { textOf } from '../locate';
import type { Teachable } from './lesson';
import { isField } from './locators';

/** Longer than this is no value of a field. */
const longestValue = 200;
/** Things to arrow through: more are no help. */
const mostCandidates = 400;

/** Null where nothing there can be taken. Only the page's own tree: what hides in shadow roots and frames has no locator. */
export function targetAt(doc: Document, x: number, y: number, what: Teachable): Element | null {
  const hit = doc.elementsFromPoint(x, y).find((element) => element.parentElement !== doc.documentElement);
  return hit ? meant(hit, what) : null;
}

function meant(hit: Element, what: Teachable): Element | null {
  if (what === 'reply-box') return editableAround(hit);
  const shown = shownBy(hit);
  return shown !== '' && (what === 'messages' || shown.length <= longestValue) ? hit : null;
}

/** What would be taken, as the page shows it. */
export function shownBy(element: Element): string {
  if (tagOf(element) === 'select') return chosenIn(element as HTMLSelectElement);
  if (!isField(element)) return textOf(element);
  return (element as HTMLInputElement).value ?? attributeOf(element, 'value') ?? '';
}

const chosenIn = (select: HTMLSelectElement): string => select.selectedOptions[0]?.text ?? '';

function editableAround(hit: Element): Element | null {
  for (let each: Element | null = hit; each; each = each.parentElement) {
    if (tagOf(each) === 'textarea' || tagOf(each) === 'iframe' || isEditableRoot(each)) return each;
  }
  return null;
}

const isEditableRoot = (element: Element): boolean =>
  /^(?:|true|plaintext-only)$/.test(attributeOf(element, 'contenteditable') ?? 'no');

/** In the order of the page, those in view first asked for: what the arrows go through. */
export function candidates(doc: Document, what: Teachable): Element[] {
  if (!doc.body) return [];
  const all = selectAll(doc.body, what === 'reply-box' ? 'textarea, iframe, [contenteditable]' : '*');
  return all.filter((element) => isCandidate(element, what)).slice(0, mostCandidates);
}

function isCandidate(element: Element, what: Teachable): boolean {
  const { width, height } = element.getBoundingClientRect();
  if (width === 0 || height === 0) return false;
  if (what === 'reply-box') return meant(element, what) === element;
  return (isField(element) || hasOwnText(element)) && meant(element, what) === element;
}

/** Text of its own, not only of what is in it. */
function hasOwnText(element: Element): boolean {
  return [...element.childNodes].some((node) => !isElement(node) && (node.nodeValue ?? '').trim() !== '');
}
