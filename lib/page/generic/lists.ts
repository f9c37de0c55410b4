/**
 * The message list of a page nobody has prepared: like blocks, each with a time and words. A block is one element, or a head
 * with what follows it; blocks may stand in groups (days), and a time or day may stand between them for those below.
 */
import { type Block, blockAt, type Stamp } from './block';
import { around, type Box } from './box';
import { flatBlocks } from './flatLists';
import { type Rated, rate, sumWords } from './rating';
import { lengthOf, type Snapshot } from './snapshot';
import { readLines, readTables } from './tables';

/** Times below a box, by the child of it in which they stand. */
export type Below = ReadonlyMap<Box, ReadonlyMap<Box, readonly Stamp[]>>;

const highest = 16;
const stampsPerStep = 40;

export function* findBlocks(page: Snapshot, stamps: readonly Stamp[], people: readonly string[]): Generator<void, Block[]> {
  const below = yield* belowOf(stamps);
  const rated: Rated[] = [];
  for (const [list, items] of below) {
    const found = clustersAt(list, items, below).map((cluster) => rate(page, list, blocksOf(page, cluster, list), people));
    const [plain, grouped] = found;
    // A group holds several messages, each with a time of its own.
    const isGrouped = plain && grouped && grouped.weight > 0 && grouped.pure > plain.pure;
    rated.push(...(isGrouped ? [grouped] : found).filter(({ weight }) => weight > 0));
    yield;
  }
  rated.push(...readTables(page, people));
  yield;
  rated.push(...(yield* readLines(page, people)));
  rated.sort((a, b) => b.weight - a.weight);
  const [best, ...rest] = rated;
  return best ? [...best.blocks, ...otherLists(best, rest)] : [];
}

function* belowOf(stamps: readonly Stamp[]): Generator<void, Below> {
  const below = new Map<Box, Map<Box, Stamp[]>>();
  for (const [count, stamp] of stamps.entries()) {
    if (count % stampsPerStep === 0) yield;
    let inner = stamp.leaf.box;
    for (const list of around(inner.parent, highest)) {
      const items = below.get(list) ?? new Map<Box, Stamp[]>();
      const own = items.get(inner);
      if (own) own.push(stamp);
      else items.set(inner, [stamp]);
      below.set(list, items);
      inner = list;
    }
  }
  return below;
}

type Items = ReadonlyMap<Box, readonly Stamp[]>;

/** Where several children have times there may be a list; where one has, only if the build says so (`rate`). */
function clustersAt(list: Box, items: Items, below: Below): readonly Items[] {
  if (items.size < 2) return isInsideOne(list, below) ? [] : [items];
  const grouped = groupedItems(items, below);
  return grouped ? [items, grouped] : [items];
}

/** A single time inside an item of a longer list is that item's. */
function isInsideOne(list: Box, below: Below): boolean {
  let inner = list;
  for (const each of around(list.parent, highest)) {
    const items = below.get(each);
    if (items && items.size > 2 && items.has(inner)) return true;
    inner = each;
  }
  return false;
}

/** Items in groups: as deep as those of the groups that have several. */
function groupedItems(items: Items, below: Below): Items | null {
  if (items.size < 2) return null;
  const depths = [...items.keys()].flatMap((group) => depthOfItems(group, below) ?? []);
  if (depths.length === 0) return null;
  const depth = Math.min(...depths);
  const grouped = new Map<Box, Stamp[]>();
  for (const stamps of items.values()) {
    for (const stamp of stamps) {
      let item: Box | null = stamp.leaf.box;
      while (item && item.depth > depth) item = item.parent;
      if (item?.depth !== depth) continue;
      grouped.set(item, [...(grouped.get(item) ?? []), stamp]);
    }
  }
  return grouped.size > items.size ? grouped : null;
}

function depthOfItems(group: Box, below: Below): number | null {
  for (let each: Box | undefined = group; each; ) {
    const items: Items | undefined = below.get(each);
    if (!items) return null;
    if (items.size > 1) return areAlike([...items.keys()]) ? (items.keys().next().value?.depth ?? null) : null;
    each = items.keys().next().value;
  }
  return null;
}

/** Head and body of one message both may hold a time; they are built differently. */
const areAlike = (boxes: readonly Box[]): boolean => new Set(boxes.map(({ build }) => build)).size < boxes.length;

const noItems = new Set('td th dt dd dl form nav label option body main html thead tbody tfoot table time select'.split(' '));
const noHeads = new Set(['form', 'nav', 'option', 'body', 'html']);

function blocksOf(page: Snapshot, items: Items, list: Box): Block[] {
  const heads = [...items.keys()].filter(({ tag }) => !noHeads.has(tag));
  if (heads.length === 0) return [];
  const areChildren = heads.every((head) => head.parent === list);
  const flat = areChildren ? flatBlocks(page, list, items) : [];
  const whole = withoutStrays(heads.filter(({ tag }) => !noItems.has(tag))).flatMap((head) =>
    blockAt(page, [head], items.get(head) ?? [], list),
  );
  return wordsOf(page, flat) > wordsOf(page, whole) * 1.4 ? flat : areChildren ? withLike(page, whole, list) : whole;
}

/** A line with a time before or after a list of other elements is none of them. */
function withoutStrays(heads: readonly Box[]): readonly Box[] {
  const counts = new Map<string, number>();
  for (const { tag } of heads) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  const [usual, count] = [...counts].reduce<[string, number]>((most, each) => (each[1] > most[1] ? each : most), ['', 0]);
  if (count < 2 || count * 2 <= heads.length) return heads;
  const first = heads.findIndex(({ tag }) => tag === usual);
  const last = heads.findLastIndex(({ tag }) => tag === usual);
  return heads.slice(first, last + 1);
}

/** Without the times themselves. */
const wordsOf = (page: Snapshot, blocks: readonly Block[]): number =>
  sumWords(page, blocks) - blocks.reduce((sum, { stamp }) => sum + (stamp?.time.at.length ?? 0), 0);

/** Bubbles that follow each other may show one time for all: what is built like the others and has words is a message too. */
function withLike(page: Snapshot, whole: readonly Block[], list: Box): Block[] {
  if (whole.length < 2) return [...whole];
  const builds = new Set(whole.map(({ boxes: [item] }) => (item ? item.build : '')));
  const byItem = new Map(whole.map((block) => [block.boxes[0], block]));
  const found: Block[] = [];
  let last: Block | null = null;
  for (const child of list.boxes) {
    const own = byItem.get(child);
    if (own) {
      found.push(own);
      last = own;
    } else if (last && child.classes !== '' && builds.has(child.build) && lengthOf(page, child) > 1 && child.isShown)
      found.push({ boxes: [child], list, stamp: null, at: last.at });
  }
  return found;
}

/** Notes for colleagues often have a list of their own. */
function otherLists(best: Rated, rest: readonly Rated[]): Block[] {
  const taken = new Set<Box>();
  const outer = new Set<Box>();
  const take = (blocks: readonly Block[]) => {
    for (const box of blocks.flatMap(({ boxes }) => boxes)) {
      taken.add(box);
      for (const each of around(box.parent)) outer.add(each);
    }
  };
  const overlaps = ({ boxes }: Block) => boxes.some((box) => outer.has(box) || around(box).some((each) => taken.has(each)));
  take(best.blocks);
  const added: Block[] = [];
  for (const { blocks, evidence } of rest) {
    if (evidence < 2 || blocks.some(overlaps)) continue;
    added.push(...blocks);
    take(blocks);
    if (added.length > 200) break;
  }
  return added;
}
