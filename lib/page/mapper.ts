/**
 * The core of "Teach RiteSide this page": from what the advisor clicks to locators that will hold (stable attribute before
 * label before path; several), from one customer and one staff message to a rule for all of them; tried on the page itself and
 * on a second one. The result is an adapter as data; whoever stores it has it checked by the schema first.
 */
import type { Adapter, AdapterPage, FieldPath, Locator, MessagesRule, PairRule, ReplyBoxRule } from './adapters/types';
import { attributeOf, contains, isElement, parentNode, select, selectAll, tagOf } from './dom';
import { labelText, locate, readPairs, textOf } from './locate';

/** Ids and classes that a build or a database makes anew: they would not be there tomorrow. */
const made =
  /\d{3,}|[0-9a-f]{6,}|^(?:css|sc|jss|emotion|styled|ember|react|ng|v|chakra|svelte)[-_]|^_|^[a-z]{1,2}\d|[A-Z][a-z]+[A-Z][a-z]+__|__[A-Za-z0-9]{5,}$|:r|^\d/;
const stableAttributes = [
  'data-field',
  'data-testid',
  'data-test',
  'data-qa',
  'data-name',
  'data-key',
  'data-column',
  'itemprop',
  'name',
  'aria-label',
];
const mostLocators = 3;

/** Several ways to the same element, the sturdiest first; each finds this element first on this page. */
export function locatorsFor(
  element: Element,
  doc: Document,
): { readonly locators: readonly Locator[]; readonly pairs: readonly PairRule[] } {
  const attr = isField(element) ? { attr: 'value' } : {};
  const isIt = (css: string) => select(doc, css) === element;
  const byAttribute = stableSelectors(element).filter(isIt);
  const labelled = labelFor(element, doc);
  const byPath = [pathTo(element)].filter((css) => css !== '' && isIt(css));
  const locators: Locator[] = [
    ...byAttribute.map((css) => ({ css, ...attr })),
    ...(labelled ? [{ label: [labelled.label], ...attr }] : []),
    ...byPath.map((css) => ({ css, ...attr })),
  ];
  return { locators: locators.slice(0, mostLocators), pairs: labelled ? [labelled.pair] : [] };
}

function isField(element: Element): boolean {
  return tagOf(element) === 'input' || tagOf(element) === 'textarea';
}

function stableSelectors(element: Element): string[] {
  const found: string[] = [];
  const id = attributeOf(element, 'id');
  if (id && !made.test(id)) found.push(`#${CSS.escape(id)}`);
  for (const name of stableAttributes) {
    const value = attributeOf(element, name);
    if (value && value.length < 60 && !made.test(value)) found.push(`${tagOf(element)}[${name}="${CSS.escape(value)}"]`);
  }
  const classes = stableClasses(element);
  if (classes.length > 0) found.push(`${tagOf(element)}.${classes.join('.')}`);
  return found;
}

function stableClasses(element: Element): string[] {
  return (attributeOf(element, 'class') ?? '')
    .split(/\s+/)
    .filter((name) => name !== '' && !made.test(name))
    .slice(0, 3)
    .map((name) => CSS.escape(name));
}

/** From the nearest sturdy element around it, by place. */
function pathTo(element: Element): string {
  const steps: string[] = [];
  let each: Element | null = element;
  while (each && !['body', 'html'].includes(tagOf(each)) && steps.length < 8) {
    const [anchor] = each === element ? [] : stableSelectors(each);
    if (anchor && selectAll(each.ownerDocument, anchor).length === 1) return [anchor, ...steps].join(' > ');
    steps.unshift(stepOf(each));
    const parent: Node | null = parentNode(each);
    each = parent && isElement(parent) ? parent : null;
  }
  return steps.length < 8 ? ['body', ...steps].join(' > ') : '';
}

function stepOf(element: Element): string {
  const siblings = [...(element.parentElement?.children ?? [])].filter((each) => tagOf(each) === tagOf(element));
  return siblings.length > 1 ? `${tagOf(element)}:nth-of-type(${siblings.indexOf(element) + 1})` : tagOf(element);
}

const longestLabel = 30;

/** The text before the value in its row, if the pair rule made of it finds this very element again. */
function labelFor(element: Element, doc: Document): { readonly label: string; readonly pair: PairRule } | null {
  const before = element.previousElementSibling;
  const label = before ? labelText(before) : '';
  const row = element.parentElement;
  if (!before || !row || label === '' || label.length > longestLabel) return null;
  const [labelTag, valueTag] = [tagOf(before), tagOf(element)];
  const pair: PairRule =
    labelTag === 'dt' || siblingsLike(before) > 1
      ? { row: `${tagOf(row)} > ${labelTag}`, label: ':scope', value: `+ ${valueTag}` }
      : {
          row: rowSelector(row),
          label: `:scope > ${labelTag}${classOf(before)}`,
          value: `:scope > ${valueTag}${classOf(element)}`,
        };
  return readPairs(doc, [pair]).get(label)?.[0] === element ? { label, pair } : null;
}

function siblingsLike(element: Element): number {
  return [...(element.parentElement?.children ?? [])].filter(
    (each) => tagOf(each) === tagOf(element) && classOf(each) === classOf(element),
  ).length;
}

const classOf = (element: Element): string =>
  stableClasses(element)
    .slice(0, 1)
    .map((name) => `.${name}`)
    .join('');
const rowSelector = (row: Element): string => `${tagOf(row)}${classOf(row)}`;

export interface TaughtMessages {
  /** Anything inside one message of each. */
  readonly customer: Element;
  readonly staff: Element;
  /** Inside the customer's message. */
  readonly body: Element;
  readonly at?: Element;
  readonly author?: Element;
}

export type MadeMessages =
  | { readonly ok: true; readonly rule: MessagesRule }
  | { readonly ok: false; readonly reason: 'not-in-one-list' | 'nothing-tells-them-apart' };

/** Two messages show what is common to all (the block) and what tells the speakers apart (a mark). */
export function messagesFrom({ customer, staff, body, at, author }: TaughtMessages, doc: Document): MadeMessages {
  const blocks = blocksOf(customer, staff);
  if (!blocks) return { ok: false, reason: 'not-in-one-list' };
  const [own, other] = blocks;
  const item = commonSelector(own, other, doc);
  const inItem = (element: Element | undefined) => (element && contains(own, element) ? innerSelector(element, own) : null);
  const mark = tellApart(own, other);
  if (!mark) return { ok: false, reason: 'nothing-tells-them-apart' };
  const locatorsIn = (css: string | null): { css: string }[] | undefined => (css ? [{ css }] : undefined);
  return {
    ok: true,
    rule: {
      item,
      body: inItem(body) ?? ':scope',
      ...(locatorsIn(inItem(at)) ? { at: locatorsIn(inItem(at)) } : {}),
      ...(locatorsIn(inItem(author)) ? { author: locatorsIn(inItem(author)) } : {}),
      // Whatever is marked as neither stays unsure: two messages prove nothing of a third kind.
      speaker: [
        { rule: 'selector', css: mark.customer, is: 'customer' },
        { rule: 'selector', css: mark.staff, is: 'staff' },
      ],
    },
  };
}

function blocksOf(a: Element, b: Element): readonly [Element, Element] | null {
  let own: Element = a;
  while (own.parentElement && !contains(own.parentElement, b)) own = own.parentElement;
  const list = own.parentElement;
  const other = list && [...list.children].find((child) => contains(child, b));
  return other && other !== own && !['body', 'html'].includes(tagOf(own)) ? [own, other] : null;
}

function commonSelector(a: Element, b: Element, doc: Document): string {
  const shared = stableClasses(a).filter((name) => stableClasses(b).includes(name));
  const tag = tagOf(a) === tagOf(b) ? tagOf(a) : '*';
  const own = `${tag}${shared.map((name) => `.${name}`).join('')}`;
  const list = a.parentElement;
  const [anchor] = list ? stableSelectors(list).filter((css) => selectAll(doc, css).length === 1) : [];
  return anchor ? `${anchor} > ${own}` : list && tagOf(list) !== 'body' ? `${pathTo(list) || tagOf(list)} > ${own}` : own;
}

function innerSelector(element: Element, item: Element): string {
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

function marksOf(block: Element): string[] {
  return [block, ...selectAll(block, '*')].slice(0, 60).flatMap((element) => {
    const attributes = element
      .getAttributeNames()
      .filter((name) => /^data-|^aria-label$|^role$/.test(name))
      .flatMap((name) => {
        const value = attributeOf(element, name) ?? '';
        return value !== '' && value.length < 30 && !/\d/.test(value) && !made.test(value)
          ? [`[${name}="${CSS.escape(value)}"]`]
          : [];
      });
    return [...attributes, ...stableClasses(element).map((name) => `.${name}`)];
  });
}

export interface Taught {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly doc: Document;
  readonly fields: ReadonlyMap<FieldPath, Element>;
  readonly messages?: TaughtMessages;
  readonly replyBox?: Element;
}

/** The whole adapter. Its evidence is the sturdiest marks of what was taught; its record the number in the address. */
export function adapterFrom({ id, name, url, doc, fields, messages, replyBox }: Taught): Adapter {
  const made = [...fields].map(([path, element]) => [path, locatorsFor(element, doc)] as const);
  const taught = messages && messagesFrom(messages, doc);
  const rule = taught?.ok ? taught.rule : undefined;
  const page: AdapterPage = {
    kind: 'ticket',
    when: { url: addressPattern(url) },
    record: [{ url: recordPattern(url) }],
    pairs: uniquePairs(made.flatMap(([, { pairs }]) => pairs)),
    fields: Object.fromEntries(made.map(([path, { locators }]) => [path, locators])),
    ...(rule ? { messages: rule } : {}),
    ...(replyBox ? { replyBoxes: [replyBoxRule(replyBox)] } : {}),
  };
  return {
    id,
    version: 1,
    name,
    site: `${id}@{host}`,
    hint: [`${new URL(url).origin}/*`],
    evidence: evidenceOf(
      made.map(([, { locators }]) => locators),
      rule,
    ),
    pages: [page],
  };
}

function uniquePairs(pairs: readonly PairRule[]): PairRule[] {
  return [...new Map(pairs.map((pair) => [JSON.stringify(pair), pair])).values()];
}

function evidenceOf(locators: readonly (readonly Locator[])[], rule: MessagesRule | undefined): string[] {
  const sturdy = locators.flatMap((each) =>
    each.flatMap(({ css }) => (css && /[#.[]/.test(css) && !css.includes('nth-of-type') ? [css] : [])),
  );
  // A ticket without messages is a ticket: the list is evidence only if there is nothing else.
  const found = sturdy.slice(0, 1);
  return found.length > 0 ? found : [rule?.item ?? 'body'];
}

/** `/tickets/17` and `?id=17` hold the number of the record: the last one in the address. */
export function recordPattern(url: string): string {
  const { pathname, search, hash } = new URL(url);
  const address = `${pathname}${search}${hash}`;
  const ids = [...address.matchAll(/([/=#-])([A-Za-z]{0,8}[-_]?\d[\w-]*)(?=$|[/?&#])/g)];
  const last = ids.at(-1);
  if (!last) return '://[^/]+(/.*)$';
  const before =
    address
      .slice(0, last.index + 1)
      .split(/(?<=[/?&])/)
      .at(-1) ?? '';
  const lead = /[=]$/.test(before)
    ? `[?&#]${escaped(before.replace(/^[?&]/, ''))}`
    : escaped(`${address.slice(0, last.index).split('/').at(-1) ?? ''}${last[1]}`);
  return `${lead}([\\w-]+)`;
}

function addressPattern(url: string): string {
  return `^https?://${escaped(new URL(url).host)}/`;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/\\\//g, '/');

function replyBoxRule(element: Element): ReplyBoxRule {
  const [css] = stableSelectors(element);
  // Nobody has said which box is internal: it is asked, never guessed.
  return { css: css ?? pathTo(element), internal: { control: ':not(*)', yes: [], no: [] } };
}

export interface Tried {
  readonly path: string;
  readonly shown: string | null;
}

/** On another page of the same kind: what each field would be. Null is what the advisor should look at. */
export function tryFields(adapter: Adapter, doc: Document): readonly Tried[] {
  const [page] = adapter.pages;
  const place = { root: doc, pairs: readPairs(doc, page?.pairs) };
  return Object.entries(page?.fields ?? {}).map(([path, locators]) => {
    const found = locate(place, locators);
    return { path, shown: found ? textOf(found.element) || String(found.values[0]) : null };
  });
}
