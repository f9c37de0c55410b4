/** Lists of tickets: loads the badges where the rows of the page are known or can be found, and keeps them true while it is in front. */
import type { Ask } from '../../lib/messaging/send';
import { urlOf } from '../../lib/page/dom';
import type { CasePlace } from '../../lib/page/list/casePlaces';
import { mayHoldRows } from '../../lib/page/list/mayHoldRows';
import type { List } from '../../lib/page/list/startList';
import { offeredPart } from '../../lib/page/parts';
import type { Picked } from '../../lib/page/read';
import { type ReadRow, type RowsOnPage, rowsOf } from '../../lib/page/rows';
import { localNow } from './localNow';

interface ListsOptions {
  readonly doc: Document;
  readonly ask: Ask;
  readonly add: (element: HTMLElement) => void;
  /** Null: the advisor wants no badges. */
  readonly label: string | null;
  /** How this site writes the addresses and numbers of its cases, as far as is known. */
  readonly places: readonly CasePlace[];
  /** A case is in front: its page is no list. */
  readonly isCase: () => boolean;
  readonly signal: AbortSignal;
}

export interface Lists {
  look(picked: Picked | null): void;
  /** A case was read here: its address may be one of a new kind. */
  sawCase(): void;
  /** Badges on, called so, or off (null). */
  turn(label: string | null): void;
}

/** So long a page without an adapter may take to turn out to be a case: until then it is no list. */
const settleMs = 300;

export function followLists(options: ListsOptions): Lists {
  const { doc, ask, isCase, signal } = options;
  let { label, places } = options;
  let list: List | 'loading' | null = null;
  let latest: Picked | null = null;
  let arePlacesOld = false;
  let settled: { readonly url: string; readonly timer: ReturnType<typeof setTimeout> } | null = null;
  signal.addEventListener('abort', () => clearTimeout(settled?.timer));

  const look = (picked: Picked | null): void => {
    latest = picked;
    const rows = label === null ? null : picked ? rowsOf(picked, urlOf(doc)) : isSettled() ? unknownRows() : null;
    if (list === 'loading') return;
    if (!rows) hide();
    else if (list) list.show(rows);
    else load('list');
  };
  const hide = (): void => {
    if (list !== 'loading') list?.hide();
  };

  /** Once for each address: a page is given time to show what it is. */
  const isSettled = (): boolean => {
    const url = urlOf(doc);
    if (settled?.url === url) return true;
    clearTimeout(settled?.timer);
    settled = { url, timer: setTimeout(() => look(latest), settleMs) };
    return false;
  };
  const unknownRows = (): RowsOnPage | null => {
    if (isCase()) return null;
    if (arePlacesOld) askPlaces();
    if (!mayHoldRows(doc, places)) return null;
    const find = offeredPart('rows');
    if (!find) load('rows');
    return find?.(doc, urlOf(doc), places) ?? null;
  };
  const askPlaces = (): void => {
    arePlacesOld = false;
    const asked = ask('page/places', {}).then((known) => {
      places = known as CasePlace[];
      if (!signal.aborted) look(latest);
    });
    asked.catch(() => {}); // the background is gone: the page stays without badges
  };
  const load = (part: 'list' | 'rows'): void => {
    if (list === 'loading') return;
    const before = list;
    list = 'loading';
    const ready = ask('page/load', { part }).then(() => {
      list = signal.aborted ? null : (before ?? (part === 'list' ? startBadges() : null));
      if (!signal.aborted && offeredPart(part)) look(latest);
    });
    ready.catch(() => {
      list = null; // see above
    });
  };
  const startBadges = (): List | null => {
    const start = offeredPart('list');
    const judge = (rows: readonly Pick<ReadRow, 'id' | 'reading' | 'aliases'>[]) =>
      ask('page/rows', { url: urlOf(doc), now: localNow(), rows: rows.map(forBackground) });
    return start?.({ doc, label: label ?? '', add: options.add, judge, signal }) ?? null;
  };
  // Another tab, another face: what is known of these cases may have changed since.
  const again = () => doc.visibilityState === 'visible' && list !== 'loading' && list?.askAgain();
  doc.addEventListener('visibilitychange', again, { signal });
  return {
    look,
    sawCase() {
      arePlacesOld = true;
      if (latest === null) hide();
    },
    turn(next) {
      label = next;
      look(latest);
    },
  };
}

const forBackground = ({ id, reading, aliases }: Pick<ReadRow, 'id' | 'reading' | 'aliases'>) => ({
  ...{ id, reading },
  ...(aliases ? { aliases: [...aliases] } : {}),
});
