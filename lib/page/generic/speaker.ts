/** Customer or staff by evidence: the author is the record's customer, or the block's own marks say it. Else unsure. */
import type { Speaker } from '../../case/reading';
import { attributeOf, contains, selectAll } from '../dom';
import { textOf } from '../locate';
import { isTimeText } from './blocks';
import words from './words.json' with { type: 'json' };

export interface Spoken {
  readonly author: string | null;
  readonly from: Speaker | 'unsure';
  readonly internal: boolean;
}

/** Of the record: the customer, and who handles it. */
export interface People {
  readonly customer: string | null;
  readonly handler: string | null;
}

export interface SpokenAt {
  readonly item: Element;
  readonly body: Element;
  readonly time: Element;
}

const authorCss =
  '[class*="author" i], [class*="sender" i], [class*="user" i], [class*="name" i], [rel="author"], [itemprop="author"], h3, h4, h5, b, strong, a';
const longestAuthor = 40;

export function speakerOf({ item, body, time }: SpokenAt, { customer, handler }: People): Spoken {
  const around = marksAround(item, body, time);
  const author = authorOf(item, body);
  const internal = words.internal.some((word) => around.some((mark) => mark === word || mark.includes(word)));
  const from = isSame(author, customer) ? 'customer' : isSame(author, handler) ? 'staff' : (markedAs(around) ?? 'unsure');
  // What is written for colleagues was not written by the customer.
  return { author, internal, from: internal && from === 'unsure' ? 'staff' : from };
}

function authorOf(item: Element, body: Element): string | null {
  for (const element of selectAll(item, authorCss)) {
    if (contains(body, element)) continue;
    const text = textOf(element).replace(/\s*<[^<>]*>$/, '');
    if (text.length > 1 && text.length <= longestAuthor && !isTimeText(text)) return text;
  }
  return null;
}

function isSame(author: string | null, person: string | null): boolean {
  return author !== null && person !== null && author.toLowerCase() === person.toLowerCase();
}

/** Short texts beside the body, and the words of class names and data attributes. */
function marksAround(item: Element, body: Element, time: Element): readonly string[] {
  const marks: string[] = [];
  for (const element of selectAll(item, '*')) {
    if (contains(body, element) || element === time) continue;
    const text = textOf(element);
    if (text && text.length <= longestAuthor) marks.push(text.toLowerCase());
  }
  for (const name of [
    'class',
    'data-side',
    'data-role',
    'data-type',
    'data-author-type',
    'data-kind',
    'data-direction',
    'aria-label',
  ]) {
    marks.push(...(attributeOf(item, name) ?? '').toLowerCase().split(/[\s_-]+/));
  }
  return marks.filter(Boolean);
}

function markedAs(marks: readonly string[]): Speaker | null {
  const said = (['customer', 'staff', 'system'] as const).filter((who) => words[who].some((word) => marks.includes(word)));
  // Two marks that contradict each other are no evidence.
  return said.length === 1 ? (said[0] ?? null) : null;
}
