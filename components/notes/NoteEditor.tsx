/** One note in its box. The text on screen is the truth until the store has it; another tab's change never overwrites typing. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Note } from '../../lib/case/record';
import { sayClock } from '../ui/moment';
import { useWords } from '../ui/words';
import { createSaver, type NoteSaver, type SaveNote, type SaveState } from './noteSaver';

export function NoteEditor({ caseId, id, note, onSave }: { caseId: string; id: string; note: Note | null; onSave: SaveNote }) {
  const { say, language } = useWords();
  const [text, setText] = useState(note?.text ?? '');
  const [state, setState] = useState<SaveState>(note ? { kind: 'saved', at: note.updatedAt } : { kind: 'idle' });
  const saver = useRef<NoteSaver | null>(null);
  saver.current ??= createSaver({ id, text: note?.text ?? '', revision: note?.revision ?? 0 });
  const { current: keeper } = saver;
  keeper.save = (draft, baseRevision) => onSave({ id, caseId, text: draft, baseRevision });
  keeper.onState = setState;
  useEffect(() => {
    if (note && keeper.accept(note.text, note.revision)) setText(note.text);
  }, [note, keeper]);
  useEffect(() => {
    const flush = () => keeper.flush();
    window.addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', flush);
      flush();
    };
  }, [keeper]);
  return (
    <div class="note">
      <textarea
        value={text}
        rows={Math.min(12, Math.max(3, text.split('\n').length))}
        placeholder={say('note.placeholder')}
        aria-label={say('notes')}
        onInput={(event) => {
          setText(event.currentTarget.value);
          keeper.type(event.currentTarget.value);
        }}
        onBlur={() => keeper.flush()}
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
