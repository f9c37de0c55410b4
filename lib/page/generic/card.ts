/** The customer's card where it has no labels: below a heading that says so, beside a name that the messages confirm. */
import { attributeOf, isElement, tagOf } from '../dom';
import { bareLabel, isAction, labelPath } from './labels';
import { type Leaf, leavesIn, lengthOf, type Outline } from './outline';
import type { Pair } from './pairs';
import { samePerson } from './speaker';
import { ancestorsOf, childrenOf, isShown, outerOf } from './tree';
import { fieldValue, personName } from './values';
import words from './words.json' with { type: 'json' };

const sections: ReadonlySet<string> = new Set(words.customerSections);
const kinds: ReadonlySet<string> = new Set(words.customerKinds);
const largestCard = 900;

/** What the labels did not give. `authors`: names that speak in the messages. */
export function readCard(
  outline: Outline,
  found: ReadonlyMap<string, Pair>,
  authors: readonly string[],
  skip: (leaf: Leaf) => boolean,
): Pair[] {
  const named = found.get('customer.name');
  const name = named ?? nameInCard(outline, authors, skip);
  if (!name) return [];
  const card = cardAround(outline, name.element);
  return [...(named ? [] : [name]), ...(card ? besideName(outline, card, name, found, skip) : [])];
}

function nameInCard(outline: Outline, authors: readonly string[], skip: (leaf: Leaf) => boolean): Pair | null {
  for (const [index, leaf] of outline.leaves.entries()) {
    if (leaf.isControl || leaf.text.length > 30 || skip(leaf) || !sections.has(bareLabel(leaf.text))) continue;
    const card = sectionOf(outline, leaf);
    if (!card) continue;
    const [, end] = outline.spans.get(card) ?? [0, 0];
    for (let at = index + 1; at < Math.min(end, index + 8); at++) {
      const next = outline.leaves[at];
      if (!next || next.isControl || isAction(next.text) || next.text.length <= 1 || isAvatar(next.element)) continue;
      if (labelPath(next.text) !== null || /[:：]/.test(next.text)) break;
      const name = personName(next.text);
      if (name && (isNameLike(next.element) || authors.some((author) => samePerson(author, name)))) {
        return { path: 'customer.name', value: name, element: next.element, weight: 1 };
      }
      if (!kinds.has(next.text.toLowerCase())) break;
    }
  }
  return null;
}

function isAvatar(element: Element): boolean {
  return /avatar|initial|icon/i.test(attributeOf(element, 'class') ?? '');
}

function isNameLike(element: Element): boolean {
  let steps = 0;
  for (const each of [element, ...ancestorsOf(element)]) {
    if (++steps > 2) return false;
    if (
      /^(?:h\d|strong|b|a)$/.test(tagOf(each)) ||
      /name|nick|customer|contact|requester|person/i.test(attributeOf(each, 'class') ?? '')
    )
      return true;
  }
  return false;
}

/** The smallest element that holds more than the heading. */
function sectionOf(outline: Outline, heading: Leaf): Element | null {
  for (const each of ancestorsOf(heading.node)) {
    const length = lengthOf(outline, each);
    if (length > largestCard) return null;
    if (leavesIn(outline, each).length > 1) return each;
  }
  return null;
}

function cardAround(outline: Outline, element: Element): Element | null {
  let best: Element | null = null;
  for (const each of ancestorsOf(element)) {
    if (lengthOf(outline, each) > largestCard || ['body', 'main', 'form', 'table', 'tr', 'dl'].includes(tagOf(each))) break;
    if (leavesIn(outline, each).length > 40) break;
    best = each;
    if (
      /card|panel|profile|customer|requester|contact|aside|sidebar/i.test(attributeOf(each, 'class') ?? '') ||
      ['section', 'aside', 'article'].includes(tagOf(each))
    )
      break;
  }
  return best;
}

function besideName(
  outline: Outline,
  card: Element,
  name: Pair,
  found: ReadonlyMap<string, Pair>,
  skip: (leaf: Leaf) => boolean,
): Pair[] {
  const values = new Set([...found.values()].map(({ element }) => element));
  const leaves = leavesIn(outline, card).filter((leaf) => !leaf.isControl && !skip(leaf) && !values.has(leaf.element));
  const pairs: Pair[] = [];
  const only = (path: 'customer.phone' | 'customer.email', pattern: RegExp) => {
    const hits = leaves.filter((leaf) => pattern.test(leaf.text) && leaf.text.length <= 60);
    const values = new Set(hits.map((leaf) => fieldValue(path, leaf.text)?.value));
    const [hit] = hits;
    if (found.has(path) || values.size !== 1 || !hit) return;
    const made = fieldValue(path, hit.text);
    if (made) pairs.push({ ...made, element: hit.element, weight: 1 });
  };
  only('customer.phone', /^(?:\D{0,6})(?:\+?\d[\d\s*()-]{6,}\d)$/);
  only('customer.email', /[\w.+%-]+@[\w-]+\.\w+/);
  const tags = found.has('customer.tags') ? null : tagsBeside(outline, card, name, leaves);
  if (tags) pairs.push(tags);
  return pairs.filter(({ element }) => isShown(element));
}

/** Badges: known words, or whatever stands together in an element called tags. */
function tagsBeside(outline: Outline, card: Element, name: Pair, leaves: readonly Leaf[]): Pair | null {
  for (const each of elementsIn(card)) {
    if (!/(?:^|[-_\s])(?:tags|labels|badges|chips|tag-list|taglist)(?:$|[-_\s])/i.test(attributeOf(each, 'class') ?? ''))
      continue;
    const texts = leavesIn(outline, each)
      .filter((leaf) => !leaf.isControl && leaf.text.length <= 20)
      .map(({ text }) => text);
    if (texts.length > 0 && texts.length <= 8) return { path: 'customer.tags', value: texts, element: each, weight: 1 };
  }
  const known = leaves.filter((leaf) => kinds.has(leaf.text.toLowerCase()) && leaf.element !== name.element);
  const element = known[0]?.element;
  return element
    ? {
        path: 'customer.tags',
        value: [...new Set(known.map(({ text }) => text))],
        element: outerOf(element) ?? element,
        weight: 1,
      }
    : null;
}

function* elementsIn(element: Element): Iterable<Element> {
  for (const child of childrenOf(element)) {
    if (!isElement(child)) continue;
    yield child;
    yield* elementsIn(child);
  }
}
