/** Values that read like labels, and elements that hold labels of their own. */

import type { Box, Leaf } from './box';
import { labelPath } from './labels';
import { leavesIn, type Snapshot } from './snapshot';
import words from './words.json' with { type: 'json' };

const valueWords: ReadonlySet<string> = new Set([...words.statuses, ...words.customerKinds, ...words.answers]);

export const isValueWord = (text: string): boolean => valueWords.has(text.toLowerCase());

/** What holds labels of its own is a section, not a value. */
export function holdsLabels(page: Snapshot, box: Box): boolean {
  if (box.size < 2) return false;
  return leavesIn(page, box).some(
    (leaf) =>
      !leaf.isControl &&
      labelPath(leaf.text) !== null &&
      !isValueWord(leaf.text) &&
      (/[:：]$/.test(leaf.text) || (box.size > 2 && isLabelTag(leaf))),
  );
}

const isLabelTag = ({ box }: Leaf): boolean => ['dt', 'th', 'label'].includes(box.tag) || /label|key|term/i.test(box.classes);
