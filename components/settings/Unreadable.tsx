/** The settings page when the database cannot be read: one sentence, another try, and for broken files a new beginning. */
import { useState } from 'preact/hooks';
import { useWords, type WordKey } from '../ui/words';
import { Ask } from './Fields';

interface Props {
  readonly problem: WordKey;
  readonly onRetry: () => void;
  /** Resolves with the problem, or null when there is a new database. */
  readonly onRebuild: () => Promise<WordKey | null>;
}

export function Unreadable({ problem, onRetry, onRebuild }: Props) {
  const { say } = useWords();
  const [asking, setAsking] = useState(false);
  const [failed, setFailed] = useState<WordKey | null>(null);
  const rebuild = async () => {
    setAsking(false);
    const why = await onRebuild();
    if (why) setFailed(why);
    else onRetry();
  };
  return (
    <main class="settings">
      <section class="card" role="alert">
        <h1>{say('unreadable.title')}</h1>
        <p>{say('unreadable.text', { why: say(problem) })}</p>
        <p class="row">
          <button type="button" class="button main" onClick={onRetry}>
            {say('desk.again')}
          </button>
          {problem === 'problem.storage.corrupt' && (
            <button type="button" class="button danger" onClick={() => setAsking(true)}>
              {say('unreadable.rebuild')}
            </button>
          )}
        </p>
        {asking && (
          <Ask
            title={say('unreadable.rebuild')}
            text={say('unreadable.rebuildAsk')}
            yes={say('unreadable.rebuildYes')}
            no={say('who.cancel')}
            onAnswer={(yes) => (yes ? void rebuild() : setAsking(false))}
          />
        )}
        {failed && <p class="outcome bad">{say('set.failed', { why: say(failed) })}</p>}
      </section>
    </main>
  );
}
