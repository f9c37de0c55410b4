/** A promise has gone out: keep it in the ledger? By when, who confirms it, what if not. Asked once. */
import { useId, useState } from 'preact/hooks';
import type { PromiseQuestion } from '../../lib/case/draft';
import { localMinute } from '../desk/Snooze';
import { useWords, type WordKey } from '../ui/words';
import type { DraftActions } from './draftActions';

interface Props {
  readonly question: PromiseQuestion;
  readonly onAnswer: DraftActions['answerPromise'];
}

export function PromiseQuestionCard({ question, onAnswer }: Props) {
  const { say } = useWords();
  const id = useId();
  const [text, setText] = useState(question.text);
  const [when, setWhen] = useState(question.dueAt ? localMinute(Date.parse(question.dueAt)) : '');
  const [who, setWho] = useState('');
  const [otherwise, setOtherwise] = useState('');
  const [problem, setProblem] = useState<WordKey | null>(null);
  const ready = text.trim() !== '' && !Number.isNaN(Date.parse(when));
  const keep = async () => {
    const fallback = otherwise.trim() ? say('draft.promise.else', { text: otherwise.trim() }) : '';
    const answer = { text: `${text.trim()}${fallback}`, who: who.trim() || null, dueAt: new Date(when).toISOString() };
    setProblem(await onAnswer(question.key, answer));
  };
  const line = (name: string, word: WordKey, value: string, set: (value: string) => void) => (
    <>
      <label for={`${id}-${name}`}>{say(word)}</label>
      <input id={`${id}-${name}`} maxLength={500} value={value} onInput={(event) => set(event.currentTarget.value)} />
    </>
  );
  return (
    <form
      class="promise-question"
      aria-labelledby={`${id}-title`}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void keep();
      }}
    >
      <h2 id={`${id}-title`}>{say('draft.promise.title')}</h2>
      {line('what', 'draft.promise.what', text, setText)}
      <label for={`${id}-when`}>{say('draft.promise.when')}</label>
      <input id={`${id}-when`} type="datetime-local" value={when} onInput={(event) => setWhen(event.currentTarget.value)} />
      {line('who', 'draft.promise.who', who, setWho)}
      {line('else', 'draft.promise.otherwise', otherwise, setOtherwise)}
      <span class="finding-actions">
        <button type="submit" class="button small main" disabled={!ready}>
          {say('draft.promise.keep')}
        </button>
        <button type="button" class="button small" onClick={() => void onAnswer(question.key, null).then(setProblem)}>
          {say('draft.promise.no')}
        </button>
      </span>
      {problem && (
        <p class="outcome bad" role="alert">
          {say('promise.failed', { why: say(problem) })}
        </p>
      )}
    </form>
  );
}
