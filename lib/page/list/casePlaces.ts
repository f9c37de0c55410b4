/**
 * How a site writes the addresses and numbers of its cases, learned from the cases that were read there: patterns, no values. By
 * them the rows of a list are found in a CRM that nobody has prepared.
 */
import { namesRecord, pagePattern, recordLead } from '../teach/address';

export interface CasePlace {
  /** First half of the ids of this site's cases. */
  readonly site: string;
  /** Address of a case: an expression, and what stands right before the record's number in it. Null: the address names none. */
  readonly link: { readonly page: string; readonly lead: string } | null;
  /** How a case's number looks: an expression for the whole of it; null where it is too plain to be known by its look. */
  readonly number: string | null;
}

interface SeenCase {
  readonly site: string;
  readonly url: string;
  readonly number: string | null;
}

/** Null where neither address nor number would be known again. */
export function casePlace({ site, url, number }: SeenCase): CasePlace | null {
  const lead = URL.canParse(url) && namesRecord(url) ? recordLead(url) : null;
  const shape = number === null ? null : numberPattern(number);
  if (lead === null && shape === null) return null;
  return { site, link: lead === null ? null : { page: pagePattern(url), lead }, number: shape };
}

/** Digits alone are known by their look if there are as many as no year, price or hour has. */
const plainDigits = 7;

/** `GD-2026-0017` is letters, then digits: all numbers of that look. */
function numberPattern(number: string): string | null {
  const bare = number.trim().replace(/^#/, '');
  const hasLetters = /^[A-Za-z]{1,8}[-_]?\d[\d-]*\d$/.test(bare);
  if (!hasLetters && !new RegExp(`^\\d{${plainDigits},20}$`).test(bare)) return null;
  return `^#?${bare.replace(/\d+/g, (digits) => `\\d{${Math.max(1, digits.length - 2)},${digits.length + 2}}`)}$`;
}
