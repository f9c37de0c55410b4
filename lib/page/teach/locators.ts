/** From the element that was clicked to locators that will hold: stable attribute before label before path; several. */
import type { Locator, PairRule } from '../adapters/types';
import { allBeside, deepSelect, joinSteps, outerOf } from '../deep';
import { attributeOf, isElement, parentNode, tagOf } from '../dom';
import { labelText, readPairs } from '../locate';

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
  const way = wayInto(element, doc);
  if (way === null) return { locators: [], pairs: [] };
  const isIt = (css: string) => deepSelect(doc, css) === element;
  const byAttribute = stableSelectors(element)
    .map((css) => way + css)
    .filter(isIt);
  const labelled = labelFor(element, doc, way);
  const byPath = [pathTo(element)]
    .filter((css) => css !== '')
    .map((css) => way + css)
    .filter(isIt);
  const locators: Locator[] = [
    ...byAttribute.map((css) => ({ css, ...attr })),
    ...(labelled ? [{ label: [labelled.label], ...attr }] : []),
    ...byPath.map((css) => ({ css, ...attr })),
  ];
  return { locators: locators.slice(0, mostLocators), pairs: labelled ? [labelled.pair] : [] };
}

/** What a selector begins with to come to this element's tree: nothing in the page's own, `host >>> ` inside another; null: no way. */
export function wayInto(element: Element, doc: Document): string | null {
  const outer = outerOf(element, doc);
  if (outer === null) return '';
  const before = wayInto(outer, doc);
  const to = stableSelectors(outer).find((css) => isAlone(outer, css)) ?? pathTo(outer);
  return before === null || to === '' ? null : joinSteps(before + to, '');
}

const isAlone = (element: Element, css: string): boolean => {
  const found = allBeside(element, css);
  return found.length === 1 && found[0] === element;
};

export function isField(element: Element): boolean {
  return ['input', 'textarea', 'select'].includes(tagOf(element));
}

export function stableSelectors(element: Element): string[] {
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

export function stableClasses(element: Element): string[] {
  return (attributeOf(element, 'class') ?? '')
    .split(/\s+/)
    .filter((name) => name !== '' && !made.test(name))
    .slice(0, 3)
    .map((name) => CSS.escape(name));
}

/** From the nearest sturdy element around it, by place. */
export function pathTo(element: Element): string {
  const steps: string[] = [];
  let each: Element | null = element;
  while (each && !['body', 'html'].includes(tagOf(each)) && steps.length < 8) {
    const [anchor] = each === element ? [] : stableSelectors(each);
    if (anchor && isAlone(each, anchor)) return [anchor, ...steps].join(' > ');
    steps.unshift(stepOf(each));
    const parent: Node | null = parentNode(each);
    each = parent && isElement(parent) ? parent : null;
  }
  if (steps.length >= 8) return '';
  return each ? ['body', ...steps].join(' > ') : steps.join(' > '); // a shadow root has no body
}

export function stepOf(element: Element): string {
  const siblings = [...(element.parentElement?.children ?? [])].filter((each) => tagOf(each) === tagOf(element));
  return siblings.length > 1 ? `${tagOf(element)}:nth-of-type(${siblings.indexOf(element) + 1})` : tagOf(element);
}

const longestLabel = 30;

/** The text before the value in its row, if the pair rule made of it finds this very element again. */
function labelFor(element: Element, doc: Document, way: string): { readonly label: string; readonly pair: PairRule } | null {
  const before = element.previousElementSibling;
  const label = before ? labelText(before) : '';
  const row = element.parentElement;
  if (!before || !row || label === '' || label.length > longestLabel) return null;
  const [labelTag, valueTag] = [tagOf(before), tagOf(element)];
  const pair: PairRule =
    labelTag === 'dt' || siblingsLike(before) > 1
      ? { row: `${way}${tagOf(row)} > ${labelTag}`, label: ':scope', value: `+ ${valueTag}` }
      : {
          row: way + rowSelector(row),
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

/** Would not be there tomorrow. */
export const isMade = (name: string): boolean => made.test(name);
