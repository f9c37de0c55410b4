/** The record's state without a label: a badge beside the heading, the chosen step of a bar, a button that names it. */

import { around, type Box, type Leaf } from './box';
import { labelPath, otherPath } from './labels';
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
  const chip = anchors.map((anchor) => chipBeside(page, anchor, skip)).find((pair) => pair !== null);
  return (
    chip ??
    namedById(page, skip) ??
    chosenStep(page, skip) ??
    namedButton(page) ??
    namedBadge(page, skip) ??
    onlyState(page, skip)
  );
}

/** `(Backordered)`, `· Pending` */
const bareWord = (text: string): string => text.replace(/^[\s(（[【·•|:：—–-]+|[\s)）\]】·•|:：]+$/g, '');
const isStatus = (text: string): boolean => statuses.has(bareWord(text).toLowerCase());

const pairAt = ({ box }: Leaf, value: string): Pair => ({ path: 'ticket.status', value, box, weight: 1 });

/** If its word is a state and nothing else. */
function badgeNear(page: Snapshot, anchor: Box, skip: (leaf: Leaf) => boolean): Pair | null {
  for (const place of around(anchor, steps)) {
    if (place.tag === 'body' || place.tag === 'main' || place.size > mostAround) return null;
    const found = leavesIn(page, place).filter(
      (leaf) => isStatus(leaf.text) && !isPlainLabel(leaf) && !skip(leaf) && !isClickable(leaf.box) && leaf.box.isShown,
    );
    const said = new Set(found.map(({ text }) => bareWord(text)));
    if (said.size === 1 && found[0]) return pairAt(found[0], bareWord(found[0].text));
    if (said.size > 1) return null;
  }
  return null;
}

const chipNames = /(?:^|[-_\s])(?:\w*chip|badge|tag|pill|lozenge|status|state)(?:$|[-_\s])/i;
const mostInRow = 6;
const notStates: ReadonlySet<string> = new Set([
  ...words.priorities,
  ...words.customerKinds,
  ...words.channels,
  ...words.ticketWords,
]);

/** The one badge in the row of the number or the heading, if it is no priority, channel or kind of customer. */
function chipBeside(page: Snapshot, anchor: Box, skip: (leaf: Leaf) => boolean): Pair | null {
  for (const row of around(anchor.parent, 2)) {
    if (row.size > mostInRow) return null;
    const chips = leavesIn(page, row).filter(
      (leaf) =>
        !anchor.holds(leaf) &&
        leaf.text.length <= longestStatus &&
        /^\p{L}[^\d:：@]*$/u.test(leaf.text) &&
        around(leaf.box, 2).some(({ classes, size }) => size === 1 && chipNames.test(classes)) &&
        !notStates.has(leaf.text.toLowerCase()) &&
        !skip(leaf) &&
        !isClickable(leaf.box) &&
        leaf.box.isShown,
    );
    if (chips.length === 1 && chips[0]) return pairAt(chips[0], chips[0].text);
    if (chips.length > 1) return null;
  }
  return null;
}

function isClickable(box: Box): boolean {
  return around(box, 3).some(({ tag, role }) => ['button', 'a', 'option', 'select'].includes(tag) || role === 'tab');
}

const idNames = ['data-testid', 'data-test-id', 'data-field', 'name', 'id', 'data-field-name'];

/** `data-testid="status-button"`: also where it can be clicked. */
function namedById(page: Snapshot, skip: (leaf: Leaf) => boolean): Pair | null {
  const found = page.leaves.filter(
    (leaf) =>
      !leaf.isControl &&
      leaf.text.length <= longestStatus + 10 &&
      /^\p{L}[^\d:：]*$/u.test(leaf.text) &&
      labelPath(leaf.text) !== 'ticket.status' &&
      around(leaf.box, 2).some((box) => box.size <= 2 && idNames.some((name) => isNamedState(box.attr(name) ?? ''))) &&
      !skip(leaf) &&
      leaf.box.isShown,
  );
  return found.length === 1 && found[0] ? pairAt(found[0], found[0].text) : null;
}

const isNamedState = (name: string): boolean =>
  /(?:^|[-_.\s])(?:status|state)(?:$|[-_.\s])/i.test(name) && !notTickets.test(name);

const statusNames = /(?:^|[-_\s])(?:status|state|zhuangtai)(?:$|[-_\s])/i;
const notTickets =
  /agent|user|online|presence|customer|vehicle|car-|part|order|read|send|sent|msg|message|chat|call|net|system|step|bar|list/i;
const longestStatus = 20;

/** `Awaiting part`: a state, or the label of the part. */
function isPlainLabel({ text, box }: Leaf): boolean {
  const path = labelPath(text);
  return path !== null && path !== 'ticket.status' && path !== otherPath && !chipNames.test(box.classes);
}

/** A word of which the page's build says that it is the state, if there is just one such. */
function namedBadge(page: Snapshot, skip: (leaf: Leaf) => boolean): Pair | null {
  const found = page.leaves.filter(
    (leaf) =>
      !leaf.isControl &&
      leaf.text.length <= longestStatus &&
      /^\p{L}[^\d:：]*$/u.test(bareWord(leaf.text)) &&
      around(leaf.box, 2).some(({ classes, size }) => size <= 2 && statusNames.test(classes) && !notTickets.test(classes)) &&
      labelPath(leaf.text) === null &&
      !isClickable(leaf.box) &&
      !skip(leaf) &&
      leaf.box.isShown,
  );
  const said = new Set(found.map(({ text }) => bareWord(text)));
  return said.size === 1 && found[0] ? pairAt(found[0], bareWord(found[0].text)) : null;
}

const vague: ReadonlySet<string> = new Set(words.vagueStatuses);

/** The one word on the page that is a state and nothing else, not in a row of some list. */
function onlyState(page: Snapshot, skip: (leaf: Leaf) => boolean): Pair | null {
  const found = page.leaves.filter((leaf) => {
    if (leaf.isControl || leaf.text.length > 30 || !isStatus(leaf.text) || vague.has(bareWord(leaf.text).toLowerCase()))
      return false;
    return !isPlainLabel(leaf) && !skip(leaf) && !isClickable(leaf.box) && leaf.box.isShown;
  });
  const [first] = found;
  const isListed =
    first && around(first.box, 5).some(({ tag, role }) => ['li', 'tr', 'td', 'nav', 'label'].includes(tag) || role === 'row');
  return found.length === 1 && first && !isListed ? pairAt(first, bareWord(first.text)) : null;
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
