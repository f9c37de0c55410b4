/** What this case remembers, below the notes: contacts, promises, reminders, and the whole story. */
import { useEffect, useState } from 'preact/hooks';
import type { Assessment } from '../../lib/case/assessment';
import type { CaseMemory } from '../../lib/case/memory';
import type { CaseReading } from '../../lib/case/reading';
import { StoreLost } from '../ui/StoreLost';
import { useWords, type WordKey } from '../ui/words';
import { Contacts } from './Contacts';
import { handoverText } from './handover';
import type { MemoryActions } from './memoryActions';
import { Promises } from './Promises';
import { Reminders } from './Reminders';
import { Story } from './Story';
import './memory.css';

interface Props {
  /** A new object whenever something of the case has changed: then the memory is read again. */
  readonly view: { readonly caseId: string; readonly reading: CaseReading; readonly assessment: Assessment };
  readonly actions: MemoryActions;
}

const tickMs = 30_000;

export function Memory({ view, actions }: Props) {
  const { say, language } = useWords();
  const { caseId, reading, assessment } = view;
  const [memory, setMemory] = useState<CaseMemory | null>(null);
  const [problem, setProblem] = useState<WordKey | null>(null);
  const now = useNow();
  useEffect(() => {
    let current = true;
    void actions.load(caseId).then((loaded) => {
      if (!current) return;
      if ('problem' in loaded) setProblem(loaded.problem);
      else {
        setProblem(null);
        setMemory(loaded);
      }
    });
    return () => {
      current = false;
    };
  }, [caseId, view, actions]);
  if (!memory) return problem && <p class="quiet">{say('story.failed', { why: say(problem) })}</p>;
  const handover = () => handoverText({ reading, assessment, memory, say, language });
  return (
    <div class="memory">
      <StoreLost lost={memory.lost} onSeen={() => void actions.lossSeen()} />
      <Contacts caseId={caseId} numbers={numbersOf(reading)} masked={memory.masked} actions={actions} />
      <Promises caseId={caseId} promises={memory.promises} trust={memory.trust} now={now} actions={actions} />
      <Reminders caseId={caseId} reminders={memory.reminders} now={now} actions={actions} />
      <Story story={memory.story} masked={memory.masked} handover={handover} onCopy={actions.copy} />
    </div>
  );
}

/** The phone and the plate, as the page shows them. */
function numbersOf({ customer, vehicle }: CaseReading): string[] {
  return [customer?.phone, vehicle?.plate].flatMap((value) => (typeof value === 'string' && value.trim() ? [value] : []));
}

function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), tickMs);
    return () => clearInterval(timer);
  }, []);
  return now;
}
