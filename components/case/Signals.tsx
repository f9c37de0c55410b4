/** The crisis signals, core ones first; each opens to the sentences behind it. */
import { useState } from 'preact/hooks';
import type { Assessment } from '../../lib/case/assessment';
import type { SignalId } from '../../lib/case/ids';
import { useWords } from '../ui/words';
import { EvidenceList, type ShowEvidence } from './Evidence';

export function Signals({
  assessment,
  sentences,
  onShow,
}: {
  assessment: Assessment;
  sentences: Readonly<Record<string, string>>;
  onShow: ShowEvidence;
}) {
  const { say } = useWords();
  const [open, setOpen] = useState<SignalId | null>(null);
  const { signals, escalate, handler } = assessment;
  const shown = signals.find((signal) => signal.id === open);
  return (
    <section aria-label={say('signals')} class="signals">
      {signals.length === 0 && <p class="quiet">{say('noSignals')}</p>}
      <ul class="signal-row">
        {signals.map((signal) => (
          <li key={signal.id}>
            <button
              type="button"
              class="signal"
              aria-expanded={signal.id === open}
              onClick={() => setOpen(signal.id === open ? null : signal.id)}
            >
              {say(`signal.${signal.id}`)}
            </button>
          </li>
        ))}
      </ul>
      {shown && <EvidenceList evidence={shown.evidence} sentences={sentences} onShow={onShow} />}
      {escalate && handler !== 'advisor' && <p class="escalate">{say('escalate', { who: say(`handler.${handler}`) })}</p>}
    </section>
  );
}
