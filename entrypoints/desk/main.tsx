/** Wires the desk. */
import { render } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import '../../components/ui/theme.css';
import '../../components/desk/desk.css';
import { Desk } from '../../components/desk/Desk';
import { showTheme } from '../../components/ui/theme';
import { sayIn, WordsContext } from '../../components/ui/words';
import type { Language } from '../../lib/case/ids';
import { isFacePush } from '../../lib/messaging/push';
import { createAsk } from '../../lib/messaging/send';
import { emptyDesk, keepDesk } from './desk';

const ask = createAsk((message) => browser.runtime.sendMessage(message));
/** The clocks of the list move by themselves. */
const tickMs = 30_000;

function App({ start }: { start: Language }) {
  const [state, show] = useState(emptyDesk);
  const [language, setLanguage] = useState(start);
  const keeper = useMemo(() => keepDesk(ask, show), []);
  useEffect(() => {
    const look = (message: unknown) => {
      if (!isFacePush(message)) return;
      keeper.refresh();
      void ask('language', {}).then((spoken) => {
        setLanguage(spoken.language);
        showTheme(spoken.theme);
      });
    };
    browser.runtime.onMessage.addListener(look);
    const timer = setInterval(keeper.tick, tickMs);
    return () => {
      browser.runtime.onMessage.removeListener(look);
      clearInterval(timer);
    };
  }, [keeper]);
  const words = useMemo(() => ({ language, say: sayIn(language) }), [language]);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = `${words.say('desk.title')} · RiteSide`;
  }, [language]);
  return (
    <WordsContext.Provider value={words}>
      <Desk state={state} actions={keeper.actions} />
    </WordsContext.Provider>
  );
}

const { language, theme } = await ask('language', {});
showTheme(theme);
render(<App start={language} />, document.getElementById('app') as HTMLElement);
