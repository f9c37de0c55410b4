/** The advisor's notes on a case: saved while typing, "saved" shown only when the background says the transaction is complete. */
import { useState } from 'preact/hooks';
import type { Note } from '../../lib/case/record';
import { useWords } from '../ui/words';
import type { MemoryActions } from './memoryActions';
import { NoteEditor } from './NoteEditor';
import type { SaveNote } from './noteSaver';

interface Props {
  readonly caseId: string;
  readonly notes: readonly Note[];
  readonly onSave: SaveNote;
  readonly actions?: Pick<MemoryActions, 'deleteNote' | 'restoreNote' | 'copy'>;
}

export function Notes({ caseId, notes, onSave, actions }: Props) {
  const { say } = useWords();
  const [fresh, setFresh] = useState<readonly string[]>(() => (notes.length === 0 ? [crypto.randomUUID()] : []));
  const [deleted, setDeleted] = useState<string | null>(null);
  const known = new Set(notes.map((note) => note.id));
  const drafts = fresh.filter((id) => !known.has(id));
  const remove = async (noteId: string) => {
    if (!(await actions?.deleteNote(noteId))) setDeleted(noteId);
  };
  const restore = async () => {
    if (deleted && !(await actions?.restoreNote(caseId, deleted))) setDeleted(null);
  };
  return (
    <section class="notes" aria-label={say('notes')}>
      <div class="notes-head">
        <h2>{say('notes')}</h2>
        {drafts.length === 0 && (
          <button type="button" class="link" onClick={() => setFresh([...fresh, crypto.randomUUID()])}>
            {say('note.new')}
          </button>
        )}
      </div>
      {deleted && (
        <p class="undo" role="status">
          {say('note.deleted')}{' '}
          <button type="button" class="link" onClick={() => void restore()}>
            {say('note.undo')}
          </button>
        </p>
      )}
      {drafts.map((id) => (
        <NoteEditor key={id} caseId={caseId} id={id} note={null} onSave={onSave} onCopy={actions?.copy} />
      ))}
      {notes.map((note) => (
        <NoteEditor
          key={note.id}
          caseId={caseId}
          id={note.id}
          note={note}
          onSave={onSave}
          onDelete={actions && ((id) => void remove(id))}
          onCopy={actions?.copy}
        />
      ))}
    </section>
  );
}
