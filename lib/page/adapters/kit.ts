/**
 * The test kit for adapters: a page and the reading it should give; the answer names each field that failed and why. Used by
 * the tests of the shipped adapters, and by a company that writes its own (docs/adapters.md).
 */
import type { CaseReading, Message } from '../../case/reading';
import { deepSelect } from '../deep';
import { pickPage } from '../pick';
import { readPage } from '../read';
import type { Adapter, FieldPath } from './types';

export interface KitCase {
  readonly doc: Document;
  readonly url: string;
  readonly now: string;
  /** What must be read. Fields that are not named may be anything; `null` must not be read. */
  readonly expected: {
    readonly kind?: string;
    readonly fields: Readonly<Partial<Record<FieldPath, unknown>>>;
    readonly messages?: readonly Partial<Message>[];
  };
}

export interface KitFailure {
  readonly field: string;
  readonly expected: unknown;
  readonly got: unknown;
  readonly why: string;
}

export function checkOnPage(adapter: Adapter, { doc, url, now, expected }: KitCase): readonly KitFailure[] {
  const picked = pickPage(doc, url, [adapter]);
  if (!picked) return [failure('page', 'a page of this adapter', null, whyNotPicked(adapter, doc))];
  const page = readPage({ doc, url, now, ...picked });
  if (!page) return [failure('record', 'an id', null, 'no rule of "record" found an id, neither in the address nor on the page')];
  const failures: KitFailure[] = [];
  if (expected.kind && page.kind !== expected.kind)
    failures.push(failure('kind', expected.kind, page.kind, 'an earlier entry of "pages" matches first'));
  for (const [path, value] of Object.entries(expected.fields)) {
    const got = valueAt(page.reading, path) ?? null;
    if (isSame(got, value)) continue;
    failures.push(failure(path, value, got, whyNot(adapter, picked.page.fields[path as FieldPath] ?? [], doc, got, value)));
  }
  return [...failures, ...messageFailures(page.reading.messages, expected.messages)];
}

function failure(field: string, expected: unknown, got: unknown, why: string): KitFailure {
  return { field, expected, got, why };
}

function whyNotPicked({ evidence, pages }: Adapter, doc: Document): string {
  const absent = evidence.find((css) => !deepSelect(doc, css));
  if (absent) return `evidence ${absent} is not on the page`;
  const wanted = pages.flatMap(({ when }) => (when.selectors ?? []).filter((css) => !deepSelect(doc, css)));
  return `the evidence is there, but no entry of "pages" matches${wanted.length > 0 ? `: missing ${[...new Set(wanted)].join(' and ')}` : ''}`;
}

function valueAt(reading: CaseReading, path: string): unknown {
  const [group = '', key = ''] = path.split('.');
  return (reading as unknown as Record<string, Record<string, unknown> | undefined>)[group]?.[key];
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

function whyNot(
  adapter: Adapter,
  locators: readonly { readonly css?: string; readonly label?: readonly string[] }[],
  doc: Document,
  got: unknown,
  wanted: unknown,
): string {
  if (locators.length === 0) return `the adapter ${adapter.id} has no locator for it`;
  if (got !== null && wanted === null) return 'it was found where nothing should be';
  if (got !== null) return 'another element or text was taken: see which locator answers first, and its transforms';
  const tried = locators.map(({ css, label }, index) => {
    if (label) return `locator ${index}: no pair is labelled ${label.join(' or ')}`;
    return deepSelect(doc, css ?? '')
      ? `locator ${index}: ${css} is there, but its text is empty or a transform refuses it`
      : `locator ${index}: ${css} is not on the page`;
  });
  return tried.join('; ');
}

function messageFailures(read: readonly Message[], expected: readonly Partial<Message>[] | undefined): KitFailure[] {
  if (!expected) return [];
  const failures =
    read.length === expected.length
      ? []
      : [failure('messages', expected.length, read.length, 'another number of blocks has a body: see "item" and "body"')];
  for (const [index, message] of expected.entries()) {
    for (const [key, value] of Object.entries(message)) {
      const got = read[index]?.[key as keyof Message] ?? (key === 'internal' ? false : null);
      if (!isSame(got, value)) failures.push(failure(`messages.${index}.${key}`, value, got, whyMessage(key)));
    }
  }
  return failures;
}

function whyMessage(key: string): string {
  const rules: Readonly<Record<string, string>> = {
    from: 'no rule of "speaker" says so for this block',
    internal: 'no rule of "internal" says so for this block',
    text: '"body" takes more or less, or "exclude" misses something',
    at: 'no locator of "at" gives it inside the block',
    author: 'no locator of "author" gives it inside the block',
  };
  return rules[key] ?? 'it is not read';
}
