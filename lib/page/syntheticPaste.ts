/** A paste event that carries text, built the way this browser allows; null if it would arrive empty. */

export function pasteEvent(text: string): ClipboardEvent | null {
  const event = withClipboardData(text) ?? withDataType(text);
  // Checked before dispatch: some editors swallow an empty paste, and the text with it.
  return event && event.clipboardData?.getData('text/plain') === text ? event : null;
}

const common = { bubbles: true, cancelable: true, composed: true };

/** Chromium. */
function withClipboardData(text: string): ClipboardEvent | null {
  try {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    clipboardData.setData('text/html', paragraphs(text));
    const event = new ClipboardEvent('paste', { ...common, clipboardData });
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

/** An empty line starts a paragraph, a single break stays a break. */
export function paragraphs(text: string): string {
  const escaped = (part: string) => part.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  return text
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${escaped(paragraph).replace(/\n/g, '<br>')}</p>`)
    .join('');
}
