/** The advisor's notes on a case: saved while typing, "saved" shown only when the background says the transaction is complete. */
import { useState } from 'preact/hooks';
import type { Note } from '../../lib/case/record';
import { useWords } from '../ui/words';
import type { MemoryActions } from './memoryActions';
import { NoteEditor } from './NoteEditor';
import type { SaveNote } from './noteSaver';
import { type Held, slotsOf } from './noteSlots';

interface Props {
  readonly caseId: string;
  readonly notes: readonly Note[];
  readonly onSave: SaveNote;
  readonly actions?: Pick<MemoryActions, 'deleteNote' | 'restoreNote' | 'copy'>;
}

export function Notes({ caseId, notes, onSave, actions }: Props) {
  const { say } = useWords();
  const [held, setHeld] = useState<Held>(() => (notes.length === 0 ? freshBox() : {}));
  const [deleted, setDeleted] = useState<string | null>(null);
  const slots = slotsOf(notes, held);
  const remove = async (noteId: string) => {
    if (await actions?.deleteNote(noteId)) return;
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
          onMove={(_from, to) => setHeld((now) => ({ ...now, [key]: to }))}
          onDelete={actions && ((noteId) => void remove(noteId))}
          onCopy={actions?.copy}
        />
      ))}
    </section>
  );
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
