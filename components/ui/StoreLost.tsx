/** The browser had replaced the database: what was put back, what was not, and the way to the rest. Said until it was read. */
import type { StoreLoss } from '../../lib/case/memory';
import { sayDay } from './moment';
import { useWords } from './words';

interface Props {
  readonly lost: StoreLoss | null;
  readonly onSeen: () => void;
  /** Absent where the import stands on the same page. */
  readonly onImport?: () => void;
}

export function StoreLost({ lost, onSeen, onImport }: Props) {
  const { say, language } = useWords();
  if (!lost) return null;
  return (
    <div class="lost" role="alert">
      <p>{say('lost.text', { time: sayDay(lost.at, language), count: lost.restored })}</p>
      <p class="row">
        {onImport && (
          <button type="button" class="button small" onClick={onImport}>
            {say('lost.import')}
          </button>
        )}
        <button type="button" class="button small" onClick={onSeen}>
          {say('lost.seen')}
        </button>
      </p>
    </div>
  );
}
