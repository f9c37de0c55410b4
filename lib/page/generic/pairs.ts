/** Label → value, as a person would see it: definition lists, table rows, labelled fields, grids of cells, `Label: value`. */
import { attributeOf, contains, firstChild, isElement, nextSibling, selectAll, tagOf } from '../dom';
import { labelText, textOf } from '../locate';
import synonyms from './synonyms.json' with { type: 'json' };
import words from './words.json' with { type: 'json' };

export interface Pair {
  readonly path: string;
  readonly value: string;
  readonly element: Element;
}

/** Who handles the record: no field of a reading, but evidence of who is staff. */
export const handlerPath = 'handler';

const pathOf: ReadonlyMap<string, string> = new Map(
  Object.entries({ ...synonyms, [handlerPath]: words.handler }).flatMap(([path, labels]) =>
    labels.map((label) => [label, path] as const),
  ),
);
const empty: ReadonlySet<string> = new Set(words.empty);
const longestLabel = 24;
/** Elements that may be a label; the message list is read elsewhere. */
const labelCss =
  'dt, th, label, td, [class*="label" i], [class*="key" i], [class*="name" i], [class*="title" i], [id*="label" i], b, strong, span, div, p, li';

/** The first value of each field wins: what stands higher on the page is nearer to the record. */
export function readLabelled(
  doc: Document,
  isOver: () => boolean,
  skip: (element: Element) => boolean,
): ReadonlyMap<string, Pair> {
  const found = new Map<string, Pair>();
  const values: Element[] = [];
  // What stands in a value is no label: a tag that says VIP, a link in a cell.
  const inValue = (element: Element) => values.some((value) => value !== element && contains(value, element));
  for (const element of selectAll(doc, labelCss)) {
    if (isOver()) break;
    const pair = pairAt(element, (each) => skip(each) || inValue(each));
    if (!pair) continue;
    if (pair.element !== element) values.push(pair.element);
    if (!found.has(pair.path)) found.set(pair.path, pair);
  }
  return found;
}

function pairAt(element: Element, skip: (element: Element) => boolean): Pair | null {
  if (isWrapper(element)) return null;
  const own = textOf(element);
  if (own === '' || own.length > longestLabel * 4) return null;
  const [, inline = '', rest = ''] = /^([^:：]{1,24})\s*[:：]\s*(\S.*)$/su.exec(own) ?? [];
  const path = pathOf.get((rest ? inline : labelText(element)).trim().toLowerCase());
  if (!path || skip(element) || !isShown(element)) return null;
  if (rest) return /[:：]\s*\S/u.test(rest.replace(/\d[:：]\d/g, '')) ? null : pair(path, rest, element);
  if (!isSurelyLabel(element)) return null;
  const holder = valueBeside(element);
  return holder && isShown(holder) ? pair(path, shownValue(holder), holder) : null;
}

/** A word in a badge is no label: what is not marked as one must end in a colon or be one of two. */
function isSurelyLabel(element: Element): boolean {
  if (['dt', 'th', 'td', 'label'].includes(tagOf(element)) || /[:：]\s*$/.test(textOf(element))) return true;
  if (/label|key/i.test(`${attributeOf(element, 'class')} ${attributeOf(element, 'id')}`)) return true;
  return element.parentElement?.childElementCount === 2;
}

function pair(path: string, shown: string, element: Element): Pair | null {
  const squeezed = shown.replace(/\s+/g, ' ').trim();
  // `陈思雨 <mail@…>`: a person's address is not the name.
  const value = path === 'customer.name' || path === handlerPath ? squeezed.replace(/\s*<[^<>]*>$/, '') : squeezed;
  return value === '' || value.length > 500 || empty.has(value.toLowerCase()) || /[:：]$/.test(value)
    ? null
    : { path, value, element };
}

/** Asked of the few that matter only: it makes the browser compute styles. Hidden forms repeat what the page shows. */
function isShown(element: Element): boolean {
  return typeof element.checkVisibility !== 'function' || element.checkVisibility({ visibilityProperty: true });
}

/** A wrapper around many things is neither a label nor `Label: value`. */
function isWrapper(element: Element): boolean {
  // `item` of a live list stops counting there; `length` would walk the whole subtree.
  return Element.prototype.getElementsByTagName.call(element, '*').item(4) !== null;
}

function valueBeside(label: Element): Element | null {
  const doc = label.ownerDocument;
  const named = attributeOf(label, 'for');
  if (named) return doc.getElementById(named);
  const id = attributeOf(label, 'id');
  const labelled = id ? selectAll(doc, `[aria-labelledby~="${CSS.escape(id)}"]`)[0] : undefined;
  if (labelled) return labelled;
  const next = sibling(label);
  if (next) return isLabelLike(label, next) ? null : next;
  // The label may be wrapped once: <div><span>Label</span></div><div>value</div>
  const outer = label.parentElement;
  return outer && firstChild(outer) && textOf(outer) === textOf(label) ? sibling(outer) : null;
}

/** Two header cells in a row are column heads, not label and value. */
function isLabelLike(label: Element, next: Element): boolean {
  return tagOf(next) === 'dt' || tagOf(next) === 'label' || (tagOf(label) === 'th' && tagOf(next) === 'th');
}

function sibling(element: Element): Element | null {
  let next = nextSibling(element);
  while (next && !isElement(next)) next = nextSibling(next);
  return next;
}

function shownValue(element: Element): string {
  const tag = tagOf(element);
  if (tag === 'input' || tag === 'textarea') return (element as HTMLInputElement).value;
  if (tag === 'select') return (element as HTMLSelectElement).selectedOptions[0]?.text ?? '';
  return textOf(element);
}
