/** What a click or the keyboard would take: the value, the message, the box that is meant at a point of the page. */
import { allWithin, deepestAt, insideOf, isFrame } from '../deep';
import { attributeOf, isElement, tagOf, viewOf } from '../dom';
import { textOf } from '../locate';
import type { Teachable } from './lesson';
import { isField } from './locators';

/** Longer than this is no value of a field. */
const longestValue = 200;
/** Things to arrow through: more are no help. */
const mostCandidates = 400;

/** Null where nothing there can be taken. Also in open shadow roots and in frames of the page's own origin. */
export function targetAt(doc: Document, x: number, y: number, what: Teachable): Element | null {
  const hit = deepestAt(doc, x, y, (element) => element.parentElement !== doc.documentElement);
  return hit ? meant(hit, what) : null;
}

function meant(hit: Element, what: Teachable): Element | null {
  if (what === 'reply-box') return editableAround(hit);
  const shown = shownBy(hit);
  return shown !== '' && (what === 'messages' || what === 'internal-note' || shown.length <= longestValue) ? hit : null;
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
    if (tagOf(each) === 'textarea' || isEditorFrame(each) || isEditableRoot(each))
      return isEditorBody(each) ? frameOf(each) : each;
    if (isEditorBody(each)) return frameOf(each);
  }
  return null;
}

/** An editor that is a whole frame is known by its frame. */
function isEditorFrame(element: Element): boolean {
  const inside = isFrame(element) ? insideOf(element) : null;
  const body = inside && 'body' in inside ? inside.body : null;
  return body !== null && isEditorBody(body);
}

const isEditorBody = (element: Element): boolean =>
  tagOf(element) === 'body' && ((element as HTMLElement).isContentEditable || element.ownerDocument.designMode === 'on');

const frameOf = (element: Element): Element | null => viewOf(element.ownerDocument)?.frameElement ?? element;

const isEditableRoot = (element: Element): boolean =>
  /^(?:|true|plaintext-only)$/.test(attributeOf(element, 'contenteditable') ?? 'no');

/** In the order of the page, those in view first asked for: what the arrows go through. */
export function candidates(doc: Document, what: Teachable): Element[] {
  if (!doc.body) return [];
  const found: Element[] = [];
  for (const element of allWithin(doc.body)) {
    if (found.length >= mostCandidates) break;
    if (isCandidate(element, what)) found.push(element);
  }
  return found;
}

function isCandidate(element: Element, what: Teachable): boolean {
  const { width, height } = element.getBoundingClientRect();
  if (width === 0 || height === 0) return false;
  if (what === 'reply-box') return isBox(element) && meant(element, what) === element;
  return (isField(element) || hasOwnText(element)) && meant(element, what) === element;
}

const isBox = (element: Element): boolean =>
  tagOf(element) === 'textarea' || isFrame(element) || attributeOf(element, 'contenteditable') !== null;

/** Text of its own, not only of what is in it. */
function hasOwnText(element: Element): boolean {
  return [...element.childNodes].some((node) => !isElement(node) && (node.nodeValue ?? '').trim() !== '');
}
