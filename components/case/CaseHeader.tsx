/** The two-second answer: how dangerous, who, how long, by when. */
import type { Assessment } from '../../lib/case/assessment';
import type { CaseReading } from '../../lib/case/reading';
import { sayMoment } from '../ui/moment';
import { useWords } from '../ui/words';
import { Place, type PlaceActions } from './Place';

export function CaseHeader({
  reading,
  assessment,
  place,
}: {
  reading: CaseReading;
  assessment: Assessment;
  place: PlaceActions;
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
      <Place {...place} />
    </header>
  );
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value.trim() ? value : null;
}
