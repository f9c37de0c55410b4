/** Which of a message's texts are its words. */
import type { Block } from './block';
import { around, type Leaf } from './box';
import { markOf } from './marks';
import { isNothing, isOnlyTime, recipientIn } from './noWords';
import type { Slots } from './slots';

/** The leaf that says most; what is named or placed as a head says less, what is named a body more. */
export function mainLeaf(leaves: readonly Leaf[], { stamp }: Block, slots: Slots): Leaf | null {
  let best: Leaf | null = null;
  let most = Number.NEGATIVE_INFINITY;
  for (const leaf of leaves) {
    if (leaf === stamp?.leaf || isOnlyTime(leaf) || recipientIn(leaf.text) !== null || markOf(leaf.text) || isNothing(leaf))
      continue;
    const slot = slots.get(leaf.slot);
    const usual = slot ? slot.length / slot.count : 0;
    const people = slot && slot.people * 2 > slot.count ? 60 : 0;
    const weight =
      leaf.length +
      (sentence.test(leaf.text) ? endBonus : 0) +
      Math.min(usual, 60) / 2 +
      namedBonus(leaf, stamp?.leaf ?? null) -
      people;
    if (weight >= most) [best, most] = [leaf, weight];
  }
  return best;
}

const headings = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'summary']);
const sentence = /[。！？!?]$|[a-z]\.$/;
const endBonus = 12;

const bodyNames =
  /body|content|bubble|message-?text|markdown|prose|wiki|comment-text|renderer|longform|(?:^|[-_\s])(?:text|txt|con|msg)(?:$|[-_\s])/i;
export const authorNames =
  /author|sender|from|user|name|creator|poster|nick|who|person|speaker|operator|(?:^|[-_\s])(?:by|op)(?:$|[-_\s])/i;

function namedBonus(leaf: Leaf, stamp: Leaf | null): number {
  const named = around(leaf.box, 2)
    .map(({ classes }) => classes)
    .join(' ');
  return (
    (bodyNames.test(named) || leaf.box.tag === 'p' ? 12 : 0) -
    (headings.has(leaf.box.tag) ? 30 : 0) -
    (authorNames.test(leaf.box.classes) && leaf.text.length < 40 ? 20 : 0) -
    (stamp && isNearTime(leaf, stamp) ? 8 : 0)
  );
}

/** In the same row as the time, for bubbles with their head below. */
export function isNearTime(leaf: Leaf, stamp: Leaf | null): boolean {
  if (!stamp) return false;
  const near = around(stamp.box, 3);
  for (const each of around(leaf.box, 4)) if (near.includes(each)) return true;
  return false;
}
