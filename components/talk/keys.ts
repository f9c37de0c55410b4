/** Which keys are ours. An input method that composes has every key for itself: it says so, or sends the code 229. */

export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}

/** A key that types a character: no shortcut of the browser or the system. */
export function typesCharacter(event: KeyboardEvent): boolean {
  return event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey;
}

export function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;
}

/** Buttons and summaries keep Enter and the space bar for themselves. */
export function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button, summary, a, [role="tab"]') !== null;
}
