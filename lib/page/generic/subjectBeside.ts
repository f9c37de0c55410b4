/** The subject beside the record's number: a line built like a title, where no heading is one. */
import { around, type Box, type Leaf } from './box';
import { isAction, labelPath } from './labels';
import type { Pair } from './pair';
import { samePerson } from './persons';
import type { Snapshot } from './snapshot';
import { isValueWord } from './valueWords';

const steps = 3;
const nearness = 7;
const mostAnchors = 3;
const shortest = 4;
const longest = 120;
const titleNames = /title|subject|headline|(?:^|[-_\s])(?:tit|hd|head|heading|name|summary|topic)(?:$|[-_\s\d])/i;
const headings = new Set(['h1', 'h2', 'h3', 'h4', 'h5']);

/** `proper`: the text as a subject, or null where it is a section's title. */
export function subjectNear(
  { leaves }: Snapshot,
  number: string,
  people: readonly string[],
  proper: (text: string) => string | null,
  skip: (leaf: Leaf) => boolean,
): Pair | null {
  const anchors = leaves.filter(
    (leaf) => !leaf.isControl && leaf.text.length <= longest && leaf.text.includes(number) && !skip(leaf),
  );
  for (const anchor of anchors.slice(0, mostAnchors)) {
    // What follows the number first: `#17 中控主板缺货`; then what stands over it.
    const near = [1, 2, 3, -1, -2, -3].slice(0, steps * 2).map((step) => leaves[anchor.index + step]);
    for (const leaf of near) {
      if (!leaf || leaf.isControl || !isTitle(leaf, anchor.box, people) || skip(leaf)) continue;
      const subject = proper(leaf.text);
      if (subject && leaf.box.isShown) return { path: 'ticket.subject', value: subject, box: leaf.box, weight: 1 };
    }
  }
  return null;
}

function isTitle({ text, time, box }: Leaf, anchor: Box, people: readonly string[]): boolean {
  if (text.length < shortest || text.length > longest || time || /[:：]/.test(text.slice(0, 12))) return false;
  if (labelPath(text) !== null || isAction(text) || isValueWord(text) || people.some((name) => samePerson(name, text)))
    return false;
  if (!around(box, nearness).some((each) => around(anchor, nearness).includes(each))) return false;
  return around(box, 2).some(({ tag, classes }) => headings.has(tag) || titleNames.test(classes)) && !isTab(box);
}

const isTab = (box: Box): boolean => around(box, 3).some(({ tag, role }) => tag === 'a' || tag === 'button' || role === 'tab');
