/** The places in a list's blocks: what stands at the same place in each of them is of the same kind. */

import { nameIn } from './author';
import type { Block } from './block';
import type { Box, Leaf } from './box';
import { samePerson } from './persons';
import { leavesIn, type Snapshot } from './snapshot';

export interface Slot {
  count: number;
  length: number;
  /** How often somebody of the record stands there. */
  people: number;
}

export type Slots = ReadonlyMap<string, Slot>;

const enough = 60;

/** How a leaf lies in its block: the builds of the elements from the block down to it. */
function slotKey(leaf: Leaf, boxes: readonly Box[]): string {
  let key = '';
  for (let each: Box | null = leaf.box; each; each = each.parent) {
    if (boxes.includes(each)) return `${key}<${each.tag}`;
    key += `<${each.build}`;
  }
  return key;
}

export function slotsOf(page: Snapshot, blocks: readonly Block[], people: readonly string[]): Slots {
  const slots = new Map<string, Slot>();
  for (const [index, { boxes, stamp }] of blocks.entries()) {
    for (const leaf of boxes.flatMap((box) => leavesIn(page, box))) {
      if (leaf.isControl) continue;
      const key = slotKey(leaf, boxes);
      leaf.slot = key;
      if (index >= enough) continue;
      const slot = slots.get(key) ?? { count: 0, length: 0, people: 0 };
      slot.count++;
      slot.length += Math.min(leaf.length, 400);
      if (leaf.text.length <= 60 && isPerson(leaf, leaf === stamp?.leaf, people)) slot.people++;
      slots.set(key, slot);
    }
  }
  return slots;
}

function isPerson(leaf: Leaf, isStamp: boolean, people: readonly string[]): boolean {
  if (people.length === 0) return false;
  const name = nameIn(leaf, isStamp)?.name;
  return name !== undefined && people.some((person) => samePerson(name, person));
}
