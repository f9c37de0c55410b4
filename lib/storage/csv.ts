/**
 * Cases as a table for Excel: UTF-8 with byte-order mark, CRLF, every cell quoted. A cell never starts a formula: what
 * Excel could take for one gets an apostrophe in front, full-width signs included.
 */
import type { CaseSummary } from '../case/record';
import { listCases } from './cases';
import type { Store } from './database';

/** The columns, in the order they are given, with their titles in the advisor's language. */
export type CsvColumns = Readonly<Partial<Record<keyof CaseSummary, string>>>;

/** Riskiest first, closed cases last; as text chunks to be written in UTF-8. Instants are UTC. */
export async function* exportCases(store: Store, columns: CsvColumns): AsyncGenerator<string> {
  const fields = Object.keys(columns) as (keyof CaseSummary)[];
  yield `\uFEFF${csvLine(fields.map((field) => columns[field]))}`;
  let after: string | null = null;
  do {
    const page = await listCases(store, { order: 'risk', closed: true, limit: 1_000, after });
    yield page.cases.map((row) => csvLine(fields.map((field) => row[field]))).join('');
    after = page.next;
  } while (after !== null);
}

function csvLine(cells: readonly unknown[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

export function csvCell(value: unknown): string {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  const text = value === null || value === undefined ? '' : String(value);
  const safe = /^[\s\0]*[=+\-@＝＋－＠|%]/u.test(text) || /^[\t\r\n]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
