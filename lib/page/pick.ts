/** Which adapter and which of its pages this document is: evidence in the DOM decides, the URL only between equals. */
import type { Adapter, AdapterPage } from './adapters/types';
import { deepSelect } from './deep';
import { expression } from './expression';

export interface Picked {
  readonly adapter: Adapter;
  readonly page: AdapterPage;
  /** Other adapters that match too, and why they came after: for the doctor. */
  readonly others?: readonly { readonly id: string; readonly reason: string }[];
  /** What an advisor has taught of the same page, where another adapter knows it too: goes before it, field by field. */
  readonly over?: Picked;
}

interface Candidate {
  readonly adapter: Adapter;
  readonly page: AdapterPage;
  readonly isHinted: boolean;
  /** Selectors and expressions that must hold: the more, the more specific. */
  readonly proofs: number;
}

export function pickPage(doc: Document, url: string, adapters: readonly Adapter[]): Picked | null {
  const candidates: Candidate[] = [];
  for (const adapter of adapters) {
    const page = pageOf(adapter, doc, url);
    if (!page) continue;
    const proofs = adapter.evidence.length + (page.when.selectors?.length ?? 0) + (page.when.url ? 1 : 0);
    candidates.push({ adapter, page, isHinted: isHinted(url, adapter), proofs });
  }
  candidates.sort((a, b) => Number(b.isHinted) - Number(a.isHinted) || b.proofs - a.proofs);
  const taught = bestOf(candidates.filter(({ adapter }) => adapter.taught));
  const known = bestOf(candidates.filter(({ adapter }) => !adapter.taught));
  return known && taught ? { ...known, over: taught } : (known ?? taught);
}

function bestOf([best, ...rest]: readonly Candidate[]): Picked | null {
  if (!best) return null;
  const { adapter, page } = best;
  return rest.length === 0
    ? { adapter, page }
    : { adapter, page, others: rest.map((each) => ({ id: each.adapter.id, reason: whyAfter(each, best) })) };
}

/** The page with the reply boxes of both: a taught one stands before the adapter's own. */
export function pageForReplies(picked: Picked | null): AdapterPage | null {
  const taught = picked?.over?.page.replyBoxes;
  if (!picked || !taught) return picked?.page ?? null;
  return { ...picked.page, replyBoxes: [...taught, ...(picked.page.replyBoxes ?? [])] };
}

/** A CRM whose adapter knows all its pages shows one that is none of them: nothing there is a case. */
export function isKnownElsewhere(doc: Document, adapters: readonly Adapter[]): boolean {
  return adapters.some(({ knowsAllPages, evidence }) => knowsAllPages && isThere(evidence, doc));
}

function whyAfter(other: Candidate, best: Candidate): string {
  if (best.isHinted !== other.isHinted) return `${best.adapter.id} expects this address`;
  if (best.proofs !== other.proofs) return `${best.adapter.id} is more specific: ${best.proofs} marks against ${other.proofs}`;
  return `${best.adapter.id} stands first in the list`;
}

/** A selector that this browser does not understand proves nothing: such an adapter must not keep the others from reading. */
function isThere(proofs: readonly string[], doc: Document): boolean {
  try {
    return proofs.every((css) => deepSelect(doc, css));
  } catch {
    return false; // the settings refuse such a file at import; this one came from elsewhere
  }
}

function pageOf({ evidence, pages }: Adapter, doc: Document, url: string): AdapterPage | undefined {
  return isThere(evidence, doc) ? pages.find((each) => isPage(doc, url, each)) : undefined;
}

function isPage(doc: Document, url: string, { when }: AdapterPage): boolean {
  if (when.url !== undefined && !expression(when.url, 'u').test(url)) return false;
  return isThere(when.selectors ?? [], doc);
}

function isHinted(url: string, adapter: Adapter): boolean {
  return adapter.hint.some((pattern) =>
    new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`).test(url),
  );
}
