/** What the build of a message says beside its texts: names of classes, labels for screen readers, descriptions of pictures. */
import { cleanAuthor, longestAuthor } from './author';
import { Box, type Leaf } from './box';
import { joined, type Mark, markOf, noMark } from './marks';
import { splitTokens, tokensOf } from './names';
import words from './words.json' with { type: 'json' };

const ariaAuthor = /^(?:message from|from|reply from|comment by|note by|来自)\s*([^,，:：]{1,40})/i;
const saidBy = ['data-author', 'data-sender-name', 'data-author-name', 'author', 'data-from-name'];

/** No text says it: the label for screen readers, the picture's description, a data attribute may. */
export function namedAround(boxes: readonly Box[]): string | null {
  for (const each of boxes) {
    const { texts } = each;
    const said = saidBy
      .map((name) => texts.get(name))
      .find((text) => text && text.length <= longestAuthor && /\p{L}/u.test(text));
    if (said) return cleanAuthor(said);
    const label = ariaAuthor.exec(texts.get('aria-label') ?? '')?.[1];
    if (label) return cleanAuthor(label);
    if (each.tag !== 'img' && !/avatar/i.test(each.classes)) continue;
    const alt = texts.get('alt') || texts.get('title') || texts.get('aria-label');
    const name = alt && cleanAuthor(alt.replace(/的?头像$|'s (?:avatar|photo|picture)$|^avatar of |^photo of /i, ''));
    if (name && name.length <= 30 && !/avatar|photo|头像/i.test(name)) return name;
  }
  return null;
}

const markAttributes =
  /^(?:class|title|alt|aria-label|role|type|side|from|direction|author-type|sender|variant|kind|visibility|data-.*)$/;
const inWords = new Set(['p', 'a', 'strong', 'b', 'em', 'i', 'li', 'ul', 'ol', 'br', 'code', 'pre', 'blockquote']);

/** Of the block, its head and what is directly around it: not of the words. */
export function tokensAround(boxes: readonly Box[]): ReadonlySet<string> {
  const tokens = new Set<string>();
  for (const box of boxes) {
    for (const [name, value] of box.texts)
      if (value.length < 200 && markAttributes.test(name)) for (const token of splitTokens(value)) tokens.add(token);
    for (const token of tokensOf(box)) tokens.add(token);
    for (const side of sidesIn(box)) tokens.add(side);
  }
  return tokens;
}

export const classesOf = (boxes: readonly Box[]): ReadonlySet<string> =>
  new Set(boxes.flatMap(wrapped).flatMap(({ classes }) => (classes === '' ? [] : splitTokens(classes))));

/** A box and what it does nothing but wrap. */
function wrapped(box: Box): readonly Box[] {
  const [only, ...more] = box.parts;
  return only instanceof Box && more.length === 0 ? [box, ...wrapped(only)] : [box];
}

const rightClasses: ReadonlySet<string> = new Set(words.rightClasses);
const leftClasses: ReadonlySet<string> = new Set(words.leftClasses);

/** Names that style sheets have for the two edges. */
function sidesIn({ classes }: Box): string[] {
  if (classes === '') return [];
  return classes.split(/\s+/).flatMap((name) => (rightClasses.has(name) ? 'right' : leftClasses.has(name) ? 'left' : []));
}

/** Inside the words themselves. The element around the main text (a bubble) still is the block's own. */
export const isInWords = (box: Box, main: Leaf | null): boolean => main !== null && inWords.has(box.tag) && box.holds(main);

const titles = ['title', 'aria-label', 'alt', 'data-visibility', 'data-original-title'];

/** What pictures and labels for screen readers say of the block: internal, a note, the system's. */
export function titledMark(boxes: readonly Box[]): Mark {
  let mark = noMark;
  for (const box of boxes) {
    for (const name of titles) {
      const said = box.texts.get(name);
      const found = said && said.length > 2 && said.length < 60 ? markOf(said) : null;
      if (found && (found.isInternal || found.isNote || found.who === 'system')) mark = joined(mark, found);
    }
  }
  return mark;
}
