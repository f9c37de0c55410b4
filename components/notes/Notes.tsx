/** The advisor's notes on a case: saved while typing, "saved" shown only when the background says the transaction is complete. */
import { useState } from 'preact/hooks';
import type { Note } from '../../lib/case/record';
import { useWords } from '../ui/words';
import { NoteEditor } from './NoteEditor';
import type { SaveNote } from './noteSaver';

interface Props {
  readonly caseId: string;
  readonly notes: readonly Note[];
  readonly onSave: SaveNote;
}

export function Notes({ caseId, notes, onSave }: Props) {
  const { say } = useWords();
  const [fresh, setFresh] = useState<readonly string[]>(() => (notes.length === 0 ? [crypto.randomUUID()] : []));
  const known = new Set(notes.map((note) => note.id));
  const drafts = fresh.filter((id) => !known.has(id));
  return (
    <section class="notes" aria-label={say('notes')}>
      <div class="notes-head">
        <p class="quiet">{say('note.where')}</p>
        {notes.length > 0 && drafts.length === 0 && (
          <button type="button" class="link" onClick={() => setFresh([crypto.randomUUID()])}>
            {say('note.new')}
          </button>
        )}
      </div>
      {drafts.map((id) => (
        <NoteEditor key={id} caseId={caseId} id={id} note={null} onSave={onSave} />
      ))}
      {notes.map((note) => (
        <NoteEditor key={note.id} caseId={caseId} id={note.id} note={note} onSave={onSave} />
      ))}
    </section>
  );
}
