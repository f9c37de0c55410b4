/** One note in its box. The text on screen is the truth until the store has it; another tab's change never overwrites typing. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Note } from '../../lib/case/record';
import { sayClock } from '../ui/moment';
import { Unsaved } from '../ui/Unsaved';
import { useWords } from '../ui/words';
import { MarkdownLight } from './MarkdownLight';
import { NoteTools, writeAtCursor } from './NoteTools';
import type { HoldNote, NoteSaver, SaveNote, SaveState } from './noteSaver';
import { forgetSettled, moveSaver, saverOf } from './savers';

interface Props {
  readonly caseId: string;
  readonly id: string;
  readonly note: Note | null;
  readonly onSave: SaveNote;
  readonly onHold?: HoldNote;
  /** Another tab had saved first: this text goes on in the note `to`. */
  readonly onMove?: (from: string, to: string) => void;
  /** Absent where notes cannot be deleted or copied. */
  readonly onDelete?: (noteId: string) => void;
  readonly onCopy?: (text: string) => Promise<boolean>;
}

export function NoteEditor({ caseId, id, note, onSave, onHold, onMove, onDelete, onCopy }: Props) {
  const { say } = useWords();
  const box = useRef<HTMLTextAreaElement>(null);
  const { text, state, type, flush } = useNote({ caseId, id, note, onSave, onHold, onMove });
  const [preview, setPreview] = useState(false);
  const settled = state.kind === 'saved' || state.kind === 'beside';
  return (
    <div class={note?.conflictOf ? 'note beside' : 'note'}>
      {note?.conflictOf && <p class="quiet">{say('note.beside')}</p>}
      {preview ? (
        <MarkdownLight text={text} />
      ) : (
        <textarea
          ref={box}
          value={text}
          rows={Math.min(14, Math.max(3, text.split('\n').length))}
          placeholder={say('note.placeholder')}
          aria-label={say('notes')}
          onInput={(event) => type(event.currentTarget.value)}
          onBlur={flush}
        />
      )}
      <div class="note-foot">
        <SaySaved state={state} />
        <NoteTools
          preview={preview}
          onPreview={text.trim() === '' ? undefined : () => setPreview(!preview)}
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

type Kept = Pick<Props, 'caseId' | 'id' | 'note' | 'onSave' | 'onHold' | 'onMove'>;

function useNote({ caseId, id, note, onSave, onHold, onMove }: Kept) {
  const saver = useRef<NoteSaver | null>(null);
  saver.current ??= saverOf({ caseId, id, note });
  const { current: keeper } = saver;
  const [text, setText] = useState(keeper.text());
  const [state, setState] = useState<SaveState>(keeper.state());
  keeper.save = (draft, baseRevision) => onSave({ id: keeper.id(), caseId, text: draft, baseRevision });
  keeper.hold = (draft, baseRevision) => onHold?.({ id: keeper.id(), caseId, text: draft, baseRevision });
  keeper.onState = setState;
  keeper.onMove = (from, to) => {
    moveSaver(from, to);
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
      forgetSettled(keeper);
    };
  }, [keeper]);
  const type = (draft: string) => {
    setText(draft);
    keeper.type(draft);
  };
  return { text, state, type, flush: () => keeper.flush() };
}
