/**
 * Where the advisor last stood. Opening the sidebar takes the focus away; the text still goes to the caret's old place.
 * Listens in the document and in the same-origin frames it is told about.
 */
import { contains, isConnected } from './dom';

export interface CaretMemory {
  /** The editable (or its frame's body) that had the focus last and is still there. */
  readonly lastFocused: () => Element | null;
  /** The advisor has been in this element. */
  readonly wasIn: (element: Element) => boolean;
  /** The caret's last place in a rich editor; a form field keeps its own. */
  readonly rangeIn: (element: Element) => Range | null;
  /** When something was last written or pasted, by `performance.now()`; null if never. */
  readonly writtenAt: () => number | null;
  /** Something has just been written, and the editor is done with it. */
  readonly wrote: () => void;
  /** Also listen in this document (an editor's frame). Does nothing the second time. */
  readonly include: (doc: Document) => void;
}

export function rememberCaret(doc: Document, signal: AbortSignal): CaretMemory {
  const docs = new WeakSet<Document>();
  const visited = new WeakSet<Element>();
  let last: Element | null = null;
  let range: Range | null = null;
  let written: number | null = null;

  const wrote = () => {
    written = performance.now();
  };
  const entered = (focused: unknown) => {
    const target = editableOf(focused);
    if (!target) return;
    if (target !== last) range = null;
    last = target;
    visited.add(target);
  };
  // A caret that moves without the focus was moved by the page (Draft.js takes it away, Firefox puts it to the start).
  const moved = (own: Document) => {
    if (last && own.hasFocus() && own.activeElement && contains(last, own.activeElement)) stands(own);
  };
  const stands = (own: Document) => {
    if (!last || last.ownerDocument !== own) return;
    const selection = own.getSelection();
    if (!selection || selection.rangeCount === 0) return;
    const current = selection.getRangeAt(0);
    if (contains(last, current.endContainer)) range = current.cloneRange();
  };
  const include = (own: Document) => {
    if (docs.has(own) || signal.aborted) return;
    docs.add(own);
    own.addEventListener('focusin', (event) => entered(event.composedPath()[0]), { signal, capture: true });
    own.addEventListener('focusout', () => stands(own), { signal, capture: true });
    own.addEventListener('selectionchange', () => moved(own), { signal });
    // Not `input`: editors that write by themselves prevent it.
    for (const type of ['beforeinput', 'paste']) own.addEventListener(type, wrote, { signal, capture: true, passive: true });
    // The advisor may have been typing before we came.
    entered(own.activeElement);
    stands(own);
  };
  include(doc);
  return {
    lastFocused: () => (last && isConnected(last) ? last : null),
    wasIn: (element) => visited.has(element),
    rangeIn: (element) => (range && contains(element, range.endContainer) ? range.cloneRange() : null),
    writtenAt: () => written,
    wrote,
    include,
  };
}

/** A field, or the outermost element of an editable region. */
export function editableOf(target: unknown): HTMLElement | null {
  const element = target as HTMLElement | null;
  if (!element || typeof element !== 'object' || element.nodeType !== 1) return null;
  const tag = element.localName;
  if (tag === 'textarea' || (tag === 'input' && /^(text|search|)$/.test(element.getAttribute('type') ?? ''))) return element;
  if (!element.isContentEditable) return null;
  let host = element;
  while (host.parentElement?.isContentEditable) host = host.parentElement;
  return host;
}
