/** The desk's state and what changes it: lists, search and deadlines, always asked from the background. */
import { browser } from 'wxt/browser';
import type { DeskActions, DeskState } from '../../components/desk/Desk';
import type { DueItem } from '../../lib/case/memory';
import { problemOf } from '../../lib/messaging/problem';
import type { Ask } from '../../lib/messaging/send';

/** While typing: long enough to skip keys of one word, too short to be felt. */
const typingMs = 120;

/** The customers below are to be seen at once; a long list of deadlines opens on demand. */
const dueAtFirst = 8;
const moreDueAtOnce = 100;
const mostDue = 1_000;

export const emptyDesk: DeskState = {
  due: [],
  dueCount: 0,
  lost: null,
  fading: 0,
  masked: true,
  now: Date.now(),
  query: '',
  order: 'risk',
  closed: false,
  rows: null,
  more: false,
  problem: null,
  notice: null,
};

export interface DeskKeeper {
  readonly actions: DeskActions;
  /** Something was kept: look again, without losing the place. */
  refresh(): void;
  tick(): void;
}

export function keepDesk(ask: Ask, show: (state: DeskState) => void): DeskKeeper {
  let state = emptyDesk;
  let next: string | null = null;
  let turn = 0;
  let dueShown = dueAtFirst;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const change = (part: Partial<DeskState>) => {
    state = { ...state, ...part };
    show(state);
  };

  async function load(count = 1): Promise<void> {
    const mine = ++turn;
    try {
      const start = await ask('desk/start', { due: dueShown });
      const query = state.query.trim();
      const found = query.length > 1 ? await search(query) : await pages(count);
      if (mine !== turn) return; // a newer question is under way
      next = found.next;
      const { rows, more } = found;
      const { due, dueCount, lost, fading, maskPersonal } = start;
      change({ due, dueCount, lost, fading, masked: maskPersonal, now: Date.now(), rows, more, problem: null });
    } catch (error) {
      if (mine === turn) change({ problem: problemOf(error) });
    }
  }

  async function search(query: string) {
    const { hits, more } = await ask('desk/search', { query });
    return { rows: hits, more, next: null };
  }

  /** As many pages as were shown, so that a refresh keeps the place. */
  async function pages(count: number, from: string | null = null) {
    let rows: DeskState['rows'] & object = [];
    let after = from;
    for (let page = 0; page < count && (page === 0 || after !== null); page += 1) {
      const { order, closed } = state;
      const list = await ask('desk/list', { order, closed, after });
      rows = [...rows, ...list.cases.map((each) => ({ case: each, note: null }))];
      after = list.next;
    }
    return { rows, more: after !== null, next: after };
  }

  async function showMore(): Promise<void> {
    if (next === null || state.query.trim()) return;
    const mine = turn;
    const from = next;
    next = null;
    const found = await pages(1, from);
    if (mine !== turn) return;
    next = found.next;
    change({ rows: [...(state.rows ?? []), ...found.rows], more: found.more });
  }

  const actOn = async (work: Promise<unknown>) => {
    await work.catch((error) => change({ notice: problemOf(error) }));
    await load(shownPages(state));
  };
  const open = async (caseId: string) => {
    const opened = await ask('desk/open', { caseId }).catch(() => false);
    change({ notice: opened ? null : 'desk.noUrl' });
  };
  const caseOf = ({ reminder: { caseId, id } }: DueItem) => ({ caseId, id });

  const actions: DeskActions = {
    search(query) {
      change({ query });
      clearTimeout(timer);
      timer = setTimeout(() => void load(), query.trim() ? typingMs : 0);
    },
    choose(view) {
      change({ ...view, rows: null });
      void load();
    },
    showMore: () => void showMore(),
    retry: () => void load(),
    open: (caseId) => void open(caseId),
    openCase: ({ id }) => void open(id),
    done: (item) => void actOn(ask('reminder/done', caseOf(item))),
    snooze: (item, until) => void actOn(ask('reminder/snooze', { ...caseOf(item), until })),
    backup: () => void browser.runtime.openOptionsPage(),
    moreDue() {
      dueShown = Math.min(mostDue, dueShown + moreDueAtOnce);
      void load(shownPages(state));
    },
    lossSeen: () => void actOn(ask('store/loss-seen', {})),
    settings: () => void browser.runtime.openOptionsPage(),
  };
  void load();
  return {
    actions,
    refresh() {
      clearTimeout(timer);
      timer = setTimeout(() => void load(shownPages(state)), typingMs);
    },
    tick: () => change({ now: Date.now() }),
  };
}

const pageSize = 100;
const shownPages = ({ rows }: DeskState) => Math.max(1, Math.ceil((rows?.length ?? 0) / pageSize));
