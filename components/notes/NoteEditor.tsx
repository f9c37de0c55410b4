/** One note in its box. The text on screen is the truth until the store has it; another tab's change never overwrites typing. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Note } from '../../lib/case/record';
import { sayClock } from '../ui/moment';
import { useWords } from '../ui/words';
import { NoteTools, writeAtCursor } from './NoteTools';
import { createSaver, type NoteSaver, type SaveNote, type SaveState } from './noteSaver';
import { Unsaved } from './Unsaved';

interface Props {
  readonly caseId: string;
  readonly id: string;
  readonly note: Note | null;
  readonly onSave: SaveNote;
  /** Another tab had saved first: this text goes on in the note `to`. */
  readonly onMove?: (from: string, to: string) => void;
  /** Absent where notes cannot be deleted or copied. */
  readonly onDelete?: (noteId: string) => void;
  readonly onCopy?: (text: string) => Promise<boolean>;
}

export function NoteEditor({ caseId, id, note, onSave, onMove, onDelete, onCopy }: Props) {
  const { say } = useWords();
  const box = useRef<HTMLTextAreaElement>(null);
  const { text, state, type, flush } = useNote({ caseId, id, note, onSave, onMove });
  const settled = state.kind === 'saved' || state.kind === 'beside';
  return (
    <div class={note?.conflictOf ? 'note beside' : 'note'}>
      {note?.conflictOf && <p class="quiet">{say('note.beside')}</p>}
      <textarea
        ref={box}
        value={text}
        rows={Math.min(14, Math.max(3, text.split('\n').length))}
        placeholder={say('note.placeholder')}
        aria-label={say('notes')}
        onInput={(event) => type(event.currentTarget.value)}
        onBlur={flush}
      />
      <div class="note-foot">
        <SaySaved state={state} />
        <NoteTools
          onWrite={(words) => box.current && writeAtCursor(box.current, words)}
          onDelete={onDelete && note && settled ? () => onDelete(note.id) : undefined}
        />
      </div>
      {state.kind === 'failed' && <Unsaved text={text} onCopy={onCopy} />}
    </div>
  );
}

function SaySaved({ state }: { state: SaveState }) {
  const { say, language } = useWords();
  return (
    <output class={`note-state ${state.kind}`} aria-live="polite">
      {state.kind === 'saving' && say('note.saving')}
      {state.kind === 'saved' && say('note.saved', { time: sayClock(state.at, language) })}
      {state.kind === 'beside' && say('note.conflict')}
      {state.kind === 'failed' && say('note.failed', { why: say(state.why) })}
    </output>
  );
}

/**
 * The savers of this face by note: an editor that is drawn anew (another view came, another tab was in front) goes on with
 * the text and the save that are under way, so that no two savers ever write one note.
 */
const savers = new Map<string, NoteSaver>();

function saverOf(id: string, note: Note | null): NoteSaver {
  const known = savers.get(id);
  if (known) return known;
  const fresh = createSaver({ id, text: note?.text ?? '', revision: note?.revision ?? 0, savedAt: note?.updatedAt ?? null });
  savers.set(id, fresh);
  return fresh;
}

/** Nothing under way: the store has it, and the next editor starts from there. */
function isSettled(saver: NoteSaver): boolean {
  return saver.state().kind !== 'saving' && saver.state().kind !== 'failed';
}

function useNote({ caseId, id, note, onSave, onMove }: Pick<Props, 'caseId' | 'id' | 'note' | 'onSave' | 'onMove'>) {
  const saver = useRef<NoteSaver | null>(null);
  saver.current ??= saverOf(id, note);
  const { current: keeper } = saver;
  const [text, setText] = useState(keeper.text());
  const [state, setState] = useState<SaveState>(keeper.state());
  keeper.save = (draft, baseRevision) => onSave({ id: keeper.id(), caseId, text: draft, baseRevision });
  keeper.onState = setState;
  keeper.onMove = (from, to) => {
    savers.delete(from);
    savers.set(to, keeper);
    onMove?.(from, to);
  };
  useEffect(() => {
    if (note && note.id === keeper.id() && keeper.accept(note.text, note.revision)) setText(note.text);
  }, [note, keeper]);
  useEffect(() => {
    const flush = () => keeper.flush();
    window.addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', flush);
      flush();
      if (isSettled(keeper)) savers.delete(keeper.id());
    };
  }, [keeper]);
  const type = (draft: string) => {
    setText(draft);
    keeper.type(draft);
  };
  return { text, state, type, flush: () => keeper.flush() };
}
