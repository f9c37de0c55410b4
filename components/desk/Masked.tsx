/** A phone or a plate that colleagues and customers at the counter must not read over the shoulder; one click shows it. */
import { useState } from 'preact/hooks';
import { useWords } from '../ui/words';
import { mask } from './clocks';

export function Masked({ value, masked }: { value: string; masked: boolean }) {
  const { say } = useWords();
  const [open, setOpen] = useState(false);
  if (!masked || open) return <span class="number">{value}</span>;
  const shown = mask(value);
  return (
    <button type="button" class="bare number masked" aria-label={say('desk.hidden', { shown })} onClick={() => setOpen(true)}>
      {shown}
    </button>
  );
}
