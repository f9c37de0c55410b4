/** The record's state without a label: a badge beside the heading, the chosen step of a bar, a button that names it. */

import { around, type Box, type Leaf } from './box';
import { labelPath } from './labels';
import type { Pair } from './pair';
import { leavesIn, type Snapshot } from './snapshot';
import words from './words.json' with { type: 'json' };

const statuses: ReadonlySet<string> = new Set(words.statuses);
const steps = 4;
const mostAround = 40;

export function statusOf(page: Snapshot, anchors: readonly Box[], skip: (leaf: Leaf) => boolean): Pair | null {
  for (const anchor of anchors) {
    const found = badgeNear(page, anchor, skip);
    if (found) return found;
  }
  return chosenStep(page, skip) ?? namedButton(page);
}

const pairAt = ({ box }: Leaf, value: string): Pair => ({ path: 'ticket.status', value, box, weight: 1 });

/** If its word is a state and nothing else. */
function badgeNear(page: Snapshot, anchor: Box, skip: (leaf: Leaf) => boolean): Pair | null {
  for (const place of around(anchor, steps)) {
    if (place.tag === 'body' || place.tag === 'main' || place.size > mostAround) return null;
    const found = leavesIn(page, place).filter(
      (leaf) => statuses.has(leaf.text.toLowerCase()) && !skip(leaf) && !isClickable(leaf.box) && leaf.box.isShown,
    );
    if (found.length === 1 && found[0]) return pairAt(found[0], found[0].text);
    if (found.length > 1) return null;
  }
  return null;
}

function isClickable(box: Box): boolean {
  return around(box, 3).some(({ tag, role }) => ['button', 'a', 'option', 'select'].includes(tag) || role === 'tab');
}

/** A bar of states, of which one is the current. */
function chosenStep(page: Snapshot, skip: (leaf: Leaf) => boolean): Pair | null {
  const found = page.leaves.filter(
    (leaf) =>
      leaf.text.length <= 30 && statuses.has(leaf.text.toLowerCase()) && !skip(leaf) && isChosen(leaf.box) && leaf.box.isShown,
  );
  return found.length === 1 && found[0] ? pairAt(found[0], found[0].text) : null;
}

function isChosen(box: Box): boolean {
  return around(box, 2).some(
    ({ texts }) =>
      texts.get('aria-checked') === 'true' || texts.get('aria-current') === 'step' || texts.get('aria-current') === 'true',
  );
}

/** `aria-label="Status: Waiting for customer"` */
function namedButton(page: Snapshot): Pair | null {
  for (const leaf of page.leaves) {
    if (leaf.isControl || leaf.text.length > 30) continue;
    for (const { texts } of around(leaf.box, 2)) {
      const [, label = '', value = ''] = /^([^:：]{2,20})[:：]\s*(.{2,30})$/.exec(texts.get('aria-label') ?? '') ?? [];
      if (label !== '' && labelPath(label) === 'ticket.status' && value === leaf.text) return pairAt(leaf, value);
    }
  }
  return null;
}
