/** Heads among their messages: head, text, head, text; or a time, and under it the bubbles of that time. */
import { atOf, type Block, bestStamp, blockAt, type Stamp } from './block';
import type { Box } from './box';
import { leavesIn, lengthOf, type Snapshot } from './snapshot';

interface Segment {
  readonly head: Box;
  readonly rest: Box[];
}

const longestHead = 60;

export function flatBlocks(page: Snapshot, list: Box, items: ReadonlyMap<Box, readonly Stamp[]>): Block[] {
  const besideTime = (box: Box) => lengthOf(page, box) - (items.get(box)?.[0]?.time.at.length ?? 0);
  const heads = [...items.keys()];
  // A list of whole messages is no list of heads.
  if (heads.filter((head) => besideTime(head) < 30).length * 3 <= heads.length * 2) return [];
  const isTerms = list.tag === 'dl';
  const isHead = (box: Box) => items.has(box) && (isTerms ? box.tag === 'dt' : besideTime(box) < longestHead);
  const segments = segmentsOf(page, list, isHead);
  const isTimeOnly = segments.every(({ head }) => (items.get(head)?.[0]?.time.rest.length ?? 9) === 0 && head.size === 1);
  if (!isTimeOnly) endLast(segments);
  return segments.flatMap(({ head, rest }) => {
    const stamps = items.get(head) ?? [];
    if (!isTimeOnly || rest.some(({ tag }) => tag === 'p' || tag === 'dd'))
      return rest.length > 0 ? blockAt(page, [head, ...rest], stamps, list) : [];
    const stamp = bestStamp(stamps);
    return stamp ? rest.map((each) => ({ boxes: [each], list, stamp: null, at: atOf(page, stamp, list) })) : [];
  });
}

function segmentsOf(page: Snapshot, list: Box, isHead: (box: Box) => boolean): Segment[] {
  const segments: Segment[] = [];
  for (const child of list.boxes) {
    if (isHead(child)) segments.push({ head: child, rest: [] });
    else if (child.tag !== 'form' && leavesIn(page, child).some(({ isControl }) => !isControl)) segments.at(-1)?.rest.push(child);
  }
  return segments;
}

/** The last one would swallow what stands below the list; bubbles under a time have no fixed number. */
function endLast(segments: readonly Segment[]): void {
  const counts = segments.slice(0, -1).map(({ rest }) => rest.length);
  const usual = counts.sort((a, b) => a - b)[Math.floor(counts.length / 2)] || 1;
  segments.at(-1)?.rest.splice(usual);
}
