/**
 * Label → value, as a person would see it: definition lists, table rows and column heads, labelled controls, grids of cells,
 * `Label: value` in running text, cards with the value above the label. One pass over the page's short texts.
 */
import { placesBeside, rowsUnder } from './beside';
import { around, Box, type Leaf, type Part, within } from './box';
import { tickIn } from './choices';
import { controlPair, labelledControl, pairOfControl } from './controls';
import { inlinePairs } from './inlinePairs';
import { joinedPairs } from './joinedPairs';
import { bareLabel, handlerPath, joinedPaths, type LabelPath, labelPath, otherPath, weakPath } from './labels';
import type { Pair } from './pair';
import { samePerson } from './persons';
import { bareHeading, headingOver, isOfCustomer, isStaffs } from './sections';
import { briefText, leavesIn, lengthOf, type Snapshot } from './snapshot';
import { fieldValue, shownValue } from './values';
import { holdsLabels } from './valueWords';
import words from './words.json' with { type: 'json' };

const ownerLabel = 'owner';
const ownerPath = 'owner' as LabelPath;
/** Before the path of what a weak label gives. */
export const weakPrefix = 'weak:';
const longestWeak = 60;
const longestLabel = 40;
const longestLine = 240;
const leavesPerStep = 60;
const mostAlike = 5;

/** Of several values for a field the surest one; of equals the first: what stands higher is nearer to the record. */
export function* readLabelled(page: Snapshot, skip: (leaf: Leaf) => boolean): Generator<void, ReadonlyMap<string, Pair>> {
  const found = new Map<string, Pair>();
  const seen = new Map<string, number>();
  let steps = 0;
  for (const leaf of page.leaves) {
    if (++steps % leavesPerStep === 0) yield;
    if (leaf.length > longestLine || skip(leaf)) continue;
    for (const pair of leaf.isControl ? pairOfControl(leaf) : textPairs(page, leaf, seen)) {
      const before = found.get(pair.path);
      if ((!before || pair.weight > before.weight) && pair.box.isShown && isOurs(page, leaf, pair)) found.set(pair.path, pair);
    }
  }
  return withOwner(page, found);
}

/** `Owner` is whoever handles the record, or the car's where its section is the customer's. */
function withOwner(page: Snapshot, found: Map<string, Pair>): ReadonlyMap<string, Pair> {
  const owner = found.get(ownerPath);
  found.delete(ownerPath);
  if (!owner) return found;
  const handler = found.get(handlerPath);
  if (!handler) found.set(handlerPath, { ...owner, path: handlerPath });
  else if (
    !found.has('customer.name') &&
    isOfCustomer(page, owner.box) &&
    !samePerson(String(owner.value), String(handler.value))
  )
    found.set('customer.name', { ...owner, path: 'customer.name' });
  return found;
}

const kinds: ReadonlySet<string> = new Set(words.customerKinds);
const stepsToPlan = 4;

/** Tags of the ticket are not the customer's; the due date of a service level was promised to nobody. */
function isOurs(page: Snapshot, leaf: Leaf, { path, value }: Pair): boolean {
  if (path === 'customer.tags' && plainTags.test(bareLabel(leaf.text)))
    return isOfCustomer(page, leaf.box) || [value].flat().some((tag) => kinds.has(String(tag).toLowerCase()));
  if (path === 'customer.occupation') return !/\b(?:job|repair|work|case|ticket)\b/i.test(headingOver(page, leaf.box) ?? '');
  if (path !== 'ticket.promisedAt' || !/^due/i.test(leaf.text)) return true;
  return !around(leaf.box, stepsToPlan).some(
    (each) => each.size < 12 && leavesIn(page, each).some(({ text }) => /^sla\b/i.test(text)),
  );
}

const plainTags = /^(?:tags?|labels|标签)$/;

function* textPairs(page: Snapshot, leaf: Leaf, seen: Map<string, number>): Iterable<Pair> {
  if (/[:：【]/.test(leaf.text)) yield* inlinePairs(leaf);
  if (leaf.text.length > longestLabel) return;
  const joined = joinedPaths(leaf.text);
  if (joined) {
    yield* pairsOfJoined(page, leaf, joined);
    return;
  }
  const isOwner = bareLabel(leaf.text) === ownerLabel;
  const known = isOwner ? handlerPath : labelPath(leaf.text);
  const path = known === null || known === otherPath ? weakPath(leaf.text) : known;
  if (!path || isOfList(leaf, seen) || isInAction(leaf) || isInProse(leaf)) return;
  const top = wholeLabel(page, leaf);
  if (isColumnHead(page, top)) return;
  const isColleagues = isStaffs(page, top, path);
  if (isColleagues && path !== 'customer.name') return;
  if (isOfOthers(page, top)) return;
  const pair = pairBeside(page, leaf, top, path);
  if (pair && path !== known) {
    if (String(pair.value).length <= longestWeak) yield { ...pair, path: `${weakPrefix}${pair.path}` as LabelPath, weight: 1 };
    return;
  }
  // 姓名 below 服务顾问 is who handles it.
  if (pair && isOwner) yield { ...pair, path: ownerPath };
  else if (pair) yield isColleagues ? { ...pair, path: handlerPath, weight: 1 } : pair;
}

function pairsOfJoined(page: Snapshot, leaf: Leaf, paths: readonly LabelPath[]): readonly Pair[] {
  const top = wholeLabel(page, leaf);
  if (isColumnHead(page, top) || isInAction(leaf)) return [];
  const { beside, under } = placesBeside(page, top);
  const place = beside?.[0] ?? under;
  if (!place) return [];
  const text = (beside ?? [place])
    .map((part) => (part instanceof Box ? briefText(page, part, longestLine) : part.text))
    .join(' ');
  return joinedPairs(paths, text, place instanceof Box ? place : place.box, weightOf(leaf, top));
}

const otherSections: ReadonlySet<string> = new Set(words.otherRecordSections);

/** In a table of other records: tasks, orders, tickets. */
function isOfOthers(page: Snapshot, top: Part): boolean {
  const box = top instanceof Box ? top : top.box;
  if (box.tag !== 'th' && box.parent?.tag !== 'th') return false;
  return otherSections.has(bareHeading(headingOver(page, box) ?? ''));
}

/** The same word in the same build again and again is a column of a list, a role in a conversation: no label of the record. */
function isOfList({ text, box }: Leaf, seen: Map<string, number>): boolean {
  const key = `${text}|${box.build}|${box.parent ? box.parent.build : ''}`;
  const count = (seen.get(key) ?? 0) + 1;
  seen.set(key, count);
  return count > mostAlike;
}

/** `added the <b>parts</b> label`: a word inside running text. */
function isInProse({ box, text }: Leaf): boolean {
  const row = box.parent?.parts ?? [];
  const before = row[row.indexOf(box) - 1];
  return before !== undefined && !(before instanceof Box) && !/[:：]$/.test(text) && /[\p{L}]$/u.test(before.text);
}

/** What can be clicked is a way to somewhere, not a label; table heads are sorted by links. */
function isInAction({ box }: Leaf): boolean {
  for (const { tag, role } of around(box, 5)) {
    if (tag === 'th' || tag === 'dt' || tag === 'label') return false;
    if (tag === 'button' || tag === 'a' || tag === 'option' || role === 'button') return true;
  }
  return false;
}

/** The largest element that says nothing but the label; the text itself if its element says more. */
function wholeLabel(page: Snapshot, leaf: Leaf): Part {
  const says = bareLabel(leaf.text);
  let top: Part = leaf;
  for (const each of around(leaf.box)) {
    if (lengthOf(page, each) > leaf.text.length + 6 || each.size > 4 || bareLabel(briefText(page, each)) !== says) break;
    if (leavesIn(page, each).some(({ isControl }) => isControl)) break;
    top = each;
  }
  return top;
}

/** A head over exactly one row labels that row; over several it heads a list. */
function isColumnHead(page: Snapshot, top: Part): boolean {
  const start = top instanceof Box ? top.parent : top.box;
  for (const each of around(start)) {
    if (each.tag !== 'thead') continue;
    return rowsUnder(page, each).length !== 1;
  }
  return false;
}

function pairBeside(page: Snapshot, leaf: Leaf, top: Part, path: LabelPath): Pair | null {
  const control = labelledControl(page, top, leaf.box);
  if (control) return controlPair(control, path) ?? valuePair(page, [control], path, 4);
  const { beside, under } = placesBeside(page, top);
  if (beside && isMenu(top, beside[0])) return null;
  if (beside) return valuePair(page, beside, path, weightOf(leaf, top));
  return under && valuePair(page, [under], path, 1);
}

const statusProper = /status|状态/i;

/** Two entries of a list are no label and its value. */
const isMenu = (top: Part, value: Part | undefined): boolean =>
  top instanceof Box && value instanceof Box && top.tag === 'li' && value.tag === 'li';

function weightOf(leaf: Leaf, top: Part): number {
  // A CRM that has both calls by this name what people look at.
  return shapeWeight(leaf, top) + (statusProper.test(leaf.text) ? 0.5 : 0);
}

function shapeWeight(leaf: Leaf, top: Part): number {
  const { tag } = top instanceof Box ? top : leaf.box;
  if (['dt', 'th', 'label'].includes(tag) || /[:：]\s*$/.test(leaf.text)) return 3;
  return /label|key|term|caption|field|attr|prop/i.test(leaf.box.classes) ? 3 : 2;
}

const longestValue = 300;

function valuePair(page: Snapshot, parts: readonly Part[], path: LabelPath, weight: number): Pair | null {
  const [first] = parts;
  if (!first) return null;
  if (!(first instanceof Box)) {
    const text = parts.map((part) => (part instanceof Box ? briefText(page, part, 200) : part.text)).join(' ');
    const made = fieldValue(path, text.replace(/^\s*[:：]/, ''));
    return made && { ...made, box: first.box, weight };
  }
  if (lengthOf(page, first) > longestValue || holdsLabels(page, first) || within(first).some(({ tag }) => tag === 'th'))
    return null;
  const tick = path === 'vehicle.drivable' || path === 'customer.vip' ? tickIn(page, first) : null;
  if (tick !== null) return { path, value: tick, box: first, weight };
  const shown = shownValue(page, first, path);
  if (typeof shown !== 'string') return { path, value: shown, box: first, weight };
  const made = fieldValue(path, shown.replace(/^\s*[:：]\s*/, ''));
  return made && { ...made, box: first, weight };
}
