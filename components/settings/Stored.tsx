/** What is stored, about whom; and the ways out: one customer, or everything. */
import { useState } from 'preact/hooks';
import type { CustomerCases, DeskHits, StoredOverview } from '../../lib/case/memory';
import type { CaseSummary } from '../../lib/case/record';
import { isWordKey, useWords, type WordKey } from '../ui/words';
import type { Made } from './Backup';
import { Ask, Section, TextField } from './Fields';
import { saySize } from './saySize';

export interface StoredActions {
  find(query: string): Promise<DeskHits>;
  customer(caseId: string): Promise<CustomerCases>;
  saveCustomer(caseIds: readonly string[]): Promise<Made>;
  eraseCases(caseIds: readonly string[]): Promise<WordKey | null>;
  eraseEverything(): Promise<WordKey | null>;
}

export function Stored({ stored }: { stored: StoredOverview }) {
  const { say } = useWords();
  const facts = [
    say('stored.where'),
    stored.bytes === null ? '' : `${say('stored.size', { size: saySize(stored.bytes) })}`,
    stored.persisted ? say('stored.safe') : '',
  ];
  return (
    <Section id="stored" title={say('stored.title')} why={facts.filter(Boolean).join(' · ')}>
      <Counts counts={stored.counts} />
    </Section>
  );
}

function Counts({ counts }: { counts: Readonly<Record<string, number>> }) {
  const { say, language } = useWords();
  return (
    <dl class="counts">
      {Object.entries(counts).map(([kind, count]) => {
        const key = `stored.${kind}`;
        return (
          <div key={kind}>
            <dt>{isWordKey(key) ? say(key) : kind}</dt>
            <dd>{count.toLocaleString(language)}</dd>
          </div>
        );
      })}
    </dl>
  );
}

export function OneCustomer({ actions }: { actions: StoredActions }) {
  const { say } = useWords();
  const [query, setQuery] = useState('');
  const [found, setFound] = useState<DeskHits | null>(null);
  const [customer, setCustomer] = useState<CustomerCases | null>(null);
  const [notice, setNotice] = useState('');
  const search = async (text: string) => {
    setQuery(text);
    setNotice('');
    setFound(text.trim().length < 2 ? null : await actions.find(text));
  };
  const leave = (said = '') => {
    setCustomer(null);
    setQuery('');
    setFound(null);
    setNotice(said);
  };
  return (
    <Section id="who" title={say('who.title')}>
      {customer ? (
        <CustomerCard customer={customer} actions={actions} onLeave={leave} />
      ) : (
        <>
          <TextField label={say('who.search')} type="search" value={query} onText={(text) => void search(text)} />
          <Found found={found} onPick={async ({ id }) => setCustomer(await actions.customer(id))} />
        </>
      )}
      <output class="outcome" aria-live="polite">
        {notice || (found?.hits.length === 0 ? say('who.none') : '')}
      </output>
    </Section>
  );
}

function Found({ found, onPick }: { found: DeskHits | null; onPick: (summary: CaseSummary) => void }) {
  if (!found || found.hits.length === 0) return null;
  return (
    <ul class="picks">
      {found.hits.slice(0, 8).map((hit) => (
        <li key={hit.case.id}>
          <button type="button" class="pick" onClick={() => onPick(hit.case)}>
            <CaseName summary={hit.case} />
          </button>
        </li>
      ))}
    </ul>
  );
}

function CaseName({ summary }: { summary: CaseSummary }) {
  const { say } = useWords();
  const more = [summary.model, summary.subject ?? summary.part, summary.number].filter(Boolean).join(' · ');
  return (
    <>
      <span>{summary.customer ?? say('noName')}</span> <span class="quiet">{more}</span>
    </>
  );
}

interface CardProps {
  readonly customer: CustomerCases;
  readonly actions: StoredActions;
  readonly onLeave: (said?: string) => void;
}

function CustomerCard({ customer, actions, onLeave }: CardProps) {
  const { say } = useWords();
  const [also, setAlso] = useState<readonly string[]>([]);
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<WordKey | null>(null);
  const ids = [...customer.sure.map(({ id }) => id), ...also];
  const erase = async () => {
    const failed = await actions.eraseCases(ids);
    if (failed) setProblem(failed);
    else onLeave(say('who.deleted'));
  };
  const toggle = (id: string, on: boolean) => setAlso(on ? [...also, id] : also.filter((each) => each !== id));
  return (
    <div class="customer">
      <h3>{say('who.sure')}</h3>
      <ul class="picks">
        {customer.sure.map((summary) => (
          <li key={summary.id} class="pick">
            <CaseName summary={summary} />
          </li>
        ))}
      </ul>
      {customer.sameName.length > 0 && <SameName cases={customer.sameName} onToggle={toggle} />}
      <Counts counts={customer.rows} />
      <p class="row">
        <button type="button" class="button" onClick={() => void actions.saveCustomer(ids)}>
          {say('who.save')}
        </button>
        <button type="button" class="button danger" onClick={() => setAsking(true)}>
          {say('who.delete')}
        </button>
        <button type="button" class="link" onClick={() => onLeave()}>
          {say('who.back')}
        </button>
      </p>
      {asking && (
        <Ask
          title={say('who.delete')}
          text={say('who.deleteAsk', { count: ids.length })}
          yes={say('who.deleteYes')}
          no={say('who.cancel')}
          onAnswer={(yes) => (yes ? void erase() : setAsking(false))}
        />
      )}
      {problem && <p class="outcome bad">{say('set.failed', { why: say(problem) })}</p>}
    </div>
  );
}

function SameName({ cases, onToggle }: { cases: readonly CaseSummary[]; onToggle: (id: string, on: boolean) => void }) {
  const { say } = useWords();
  return (
    <fieldset>
      <legend>{say('who.sameName')}</legend>
      {cases.map((summary) => (
        <label key={summary.id} class="pick">
          <input type="checkbox" onChange={(event) => onToggle(summary.id, event.currentTarget.checked)} />{' '}
          <CaseName summary={summary} />
        </label>
      ))}
    </fieldset>
  );
}

export function Wipe({ actions }: { actions: StoredActions }) {
  const { say } = useWords();
  const [asking, setAsking] = useState(false);
  const [typed, setTyped] = useState('');
  const [outcome, setOutcome] = useState('');
  const word = say('wipe.word');
  const wipe = async () => {
    const failed = await actions.eraseEverything();
    setOutcome(failed ? say('set.failed', { why: say(failed) }) : say('wipe.done'));
    setAsking(false);
    setTyped('');
  };
  return (
    <Section id="wipe" title={say('wipe.title')} why={say('wipe.why')}>
      {asking ? (
        <form
          class="row"
          onSubmit={(event) => {
            event.preventDefault();
            if (typed.trim() === word) void wipe();
          }}
        >
          <TextField label={say('wipe.type', { word })} autoComplete="off" value={typed} onText={setTyped} />
          <button type="submit" class="button danger" disabled={typed.trim() !== word}>
            {say('wipe.yes')}
          </button>
          <button type="button" class="button" onClick={() => setAsking(false)}>
            {say('who.cancel')}
          </button>
        </form>
      ) : (
        <p>
          <button type="button" class="button danger" onClick={() => setAsking(true)}>
            {say('wipe.start')}
          </button>
        </p>
      )}
      <output class="outcome" aria-live="polite">
        {outcome}
      </output>
    </Section>
  );
}
