/** Wires the sidebar: door, messages, and the one subscription that keeps it current. */
import { render } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import '../../components/ui/theme.css';
import '../../components/case/sidebar.css';
import '../../components/talk/talk.css';
import '../../components/page/page.css';
import { Sidebar } from '../../components/case/Sidebar';
import { isComposing } from '../../components/talk/keys';
import { showTheme } from '../../components/ui/theme';
import { sayIn, type WordKey, WordsContext } from '../../components/ui/words';
import type { DraftsView } from '../../lib/case/draft';
import type { SidebarView } from '../../lib/case/view';
import { isGone } from '../../lib/messaging/problem';
import { isDraftPush, isFacePush } from '../../lib/messaging/push';
import { createAsk } from '../../lib/messaging/send';
import { createActions } from './actions';
import { type Door, enter } from './door';

const ask = createAsk((message) => browser.runtime.sendMessage(message));

/** After a failed look: the background may just be starting. */
const lookAgainMs = 1_000;

function App({ door }: { door: Door }) {
  const [shown, setShown] = useState<SidebarView | null>(null);
  const [notice, setNotice] = useState<WordKey | null>(null);
  const turn = useRef(0);
  const again = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  /** Only the latest look is shown: a slow answer for the tab before must not stand beside the tab of now. */
  const refresh = async () => {
    turn.current += 1;
    const mine = turn.current;
    clearTimeout(again.current);
    try {
      const view = await ask('case/view', { tabId: await door.tabId() });
      if (mine !== turn.current) return;
      setShown((before) => withKeptNotes(before, view));
      setNotice(null);
      void drafts.look();
    } catch (error) {
      if (mine !== turn.current) return;
      if (isGone(error)) setNotice('problem.gone');
      else {
        setShown((before) => keptOnScreen(before, error));
        again.current = setTimeout(() => void refresh(), lookAgainMs);
      }
    }
  };
  const drafts = useDrafts(door);
  useEffect(() => {
    void refresh();
    door.onTabChange(() => void refresh());
    // Back from pointing at the page: Firefox does not bring every word of the background into a framed sidebar.
    window.addEventListener('focus', () => void refresh());
    browser.runtime.onMessage.addListener((message) => {
      if (isDraftPush(message)) void drafts.look();
      if (!isFacePush(message)) return;
      void refresh();
      if (message.caseId === null) void dress();
    });
  }, []);
  const caseId = shown?.kind === 'case' ? shown.view.caseId : null;
  const latest = useRef(shown);
  latest.current = shown;
  const replyBox = () => (latest.current?.kind === 'case' ? latest.current.view.replyBox : null);
  const actions = useMemo(
    () => createActions({ ask, door, caseId: () => caseId, replyBox, notice: setNotice, refresh: () => void refresh() }),
    [caseId],
  );
  useCloseOnEscape(actions.close);
  const language = shown?.language ?? 'zh-CN';
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const words = useMemo(() => ({ language, say: sayIn(language) }), [language]);
  return (
    <WordsContext.Provider value={words}>
      <Sidebar shown={shown} notice={notice} actions={actions} drafts={drafts.view} draftsWanted={drafts.wanted} />
    </WordsContext.Provider>
  );
}

/** What is being written on the tab: it changes with every pause in typing, so it is asked for by itself. */
function useDrafts(door: Door) {
  const [view, setView] = useState<DraftsView | null>(null);
  const [wanted, setWanted] = useState(0);
  const turn = useRef(0);
  const look = useRef(async () => {
    turn.current += 1;
    const mine = turn.current;
    const seen = await ask('draft/view', { tabId: await door.tabId() }).catch(() => null); // no tab, or it is going
    if (seen?.wanted) setWanted((times) => times + 1);
    if (mine === turn.current) setView(seen);
  });
  return { view, wanted, look: look.current };
}

/** The settings may have changed; an answer that does not come leaves the face as it is. */
const dress = () =>
  ask('language', {}).then(
    ({ theme }) => showTheme(theme),
    () => {},
  );

/** What the advisor is typing stays in view while the background comes back; only an empty sidebar says that it failed. */
function keptOnScreen(before: SidebarView | null, error: unknown): SidebarView {
  return before?.kind === 'case' ? before : { kind: 'failed', language: before?.language ?? 'zh-CN', details: String(error) };
}

/** A store that cannot be read right now has no notes to give: those on the screen stay. */
function withKeptNotes(before: SidebarView | null, next: SidebarView): SidebarView {
  if (next.kind !== 'case' || !next.view.unstored || before?.kind !== 'case') return next;
  if (before.view.caseId !== next.view.caseId) return next;
  return { ...next, view: { ...next.view, notes: before.view.notes } };
}

/** Esc goes back to the CRM; while an input method composes it belongs to the input method. */
function useCloseOnEscape(close: (() => void) | undefined) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !isComposing(event)) close?.();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [close]);
}

const door = await enter(ask);
if (door) await dress();
if (door) render(<App door={door} />, document.getElementById('app') as HTMLElement);
