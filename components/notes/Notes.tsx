/** The advisor's notes on a case: saved while typing, "saved" shown only when the background says the transaction is complete. */
import { useState } from 'preact/hooks';
import type { Note } from '../../lib/case/record';
import { useWords } from '../ui/words';
import type { MemoryActions } from './memoryActions';
import { NoteEditor } from './NoteEditor';
import type { HoldNote, SaveNote } from './noteSaver';
import { type Held, slotsOf } from './noteSlots';
import { unsavedOf } from './savers';

interface Props {
  readonly caseId: string;
  readonly notes: readonly Note[];
  readonly onSave: SaveNote;
  readonly onHold?: HoldNote;
  readonly actions?: Pick<MemoryActions, 'deleteNote' | 'restoreNote' | 'copy'>;
}

export function Notes({ caseId, notes, onSave, onHold, actions }: Props) {
  const { say } = useWords();
  const [held, setHeld] = useState<Held>(() => startWith(caseId, notes));
  const [deleted, setDeleted] = useState<string | null>(null);
  const slots = slotsOf(notes, held);
  const remove = async (noteId: string) => {
    if (await actions?.deleteNote(caseId, noteId)) return;
    setHeld((now) => Object.fromEntries(Object.entries(now).filter(([, id]) => id !== noteId)));
    setDeleted(noteId);
  };
  const restore = async () => {
    if (deleted && !(await actions?.restoreNote(caseId, deleted))) setDeleted(null);
  };
  return (
    <section class="notes" aria-label={say('notes')}>
      <div class="notes-head">
        <h2>{say('notes')}</h2>
        {slots.every(({ note }) => note !== null) && (
          <button type="button" class="link" onClick={() => setHeld((now) => ({ ...freshBox(), ...now }))}>
            {say('note.new')}
          </button>
        )}
      </div>
      {deleted && <Undo onUndo={() => void restore()} />}
      {slots.map(({ key, id, note }) => (
        <NoteEditor
          key={key}
          caseId={caseId}
          id={id}
          note={note}
          onSave={onSave}
          onHold={onHold}
          onMove={(_from, to) => setHeld((now) => ({ ...now, [key]: to }))}
          onDelete={actions && ((noteId) => void remove(noteId))}
          onCopy={actions?.copy}
        />
      ))}
    </section>
  );
}

/** What could not be saved when this case was last shown, or an empty box where there is no note at all. */
function startWith(caseId: string, notes: readonly Note[]): Held {
  const unsaved = unsavedOf(caseId);
  if (unsaved.length > 0) return Object.fromEntries(unsaved.map((id) => [id, id]));
  return notes.length === 0 ? freshBox() : {};
}

function freshBox(): Held {
  const id = crypto.randomUUID();
  return { [id]: id };
}

function Undo({ onUndo }: { onUndo: () => void }) {
  const { say } = useWords();
  return (
    <p class="undo" role="status">
      {say('note.deleted')}{' '}
      <button type="button" class="link" onClick={onUndo}>
        {say('note.undo')}
      </button>
    </p>
  );
}
