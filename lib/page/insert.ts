/**
 * The only place that writes into the CRM: text to the caret of a reply box, as typing or pasting would, so that the
 * page's framework notices and one Ctrl+Z takes it back. The ladder of design.md 2. Inserting never replaces what stands there;
 * a fix of the draft replaces exactly the words that the advisor was shown.
 */
import type { CaretMemory } from './caret';
import { contains, isConnected } from './dom';
import { keptAndAdded, replacedIn } from './readBack';
import type { ReplyBox } from './replyBox';
import { beforePasteEvent, pasteEvent } from './syntheticPaste';

export type InsertResult =
  | { readonly how: 'inserted'; readonly where: string }
  | {
      readonly how: 'refused';
      readonly where: string;
      readonly why: 'gone' | 'read-only' | 'too-long' | 'not-taken' | 'changed-other-text';
    };

export async function insertText(box: ReplyBox, text: string, caret?: CaretMemory): Promise<InsertResult> {
  const where = box.label;
  if (box.kind === 'rich') await ownUndoStep(caret);
  if (!isConnected(box.element)) return { how: 'refused', where, why: 'gone' };
  const clean = text.replace(/\r\n?/g, '\n');
  const why = box.kind === 'field' ? insertIntoField(box, clean, caret) : await insertIntoRich(box, clean, caret);
  caret?.wrote();
  return why ? { how: 'refused', where, why } : { how: 'inserted', where };
}

/** Where the words stand that a fix replaces: offsets of a field's value, or a range of the editable. */
export type Replaced = { readonly span: readonly [number, number] } | { readonly range: Range };

/** One undoable step, as `insertText`. The words themselves must have been compared by the caller, right before. */
export async function replaceText(box: ReplyBox, where: Replaced, text: string, caret?: CaretMemory): Promise<InsertResult> {
  if (!isConnected(box.element)) return { how: 'refused', where: box.label, why: 'gone' };
  const why = 'span' in where ? replaceInField(box, where.span, text) : await replaceInRich(box, where.range, text);
  caret?.wrote();
  return why ? { how: 'refused', where: box.label, why } : { how: 'inserted', where: box.label };
}

/** Waits until what is written now is a step of its own for Ctrl+Z. Called before the words are compared: they may change meanwhile. */
export async function readyToReplace(box: ReplyBox, caret?: CaretMemory): Promise<void> {
  if (box.kind === 'rich') await ownUndoStep(caret);
}

function replaceInField(box: ReplyBox, [start, end]: readonly [number, number], text: string): Why {
  const field = box.element as Field;
  if (field.readOnly || field.disabled) return 'read-only';
  const before = field.value;
  if (field.maxLength >= 0 && before.length - (end - start) + text.length > field.maxLength) return 'too-long';
  focus(box);
  field.setSelectionRange(start, end);
  box.doc.execCommand('insertText', false, text);
  if (field.value === before.slice(0, start) + text + before.slice(end)) return null;
  return field.value === before ? 'not-taken' : 'changed-other-text';
}

async function replaceInRich(box: ReplyBox, range: Range, text: string): Promise<Why> {
  const { element, doc } = box;
  if (!element.isContentEditable && doc.designMode !== 'on') return 'read-only';
  const words = range.toString();
  const told = selectionTold(doc);
  focus(box);
  setCaret(doc, range);
  await told;
  // An editor may draw itself anew when it gets the focus.
  if (doc.getSelection()?.toString().trim() !== words.trim()) return 'not-taken';
  const before = element.textContent ?? '';
  if (!pasted(box, text) && !doc.execCommand('insertText', false, text)) return 'not-taken';
  for (let wait = 0; wait < 12; wait++) {
    if (replacedIn(before, element.textContent ?? '', { words, text })) return null;
    await nextTask(wait * 10);
  }
  return element.textContent === before ? 'not-taken' : 'changed-other-text';
}

/** What is written within this time of the last key becomes one undo step with it: Quill 1,000 ms, ProseMirror 500, Lexical 300. */
const undoStepMs = 1_100;

/** How long a browser may take to tell the page of its new selection. */
const selectionPatienceMs = 200;

type Why = Extract<InsertResult, { how: 'refused' }>['why'] | null;
type Field = HTMLTextAreaElement | HTMLInputElement;

function insertIntoField(box: ReplyBox, text: string, caret?: CaretMemory): Why {
  const field = box.element as Field;
  if (field.readOnly || field.disabled) return 'read-only';
  const before = field.value;
  const at = caretInField(box, field, caret);
  const added = field.localName === 'input' ? text.replace(/\n+/g, ' ') : aboveQuote(box, at, before, text);
  if (field.maxLength >= 0 && before.length + added.length > field.maxLength) return 'too-long';
  focus(box);
  // Collapsed: a selection would be replaced.
  field.setSelectionRange(at, at);
  box.doc.execCommand('insertText', false, added);
  if (field.value === before.slice(0, at) + added + before.slice(at)) return null;
  return field.value === before ? 'not-taken' : 'changed-other-text';
}

/** On top of a prefilled quote the words stand in a paragraph of their own. */
function aboveQuote(box: ReplyBox, at: number, before: string, text: string): string {
  return box.prefilled === 'top' && at === 0 && before !== '' && !before.startsWith('\n') ? `${text}\n\n` : text;
}

function caretInField(box: ReplyBox, field: Field, caret?: CaretMemory): number {
  const wasIn = caret?.wasIn(field) || box.doc.activeElement === field;
  if (wasIn) return field.selectionEnd ?? field.value.length;
  return box.prefilled === 'top' ? 0 : field.value.length;
}

async function insertIntoRich(box: ReplyBox, text: string, caret?: CaretMemory): Promise<Why> {
  const { element, doc } = box;
  if (!element.isContentEditable && doc.designMode !== 'on') return 'read-only';
  const range = caretRange(box, caret);
  focus(box);
  const told = selectionTold(doc);
  setCaret(doc, range);
  await told;
  const before = element.textContent ?? '';
  if (!pasted(box, text) && !doc.execCommand('insertText', false, text)) return 'not-taken';
  for (let wait = 0; wait < 12; wait++) {
    if (keptAndAdded(before, element.textContent ?? '', text)) return null;
    await nextTask(wait * 10);
  }
  return keptAndAdded(before, element.textContent ?? '', '') ? 'not-taken' : 'changed-other-text';
}

/** One Ctrl+Z must take back the text alone, and not the advisor's last words with it. */
async function ownUndoStep(caret?: CaretMemory): Promise<void> {
  const writtenAt = caret?.writtenAt() ?? null;
  const left = writtenAt === null ? 0 : writtenAt + undoStepMs - performance.now();
  if (left > 0) await nextTask(left);
}

/** Asks the page first, in a browser's own order: whoever prevents an event, or has changed the box, has taken the text. */
function pasted(box: ReplyBox, text: string): boolean {
  const before = box.element.textContent;
  return [pasteEvent, beforePasteEvent].some((make) => {
    const event = make(text);
    return event !== null && (!caretElement(box).dispatchEvent(event) || box.element.textContent !== before);
  });
}

function focus({ element, doc }: ReplyBox): void {
  if (doc.activeElement !== element || !doc.hasFocus()) element.focus({ preventScroll: true });
}

/** Asked before the focus comes back: that alone may set the caret to the start. */
function caretRange(box: ReplyBox, caret?: CaretMemory): Range {
  const { element, doc } = box;
  const remembered = caret?.rangeIn(element) ?? null;
  const live = liveRange(doc, element);
  const kept = doc.activeElement === element ? (live ?? remembered) : (remembered ?? live);
  if (!kept) return edgeRange(box);
  kept.collapse(false);
  return insideBlock(kept, element);
}

/** Set anew even where it stands: CKEditor 5 believes in its focus only when it is told of a selection after it. */
function setCaret(doc: Document, range: Range): void {
  const selection = doc.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}

function liveRange(doc: Document, element: Element): Range | null {
  const selection = doc.getSelection();
  const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0).cloneRange() : null;
  return range && contains(element, range.endContainer) ? range : null;
}

/** The innermost place at the start or end, so that the text lands in the last paragraph and not beside it. */
function edgeRange({ element, prefilled }: ReplyBox): Range {
  const range = element.ownerDocument.createRange();
  range.selectNodeContents(innermost(element, prefilled === 'top' ? 'firstChild' : 'lastChild'));
  range.collapse(prefilled === 'top');
  return range;
}

/** Firefox's "select all" ends behind the last paragraph, where a text would become a paragraph of its own. */
function insideBlock(range: Range, element: Element): Range {
  const before = range.endContainer === element ? element.childNodes[range.endOffset - 1] : null;
  if (!before || !/^(P|DIV)$/.test(before.nodeName) || !(before as HTMLElement).isContentEditable) return range;
  const end = innermost(before, 'lastChild');
  const filler = end.lastChild?.nodeName === 'BR' ? end.lastChild : null;
  range.selectNodeContents(end);
  if (filler) range.setEndBefore(filler);
  range.collapse(false);
  return range;
}

function innermost(root: Node, step: 'firstChild' | 'lastChild'): Node {
  let node = root;
  for (let next = node[step]; next && next.nodeName !== 'BR'; next = node[step]) node = next;
  return node;
}

function caretElement({ element, doc }: ReplyBox): Element {
  const node = doc.getSelection()?.anchorNode ?? element;
  const at = node.nodeType === 1 ? (node as Element) : node.parentElement;
  return at && contains(element, at) ? at : element;
}

/** Frameworks learn of the caret from `selectionchange`, which the browser sends as a task: until then they put text elsewhere. */
async function selectionTold(doc: Document): Promise<void> {
  const life = new AbortController();
  const { signal } = life;
  const told = new Promise<void>((resolve) => doc.addEventListener('selectionchange', () => resolve(), { signal }));
  await Promise.race([told, nextTask(selectionPatienceMs)]);
  life.abort();
  await nextTask();
}

function nextTask(waitMs = 0): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, waitMs));
}
