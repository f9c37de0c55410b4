/** Lists of tickets: loads the badges when an adapter knows the rows of the page, and keeps them true while it is in front. */
import type { Ask } from '../../lib/messaging/send';
import { urlOf } from '../../lib/page/dom';
import type { List } from '../../lib/page/list/startList';
import { offeredPart } from '../../lib/page/parts';
import type { Picked } from '../../lib/page/read';
import { rowsOf } from '../../lib/page/rows';
import { localNow } from './localNow';

interface ListsOptions {
  readonly doc: Document;
  readonly ask: Ask;
  readonly add: (element: HTMLElement) => void;
  /** Null: the advisor wants no badges. */
  readonly label: string | null;
  readonly signal: AbortSignal;
}

export interface Lists {
  look(picked: Picked | null): void;
  /** Badges on, called so, or off (null). */
  turn(label: string | null): void;
}

export function followLists(options: ListsOptions): Lists {
  const { doc, ask, signal } = options;
  let label = options.label;
  let list: List | 'loading' | null = null;
  let latest: Picked | null = null;

  const look = (picked: Picked | null): void => {
    latest = picked;
    const rows = label === null ? null : rowsOf(picked, urlOf(doc));
    if (list === 'loading') return;
    if (!rows) list?.hide();
    else if (list) list.show(rows);
    else load();
  };
  const load = (): void => {
    list = 'loading';
    const ready = ask('page/load', { part: 'list' }).then(() => {
      list = signal.aborted ? null : startBadges();
      if (list) look(latest);
    });
    ready.catch(() => {
      list = null; // the background is gone: the page stays without badges
    });
  };
  const startBadges = (): List | null => {
    const start = offeredPart('list');
    const judge = (rows: readonly { id: string; reading: unknown }[]) =>
      ask('page/rows', { url: urlOf(doc), now: localNow(), rows: [...rows] });
    return start?.({ doc, label: label ?? '', add: options.add, judge, signal }) ?? null;
  };
  // Another tab, another face: what is known of these cases may have changed since.
  const again = () => doc.visibilityState === 'visible' && list !== 'loading' && list?.askAgain();
  doc.addEventListener('visibilitychange', again, { signal });
  return {
    look,
    turn(next) {
      label = next;
      look(latest);
    },
  };
}
