/** Locators at work: from an adapter's data to a value and the element that shows it. */
import { applyTransforms, type Value } from './adapters/transforms';
import type { Locator, PairRule } from './adapters/types';
import { deepSelect, deepSelectAll } from './deep';
import { attributeOf, isElement, matches, nextSibling, select, tagOf } from './dom';
import { expression } from './expression';
import { shownText } from './shownText';

export interface Found {
  readonly values: readonly Value[];
  readonly element: Element;
  /** Which of the locators answered, from 0. */
  readonly by: number;
}

/** Where to look: a document or a block in it, and what its labels say. */
export interface Place {
  readonly root: Document | Element;
  readonly pairs?: ReadonlyMap<string, readonly Element[]>;
}

/** A field is short: what is longer is not the field. */
const fieldLimit = 2_000;

export function locate(place: Place, locators: readonly Locator[] = []): Found | null {
  for (const [by, locator] of locators.entries()) {
    const found = locateOne(place, locator, by);
    if (found) return found;
  }
  return null;
}

function locateOne(place: Place, locator: Locator, by: number): Found | null {
  let first: Element | null = null;
  const values: Value[] = [];
  for (const element of candidates(place, locator)) {
    const made = valuesAt(element, locator);
    if (made.length === 0) continue;
    first ??= element;
    values.push(...made);
    if (!locator.all) break;
  }
  return first ? { values, element: first, by } : null;
}

function valuesAt(element: Element, { attr, text: pattern, transforms }: Locator): readonly Value[] {
  const text = attr === 'value' ? valueNow(element) : attr ? attributeOf(element, attr) : textOf(element);
  if (text === null || (pattern !== undefined && !expression(pattern, 'u').test(text))) return [];
  return applyTransforms(text, transforms);
}

/** What a field holds now, not what it held when the page came; of a choice its words, not its code. */
function valueNow(element: Element): string | null {
  const tag = tagOf(element);
  if (tag === 'select') return (element as HTMLSelectElement).selectedOptions[0]?.text ?? null;
  const now = tag === 'input' || tag === 'textarea' ? (element as HTMLInputElement).value : null;
  return typeof now === 'string' ? now : attributeOf(element, 'value');
}

function* candidates({ root, pairs }: Place, { css, label = [] }: Locator): Iterable<Element> {
  if (css === undefined) {
    for (const each of label) yield* pairs?.get(each) ?? [];
    return;
  }
  // Nearly always the first one has the value: the others are looked for only if it has not.
  const first = deepSelect(root, css);
  if (!first) return;
  yield first;
  yield* deepSelectAll(root, css).slice(1);
}

export function textOf(element: Element): string {
  return shownText(element, { limit: fieldLimit }).text;
}

/** What each label on the page says, and the elements that answer it. */
export function readPairs(doc: Document, rules: readonly PairRule[] = []): ReadonlyMap<string, readonly Element[]> {
  const pairs = new Map<string, Element[]>();
  for (const rule of rules) {
    for (const row of deepSelectAll(doc, rule.row)) {
      const label = rule.label === ':scope' ? row : select(row, rule.label);
      const value = rule.value.startsWith('+') ? follower(row, rule.value.slice(1)) : select(row, rule.value);
      if (!label || !value) continue;
      const says = labelText(label);
      pairs.set(says, [...(pairs.get(says) ?? []), value]);
    }
  }
  return pairs;
}

function follower(element: Element, css: string): Element | null {
  let next = nextSibling(element);
  while (next && !isElement(next)) next = nextSibling(next);
  return next && matches(next, css) ? next : null;
}

/** `车型:` and `车型 *` are the label 车型. */
export function labelText(element: Element): string {
  return textOf(element)
    .replace(/[\s:：*＊]+$/u, '')
    .trim();
}

/** The element itself or something in it matches. */
export function isShownBy(element: Element, css: string): boolean {
  return matches(element, css) || select(element, css) !== null;
}
