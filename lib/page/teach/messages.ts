/** From one customer and one staff message to a rule for all of them: what is common is the block, what differs tells the speakers apart. */
import type { Locator, MessagesRule, SpeakerRule } from '../adapters/types';
import { allBeside, allWithin, joinSteps, outerOf, rootOf } from '../deep';
import { attributeOf, contains, selectAll, tagOf } from '../dom';
import { textOf } from '../locate';
import { isMade, pathTo, stableClasses, stableSelectors, stepOf, wayInto } from './locators';

export interface TaughtMessages {
  /** Anything inside one message of each. */
  readonly customer: Element;
  readonly staff: Element;
  /** The record's customer, for histories that tell the speakers by nothing but their names. */
  readonly name?: { readonly shown: string; readonly locators: readonly Locator[] };
}

export type MadeMessages =
  | { readonly ok: true; readonly rule: MessagesRule }
  | { readonly ok: false; readonly reason: 'not-in-one-list' | 'nothing-tells-them-apart' };

/** Two messages show what is common to all (the block) and what tells the speakers apart (a mark, else the customer's name). */
export function messagesFrom({ customer, staff, name }: TaughtMessages, doc: Document): MadeMessages {
  const blocks = blocksOf(...inOneTree(customer, staff, doc));
  const way = blocks && wayInto(blocks[0], doc);
  if (!blocks || way === null) return { ok: false, reason: 'not-in-one-list' };
  const [own, other] = blocks;
  const { body, at, author } = partsOf(own, customer, name?.shown);
  const inItem = (element: Element | null) => (element && element !== own ? [{ css: innerSelector(element, own) }] : undefined);
  const authors = inItem(author);
  const speaker = speakersBy(own, other, authors, name?.locators);
  if (speaker.length === 0) return { ok: false, reason: 'nothing-tells-them-apart' };
  const times = inItem(at);
  const rule: MessagesRule = {
    item: way + commonSelector(own, other),
    body: body === own ? ':scope' : innerSelector(body, own),
    ...(body === own ? { exclude: [...(times ?? []), ...(authors ?? [])].map(({ css }) => css) } : {}),
    ...(times ? { at: times } : {}),
    ...(authors ? { author: authors } : {}),
    speaker,
  };
  return { ok: true, rule };
}

/** Whatever is marked as neither stays unsure: two messages prove nothing of a third kind. */
function speakersBy(
  own: Element,
  other: Element,
  authors: readonly Locator[] | undefined,
  name: readonly Locator[] | undefined,
): SpeakerRule[] {
  const mark = tellApart(own, other);
  if (mark)
    return [
      { rule: 'selector', css: mark.customer, is: 'customer' },
      { rule: 'selector', css: mark.staff, is: 'staff' },
    ];
  const [author] = authors ?? [];
  const [among] = name ?? [];
  return author && among ? [{ rule: 'same-id', author, among, is: 'customer' }] : [];
}

const timeLike = /\d{1,2}[:：]\d{2}|\d{4}[-/.年]\d{1,2}|\bago\b|[前昨今]天?$|刚刚|yesterday|today/iu;
const authorLike = /author|sender|user|from|name|who|creator/i;
const longestTime = 48;
const longestName = 40;

interface MessageParts {
  readonly body: Element;
  readonly at: Element | null;
  readonly author: Element | null;
}

/** Inside one block: where its time, its author and its words stand. */
function partsOf(block: Element, clicked: Element, customer: string | undefined): MessageParts {
  const leaves = allWithin(block).filter((each) => each.children.length === 0 && textOf(each) !== '');
  const at =
    leaves.find((each) => ['time', 'relative-time'].includes(tagOf(each))) ??
    leaves.find((each) => each !== clicked && textOf(each).length <= longestTime && timeLike.test(textOf(each))) ??
    null;
  const short = leaves.filter((each) => each !== at && each !== clicked && textOf(each).length <= longestName);
  const author =
    short.find((each) => customer !== undefined && textOf(each).includes(customer)) ??
    short.find((each) => authorLike.test(`${attributeOf(each, 'class')} ${attributeOf(each, 'itemprop')}`)) ??
    null;
  return { body: bodyOf(block, clicked, [at, author]), at, author };
}

/** The largest part around the click that holds neither time nor author. */
function bodyOf(block: Element, clicked: Element, others: readonly (Element | null)[]): Element {
  const isApart = (element: Element) => !others.some((other) => other && contains(element, other));
  let body = isApart(clicked) ? clicked : null;
  for (let each = body; each && each !== block && isApart(each); each = each.parentElement) body = each;
  if (body) return body;
  const apart = allWithin(block).filter(isApart);
  return apart.sort((a, b) => textOf(b).length - textOf(a).length)[0] ?? block;
}

/** Each message may be an element with a shadow root of its own: what both stand in is further out. */
function inOneTree(a: Element, b: Element, doc: Document): readonly [Element, Element] {
  for (let one: Element | null = a; one; one = outerOf(one, doc))
    for (let other: Element | null = b; other; other = outerOf(other, doc))
      if (rootOf(one) === rootOf(other)) return [one, other];
  return [a, b];
}

function blocksOf(a: Element, b: Element): readonly [Element, Element] | null {
  let own: Element = a;
  while (own.parentElement && !contains(own.parentElement, b)) own = own.parentElement;
  const list = own.parentElement;
  const other = list && [...list.children].find((child) => contains(child, b));
  return other && other !== own && !['body', 'html'].includes(tagOf(own)) ? [own, other] : null;
}

function commonSelector(a: Element, b: Element): string {
  const shared = stableClasses(a).filter((name) => stableClasses(b).includes(name));
  const tag = tagOf(a) === tagOf(b) ? tagOf(a) : '*';
  const own = `${tag}${shared.map((name) => `.${name}`).join('')}`;
  const list = a.parentElement;
  const [anchor] = list ? stableSelectors(list).filter((css) => allBeside(list, css).length === 1) : [];
  return anchor ? `${anchor} > ${own}` : list && tagOf(list) !== 'body' ? `${pathTo(list) || tagOf(list)} > ${own}` : own;
}

function innerSelector(element: Element, item: Element): string {
  if (rootOf(element) !== rootOf(item)) {
    const host = outerOf(element, item.ownerDocument);
    const to = host && host !== item ? innerSelector(host, item) : '';
    return joinSteps(
      to,
      stableSelectors(element).find((css) => allBeside(element, css)[0] === element) ?? pathTo(element),
    ).trim();
  }
  const found = stableSelectors(element).find((css) => selectAll(item, css)[0] === element);
  if (found) return found;
  const steps: string[] = [];
  for (let each: Element | null = element; each && each !== item; each = each.parentElement) steps.unshift(stepOf(each));
  return `:scope > ${steps.join(' > ')}`;
}

/** An attribute or class that the one carries and the other does not, on the block or inside it. */
function tellApart(customer: Element, staff: Element): { readonly customer: string; readonly staff: string } | null {
  const [a, b] = [marksOf(customer), marksOf(staff)];
  const only = (own: readonly string[], other: readonly string[]) => own.find((css) => !other.includes(css));
  const [ofCustomer, ofStaff] = [only(a, b), only(b, a)];
  return ofCustomer && ofStaff ? { customer: ofCustomer, staff: ofStaff } : null;
}

export function marksOf(block: Element): string[] {
  return [block, ...selectAll(block, '*')].slice(0, 60).flatMap((element) => {
    const attributes = element
      .getAttributeNames()
      .filter((name) => /^data-|^aria-label$|^role$/.test(name))
      .flatMap((name) => {
        const value = attributeOf(element, name) ?? '';
        return value !== '' && value.length < 30 && !/\d/.test(value) && !isMade(value)
          ? [`[${name}="${CSS.escape(value)}"]`]
          : [];
      });
    return [...attributes, ...stableClasses(element).map((name) => `.${name}`)];
  });
}
