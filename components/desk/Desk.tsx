/** The advisor's morning: what is due on top, then every customer, found by any two characters. */
import { useEffect, useRef } from 'preact/hooks';
import type { DeskHit, DueItem, StoreLoss } from '../../lib/case/memory';
import type { CaseSummary } from '../../lib/case/record';
import { StoreLost } from '../ui/StoreLost';
import { useWords, type WordKey } from '../ui/words';
import { CaseTable } from './CaseTable';
import { DueList, type DueListActions } from './DueList';

export type Order = 'risk' | 'oldest';

export interface DeskState {
  readonly due: readonly DueItem[];
  /** All that is due, shown or not. */
  readonly dueCount: number;
  readonly lost: StoreLoss | null;
  /** Forgotten cases that go within a month. */
  readonly fading: number;
  readonly masked: boolean;
  readonly now: number;
  readonly query: string;
  readonly order: Order;
  readonly closed: boolean;
  /** Null while the first page is on its way. */
  readonly rows: readonly DeskHit[] | null;
  readonly more: boolean;
  readonly problem: WordKey | null;
  readonly notice: WordKey | null;
}

export interface DeskActions extends DueListActions {
  search(query: string): void;
  choose(view: { readonly order: Order; readonly closed: boolean }): void;
  showMore(): void;
  openCase(summary: CaseSummary): void;
  retry(): void;
  settings(): void;
  lossSeen(): void;
}

export function Desk({ state, actions }: { state: DeskState; actions: DeskActions }) {
  const { say } = useWords();
  return (
    <main class="desk">
      <header class="page-head">
        <h1>{say('desk.title')}</h1>
        <span class="quiet keys">{say('desk.keys')}</span>
        <button type="button" class="link" onClick={actions.settings}>
          {say('popup.settings')}
        </button>
      </header>
      {state.notice && (
        <p class="banner" role="status">
          {say(state.notice)}
        </p>
      )}
      <StoreLost lost={state.lost} onSeen={actions.lossSeen} onImport={actions.settings} />
      <DueList due={state.due} count={state.dueCount} now={state.now} actions={actions} />
      <section aria-labelledby="cases">
        <div class="cases-head">
          <h2 id="cases">{say('desk.cases')}</h2>
          <SearchBox query={state.query} onSearch={actions.search} />
          <View state={state} onChoose={actions.choose} />
        </div>
        {state.fading > 0 && <p class="quiet">{say('desk.fading', { count: state.fading })}</p>}
        <Cases state={state} actions={actions} />
      </section>
    </main>
  );
}

function SearchBox({ query, onSearch }: { query: string; onSearch: (query: string) => void }) {
  const { say } = useWords();
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
      if (event.key !== '/' || typing || event.isComposing) return;
      event.preventDefault();
      box.current?.focus();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return (
    <input
      ref={box}
      class="search"
      type="search"
      maxLength={200}
      value={query}
      placeholder={say('desk.search')}
      aria-label={say('desk.search')}
      onInput={(event) => onSearch(event.currentTarget.value)}
    />
  );
}

function View({ state, onChoose }: { state: DeskState; onChoose: DeskActions['choose'] }) {
  const { say } = useWords();
  const { order, closed } = state;
  return (
    <span class="view">
      <select
        aria-label={say('desk.order')}
        value={order}
        onChange={(event) => onChoose({ order: event.currentTarget.value as Order, closed })}
      >
        <option value="risk">{say('desk.byRisk')}</option>
        <option value="oldest">{say('desk.byOldest')}</option>
      </select>
      <label>
        <input type="checkbox" checked={closed} onChange={(event) => onChoose({ order, closed: event.currentTarget.checked })} />{' '}
        {say('desk.withClosed')}
      </label>
    </span>
  );
}

function Cases({ state, actions }: { state: DeskState; actions: DeskActions }) {
  const { say } = useWords();
  const { rows, query, problem } = state;
  if (problem) {
    return (
      <div class="nothing" role="alert">
        <p>{say('desk.failed', { why: say(problem) })}</p>
        <button type="button" class="button" onClick={actions.retry}>
          {say('desk.again')}
        </button>
      </div>
    );
  }
  if (rows === null) return <p class="nothing quiet">{say('desk.loading')}</p>;
  return (
    <>
      <p class="quiet" role="status">
        {sayFound(state, say)}
      </p>
      {rows.length > 0 && <CaseTable rows={rows} now={state.now} masked={state.masked} onOpen={actions.openCase} />}
      {rows.length === 0 && !query.trim() && (
        <div class="nothing">
          <h3>{say('desk.empty')}</h3>
          <p>{say('desk.emptyText')}</p>
        </div>
      )}
      {state.more && !query.trim() && <More onMore={actions.showMore} />}
    </>
  );
}

function sayFound({ query, rows, more }: DeskState, say: ReturnType<typeof useWords>['say']): string {
  const count = rows?.length ?? 0;
  const asked = query.trim();
  if (asked.length === 1) return say('desk.searchShort');
  if (!asked) return count > 0 ? say('desk.shown', { count }) : '';
  if (count === 0) return say('desk.none', { query: asked });
  return say(more ? 'desk.foundMore' : 'desk.found', { count });
}

/** Comes by itself when it is scrolled into view; the button is for the keyboard. */
function More({ onMore }: { onMore: () => void }) {
  const { say } = useWords();
  const button = useRef<HTMLButtonElement>(null);
  const latest = useRef(onMore);
  latest.current = onMore;
  useEffect(() => {
    const seen = new IntersectionObserver((entries) => entries.at(-1)?.isIntersecting && latest.current(), {
      rootMargin: '400px',
    });
    if (button.current) seen.observe(button.current);
    return () => seen.disconnect();
  }, []);
  return (
    <p class="more">
      <button ref={button} type="button" class="button" onClick={onMore}>
        {say('desk.more')}
      </button>
    </p>
  );
}
