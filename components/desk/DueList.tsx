/** What is due now, longest overdue first: who, what, how late, and the two buttons that end it. */
import type { DueItem } from '../../lib/case/memory';
import { sayDay } from '../ui/moment';
import { type Say, useWords } from '../ui/words';
import { sayWhen } from './clocks';
import { Snooze } from './Snooze';

export interface DueListActions {
  open(caseId: string): void;
  done(item: DueItem): void;
  snooze(item: DueItem, until: string): void;
  backup(): void;
  /** Sends some more of what is due. */
  moreDue(): void;
}

interface Props {
  readonly due: readonly DueItem[];
  readonly count: number;
  readonly now: number;
  readonly actions: DueListActions;
}

export function DueList({ due, count, now, actions }: Props) {
  const { say } = useWords();
  return (
    <section class="due-list" aria-labelledby="due">
      <h2 id="due">
        {say('desk.today')} {count > 0 && <span class="count">{count}</span>}
      </h2>
      {count === 0 && <p class="quiet">{say('desk.nothingDue')}</p>}
      <ul>
        {due.map((item) => (
          <DueRow key={item.reminder.id} item={item} now={now} actions={actions} />
        ))}
      </ul>
      {count > due.length && (
        <button type="button" class="link" onClick={actions.moreDue}>
          {say('desk.moreDue', { count: count - due.length })}
        </button>
      )}
    </section>
  );
}

function DueRow({ item, now, actions }: { item: DueItem; now: number; actions: DueListActions }) {
  const { say, language } = useWords();
  const { reminder } = item;
  const who = item.case ? (item.case.customer ?? item.case.number ?? say('noName')) : say('deadline.backup');
  const what = [item.case ? say(`deadline.${reminder.kind}`) : '', sayText(item, say)].filter(Boolean).join(' · ');
  const open = () => (reminder.caseId === null ? actions.backup() : actions.open(reminder.caseId));
  return (
    <li class="due-row">
      <span class={`dot ${item.case?.priority ?? 'P3'}`}>{item.case?.priority ?? ''}</span>
      <span class="due-who">
        <button type="button" class="bare name" onClick={open}>
          {who}
        </button>
        <span class="quiet">{what}</span>
      </span>
      <span
        class={Date.parse(reminder.deadline) < now ? 'due-when late' : 'due-when'}
        title={sayDay(reminder.deadline, language)}
      >
        {sayWhen(reminder.deadline, now, say)}
      </span>
      <Snooze
        now={now}
        about={`${who} ${what}`}
        actions={{ done: () => actions.done(item), snooze: (until) => actions.snooze(item, until) }}
      />
    </li>
  );
}

export function sayText({ reminder: { kind, text } }: DueItem, say: Say): string {
  if (kind === 'rescue') return say('deadline.rescueStep', { step: text });
  return kind === 'law' ? '' : text;
}
