/** The store cannot take the text right now: it stands above, and here are two ways to carry it to safety. */
import { useState } from 'preact/hooks';
import { useWords } from './words';

export function Unsaved({ text, onCopy }: { text: string; onCopy?: (text: string) => Promise<boolean> }) {
  const { say } = useWords();
  const [copied, setCopied] = useState(false);
  const save = () => {
    const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = 'riteside.txt';
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  };
  return (
    <span class="note-tools">
      {onCopy && (
        <button type="button" class="button small" onClick={async () => setCopied(await onCopy(text))}>
          {say(copied ? 'unsaved.copied' : 'unsaved.copy')}
        </button>
      )}
      <button type="button" class="button small" onClick={save}>
        {say('unsaved.saveFile')}
      </button>
    </span>
  );
}
