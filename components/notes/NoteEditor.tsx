/** One note in its box. The text on screen is the truth until the store has it; another tab's change never overwrites typing. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Note } from '../../lib/case/record';
import { sayClock } from '../ui/moment';
import { useWords, type WordKey } from '../ui/words';

export type SaveNote = (note: { id: string; caseId: string; text: string; baseRevision: number }) => Promise<SaveOutcome>;
export type SaveOutcome = { readonly saved: Note } | { readonly problem: WordKey };

type State =
  | { kind: 'idle' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: string }
  /** Another tab had saved first: our text stands in a note of its own. */
  | { kind: 'beside' }
  | { kind: 'failed'; why: WordKey };

const savedState = (saved: Note, asked: string): State =>
  saved.id === asked ? { kind: 'saved', at: saved.updatedAt } : { kind: 'beside' };

/** Long enough that a word is one save, short enough that a power cut costs less than a word. */
const saveAfterMs = 300;
const retryAfterMs = 3_000;

export function NoteEditor({ caseId, id, note, onSave }: { caseId: string; id: string; note: Note | null; onSave: SaveNote }) {
  const { say, language } = useWords();
  const [text, setText] = useState(note?.text ?? '');
  const [state, setState] = useState<State>(note ? { kind: 'saved', at: note.updatedAt } : { kind: 'idle' });
  const saver = useRef(createSaver(id, note?.text ?? '', note?.revision ?? 0));
  saver.current.save = async (draft, baseRevision) => {
    setState({ kind: 'saving' });
    const outcome = await onSave({ id, caseId, text: draft, baseRevision });
    if ('saved' in outcome) {
      setState((now) => (saver.current.isDirty() ? now : savedState(outcome.saved, id)));
      return outcome.saved;
    }
    setState({ kind: 'failed', why: outcome.problem });
    return null;
  };
  useEffect(() => {
    if (note && saver.current.accept(note.text, note.revision)) setText(note.text);
  }, [note]);
  useEffect(() => () => saver.current.flush(), []);
  return (
    <div class="note">
      <textarea
        value={text}
        rows={Math.min(12, Math.max(3, text.split('\n').length))}
        placeholder={say('note.placeholder')}
        aria-label={say('notes')}
        onInput={(event) => {
          setText(event.currentTarget.value);
          setState({ kind: 'saving' });
          saver.current.type(event.currentTarget.value);
        }}
        onBlur={() => saver.current.flush()}
      />
      <output class={`note-state ${state.kind}`} aria-live="polite">
        {state.kind === 'saving' && say('note.saving')}
        {state.kind === 'saved' && say('note.saved', { time: sayClock(state.at, language) })}
        {state.kind === 'beside' && say('note.conflict')}
        {state.kind === 'failed' && say('note.failed', { why: say(state.why) })}
      </output>
    </div>
  );
}

/** Saves one text at a time, newest last, and retries until the store has it. */
function createSaver(id: string, initialText: string, initialRevision: number) {
  let wanted = initialText;
  let stored = initialText;
  let revision = initialRevision;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let busy = false;
  const saver = {
    save: async (_text: string, _baseRevision: number): Promise<Note | null> => null,
    isDirty: () => wanted !== stored,
    type(text: string) {
      wanted = text;
      clearTimeout(timer);
      timer = setTimeout(run, saveAfterMs);
    },
    flush() {
      clearTimeout(timer);
      void run();
    },
    /** Takes a newer text from the store, unless the advisor has typed something that is not stored yet. */
    accept(text: string, newRevision: number): boolean {
      if (newRevision <= revision || saver.isDirty() || busy) return false;
      revision = newRevision;
      stored = wanted = text;
      return true;
    },
  };
  async function run() {
    if (busy || !saver.isDirty()) return;
    busy = true;
    const text = wanted;
    const saved = await saver.save(text, revision);
    busy = false;
    if (saved === null) timer = setTimeout(run, retryAfterMs);
    else {
      stored = text;
      // Kept beside, or merged into theirs: the newer text comes with the next view and is accepted there.
      if (saved.text === text && saved.id === id) revision = saved.revision;
      if (saver.isDirty()) void run();
    }
  }
  return saver;
}
