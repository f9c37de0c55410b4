/** A short form: what, and by when. Nothing is kept that has no time. */
import { useId, useState } from 'preact/hooks';
import { localMinute } from '../desk/Snooze';
import { useWords, type WordKey } from '../ui/words';

export interface ByWhenWords {
  readonly what: WordKey;
  readonly when: WordKey;
  readonly save: WordKey;
  /** Asked only where somebody else may do it. */
  readonly who?: WordKey;
}

interface Props {
  readonly words: ByWhenWords;
  /** Resolves with the problem, or null when it is kept. */
  readonly onSave: (value: { text: string; dueAt: string; who: string | null }) => Promise<WordKey | null>;
  readonly onClose: () => void;
}

export function ByWhen({ words, onSave, onClose }: Props) {
  const { say } = useWords();
  const id = useId();
  const [text, setText] = useState('');
  const [who, setWho] = useState('');
  const [when, setWhen] = useState(() => localMinute(tomorrowMorning()));
  const [problem, setProblem] = useState<WordKey | null>(null);
  const ready = text.trim() !== '' && !Number.isNaN(Date.parse(when));
  const save = async () => {
    const failed = await onSave({ text: text.trim(), dueAt: new Date(when).toISOString(), who: who.trim() || null });
    if (failed) setProblem(failed);
    else onClose();
  };
  return (
    <form
      class="by-when"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void save();
      }}
    >
      <label for={`${id}-what`}>{say(words.what)}</label>
      <input
        id={`${id}-what`}
        maxLength={500}
        value={text}
        ref={focusOnce}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <label for={`${id}-when`}>{say(words.when)}</label>
      <input id={`${id}-when`} type="datetime-local" value={when} onInput={(event) => setWhen(event.currentTarget.value)} />
      {words.who && (
        <>
          <label for={`${id}-who`}>{say(words.who)}</label>
          <input id={`${id}-who`} maxLength={100} value={who} onInput={(event) => setWho(event.currentTarget.value)} />
        </>
      )}
      <span class="by-when-end">
        <button type="submit" class="button small main" disabled={!ready}>
          {say(words.save)}
        </button>
        <button type="button" class="button small" onClick={onClose}>
          {say('promise.cancel')}
        </button>
      </span>
      {problem && <p class="outcome bad">{say('promise.failed', { why: say(problem) })}</p>}
    </form>
  );
}

function focusOnce(input: HTMLInputElement | null): void {
  input?.focus();
}

function tomorrowMorning(): number {
  const date = new Date();
  date.setDate(date.getDate() + 1);
  date.setHours(10, 0, 0, 0);
  return date.getTime();
}
