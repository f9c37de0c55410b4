/** Which adapters a page tries: what is being taught in its tab, what is kept, and what RiteSide brings along. */
import { browser } from 'wxt/browser';
import type { KeptAdapter } from '../../lib/case/view';
import { type CheckedAdapter, checkAdapter } from '../../lib/page/adapters/schema';
import { shippedAdapters } from '../../lib/page/adapters/shipped';
import type { Adapter } from '../../lib/page/adapters/types';
import { learnedOf } from '../../lib/page/teach/lesson';
import { listAdapters } from '../../lib/storage/adapters';
import { tellPage } from './speak';
import { withStore } from './store';
import { draftOf } from './teaching';

interface Kept {
  readonly id: string;
  readonly updatedAt: string;
  readonly value: unknown;
  readonly checked: CheckedAdapter;
}

/** All that are kept, checked again: a row may come from an older version or a restored file. */
export async function keptAdapters(): Promise<Kept[]> {
  const rows = await withStore(listAdapters);
  return rows.map(({ id, value, updatedAt }) => ({ id, value, updatedAt, checked: checkAdapter(value) }));
}

export async function usableAdapters(): Promise<Adapter[]> {
  const kept = await keptAdapters().catch(() => []); // no store: what RiteSide brings along still reads
  return kept.flatMap(({ checked }) => (checked.ok ? [checked.adapter] : []));
}

/** For one tab: what it is being taught stands in for the kept one of that id. A kept one replaces a shipped one of its id. */
export async function adaptersFor(tabId: number): Promise<Adapter[]> {
  const [draft, kept] = await Promise.all([draftOf(tabId), usableAdapters()]);
  const own = draft ? [draft, ...kept.filter(({ id }) => id !== draft.id)] : kept;
  const ids = new Set(own.map(({ id }) => id));
  return [...own, ...shippedAdapters.filter(({ id }) => !ids.has(id))];
}

export async function tellAdapters(tabId: number): Promise<void> {
  await tellPage(tabId, 'page:adapters', { adapters: await adaptersFor(tabId) }).catch(() => null); // no page side there
}

/** An adapter was kept, changed or taken away: every open page tries again. */
export async function tellAdaptersToAll(): Promise<void> {
  for (const tab of await browser.tabs.query({})) if (tab.id !== undefined) await tellAdapters(tab.id);
}

export function forList({ id, value, updatedAt, checked }: Kept): KeptAdapter {
  if (!checked.ok) {
    const name = typeof value === 'object' && value !== null ? String((value as { name?: unknown }).name ?? id) : id;
    return { id, name, version: 0, sites: [], learned: [], isTaught: false, updatedAt, problem: checked };
  }
  const { adapter } = checked;
  return {
    id,
    name: adapter.name,
    version: adapter.version,
    sites: adapter.hint,
    learned: learnedOf(adapter),
    isTaught: adapter.taught === true,
    updatedAt,
    problem: null,
  };
}
