/**
 * The two events of a paste that carry text, built the way this browser allows; null if one would arrive empty.
 * A browser that pastes sends `paste`, and if nobody prevents it `beforeinput`, and if nobody prevents that it edits.
 */

export function pasteEvent(text: string): ClipboardEvent | null {
  const event = withClipboardData(text) ?? withDataType(text);
  // Checked before dispatch: some editors swallow an empty paste, and the text with it.
  return event && event.clipboardData?.getData('text/plain') === text ? event : null;
}

/** Slate leaves a paste with markup to this one, and an edit that it was not asked about stays unknown to its model. */
export function beforePasteEvent(text: string): InputEvent | null {
  const event = new InputEvent('beforeinput', { ...common, inputType: 'insertFromPaste', dataTransfer: transferOf(text) });
  return event.dataTransfer?.getData('text/plain') === text ? event : null;
}

const common = { bubbles: true, cancelable: true, composed: true };

/** Chromium. */
function withClipboardData(text: string): ClipboardEvent | null {
  try {
    const event = new ClipboardEvent('paste', { ...common, clipboardData: transferOf(text) });
    return event.clipboardData?.getData('text/plain') === text ? event : null;
  } catch {
    // Firefox has no such init: the other way is tried next.
    return null;
  }
}

/** Firefox. */
function withDataType(text: string): ClipboardEvent | null {
  try {
    return new ClipboardEvent('paste', { ...common, dataType: 'text/plain', data: text } as ClipboardEventInit);
  } catch {
    // Neither way: the caller types instead.
    return null;
  }
}

function transferOf(text: string): DataTransfer {
  const transfer = new DataTransfer();
  transfer.setData('text/plain', text);
  transfer.setData('text/html', paragraphs(text));
  return transfer;
}

/** An empty line starts a paragraph, a single break stays a break. */
export function paragraphs(text: string): string {
  const escaped = (part: string) => part.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  return text
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${escaped(paragraph).replace(/\n/g, '<br>')}</p>`)
    .join('');
}
