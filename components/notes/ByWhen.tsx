/**
 * A short form: what, and by when. Nothing is kept that has no time. What was typed stays, also while another case is shown,
 * until it is kept or cancelled; where the store cannot take it, it is offered as copy and file.
 */
import { useId, useState } from 'preact/hooks';
import { localMinute } from '../desk/Snooze';
import { Unsaved } from '../ui/Unsaved';
import { useWords, type WordKey } from '../ui/words';

export interface ByWhenWords {
  readonly what: WordKey;
  readonly when: WordKey;
  readonly save: WordKey;
  /** Asked only where somebody else may do it. */
  readonly who?: WordKey;
}

interface Draft {
  readonly text: string;
  readonly who: string;
  /** Local time, as the browser's field has it. */
  readonly when: string;
}

/** What is typed and not kept yet, by its place. */
const drafts = new Map<string, Draft>();
/** The form has to be shown again: something stands in it. */
export const isBegun = (place: string): boolean => drafts.has(place);

interface Props {
  readonly words: ByWhenWords;
  /** Which form of which case. */
  readonly place: string;
  readonly onCopy: (text: string) => Promise<boolean>;
  /** Resolves with the problem, or null when it is kept. */
  readonly onSave: (value: { text: string; dueAt: string; who: string | null }) => Promise<WordKey | null>;
  readonly onClose: () => void;
}

export function ByWhen({ words, place, onCopy, onSave, onClose }: Props) {
  const { say } = useWords();
  const id = useId();
  const [draft, setDraft] = useState<Draft>(
    () => drafts.get(place) ?? { text: '', who: '', when: localMinute(tomorrowMorning()) },
  );
  const [problem, setProblem] = useState<WordKey | null>(null);
  /** On its way to the store: a second click would keep it twice, and what was typed now would go with the form. */
  const [saving, setSaving] = useState(false);
  const { text, who, when } = draft;
  const ready = text.trim() !== '' && !Number.isNaN(Date.parse(when));
  const type = (part: Partial<Draft>) => {
    const next = { ...draft, ...part };
    setDraft(next);
    drafts.set(place, next);
  };
  const close = () => {
    drafts.delete(place);
    onClose();
  };
  const save = async () => {
    setSaving(true);
    const failed = await onSave({ text: text.trim(), dueAt: new Date(when).toISOString(), who: who.trim() || null });
    setSaving(false);
    if (failed) setProblem(failed);
    else close();
  };
  return (
    <form
      class="by-when"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !saving) void save();
      }}
    >
      <label for={`${id}-what`}>{say(words.what)}</label>
      <input
        id={`${id}-what`}
        maxLength={500}
        value={text}
        readOnly={saving}
        ref={focusOnce}
        onInput={(event) => type({ text: event.currentTarget.value })}
      />
      <label for={`${id}-when`}>{say(words.when)}</label>
      <input
        id={`${id}-when`}
        type="datetime-local"
        value={when}
        readOnly={saving}
        onInput={(event) => type({ when: event.currentTarget.value })}
      />
      {words.who && (
        <>
          <label for={`${id}-who`}>{say(words.who)}</label>
          <input
            id={`${id}-who`}
            maxLength={100}
            value={who}
            readOnly={saving}
            onInput={(event) => type({ who: event.currentTarget.value })}
          />
        </>
      )}
      <span class="by-when-end">
        <button type="submit" class="button small main" disabled={!ready}>
          {say(words.save)}
        </button>
        <button type="button" class="button small" onClick={close}>
          {say('promise.cancel')}
        </button>
      </span>
      {problem && (
        <>
          <p class="outcome bad" role="alert">
            {say('promise.failed', { why: say(problem) })}
          </p>
          <Unsaved text={[text, when.replace('T', ' '), who].filter(Boolean).join(' · ')} onCopy={onCopy} />
        </>
      )}
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
