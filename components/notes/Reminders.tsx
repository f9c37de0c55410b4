/** What this case waits for, and a reminder of one's own at an exact time. */
import { useState } from 'preact/hooks';
import type { CaseReminder } from '../../lib/case/memory';
import { sayWhen } from '../desk/clocks';
import { Snooze } from '../desk/Snooze';
import { sayDay } from '../ui/moment';
import { type Say, useWords, type WordKey } from '../ui/words';
import { ByWhen, isBegun } from './ByWhen';
import type { MemoryActions } from './memoryActions';

interface Props {
  readonly caseId: string;
  readonly reminders: readonly CaseReminder[];
  readonly now: number;
  readonly actions: MemoryActions;
}

const words = { what: 'remind.what', when: 'remind.when', save: 'remind.save' } as const;
/** Further ones stand on the desk when their time comes. */
const most = 4;

export function Reminders({ caseId, reminders, now, actions }: Props) {
  const { say, language } = useWords();
  const place = `reminder ${caseId}`;
  const [adding, setAdding] = useState(() => isBegun(place));
  const [problem, setProblem] = useState<WordKey | null>(null);
  return (
    <section class="memory-part" aria-labelledby="reminders">
      <h2 id="reminders">{say('remind.title')}</h2>
      <ul class="ledger">
        {reminders.slice(0, most).map((reminder) => {
          const about = sayReminder(reminder, say);
          const isDue = Date.parse(reminder.deadline) <= now;
          return (
            <li key={reminder.id} class={isDue ? 'promise bad' : 'promise'}>
              <span class="promise-text">{about}</span>
              <span class="promise-end">
                <b class="promise-state" title={sayDay(reminder.deadline, language)}>
                  {sayWhen(reminder.deadline, now, say)}
                </b>
                <Snooze
                  now={now}
                  about={about}
                  actions={{
                    done: async () => setProblem(await actions.finishReminder(caseId, reminder.id)),
                    snooze: async (until) => setProblem(await actions.snoozeReminder(caseId, reminder.id, until)),
                  }}
                />
              </span>
            </li>
          );
        })}
      </ul>
      {problem && (
        <p class="outcome bad" role="alert">
          {say('promise.failed', { why: say(problem) })}
        </p>
      )}
      {adding ? (
        <ByWhen
          words={words}
          place={place}
          onCopy={actions.copy}
          onSave={(value) => actions.addReminder(caseId, value)}
          onClose={() => setAdding(false)}
        />
      ) : (
        <p>
          <button type="button" class="link" onClick={() => setAdding(true)}>
            {say('remind.add')}
          </button>
        </p>
      )}
    </section>
  );
}

function sayReminder({ kind, text }: CaseReminder, say: Say): string {
  if (kind === 'rescue') return `${say('deadline.rescue')} · ${say('deadline.rescueStep', { step: text })}`;
  if (kind === 'law' || text === '') return say(`deadline.${kind}`);
  return kind === 'promise' ? `${say('deadline.promise')} · ${text}` : text;
}
