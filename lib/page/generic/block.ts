/** A message's place on the page and its time. */
import type { Box, Leaf } from './box';
import type { Snapshot } from './snapshot';
import type { ShownTime } from './times';

export interface Stamp {
  readonly leaf: Leaf;
  readonly time: ShownTime;
  /** The machine's time, if the page carries one. */
  readonly exact: string | null;
}

export interface Block {
  /** What makes up the message, in reading order; the first one is its item. */
  readonly boxes: readonly Box[];
  /** Where the whole list stands. */
  readonly list: Box;
  readonly stamp: Stamp | null;
  /** As the page shows it, completed by the day above. */
  readonly at: string | null;
  /** One line of a text with line breaks. */
  readonly line?: Leaf;
  /** Cells of a table of messages, where columns say what is what. */
  readonly cells?: { readonly author: Box | null; readonly role: Box | null; readonly body: Box };
}

/** What is shown, unless it is only an age or a clock and the page knows better. */
export function atOf(page: Snapshot, { time, exact, leaf }: Stamp, list: Box): string {
  if (time.hasDay && !time.isRelative) return time.at;
  if (exact) return exact;
  if (time.hasDay) return time.at;
  const day = dayAbove(page, leaf.index, list);
  return day ? `${day} ${time.at}` : time.at;
}

const longestDay = 30;
const lookedBack = 400;

/** The last line of the list before it that says a day and nothing else. Today needs no day. */
function dayAbove({ leaves }: Snapshot, from: number, list: Box): string | null {
  for (let at = from - 1; at >= Math.max(list.first, from - lookedBack); at--) {
    const leaf = leaves[at];
    if (!leaf || leaf.text.length > longestDay || !isDayLine(leaf.time)) continue;
    return leaf.time?.at ?? null;
  }
  return null;
}

export function isDayLine(time: ShownTime | null): boolean {
  if (!time?.hasDay || time.hasClock || time.isRelative) return false;
  return time.rest.replace(/[\s—–\-·,|]|(?:星期|周).|[a-z]+day/gi, '') === '';
}

export function blockAt(page: Snapshot, boxes: readonly Box[], stamps: readonly Stamp[], list: Box): Block[] {
  const stamp = bestStamp(stamps);
  return stamp ? [{ boxes, list, stamp, at: atOf(page, stamp, list) }] : [];
}

/** Of several times in a message: the one that stands alone, with a clock, first. */
export function bestStamp(stamps: readonly Stamp[]): Stamp | null {
  let best: Stamp | null = null;
  let most = -1;
  for (const stamp of stamps) {
    const { leaf, time } = stamp;
    const weight =
      (time.rest.length === 0 ? 4 : time.rest.length < 30 ? 2 : 0) +
      (time.hasClock || time.isRelative ? 2 : 0) +
      (leaf.box.tag === 'time' || leaf.box.attr('datetime') !== null ? 3 : 0) +
      (/time|date|when|stamp/i.test(leaf.box.classes) ? 2 : 0) -
      (/[:：]\d\d$/.test(time.at) && !time.hasDay && time.rest !== '' && stamps.length > 1 ? 3 : 0);
    if (weight > most) [best, most] = [stamp, weight];
  }
  return best;
}
