/** The two-second answer: how dangerous, who, how long, by when. */
import type { Assessment } from '../../lib/case/assessment';
import type { CaseReading } from '../../lib/case/reading';
import { sayMoment } from '../ui/moment';
import { useWords } from '../ui/words';

export function CaseHeader({
  reading,
  assessment,
  onClose,
}: {
  reading: CaseReading;
  assessment: Assessment;
  onClose?: () => void;
}) {
  const { say, language } = useWords();
  const { priority, total, due } = assessment.rite;
  const name = text(reading.customer?.name) ?? say('noName');
  const wait = assessment.waitDays === null ? say('waitUnknown') : say('wait', { days: assessment.waitDays });
  return (
    <header class="case-header">
      <div class={`score ${priority}`}>
        <span class="score-total">{total}</span>
        <span class="score-priority">{priority}</span>
      </div>
      <div class="case-who">
        <h1 title={name}>{name}</h1>
        <p class="quiet one-line" title={text(reading.ticket?.subject) ?? ''}>
          {[wait, text(reading.ticket?.part) ?? text(reading.ticket?.subject)].filter(Boolean).join(' · ')}
        </p>
        <p class={priority === 'P0' ? 'due urgent' : 'due'}>
          {say(`due.${priority}`, { due: due ? sayMoment(due, language) : '' })}
        </p>
      </div>
      {onClose && (
        <button type="button" class="bare close" onClick={onClose} aria-label={say('close')} title={`${say('close')} (Esc)`}>
          <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
            <path d="M3 3l10 10M13 3L3 13" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" />
          </svg>
        </button>
      )}
    </header>
  );
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value.trim() ? value : null;
}
