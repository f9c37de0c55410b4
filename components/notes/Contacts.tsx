/** One tap for "I have just called": the cadence starts anew, and it can be taken back. */
import { useState } from 'preact/hooks';
import { type Channel, channels } from '../../lib/case/ids';
import { Masked } from '../desk/Masked';
import { useWords, type WordKey } from '../ui/words';
import type { MemoryActions } from './memoryActions';

interface Logged {
  readonly id: string;
  readonly channel: Channel;
}

interface Props {
  readonly caseId: string;
  readonly numbers: readonly string[];
  readonly masked: boolean;
  readonly actions: MemoryActions;
}

export function Contacts({ caseId, numbers, masked, actions }: Props) {
  const { say } = useWords();
  const [last, setLast] = useState<Logged | null>(null);
  const [problem, setProblem] = useState<WordKey | null>(null);
  const log = async (channel: Channel) => {
    const logged = await actions.logContact(caseId, channel);
    setProblem('problem' in logged ? logged.problem : null);
    setLast('problem' in logged ? null : { id: logged.id, channel });
  };
  const undo = async (logged: Logged) => {
    const failed = await actions.removeContact(caseId, logged.id);
    setProblem(failed);
    setLast(failed ? logged : null);
  };
  return (
    <section class="memory-part" aria-labelledby="contacts">
      <div class="notes-head">
        <h2 id="contacts">{say('contact.title')}</h2>
        <span class="numbers quiet">
          {numbers.map((value) => (
            <Masked key={value} value={value} masked={masked} />
          ))}
        </span>
      </div>
      <div class="choice-row">
        {channels.map((channel) => (
          <button key={channel} type="button" class="choice" onClick={() => void log(channel)}>
            {say(`contact.${channel}`)}
          </button>
        ))}
      </div>
      <p class="outcome" role="status">
        {problem && <span class="bad">{say('contact.failed', { why: say(problem) })} </span>}
        {last && (
          <>
            {say('contact.logged', { what: say(`contact.${last.channel}`) })}{' '}
            <button type="button" class="link" onClick={() => void undo(last)}>
              {say('contact.undo')}
            </button>
          </>
        )}
      </p>
    </section>
  );
}
