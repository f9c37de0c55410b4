/** The rows of a list page: which record each stands for, what it says, and the CRM's own way to it. For badges beside them. */
import type { CaseReading } from '../case/reading';
import type { RowsRule } from './adapters/types';
import { attributeOf, contains, dataOf, isElement, parentNode, select, selectAll, tagOf } from './dom';
import { labelText, locate } from './locate';
import type { Picked } from './pick';

export interface ReadRow {
  /** The same id as the record's own page has. */
  readonly id: string;
  readonly element: Element;
  /** The CRM's own link to the record; null where the row is no link. */
  readonly link: HTMLElement | null;
  readonly reading: Pick<CaseReading, 'customer' | 'vehicle' | 'ticket'>;
  /** Other ids that the same case may have been kept under, in a CRM that nobody has prepared. */
  readonly aliases?: readonly string[];
}

export interface RowsOnPage {
  readonly rule: RowsRule;
  /** First half of the ids. */
  readonly site: string;
  /** No adapter knows these rows: they were found by what leads to cases. */
  readonly isUnknown?: boolean;
}

/** Null where the page in front has no rows. */
export function rowsOf(picked: Picked | null, url: string): RowsOnPage | null {
  const rule = picked?.page.rows;
  if (!rule) return null;
  const host = URL.canParse(url) ? new URL(url).host : '';
  return { rule, site: picked.adapter.site.replace('{host}', host) };
}

/** Who this row stands for: cheap, for asking again whether a recycled row is still the same. */
export function rowId(element: Element, { rule, site }: RowsOnPage): string | null {
  const record = locate({ root: element }, rule.record)?.values[0];
  return record === undefined ? null : `${site}:${rule.kind}/${record}`;
}

export function readRow(element: Element, rows: RowsOnPage, headings: Headings): ReadRow | null {
  const id = rowId(element, rows);
  if (id === null) return null;
  const place = { root: element, pairs: cellsByHeading(element, headings) };
  const groups: Record<string, Record<string, unknown>> = {};
  for (const [path, locators] of Object.entries(rows.rule.fields)) {
    const values = locate(place, locators)?.values;
    const [group = '', key = ''] = path.split('.');
    if (values) groups[group] = { ...groups[group], [key]: key === 'tags' ? values.map(String) : values[0] };
  }
  const link = linkOf(element, rows.rule);
  return {
    ...{ id, element, link, reading: groups },
    ...(rows.isUnknown ? { aliases: aliasesOf(element, link, rows.site) } : {}),
  };
}

const pageKey = ({ pathname, search, hash }: URL): string => `page${pathname}${search}${hash.startsWith('#/') ? hash : ''}`;
const numberLike = /(?<![\w-])(?=[\w-]{3,24}(?![\w-]))[A-Za-z]{0,8}[-_]?\d[\w-]*/g;
const dateLike = /^\d{4}-\d{1,2}(?:-\d{1,2})?/;
const mostAliases = 6;
/** As long as the background takes them; one longer address would cost all rows their badges. */
const longestAlias = 2_000;
const mostTexts = 60;

/** One by one: a number ends where its cell does. */
function textsIn(element: Element): string[] {
  const texts = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const found: string[] = [];
  while (found.length < mostTexts && texts.nextNode()) found.push(dataOf(texts.currentNode as Text));
  return found;
}

const numbersIn = (text: string): readonly string[] => text.match(numberLike) ?? [];

/** Outside of the row's link bare digits may be anything, a mileage as well; with letters or a # before them they name a record. */
function ownNumbers(text: string): readonly string[] {
  return numbersIn(text).filter((number) => !/^\d+$/.test(number) || text.includes(`#${number}`) || text.trim() === number);
}

/** A case is kept under the number that its page shows, or under its address where it shows none. */
function aliasesOf(element: Element, link: HTMLElement | null, site: string): string[] {
  const numbers = [...(link ? textsIn(link).flatMap(numbersIn) : []), ...textsIn(element).flatMap(ownNumbers)];
  const href = link ? attributeOf(link, 'href') : null;
  const { baseURI } = element.ownerDocument;
  const page = href !== null && URL.canParse(href, baseURI) ? [`${site}:${pageKey(new URL(href, baseURI))}`] : [];
  const shown = [...new Set(numbers)].filter((number) => !dateLike.test(number)).map((number) => `${site}:ticket/${number}`);
  return [...page, ...shown].filter(({ length }) => length <= longestAlias).slice(0, mostAliases);
}

function linkOf(element: Element, rule: RowsRule): HTMLElement | null {
  const found = rule.link
    ? select(element, rule.link)
    : rule.record.map(({ css }) => (css ? select(element, css) : null)).find((each) => each && tagOf(each) === 'a');
  return (found as HTMLElement | null | undefined) ?? null;
}

/** What stands over each column, for every line of a row: some lists write a record in two lines under two heads. */
export type Headings = readonly (readonly { readonly at: number; readonly says: string }[])[];

const headLines = 4;
const rowLimit = 500;

/** The heads of the table that this row stands in; empty for lists that are no table. */
export function headingsOf(item: Element): Headings {
  const table = tableAround(item);
  if (!table) return [];
  const own = headLinesOf(table).filter((line) => !contains(item, line));
  const lines = own.length > 0 ? own : headBeside(table, item);
  return lines.map((line) => columns(line).map(({ at, cell }) => ({ at, says: labelText(cell) })));
}

function headLinesOf(table: Element): Element[] {
  return selectAll(table, 'tr')
    .slice(0, headLines)
    .filter((line) => select(line, 'th') !== null && select(line, 'td') === null);
}

const wrappers = 3;

/** Lists whose head stays while the rows scroll write it as a table of its own, with as many columns. */
function headBeside(table: Element, item: Element): Element[] {
  const width = columns(linesOf(item)[0] ?? item).length;
  let around: Node | null = parentNode(table);
  for (let up = 0; around && isElement(around) && up < wrappers; up++, around = parentNode(around)) {
    const lines = headLinesOf(around).filter((line) => !contains(table, line));
    const fits = lines.filter((line) => Math.abs(columns(line).length - width) <= 1); // one may stand over the scroll bar
    if (fits.length > 0) return fits;
  }
  return [];
}

export function tableAround(item: Element): Element | null {
  for (let node: Node | null = item; node; node = parentNode(node)) {
    if (isElement(node) && tagOf(node) === 'table') return node;
  }
  return null;
}

/** A row's lines, top to bottom: itself, or the lines in it. */
export function linesOf(item: Element): readonly Element[] {
  return tagOf(item) === 'tr' ? [item] : selectAll(item, 'tr');
}

/** Cells with the column they begin in: one may span several. */
export function columns(line: Element): readonly { readonly at: number; readonly cell: Element }[] {
  let at = 0;
  return [...line.children].map((cell) => {
    const begins = at;
    at += Number(attributeOf(cell, 'colspan') ?? 1) || 1;
    return { at: begins, cell };
  });
}

function cellsByHeading(item: Element, headings: Headings): ReadonlyMap<string, readonly Element[]> {
  const cells = new Map<string, readonly Element[]>();
  for (const [index, line] of linesOf(item).entries()) {
    for (const { at, cell } of columns(line)) {
      const heading = headings[index]?.find((each) => each.at === at);
      if (heading?.says && !cells.has(heading.says)) cells.set(heading.says, [cell]);
    }
  }
  return cells;
}

/** All rows at once: for customer pages, whose rows are the customer's history. */
export function readRows(doc: Document, url: string, picked: Picked): ReadRow[] {
  const rows = rowsOf(picked, url);
  if (!rows) return [];
  const items = selectAll(doc, rows.rule.item).slice(0, rowLimit);
  const headings = items[0] ? headingsOf(items[0]) : [];
  return items.flatMap((element) => readRow(element, rows, headings) ?? []);
}
