/** Done, or later: in an hour, this evening, tomorrow, or at an exact time. */
import { useState } from 'preact/hooks';
import { useWords } from '../ui/words';

export interface DueActions {
  done(): void;
  snooze(until: string): void;
}

export function Snooze({ now, actions, about }: { now: number; actions: DueActions; about: string }) {
  const { say } = useWords();
  const [open, setOpen] = useState(false);
  const [exact, setExact] = useState('');
  const until = (ms: number) => {
    setOpen(false);
    actions.snooze(new Date(ms).toISOString());
  };
  if (!open) {
    return (
      <span class="due-buttons">
        <button type="button" class="button small" aria-label={`${say('due.done')} · ${about}`} onClick={actions.done}>
          {say('due.done')}
        </button>
        <button
          type="button"
          class="button small"
          aria-expanded={false}
          aria-label={`${say('due.snooze')} · ${about}`}
          onClick={() => setOpen(true)}
        >
          {say('due.snooze')}
        </button>
      </span>
    );
  }
  const evening = at(now, 17, 0);
  return (
    <form
      class="due-buttons"
      onSubmit={(event) => {
        event.preventDefault();
        if (Date.parse(exact) > Date.now()) until(Date.parse(exact));
      }}
    >
      <button type="button" class="button small" ref={focusOnce} onClick={() => until(now + 3_600_000)}>
        {say('due.hour')}
      </button>
      {evening > now && (
        <button type="button" class="button small" onClick={() => until(evening)}>
          {say('due.evening')}
        </button>
      )}
      <button type="button" class="button small" onClick={() => until(at(now, 9, 1))}>
        {say('due.tomorrow')}
      </button>
      <input
        type="datetime-local"
        aria-label={say('due.exact')}
        value={exact}
        min={localMinute(now)}
        onInput={(event) => setExact(event.currentTarget.value)}
      />
      <button type="submit" class="button small" disabled={!(Date.parse(exact) > now)}>
        {say('due.set')}
      </button>
      <button type="button" class="link" onClick={() => setOpen(false)}>
        {say('due.cancel')}
      </button>
    </form>
  );
}

function focusOnce(button: HTMLButtonElement | null): void {
  button?.focus();
}

/** That clock time on the day of `now` plus `days`, in the browser's own zone. */
function at(now: number, hour: number, days: number): number {
  const date = new Date(now);
  date.setDate(date.getDate() + days);
  date.setHours(hour, 0, 0, 0);
  return date.getTime();
}

/** As `datetime-local` wants it. */
export function localMinute(ms: number): string {
  const date = new Date(ms - new Date(ms).getTimezoneOffset() * 60_000);
  return date.toISOString().slice(0, 16);
}
