/** The record's number where no label says it: in the heading, beside it, in the page's title and address. */

import type { Leaf } from './box';
import type { Heading } from './headings';
import type { Pair } from './pair';
import type { Snapshot } from './snapshot';
import { timeIn } from './times';
import words from './words.json' with { type: 'json' };

export interface Naming {
  readonly url: string;
  /** The document's title. */
  readonly title: string;
  /** Who speaks on the page: a heading that says a name is no subject. */
  readonly people: readonly string[];
}

const numberPattern =
  /(?:#|№|no\.?\s*|编号[:：]?\s*|单号[:：]?\s*)?\b([A-Z]{1,8}\d{0,4}[-_]?(?:\d{2,}[-_]?)*\d{2,}|\d{2,}[-_]\d{2,}|#\s?\d+|(?<=#)\d+|(?<=(?:ticket|case|issue|request|order|工单|案件|incident)\s*#?)\d{2,}|\d{4,})\b/i;
const marked = /[#№]|编号|单号/;

export function numberOf(
  page: Snapshot,
  headings: readonly Heading[],
  naming: Naming,
  skip: (leaf: Leaf) => boolean,
): Pair | null {
  return inHeadings(headings, naming) ?? inLine(page, naming, skip) ?? inTitle(headings, naming);
}

/** The URL or the page's title must say the same number, or a mark must stand before it. */
function inHeadings(headings: readonly Heading[], { url, title }: Naming): Pair | null {
  for (const { box, text, rank } of headings) {
    const behind = /[(（[]#?([A-Z]{0,8}-?\d{2,})[)）\]]$/.exec(text)?.[1];
    if (behind && endsAddress(url, behind)) return { path: 'ticket.number', value: behind, box, weight: 1 };
    if (rank === 3) continue;
    const match = numberPattern.exec(text);
    const number = match?.[1]?.replace(/^#\s?/, '');
    if (!match || !number || timeIn(text)?.hasDay) continue;
    const isCode = /^[A-Z]{1,8}-?\d/.test(number);
    const low = text.toLowerCase();
    const isNamed = marked.test(match[0]) || isCode || words.ticketWords.some((word) => low.includes(word));
    const isProven = url.includes(number) || title.includes(number) || marked.test(match[0]) || /[A-Z]-?\d/.test(match[0]);
    if (isNamed && isProven) return { path: 'ticket.number', value: number, box, weight: 1 };
  }
  return null;
}

/** The record's number is a part of the address by itself. */
const endsAddress = (url: string, number: string): boolean => url.split(/[/?#=&]/).includes(number);

const numbered = new RegExp(
  `^(?:${words.ticketWords.join('|')}|id)?\\s*(?:#|№|no\\.?|number|编号|单号|号)?\\s*[:：]?\\s*([A-Z]{0,8}[-_]?\\d[\\dA-Z-_]*)$`,
  'i',
);

/** `客诉详情 KS20261108017`: a code in letters and digits behind the word for the record proves itself. */
const coded = new RegExp(
  `^(?:${words.ticketWords.join('|')})\\s*(?:详情|明细|details?|单|单号|编号|no\\.?)?\\s*[:：#]?\\s*([A-Z]{1,8}-?\\d{4,}[\\dA-Z-]*)$`,
  'i',
);

/** `Case 00018452` in a text of its own; the address or the page's title says it too. */
function inLine(page: Snapshot, { url, title }: Naming, skip: (leaf: Leaf) => boolean): Pair | null {
  for (const leaf of page.leaves) {
    const { text, box } = leaf;
    if (leaf.isControl || text.length > 40 || !/\d{2}/.test(text) || !/\D/.test(text)) continue;
    const number = numbered.exec(text)?.[1] ?? coded.exec(text)?.[1];
    if (!number || skip(leaf)) continue;
    const digits = /\d{3,}$/.exec(number)?.[0] ?? number;
    if (!(url.includes(digits) || title.includes(digits) || coded.test(text))) continue;
    if (box.isShown) return { path: 'ticket.number', value: number, box, weight: 1 };
  }
  return null;
}

const inTab = /(?:[[(【#]\s?#?)([A-Z]{0,8}[-_]?\d[\dA-Z-]*)[\])】]?/i;

const namedTab = new RegExp(
  `^(?:\\(\\d+\\)\\s*)?(?:${words.ticketWords.join('|')})\\s*(?:#|no\\.?|id)?\\s*([A-Z]{0,8}-?\\d[\\dA-Z-]*)\\b`,
  'i',
);

/** The tab names it, and the address proves it. */
function inTitle([heading]: readonly Heading[], { url, title }: Naming): Pair | null {
  const named = namedTab.exec(title)?.[1];
  const number = named && endsAddress(url, named) ? named : inTab.exec(title)?.[1];
  if (!heading || !number || !url.includes(number)) return null;
  return { path: 'ticket.number', value: number, box: heading.box, weight: 1 };
}
