/** A message's place on the page and its time. */
import type { Leaf, Outline } from './outline';
import { type ShownTime, timeIn } from './times';

export interface TimeLeaf {
  readonly index: number;
  readonly leaf: Leaf;
  readonly time: ShownTime;
  /** The machine's time, if the page carries one. */
  readonly exact: string | null;
}

export interface Block {
  /** Elements that make up the message; the first one is its item. */
  readonly nodes: readonly Element[];
  readonly time: TimeLeaf | null;
  /** As the page shows it, completed by the day above. */
  readonly at: string | null;
  /** Cells of a table of messages, where columns say what is what. */
  readonly cells?: { readonly author: Element | null; readonly role: Element | null; readonly body: Element };
}

/** What is shown, unless it is only an age or a clock and the page knows better. */
export function atOf(outline: Outline, { time, exact, index }: TimeLeaf): string {
  if (time.hasDay && !time.isRelative) return time.at;
  if (exact) return exact;
  if (time.hasDay) return time.at;
  const day = dayAbove(outline, index);
  return day ? `${day} ${time.at}` : time.at;
}

/** The last line before it that says a day and nothing else. */
function dayAbove(outline: Outline, index: number): string | null {
  for (let at = index - 1; at >= Math.max(0, index - 400); at--) {
    const leaf = outline.leaves[at];
    if (!leaf || leaf.text.length > 30) continue;
    const time = timeIn(leaf.text);
    if (time?.hasDay && !time.hasClock && !time.isRelative && time.rest.replace(/[\s—–\-·,]|(?:星期|周).|[a-z]+day/gi, '') === '')
      return time.at;
  }
  return null;
}
