/**
 * The rows of a list in a CRM that nobody has prepared: what stands around each link that leads to a case (or around each text that
 * looks like a case's number), with what the heads of the columns say. The result is a rule for rows like an adapter's own.
 */
import type { FieldPath, Locator, RowsRule } from '../adapters/types';
import { attributeOf, isElement, parentNode, selectAll, tagOf } from '../dom';
import { expression } from '../expression';
import { labelPath } from '../generic/labels';
import { headingsOf, type RowsOnPage } from '../rows';
import { linkPattern } from '../teach/address';
import { pathTo, stableClasses, stableSelectors } from '../teach/locators';
import type { CasePlace } from './casePlaces';
import heads from './heads.json' with { type: 'json' };

export type FindRows = (doc: Document, url: string, places: readonly CasePlace[]) => RowsOnPage | null;

/** Fewer are no list. */
const fewestRows = 3;
/** Links and texts that are looked at: rows like these are then found by their selector. */
const mostMarks = 200;
const mostTexts = 4_000;

interface Mark {
  readonly element: Element;
  readonly record: string;
}

export const findRows: FindRows = (doc, url, places) => {
  const found = places.flatMap((place) => byLinks(doc, url, place) ?? byNumbers(doc, place) ?? []);
  return found.sort((a, b) => b.count - a.count)[0]?.rows ?? null;
};

interface Found {
  readonly rows: RowsOnPage;
  readonly count: number;
}

function byLinks(doc: Document, url: string, { site, link }: CasePlace): Found | null {
  if (!link) return null;
  const css = `a[href*="${CSS.escape(link.lead)}"]`;
  const record = linkPattern(link.lead);
  const page = expression(link.page, 'u');
  const marks: Mark[] = [];
  for (const element of selectAll(doc, css)) {
    const href = addressFrom(attributeOf(element, 'href') ?? '', url);
    const named = href !== null && page.test(href) ? expression(record, 'u').exec(href)?.[1] : undefined;
    if (named) marks.push({ element, record: named });
    if (marks.length >= mostMarks) break;
  }
  const transforms = [{ name: 'regexp-group', params: { pattern: record } }];
  return rowsOf(doc, { marks, site, record: [{ css, attr: 'href', transforms }], link: css });
}

function byNumbers(doc: Document, { site, number }: CasePlace): Found | null {
  if (number === null || !doc.body) return null;
  const texts = doc.createTreeWalker(doc.body, NodeFilter.SHOW_TEXT);
  const looks = expression(number, 'u');
  const marks: Mark[] = [];
  let seen = 0;
  for (let node = texts.nextNode(); node && seen < mostTexts && marks.length < mostMarks; node = texts.nextNode(), seen++) {
    const says = (node.nodeValue ?? '').trim();
    if (node.parentElement && looks.test(says)) marks.push({ element: node.parentElement, record: says });
  }
  const [first] = marks;
  if (!first) return null;
  const record = [{ css: tagOf(first.element), text: number, transforms: [{ name: 'strip-prefix', params: { any: ['#'] } }] }];
  return rowsOf(doc, { marks, site, record });
}

function addressFrom(href: string, base: string): string | null {
  try {
    return new URL(href, base).href;
  } catch {
    return null; // a link that leads nowhere
  }
}

interface RowMarks {
  readonly marks: readonly Mark[];
  readonly site: string;
  readonly record: readonly Locator[];
  readonly link?: string;
}

function rowsOf(doc: Document, { marks, site, record, link }: RowMarks): Found | null {
  const rows = mostAlike(rowsAround(marks));
  const [first] = rows;
  if (!first || rows.length < fewestRows) return null;
  const item = selectorOf(doc, rows);
  if (item === null) return null;
  const rule: RowsRule = {
    ...{ item, record, kind: 'ticket', fields: fieldsOf(first) },
    ...(link ? { link, anchor: link } : {}),
  };
  return { rows: { rule, site, isUnknown: true }, count: rows.length };
}

const many = Symbol('rows of several records');

/** The largest element around each mark that holds marks of one record alone. */
function rowsAround(marks: readonly Mark[]): Element[] {
  const owners = new Map<Element, string | typeof many>();
  for (const { element, record } of marks) {
    for (let each: Node | null = element; each && isElement(each); each = parentNode(each)) {
      const owner = owners.get(each);
      if (owner === record || owner === many) break;
      owners.set(each, owner === undefined ? record : many);
    }
  }
  const isRow = (element: Element) => {
    const around = parentNode(element);
    return owners.get(element) !== many && around !== null && isElement(around) && owners.get(around) === many;
  };
  return [...owners.keys()].filter(isRow);
}

/** A page may show several lists: the longest. */
function mostAlike(rows: readonly Element[]): readonly Element[] {
  const groups = Map.groupBy(rows, (row) => `${tagOf(row)} ${stableClasses(row)[0] ?? ''}`);
  return [...groups.values()].sort((a, b) => b.length - a.length)[0] ?? [];
}

function selectorOf(doc: Document, rows: readonly Element[]): string | null {
  const [first] = rows;
  if (!first) return null;
  const shared = stableClasses(first).filter((name) => rows.every((row) => stableClasses(row).includes(name)));
  const own = `${tagOf(first)}${shared.map((name) => `.${name}`).join('')}`;
  const list = commonParent(rows);
  if (!list || tagOf(list) === 'html') return null;
  const step = first.parentElement === list ? ' > ' : ' ';
  const [anchor] = stableSelectors(list).filter((css) => selectAll(doc, css).length === 1);
  const path = anchor ?? (tagOf(list) === 'body' ? 'body' : pathTo(list));
  return path === '' ? (shared.length > 0 || tagOf(first) === 'tr' ? own : null) : `${path}${step}${own}`;
}

function commonParent(rows: readonly Element[]): Element | null {
  let list = rows[0]?.parentElement ?? null;
  while (list && !rows.every((row) => list?.contains(row))) list = list.parentElement;
  return list;
}

const noValue = [{ name: 'not-any', params: { any: heads.empty } }];
const waited: ReadonlySet<string> = new Set(heads.waited);

/** What the heads of the columns are called is known from the dictionary of labels. */
function fieldsOf(row: Element): RowsRule['fields'] {
  const fields: Partial<Record<FieldPath, readonly Locator[]>> = {};
  for (const { says } of headingsOf(row).flat()) {
    if (waited.has(says.replace(/\s+/g, ' ').toLowerCase())) {
      fields['ticket.openedAt'] ??= [{ label: [says], transforms: [{ name: 'days-ago' }] }];
      continue;
    }
    const path = labelPath(says);
    if (path === null || !path.includes('.') || path === 'customer.tags') continue;
    fields[path as FieldPath] ??= [{ label: [says], transforms: noValue }];
  }
  return fields;
}
