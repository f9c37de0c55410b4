/** One tap for "I have just called": the cadence starts anew, and it can be taken back. */
import { useState } from 'preact/hooks';
import { type Channel, channels } from '../../lib/case/ids';
import { Masked } from '../desk/Masked';
import { useWords } from '../ui/words';
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
  const [last, setLast] = useState<Logged | 'failed' | null>(null);
  const log = async (channel: Channel) => {
    const id = await actions.logContact(caseId, channel);
    setLast(id ? { id, channel } : 'failed');
  };
  const undo = async () => {
    if (last && last !== 'failed' && !(await actions.removeContact(caseId, last.id))) setLast(null);
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
        {last === 'failed' && say('contact.failed')}
        {last && last !== 'failed' && (
          <>
            {say('contact.logged', { what: say(`contact.${last.channel}`) })}{' '}
            <button type="button" class="link" onClick={() => void undo()}>
              {say('contact.undo')}
            </button>
          </>
        )}
      </p>
    </section>
  );
}
