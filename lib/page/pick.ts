/** Which adapter and which of its pages this document is: evidence in the DOM decides, the URL only between equals. */
import type { Adapter, AdapterPage } from './adapters/types';
import { select } from './dom';
import { expression } from './expression';

export interface Picked {
  readonly adapter: Adapter;
  readonly page: AdapterPage;
}

export function pickPage(doc: Document, url: string, adapters: readonly Adapter[]): Picked | null {
  let best: (Picked & { readonly weight: number }) | null = null;
  for (const adapter of adapters) {
    if (!adapter.evidence.every((css) => select(doc, css))) continue;
    const page = adapter.pages.find((each) => isPage(doc, url, each));
    if (!page) continue;
    const weight = adapter.evidence.length + (isHinted(url, adapter) ? 100 : 0);
    if (!best || weight > best.weight) best = { adapter, page, weight };
  }
  return best && { adapter: best.adapter, page: best.page };
}

function isPage(doc: Document, url: string, { when }: AdapterPage): boolean {
  if (when.url !== undefined && !expression(when.url, 'u').test(url)) return false;
  return (when.selectors ?? []).every((css) => select(doc, css));
}

function isHinted(url: string, adapter: Adapter): boolean {
  return adapter.hint.some((pattern) =>
    new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`).test(url),
  );
}
