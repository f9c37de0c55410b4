/** The list of cases: riskiest or oldest first, with both clocks: since it was opened, since a person last acted. */
import type { DeskHit } from '../../lib/case/memory';
import type { CaseSummary } from '../../lib/case/record';
import { sayDay } from '../ui/moment';
import { useWords } from '../ui/words';
import { sayAgo, sayLasting, sayWhen } from './clocks';
import { Masked } from './Masked';

interface Props {
  readonly rows: readonly DeskHit[];
  readonly now: number;
  readonly masked: boolean;
  readonly onOpen: (summary: CaseSummary) => void;
}

export function CaseTable({ rows, now, masked, onOpen }: Props) {
  const { say } = useWords();
  return (
    <table class="cases">
      <thead>
        <tr>
          <th scope="col">{say('desk.score')}</th>
          <th scope="col">{say('desk.customer')}</th>
          <th scope="col">{say('desk.about')}</th>
          <th scope="col" class="clock">
            {say('desk.opened')}
          </th>
          <th scope="col" class="clock">
            {say('desk.touched')}
          </th>
          <th scope="col" class="clock">
            {say('desk.next')}
          </th>
        </tr>
      </thead>
      <tbody onKeyDown={moveByArrow}>
        {rows.map((row) => (
          <CaseLine key={row.case.id} row={row} now={now} masked={masked} onOpen={onOpen} />
        ))}
      </tbody>
    </table>
  );
}

function CaseLine({ row, now, masked, onOpen }: Omit<Props, 'rows'> & { readonly row: DeskHit }) {
  const { say, language } = useWords();
  const { case: summary, note } = row;
  const { nextContact, closedAt, touchedAt } = summary;
  const isOverdue = nextContact !== null && Date.parse(nextContact) < now;
  return (
    <tr class={isOverdue ? 'overdue' : closedAt ? 'closed' : ''}>
      <td>
        <span class={`mark ${summary.priority}`}>
          {summary.priority} <b>{summary.total}</b>
        </span>
      </td>
      <td>
        <button type="button" class="bare name" title={say('desk.open')} onClick={() => onOpen(summary)}>
          {summary.customer ?? summary.number ?? say('noName')}
        </button>
        <span class="quiet ids">
          {summary.model && <span>{summary.model}</span>}
          {summary.plate && <Masked value={summary.plate} masked={masked} />}
          {summary.phone && <Masked value={summary.phone} masked={masked} />}
        </span>
      </td>
      <td class="about">
        <span class="one-line">{summary.subject ?? summary.part ?? ''}</span>
        <span class="quiet one-line">
          {note ?? [closedAt ? say('desk.closed') : summary.status, summary.part, summary.number].filter(Boolean).join(' · ')}
        </span>
      </td>
      <td class="clock" title={sayDay(summary.since, language)}>
        {sayLasting(now - Date.parse(summary.since), say)}
      </td>
      <td class="clock" title={touchedAt ? sayDay(touchedAt, language) : ''}>
        {touchedAt ? sayAgo(touchedAt, now, say) : say('desk.never')}
      </td>
      <td class={isOverdue ? 'clock late' : 'clock'} title={nextContact ? sayDay(nextContact, language) : ''}>
        {!nextContact ? '' : sayWhen(nextContact, now, say)}
      </td>
    </tr>
  );
}

/** Up and down go from customer to customer. */
function moveByArrow(event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void {
  if (event.isComposing || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
  const names = [...event.currentTarget.querySelectorAll<HTMLElement>('.name')];
  const at = names.findIndex((name) => name.closest('tr')?.contains(document.activeElement));
  const next = names[at + (event.key === 'ArrowDown' ? 1 : -1)];
  if (at < 0 || !next) return;
  event.preventDefault();
  next.focus();
}
