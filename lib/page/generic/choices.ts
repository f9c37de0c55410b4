/** What is chosen where the page shows a choice: radio buttons, boxes to tick, pictures of a tick. */
import type { Box } from './box';
import { within } from './box';
import { leavesIn, type Snapshot } from './snapshot';

const mostLooked = 40;
const yes = /^(?:checked|true|yes|ticked|on|是|已勾选|已选中)$/i;
const no = /^(?:not checked|unchecked|false|no|not ticked|off|否|未勾选|未选中)$/i;

/** The words of the chosen radio button; null where there are none. */
export function chosenIn(page: Snapshot, box: Box): string | null {
  const radios = within(box, mostLooked).filter((each) => each.tag === 'input' && each.attr('type') === 'radio');
  if (radios.length === 0) return null;
  const chosen = radios.find(({ element }) => (element as HTMLInputElement).checked);
  return chosen ? (chosen.attr('title') ?? chosen.attr('aria-label') ?? textAfter(page, chosen)) : '';
}

function textAfter({ leaves }: Snapshot, radio: Box): string {
  const next = leaves[radio.end];
  return next && !next.isControl ? next.text : '';
}

/** A picture that says ticked or not, and no text beside it. */
export function tickIn(page: Snapshot, box: Box): boolean | null {
  if (leavesIn(page, box).some(({ text, isControl }) => !isControl && text !== '')) return null;
  for (const each of within(box, mostLooked)) {
    const says = each.tag === 'img' || each.role === 'img' ? (each.attr('alt') ?? each.attr('aria-label') ?? '') : '';
    if (yes.test(says)) return true;
    if (no.test(says)) return false;
  }
  return null;
}
