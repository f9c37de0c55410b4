/** Wires the settings page. */
import { render } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import '../../components/ui/theme.css';
import '../../components/settings/settings.css';
import { SettingsPage } from '../../components/settings/SettingsPage';
import { sayIn, WordsContext } from '../../components/ui/words';
import type { SettingsView } from '../../lib/case/memory';
import { isFacePush } from '../../lib/messaging/push';
import { createAsk } from '../../lib/messaging/send';
import { createActions } from './actions';

const ask = createAsk((message) => browser.runtime.sendMessage(message));
const actions = createActions(ask);

function App({ start }: { start: SettingsView }) {
  const [view, setView] = useState(start);
  useEffect(() => {
    const look = (message: unknown) => {
      if (isFacePush(message)) void ask('settings/view', {}).then(setView);
    };
    browser.runtime.onMessage.addListener(look);
    return () => browser.runtime.onMessage.removeListener(look);
  }, []);
  const { language } = view;
  const words = useMemo(() => ({ language, say: sayIn(language) }), [language]);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = words.say('set.title');
  }, [language]);
  return (
    <WordsContext.Provider value={words}>
      <SettingsPage view={view} actions={actions} />
    </WordsContext.Provider>
  );
}

const root = document.getElementById('app') as HTMLElement;
try {
  render(<App start={await ask('settings/view', {})} />, root);
} catch (error) {
  const { language } = await ask('language', {});
  const say = sayIn(language);
  root.textContent = say('desk.failed', { why: `${say('problem.storage')} (${error})` });
}
