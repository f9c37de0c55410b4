/** What writes for the advisor: the time now, and templates. At the cursor, undone by Ctrl+Z, never over what stands there. */
import { useRef, useState } from 'preact/hooks';
import { sayDay } from '../ui/moment';
import { useWords } from '../ui/words';

const templates = ['call', 'handover', 'whys'] as const;

interface Props {
  readonly onWrite: (text: string) => void;
  readonly onDelete?: () => void;
  /** The note is shown as it reads; writing waits until it is a box again. */
  readonly preview: boolean;
  /** Absent while there is nothing to show. */
  readonly onPreview?: () => void;
}

export function NoteTools({ onWrite, onDelete, preview, onPreview }: Props) {
  const { say, language } = useWords();
  const [open, setOpen] = useState(false);
  const toggle = useRef<HTMLButtonElement>(null);
  const time = () => sayDay(new Date().toISOString(), language);
  const choose = (text: string) => {
    setOpen(false);
    onWrite(text);
  };
  return (
    <span class="note-tools">
      {!preview && (
        <>
          <button type="button" class="link" title={say('note.timeWhy')} onClick={() => onWrite(`@${time()} `)}>
            {say('note.time')}
          </button>
          <button type="button" class="link" ref={toggle} aria-expanded={open} onClick={() => setOpen(!open)}>
            {say('note.template')}
          </button>
        </>
      )}
      {(onPreview || preview) && (
        <button type="button" class="link" aria-pressed={preview} title={say('note.markdown')} onClick={onPreview}>
          {say(preview ? 'note.edit' : 'note.preview')}
        </button>
      )}
      {onDelete && (
        <button type="button" class="link" onClick={onDelete}>
          {say('note.delete')}
        </button>
      )}
      {open &&
        !preview &&
        templates.map((name) => (
          <button key={name} type="button" class="choice" onClick={() => choose(say(`note.text.${name}`, { time: time() }))}>
            {say(`note.template.${name}`)}
          </button>
        ))}
    </span>
  );
}

/** As if it were typed, so that the browser's own undo knows it; a template begins on a line of its own. */
export function writeAtCursor(box: HTMLTextAreaElement, text: string): void {
  box.focus();
  const before = box.value.slice(0, box.selectionStart);
  const line = text.includes('\n') && before !== '' && !before.endsWith('\n') ? `\n${text}` : text;
  if (document.execCommand('insertText', false, line)) return;
  box.setRangeText(line, box.selectionStart, box.selectionEnd, 'end');
  box.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: line }));
}
