/** The promise ledger: what was promised, by when, what became of it; the trust account of the customer. */
import { useState } from 'preact/hooks';
import type { KeptPromise, PromiseState } from '../../lib/case/record';
import { sayWhen } from '../desk/clocks';
import { sayDay } from '../ui/moment';
import { useWords, type WordKey } from '../ui/words';
import { ByWhen, isBegun } from './ByWhen';
import type { MemoryActions } from './memoryActions';

interface Props {
  readonly caseId: string;
  readonly promises: readonly KeptPromise[];
  readonly trust: number;
  readonly now: number;
  readonly actions: MemoryActions;
}

const words = { what: 'promise.what', when: 'promise.by', who: 'promise.who', save: 'promise.save' } as const;

export function Promises({ caseId, promises, trust, now, actions }: Props) {
  const { say } = useWords();
  const place = `promise ${caseId}`;
  const [adding, setAdding] = useState(() => isBegun(place));
  const [problem, setProblem] = useState<WordKey | null>(null);
  const balance = trust > 0 ? `+${trust}` : String(trust).replace('-', '−');
  return (
    <section class="memory-part" aria-labelledby="promises">
      <div class="notes-head">
        <h2 id="promises">{say('promise.title')}</h2>
        <span class={trust < 0 ? 'trust low' : 'trust'} title={say('promise.trustWhy')}>
          {say('promise.trust', { balance })}
        </span>
      </div>
      {promises.length === 0 && !adding && <p class="quiet">{say('promise.none')}</p>}
      <ul class="ledger">
        {promises.map((promise) => (
          <PromiseRow
            key={promise.id}
            promise={promise}
            now={now}
            onDecide={async (state) => setProblem(await actions.decidePromise(caseId, promise.id, state))}
          />
        ))}
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
          onSave={(value) => actions.addPromise(caseId, value)}
          onClose={() => setAdding(false)}
        />
      ) : (
        <p>
          <button type="button" class="link" onClick={() => setAdding(true)}>
            {say('promise.add')}
          </button>
        </p>
      )}
    </section>
  );
}

const outcomes = ['kept', 'beaten', 'broken'] as const;

function PromiseRow({ promise, now, onDecide }: { promise: KeptPromise; now: number; onDecide: (state: PromiseState) => void }) {
  const { say, language } = useWords();
  const { text, dueAt, state, who, decidedBy } = promise;
  const isLate = state === 'open' && Date.parse(dueAt) < now;
  const choices: readonly PromiseState[] = state === 'open' ? outcomes : state === 'broken' ? ['kept', 'not-made-good'] : [];
  return (
    <li class={isLate || state === 'broken' || state === 'not-made-good' ? 'promise bad' : 'promise'}>
      <span class="promise-text">{text}</span>
      <span class="quiet">
        {[who, sayDay(dueAt, language), decidedBy === 'page' ? say('promise.by.page') : ''].filter(Boolean).join(' · ')}
      </span>
      <span class="promise-end">
        <b class="promise-state">{state === 'open' ? sayWhen(dueAt, now, say) : say(`promise.state.${state}`)}</b>
        {choices.map((choice) => (
          <button
            key={choice}
            type="button"
            class="choice"
            aria-label={`${say(choice === 'open' ? 'promise.reopen' : `promise.${choice}`)} · ${text}`}
            onClick={() => onDecide(choice)}
          >
            {say(`promise.${choice}`)}
          </button>
        ))}
        {state !== 'open' && decidedBy === 'hand' && (
          <button type="button" class="link" onClick={() => onDecide('open')}>
            {say('promise.reopen')}
          </button>
        )}
      </span>
    </li>
  );
}
