/**
 * Label → value, as a person would see it: definition lists, table rows and column heads, labelled controls, grids of cells,
 * `Label: value` in running text, cards with the value above the label. One pass over the page's short texts.
 */
import { attributeOf, isElement, isText, tagOf } from '../dom';
import { bareLabel, handlerPath, isAction, type LabelPath, labelPath, otherPath } from './labels';
import { briefText, type Leaf, leavesIn, lengthOf, type Outline } from './outline';
import { ancestorsOf, childrenOf, inSameRoot, isShown, outerOf } from './tree';
import { controlValue, type FieldValue, fieldValue, shownValue } from './values';
import words from './words.json' with { type: 'json' };

export interface Pair {
  readonly path: LabelPath;
  readonly value: FieldValue;
  readonly element: Element;
  /** How sure the page's build makes us: a labelled control before a word beside another. */
  readonly weight: number;
}

const longestLabel = 40;
const longestLine = 240;

/** Of several values for a field the surest one; of equals the first: what stands higher is nearer to the record. */
export function* readLabelled(outline: Outline, skip: (leaf: Leaf) => boolean): Generator<void, ReadonlyMap<string, Pair>> {
  const found = new Map<string, Pair>();
  let steps = 0;
  for (const leaf of outline.leaves) {
    if (++steps % 200 === 0) yield;
    if (skip(leaf)) continue;
    for (const pair of leaf.isControl ? controlPairs(leaf) : textPairs(outline, leaf)) {
      const before = found.get(pair.path);
      if ((!before || pair.weight > before.weight) && isShown(pair.element)) found.set(pair.path, pair);
    }
  }
  return found;
}

function* textPairs(outline: Outline, leaf: Leaf): Iterable<Pair> {
  if (leaf.text.length <= longestLine && /[:：【]/.test(leaf.text)) yield* inlinePairs(leaf);
  if (leaf.text.length > longestLabel || isInAction(leaf)) return;
  const path = labelPath(leaf.text);
  if (!path || path === otherPath) return;
  const top = wholeLabel(outline, leaf);
  if (isColumnHead(top)) return;
  const isStaffs = isForeign(outline, top, path);
  if (isStaffs && path !== 'customer.name') return;
  const pair = pairBeside(outline, leaf, top, path);
  // 姓名 below 服务顾问 is who handles it.
  if (pair) yield isStaffs ? { ...pair, path: handlerPath, weight: 1 } : pair;
}

/** What can be clicked is a way to somewhere, not a label; table heads are sorted by links. */
function isInAction({ element }: Leaf): boolean {
  let steps = 0;
  for (const each of [element, ...ancestorsOf(element)]) {
    const tag = tagOf(each);
    if (tag === 'th' || tag === 'dt' || tag === 'label' || ++steps > 4) return false;
    if (tag === 'button' || tag === 'a' || tag === 'option' || attributeOf(each, 'role') === 'button') return true;
  }
  return false;
}

/** The largest element that says nothing but the label. */
function wholeLabel(outline: Outline, leaf: Leaf): Node {
  const says = bareLabel(leaf.text);
  let top: Node = leaf.node;
  for (const each of ancestorsOf(leaf.node)) {
    if (lengthOf(outline, each) > leaf.text.length + 6 || bareLabel(briefText(outline, each)) !== says) break;
    top = each;
  }
  return top;
}

function isColumnHead(top: Node): boolean {
  for (const each of ancestorsOf(top)) if (tagOf(each) === 'thead') return siblingRows(each) !== 1;
  return false;
}

/** A head over exactly one row labels that row; over several it heads a list. */
function siblingRows(head: Element): number {
  const table = outerOf(head);
  return table ? [...table.querySelectorAll('tbody tr')].filter((row) => row.querySelector('td')).length : 0;
}

function pairBeside(outline: Outline, leaf: Leaf, top: Node, path: LabelPath): Pair | null {
  const control = labelledControl(top, leaf.element);
  if (control) return controlPair(control, path, outline);
  const beside = besideOf(outline, top);
  if (beside) return valuePair(outline, beside, path, weightOf(leaf, top));
  const under = underOf(outline, top) ?? aboveOf(outline, top);
  return under && valuePair(outline, [under], path, 1);
}

function weightOf(leaf: Leaf, top: Node): number {
  const tag = isElement(top) ? tagOf(top) : tagOf(leaf.element);
  if (['dt', 'th', 'label'].includes(tag) || /[:：]\s*$/.test(leaf.text)) return 3;
  return /label|key|term|caption|field|attr|prop/i.test(attributeOf(leaf.element, 'class') ?? '') ? 3 : 2;
}

/** `label for`, a control in the label, `aria-labelledby`. */
function labelledControl(top: Node, element: Element): Element | null {
  for (const each of [element, ...ancestorsOf(element)]) {
    if (tagOf(each) === 'label') {
      const named = attributeOf(each, 'for');
      const control = named ? inSameRoot(each, `#${CSS.escape(named)}`) : each.querySelector('input, select, textarea');
      if (control) return control;
    }
    const id = attributeOf(each, 'id');
    const labelled = id ? inSameRoot(each, `[aria-labelledby~="${CSS.escape(id)}"]`) : null;
    if (labelled && !labelled.contains(each)) return labelled;
    if (each === top || !isElement(top)) break;
  }
  return null;
}

function controlPair(control: Element, path: LabelPath, outline: Outline): Pair | null {
  if (!['input', 'select', 'textarea'].includes(tagOf(control))) {
    if (
      /^(?:group|region|radiogroup|section|form|table|list|tabpanel|dialog|article)$/.test(
        attributeOf(control, 'role') ?? tagOf(control),
      )
    )
      return null;
    return valuePair(outline, [control], path, 4);
  }
  if (attributeOf(control, 'type') === 'checkbox') {
    const isYesNo = path === 'customer.vip' || path === 'vehicle.drivable';
    return isYesNo ? { path, value: (control as HTMLInputElement).checked, element: control, weight: 4 } : null;
  }
  const made = fieldValue(path, controlValue(control));
  return made && { ...made, element: control, weight: 4 };
}

/** A control that names itself. */
function controlPairs({ element }: Leaf): Pair[] {
  const name = attributeOf(element, 'aria-label') ?? attributeOf(element, 'title');
  const path = name ? labelPath(name) : null;
  const made = path && path !== otherPath ? fieldValue(path, controlValue(element)) : null;
  return made ? [{ ...made, element, weight: 3 }] : [];
}

/** What follows the label in its row: an element, or running text up to the next label. */
function besideOf(outline: Outline, top: Node): readonly Node[] | null {
  const around = outerOf(top);
  if (!around) return null;
  const found: Node[] = [];
  let isPast = false;
  for (const sibling of childrenOf(around)) {
    if (sibling === top) isPast = true;
    else if (isPast && isText(sibling)) {
      if (sibling.data.replace(/[\s:：]+/g, '') === '') continue;
      found.push(sibling);
    } else if (isPast && isElement(sibling)) {
      if (tagOf(sibling) === 'br' && found.length > 0) break;
      if (isSilent(outline, sibling)) {
        // An empty cell is the label's own.
        if (['td', 'dd'].includes(tagOf(sibling))) break;
        continue;
      }
      if (tagOf(sibling) !== 'dd' && startsWithLabel(outline, sibling)) break;
      found.push(sibling);
      // A block of its own is the whole value; inline things go on.
      if (!isInline(sibling) || !found.some(isText)) break;
    }
  }
  return found.length > 0 ? found : null;
}

const inline = new Set(['a', 'b', 'strong', 'em', 'i', 'span', 'time', 'code', 'small', 'u', 'mark', 'bdi', 'abbr']);
const isInline = (element: Element): boolean => inline.has(tagOf(element));

function isSilent(outline: Outline, element: Element): boolean {
  const leaves = leavesIn(outline, element);
  return leaves.every((leaf) => !leaf.isControl && (isAction(leaf.text) || /^[\s:：*?？ⓘ•·|]*$/.test(leaf.text)));
}

function startsWithLabel(outline: Outline, element: Element): boolean {
  const first = leavesIn(outline, element).find((leaf) => !leaf.isControl);
  if (!first) return false;
  if (['dt', 'label', 'th'].includes(tagOf(element)) && !element.querySelector('input, select, textarea')) return true;
  if (/[:：]\s*$/.test(first.text)) return true;
  const path = labelPath(first.text);
  // A value may read like a label (状态 → 打开); a row that goes on after it is a row of its own.
  return path !== null && (leavesIn(outline, element).length > 1 || path !== otherPath) && !isValueWord(first.text);
}

const valueWords = new Set([...words.statuses, ...words.customerKinds, ...words.answers]);
const isValueWord = (text: string): boolean => valueWords.has(text.toLowerCase());

/** Columns of labels over (or beside) columns of values: the same place in the next row. */
function underOf(outline: Outline, top: Node): Element | null {
  const row = outerOf(top);
  if (!row) return null;
  const cells = [...childrenOf(row)].filter(isElement);
  const at = cells.indexOf(top as Element);
  if (at < 0 || cells.length < 2) return null;
  const labels = cells.filter((cell) => labelPath(briefText(outline, cell, longestLabel)) !== null);
  if (labels.length < 2 || labels.length * 3 < cells.length * 2) return null;
  const next = rowAfter(row);
  const below = next ? [...childrenOf(next)].filter(isElement) : [];
  if (below.length !== cells.length || below.some((cell, index) => index !== at && isTopLabel(outline, cell))) return null;
  const after = next ? rowAfter(next) : null;
  // Two rows of values make a list of records.
  if (
    after &&
    tagOf(row) === 'tr' &&
    [...childrenOf(after)].filter(isElement).length === cells.length &&
    !isTopLabel(outline, [...childrenOf(after)].filter(isElement)[0] as Element)
  )
    return null;
  return below[at] ?? null;
}

function isTopLabel(outline: Outline, cell: Element): boolean {
  const text = briefText(outline, cell, longestLabel);
  return labelPath(text) !== null && !isValueWord(text);
}

function rowAfter(row: Element): Element | null {
  const around = outerOf(row);
  if (!around) return null;
  let isPast = false;
  for (const each of childrenOf(around)) {
    if (each === row) isPast = true;
    else if (isPast && isElement(each)) return each;
  }
  if (tagOf(around) !== 'thead') return null;
  return around.parentElement?.querySelector('tbody tr') ?? null;
}

/** A card: the value in large type, the label under it. */
function aboveOf(outline: Outline, top: Node): Element | null {
  const card = outerOf(top);
  const cells = card
    ? [...childrenOf(card)].filter((each): each is Element => isElement(each) && leavesIn(outline, each).length > 0)
    : [];
  if (cells.length !== 2 || cells[1] !== top || !cells[0]) return null;
  return labelPath(briefText(outline, cells[0], longestLabel)) === null ? cells[0] : null;
}

function valuePair(outline: Outline, nodes: readonly Node[], path: LabelPath, weight: number): Pair | null {
  const [first] = nodes;
  const element = first && (isElement(first) ? first : outerOf(first));
  if (!first || !element) return null;
  if (!isElement(first)) {
    const text = nodes.map((node) => (isText(node) ? node.data : briefText(outline, node as Element, 200))).join(' ');
    const made = fieldValue(path, text.replace(/^\s*[:：]/, ''));
    return made && { ...made, element, weight };
  }
  if (lengthOf(outline, first) > 300 || holdsLabels(outline, first)) return null;
  const shown = shownValue(outline, first, path);
  if (typeof shown !== 'string') return { path, value: shown, element, weight };
  const made = fieldValue(path, shown.replace(/^\s*[:：]\s*/, ''));
  return made && { ...made, element, weight };
}

/** What holds labels of its own is a section, not a value. */
function holdsLabels(outline: Outline, element: Element): boolean {
  const leaves = leavesIn(outline, element);
  if (leaves.length < 2) return false;
  return leaves.some(
    (leaf) =>
      !leaf.isControl &&
      labelPath(leaf.text) !== null &&
      !isValueWord(leaf.text) &&
      (/[:：]$/.test(leaf.text) || (leaves.length > 2 && isLabelTag(leaf))),
  );
}

const isLabelTag = ({ element }: Leaf): boolean =>
  ['dt', 'th', 'label'].includes(tagOf(element)) || /label|key|term/i.test(attributeOf(element, 'class') ?? '');

/** `客户:李女士 | 电话:138…`, `【车型】Model Y`: one line may say several. */
function* inlinePairs(leaf: Leaf): Iterable<Pair> {
  const marks = [
    ...leaf.text.matchAll(
      /(?:^|[\s|｜;；,，、•·)）】/])([^\s:：|｜;；,，、•·【】]{1,20}(?: [A-Za-z']{1,14}){0,3})\s*(?<!\d)[:：](?!\/\/)|【([^】]{1,16})】/gu,
    ),
  ];
  // Running prose with a colon in it is no line of labels.
  if (marks[0]?.index !== 0) return;
  for (const [index, mark] of marks.entries()) {
    const label = mark[1] ?? mark[2] ?? '';
    const path = pathOfEnd(label);
    if (!path || path === otherPath) continue;
    const start = mark.index + mark[0].length;
    const next = marks[index + 1];
    const raw = leaf.text.slice(start, next ? next.index : undefined);
    const value = raw.replace(/[\s|｜;；,，、•·/]+$/u, '').trim();
    const made = value ? fieldValue(path, value.split(/\s*[|｜;；•]\s*/u)[0] ?? '') : null;
    if (made) yield { ...made, element: leaf.element, weight: index === 0 && mark.index === 0 ? 3 : 2 };
  }
}

/** `Daniel Customer email:` in running text: the label is the end of what stands before the colon. */
function pathOfEnd(text: string): LabelPath | null {
  const whole = labelPath(text);
  if (whole) return whole;
  const parts = text.split(' ');
  for (let from = 1; from < parts.length; from++) {
    const path = labelPath(parts.slice(from).join(' '));
    if (path) return path;
  }
  return null;
}

const general: ReadonlySet<string> = new Set([
  'customer.phone',
  'customer.email',
  'customer.name',
  'customer.tags',
  'customer.since',
  'ticket.score',
]);
const staffSections = words.staffSections;

/** 姓名 and 电话 below the heading 服务顾问 are the advisor's. */
function isForeign(outline: Outline, top: Node, path: LabelPath): boolean {
  if (!general.has(path)) return false;
  const heading = headingOver(outline, top);
  if (!heading) return false;
  const says = heading.toLowerCase();
  if (words.customerSections.includes(says)) return false;
  return staffSections.some((word) => says.includes(word)) && labelIsPlain(top);
}

/** `客户电话` says whose it is wherever it stands. */
function labelIsPlain(top: Node): boolean {
  const text = (isElement(top) ? (top.textContent ?? '') : (top as Text).data).toLowerCase();
  return !/客户|车主|用户|customer|client|requester/.test(text);
}

const headings = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'legend', 'caption', 'summary']);

/** The title of the section around: the nearest thing before it that is built like one. */
export function headingOver(outline: Outline, node: Node): string | null {
  let steps = 0;
  let inner: Node = node;
  for (const each of ancestorsOf(node)) {
    if (++steps > 7) return null;
    const before: Element[] = [];
    for (const child of childrenOf(each)) {
      if (child === inner) break;
      if (isElement(child) && leavesIn(outline, child).length > 0) before.push(child);
    }
    const title = before.slice(-3).findLast((element) => isTitleLike(outline, element));
    if (title) return briefText(outline, title, 60);
    const own = attributeOf(each, 'aria-label');
    if (own && own.length < 30 && ['section', 'aside', 'fieldset', 'article'].includes(tagOf(each))) return own;
    inner = each;
  }
  return null;
}

function isTitleLike(outline: Outline, element: Element): boolean {
  const leaves = leavesIn(outline, element);
  const [first] = leaves;
  return first !== undefined && leaves.length <= 3 && lengthOf(outline, element) <= 40 && isHeading(first.element, element);
}

function isHeading(element: Element, within: Element): boolean {
  for (const each of [element, ...ancestorsOf(element)]) {
    if (headings.has(tagOf(each)) || attributeOf(each, 'role') === 'heading') return true;
    if (/(?:^|[-_\s])(?:title|heading|header|hd|head|caption)(?:$|[-_\s])/i.test(attributeOf(each, 'class') ?? '')) return true;
    if (each === within) return false;
  }
  return false;
}
