/** This customer's other cases, in one line until it is opened: how many, for the same part, promises broken before. */
import { samePart } from '../../lib/case/past';
import type { CaseReading } from '../../lib/case/reading';
import { useWords } from '../ui/words';

export function Past({ reading }: { reading: CaseReading }) {
  const { say, language } = useWords();
  const { history } = reading;
  if (!history) return null;
  const repeats = samePart(history, reading.ticket?.part);
  const broken = history.reduce((sum, ticket) => sum + (ticket.broken ?? 0), 0);
  const facts = [
    say('past.count', { n: history.length }),
    repeats.length > 0 ? say('past.samePart', { n: repeats.length }) : '',
    broken > 0 ? say('past.broken', { n: broken }) : '',
  ];
  const same = new Set(repeats.map(({ index }) => index));
  return (
    <details class="past">
      <summary>{facts.filter(Boolean).join(language === 'en' ? ', ' : '，')}</summary>
      <ul>
        {history.map(({ id, number, subject, part, status, openedAt, broken: lost }, index) => (
          <li key={id} class={same.has(index) ? 'same-part' : ''}>
            <span>{subject ?? part ?? number ?? id}</span>{' '}
            <small class="quiet">
              {[part, status, openedAt?.slice(0, 10), lost ? say('past.broken', { n: lost }) : ''].filter(Boolean).join(' · ')}
            </small>
          </li>
        ))}
      </ul>
    </details>
  );
}
