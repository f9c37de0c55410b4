/** The customer's card where it has no labels: below a heading that says so, beside a name that the messages confirm. */

import { around, type Box, type Leaf, within } from './box';
import { bareLabel, handlerPath, isAction, labelPath } from './labels';
import type { Pair } from './pair';
import { samePerson } from './persons';
import { bareHeading, headingOver } from './sections';
import { leavesIn, lengthOf, type Snapshot } from './snapshot';
import { fieldValue, personName } from './values';
import words from './words.json' with { type: 'json' };

const sections: ReadonlySet<string> = new Set(words.customerSections);
const kinds: ReadonlySet<string> = new Set(words.customerKinds);
const largestCard = 900;

/** What the labels did not give. `authors`: names that speak in the messages. */
export function readCard(
  page: Snapshot,
  found: ReadonlyMap<string, Pair>,
  authors: readonly string[],
  skip: (leaf: Leaf) => boolean,
): Pair[] {
  const named = found.get('customer.name');
  const name =
    named ??
    nameInParts(page, skip) ??
    nameInCard(page, authors, skip) ??
    nameOfAuthor(page, authors, skip) ??
    nameBesideContact(page, authors, skip, found);
  if (!name) return [];
  const card = cardAround(page, name.box);
  return [...(named ? [] : [name]), ...(card ? besideName(page, card, name, found, skip) : [])];
}

function nameInCard(page: Snapshot, authors: readonly string[], skip: (leaf: Leaf) => boolean): Pair | null {
  for (const [index, leaf] of page.leaves.entries()) {
    if (leaf.isControl || leaf.text.length > 30 || skip(leaf) || !sections.has(bareHeading(bareLabel(leaf.text)))) continue;
    const card = around(leaf.box, 3).some(({ tag }) => ['a', 'li', 'th'].includes(tag)) ? null : sectionOf(page, leaf);
    if (!card) continue;
    const { end } = card;
    for (let at = index + 1; at < Math.min(end, index + 8); at++) {
      const next = page.leaves[at];
      if (!next || next.isControl || isAction(next.text) || next.text.length <= 1 || isAvatar(next.box)) continue;
      if (labelPath(next.text) !== null || /[:：]/.test(next.text)) break;
      const name = personName(next.text);
      if (name && (isNameLike(next.box) || authors.some((author) => samePerson(author, name)))) {
        return { path: 'customer.name', value: name, box: next.box, weight: 1 };
      }
      if (!kinds.has(next.text.toLowerCase())) break;
    }
  }
  return null;
}

const contact = /[\w.+%-]+@[\w-]+\.\w+|\+?\d[\d\s*()-]{7,}\d/;
const mostInCard = 24;

/** One who speaks in the messages and stands on a card with a mail address or a telephone number. Two such are nobody. */
function nameBesideContact(
  page: Snapshot,
  authors: readonly string[],
  skip: (leaf: Leaf) => boolean,
  found: ReadonlyMap<string, Pair>,
): Pair | null {
  const handler = String(found.get(handlerPath)?.value ?? '');
  const people = [...new Set(authors)].filter((author) => !samePerson(author, handler));
  const hits = page.leaves.filter(
    (leaf) =>
      !leaf.isControl &&
      leaf.text.length <= 40 &&
      people.some((author) => samePerson(author, leaf.text)) &&
      !skip(leaf) &&
      around(leaf.box, 3).some(
        (card) => card.size <= mostInCard && leavesIn(page, card).some(({ text }) => text.length <= 60 && contact.test(text)),
      ),
  );
  const [hit] = hits;
  if (!hit || new Set(hits.map(({ text }) => text)).size > 1) return null;
  return { path: 'customer.name', value: hit.text, box: hit.box, weight: 1 };
}

/** `First name` and `Last name`, each with a label of its own. */
function nameInParts(page: Snapshot, skip: (leaf: Leaf) => boolean): Pair | null {
  const partOf = (label: RegExp) => {
    const leaf = page.leaves.find((each) => !each.isControl && each.text.length <= 12 && label.test(each.text) && !skip(each));
    const next = leaf && page.leaves[leaf.index + 1];
    return next && !next.isControl && personName(next.text) ? next : null;
  };
  const [first, last] = [partOf(/^first ?name\s*:?$/i), partOf(/^(?:last ?name|surname)\s*:?$/i)];
  return first && last ? { path: 'customer.name', value: `${first.text} ${last.text}`, box: first.box, weight: 1 } : null;
}

const plainLabels: ReadonlySet<string> = new Set(words.plainNameLabels);

/** `Name` may be anything's: it is the customer's if that person speaks in the messages. */
function nameOfAuthor(page: Snapshot, authors: readonly string[], skip: (leaf: Leaf) => boolean): Pair | null {
  for (const leaf of page.leaves) {
    if (leaf.isControl || leaf.text.length > 16 || !plainLabels.has(bareLabel(leaf.text)) || skip(leaf)) continue;
    const next = page.leaves[leaf.index + 1];
    const isValue =
      next && !next.isControl && labelPath(next.text) === null && !around(next.box, 2).some(({ tag }) => tag === 'th');
    const name = isValue ? personName(next.text) : null;
    const first = name?.split(/\s/)[0]?.toLowerCase();
    const isTheirs = authors.some((author) => samePerson(author, name) || author.toLowerCase() === first);
    if (next && name && (isTheirs || sections.has(bareHeading(headingOver(page, leaf.box) ?? ''))))
      return { path: 'customer.name', value: name, box: next.box, weight: 1 };
  }
  return null;
}

const isAvatar = ({ classes }: Box): boolean => /avatar|initial|icon/i.test(classes);

function isNameLike(box: Box): boolean {
  for (const { tag, classes } of around(box, 2))
    if (/^(?:h\d|strong|b|a)$/.test(tag) || /name|nick|customer|contact|requester|person/i.test(classes)) return true;
  return false;
}

/** The smallest element that holds more than the heading. */
function sectionOf(page: Snapshot, heading: Leaf): Box | null {
  for (const each of around(heading.box)) {
    if (lengthOf(page, each) > largestCard) return null;
    if (each.size > 1) return each;
  }
  return null;
}

function cardAround(page: Snapshot, box: Box): Box | null {
  let best: Box | null = box.size > 1 ? box : null;
  for (const each of around(box.parent)) {
    if (lengthOf(page, each) > largestCard || ['body', 'main', 'form', 'table', 'tr', 'dl'].includes(each.tag)) break;
    if (each.size > 40) break;
    best = each;
    if (
      /card|panel|profile|customer|requester|contact|aside|sidebar/i.test(each.classes) ||
      ['section', 'aside', 'article'].includes(each.tag)
    )
      break;
  }
  return best;
}

function besideName(
  page: Snapshot,
  card: Box,
  name: Pair,
  found: ReadonlyMap<string, Pair>,
  skip: (leaf: Leaf) => boolean,
): Pair[] {
  const values = new Set([...found.values()].map(({ box }) => box));
  const leaves = leavesIn(page, card).filter((leaf) => !leaf.isControl && !skip(leaf) && !values.has(leaf.box));
  const pairs: Pair[] = [];
  const only = (path: 'customer.phone' | 'customer.email', pattern: RegExp) => {
    const hits = leaves.filter((leaf) => pattern.test(leaf.text) && leaf.text.length <= 60);
    const values = new Set(hits.map((leaf) => fieldValue(path, leaf.text)?.value));
    const [hit] = hits;
    if (found.has(path) || values.size !== 1 || !hit) return;
    const made = fieldValue(path, hit.text);
    if (made) pairs.push({ ...made, box: hit.box, weight: 1 });
  };
  only('customer.phone', /^(?:\D{0,6})(?:\+?\d[\d\s*()-]{6,}\d)$/);
  only('customer.email', /[\w.+%-]+@[\w-]+\.\w+/);
  const tags = found.has('customer.tags') ? null : tagsBeside(page, card, name, leaves);
  if (tags) pairs.push(tags);
  return pairs.filter(({ box }) => box.isShown);
}

const tagLists = /(?:^|[-_\s])(?:tags|labels|badges|chips|tag-list|taglist)(?:$|[-_\s])/i;

/** Under a label of its own it has been read, or was not the customer's. */
const isLabelled = ({ leaves }: Snapshot, { first }: Box): boolean =>
  /^(?:tags?|labels|标签)\s*[:：]?$/i.test(leaves[first - 1]?.text ?? '');

/** Badges: known words, or whatever stands together in an element called tags. */
function tagsBeside(page: Snapshot, card: Box, name: Pair, leaves: readonly Leaf[]): Pair | null {
  for (const each of within(card)) {
    if (!tagLists.test(each.classes) || isLabelled(page, each)) continue;
    const texts = leavesIn(page, each)
      .filter((leaf) => !leaf.isControl && leaf.text.length <= 20)
      .map(({ text }) => text);
    if (texts.length > 0 && texts.length <= 8) return { path: 'customer.tags', value: texts, box: each, weight: 1 };
  }
  const known = leaves.filter(
    (leaf) => kinds.has(leaf.text.toLowerCase()) && leaf.box !== name.box && labelPath(leaf.text) !== 'customer.name',
  );
  const box = known[0]?.box;
  if (!box) return null;
  return { path: 'customer.tags', value: [...new Set(known.map(({ text }) => text))], box: box.parent ?? box, weight: 1 };
}
