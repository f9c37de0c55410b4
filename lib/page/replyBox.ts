/** The boxes an answer can go to. Which one is internal is known from the adapter or said to be unsure, never guessed. */
import type { AdapterPage, ReplyBoxRule } from './adapters/types';
import { type CaretMemory, editableOf } from './caret';
import { deepSelect, deepSelectAll } from './deep';
import { attributeOf, contains, dataOf, firstChild, isElement, isText, nextSibling, selectAll, tagOf } from './dom';
import { textOf } from './locate';

export interface ReplyBox {
  /** Where the text goes: the field, or the root of the editable region (in a frame: its body). */
  readonly element: HTMLElement;
  readonly doc: Document;
  readonly kind: 'field' | 'rich';
  readonly internal: boolean | 'unsure';
  /** What the advisor calls it; empty if the page does not say. */
  readonly label: string;
  /** Quote and signature stand below: without a caret the text goes to the top. */
  readonly prefilled?: 'top';
}

/** Boxes of the adapter's page, in its order; without an adapter every visible large editable, internal as its own name says. */
export function findReplyBoxes(doc: Document, page?: AdapterPage | null, caret?: CaretMemory): ReplyBox[] {
  const rules: readonly ReplyBoxRule[] | undefined = page?.replyBoxes;
  const boxes = rules ? rules.flatMap((rule) => boxesBy(rule, doc)) : editables(doc).map((element) => namedBox(boxOf(element)));
  for (const box of boxes) caret?.include(box.doc);
  return boxes;
}

/** The box the advisor means: the one last focused; else the only one that is surely public; else none. */
export function chooseReplyBox(boxes: readonly ReplyBox[], caret: CaretMemory): ReplyBox | null {
  const last = caret.lastFocused();
  const focused = last && boxes.find((box) => box.element === last || box.element.contains(last));
  if (focused) return focused;
  const open = boxes.filter((box) => box.internal === false);
  return open.length === 1 ? (open[0] ?? null) : null;
}

const internalNames = /内部|备注|注释|仅.{0,6}可见|internal|private|\bnotes?\b|staff only|comment for colleagues/i;
const publicNames =
  /回复|答复|回信|发送给(?:客户|对方)|\brepl(?:y|ies)\b|respond|answer|(?:message|email|write) to (?:the )?customer/i;

/** What the box is called says for whom it is; one that is called both, or neither, stays `unsure`. */
function namedBox(box: ReplyBox): ReplyBox {
  const [isInternal, isPublic] = [internalNames.test(box.label), publicNames.test(box.label)];
  return isInternal === isPublic ? box : { ...box, internal: isInternal };
}

function boxesBy(rule: ReplyBoxRule, doc: Document): ReplyBox[] {
  return deepSelectAll(doc, rule.css).flatMap((found) => {
    const element = editableIn(found);
    if (!element || !isShown(found)) return [];
    return [
      {
        ...boxOf(element),
        label: rule.label ?? labelOf(found),
        internal: isInternal(rule, doc),
        ...(rule.prefilled ? { prefilled: rule.prefilled } : {}),
      },
    ];
  });
}

function boxOf(element: HTMLElement): ReplyBox {
  const kind = tagOf(element) === 'textarea' || tagOf(element) === 'input' ? 'field' : 'rich';
  return { element, doc: element.ownerDocument, kind, internal: 'unsure', label: labelOf(element) };
}

/** The element itself, or the body of a same-origin frame that is one editor (CKEditor 4, TinyMCE). */
function editableIn(found: Element): HTMLElement | null {
  if (tagOf(found) !== 'iframe' && tagOf(found) !== 'frame') return editableOf(found);
  const body = frameDocument(found as HTMLIFrameElement)?.body ?? null;
  return body && (body.isContentEditable || body.ownerDocument.designMode === 'on') ? body : null;
}

function frameDocument(frame: HTMLIFrameElement): Document | null {
  try {
    return frame.contentDocument;
  } catch {
    // Another origin's frame: not an editor of this page.
    return null;
  }
}

function isInternal(rule: ReplyBoxRule, doc: Document): boolean | 'unsure' {
  if (typeof rule.internal === 'boolean') return rule.internal;
  const control = deepSelect(doc, rule.internal.control);
  const value = control && chosen(control);
  if (value === null) return 'unsure';
  if (rule.internal.yes.includes(value)) return true;
  return rule.internal.no.includes(value) ? false : 'unsure';
}

/** A box to tick says `on` or `off`; anything else its value. */
function chosen(control: Element): string | null {
  if (['checkbox', 'radio'].includes(attributeOf(control, 'type') ?? ''))
    return (control as HTMLInputElement).checked ? 'on' : 'off';
  return 'value' in control ? String(control.value) : attributeOf(control, 'value');
}

const boxes = 'textarea, [contenteditable=""], [contenteditable="true"], [contenteditable="plaintext-only"]';

function editables(doc: Document): HTMLElement[] {
  const own = selectAll(doc, boxes);
  const framed = selectAll(doc, 'iframe').map(editableIn);
  const found = [...own.map(editableOf), ...framed, ...insides(doc), ...(own.length === 0 ? fieldsInShadow(doc, 0) : [])].filter(
    (element): element is HTMLElement => element !== null && isShown(element),
  );
  return [...new Set(found)].filter(
    (element) => !(element as HTMLTextAreaElement).readOnly && !(element as HTMLTextAreaElement).disabled,
  );
}

/** Pages with more elements are not searched for shadow trees each time a box is asked for. */
const mostElements = 6_000;
const deepest = 4;

/** Boxes in frames of the page's own origin that are no editors. */
function insides(doc: Document, depth = 0): (HTMLElement | null)[] {
  if (depth > deepest) return [];
  return selectAll(doc, 'iframe, frame').flatMap((frame) => {
    const inner = editableIn(frame) ? null : frameDocument(frame as HTMLIFrameElement);
    return inner ? [...selectAll(inner, boxes).map(editableOf), ...insides(inner, depth + 1)] : [];
  });
}

/**
 * Where the page itself has no box. A selection inside a shadow tree cannot be told: only form fields, which keep their own.
 */
function fieldsInShadow(root: Document | ShadowRoot, depth: number): HTMLElement[] {
  const all = allIn(root, '*');
  if (depth > deepest || all.length > mostElements) return [];
  return all.flatMap((element) => {
    const shadow = tagOf(element).includes('-') ? element.shadowRoot : null;
    return shadow ? [...(allIn(shadow, 'textarea') as HTMLElement[]), ...fieldsInShadow(shadow, depth + 1)] : [];
  });
}

function allIn(root: Document | ShadowRoot, css: string): Element[] {
  const query = 'host' in root ? DocumentFragment.prototype.querySelectorAll : Document.prototype.querySelectorAll;
  return Array.from(query.call(root, css));
}

function isShown(element: Element): boolean {
  // Where there is no layout (tests without a browser) everything counts as shown.
  return typeof element.checkVisibility !== 'function' || element.checkVisibility({ visibilityProperty: true });
}

function labelOf(element: Element): string {
  const aria = attributeOf(element, 'aria-label');
  if (aria) return aria.trim();
  const doc = element.ownerDocument;
  const by = attributeOf(element, 'aria-labelledby')
    ?.split(/\s+/)
    .map((id) => doc.getElementById(id));
  const named = by?.find((each) => each);
  if (named) return textOf(named);
  const id = attributeOf(element, 'id');
  const label = id ? selectAll(doc, 'label[for]').find((each) => attributeOf(each, 'for') === id) : undefined;
  if (label) return textOf(label);
  const around = wordsAround(element);
  if (around) return around;
  return (attributeOf(element, 'placeholder') ?? attributeOf(element, 'title') ?? '').trim();
}

/** What a label that is wrapped round its box says before it. */
function wordsAround(element: Element): string {
  const wrapper = selectAll(element.ownerDocument, 'label').find((each) => contains(each, element));
  let words = '';
  for (let node = wrapper ? firstChild(wrapper) : null; node && !contains(node, element); node = nextSibling(node))
    words += isElement(node) ? textOf(node) : isText(node) ? dataOf(node) : '';
  return words.trim();
}
