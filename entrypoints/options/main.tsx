/** Wires the settings page. */
import { render } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import '../../components/ui/theme.css';
import '../../components/settings/settings.css';
import { SettingsPage } from '../../components/settings/SettingsPage';
import { Unreadable } from '../../components/settings/Unreadable';
import { showTheme } from '../../components/ui/theme';
import { sayIn, type WordKey, WordsContext } from '../../components/ui/words';
import type { Language } from '../../lib/case/ids';
import type { SettingsView } from '../../lib/case/memory';
import { problemOf } from '../../lib/messaging/problem';
import { isFacePush } from '../../lib/messaging/push';
import { createAsk } from '../../lib/messaging/send';
import { createActions } from './actions';

const ask = createAsk((message) => browser.runtime.sendMessage(message));
const actions = createActions(ask);

type Shown = { readonly view: SettingsView } | { readonly problem: WordKey };

const look = (): Promise<Shown> =>
  ask('settings/view', {}).then(
    (view) => ({ view }),
    (error) => ({ problem: problemOf(error) }),
  );

function App({ start, speak }: { start: Shown; speak: Language }) {
  const [shown, setShown] = useState(start);
  const refresh = () => void look().then(setShown);
  useEffect(() => {
    // A page that shows settings keeps them when the store fails later: its own saves say so.
    const onPush = (message: unknown) => {
      if (isFacePush(message)) void look().then((next) => setShown((now) => ('view' in now && 'problem' in next ? now : next)));
    };
    browser.runtime.onMessage.addListener(onPush);
    return () => browser.runtime.onMessage.removeListener(onPush);
  }, []);
  const view = 'view' in shown ? shown.view : null;
  const language = view?.language ?? speak;
  const words = useMemo(() => ({ language, say: sayIn(language) }), [language]);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = words.say('set.title');
  }, [language]);
  useEffect(() => showTheme(view?.settings.theme ?? 'auto'), [view?.settings.theme]);
  return (
    <WordsContext.Provider value={words}>
      {'view' in shown ? (
        <SettingsPage view={shown.view} actions={actions} />
      ) : (
        <Unreadable problem={shown.problem} onRetry={refresh} onRebuild={actions.rebuild} />
      )}
    </WordsContext.Provider>
  );
}

const [start, { language }] = await Promise.all([look(), ask('language', {})]);
render(<App start={start} speak={language} />, document.getElementById('app') as HTMLElement);
