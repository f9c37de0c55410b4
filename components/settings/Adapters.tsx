/** The adapters that are kept: made by pointing, or imported. Each can be renamed, shared as a file, removed. */
import { useEffect, useState } from 'preact/hooks';
import type { AdapterProblem, KeptAdapter } from '../../lib/case/view';
import { sayField } from '../page/names';
import { type Say, useWords, type WordKey } from '../ui/words';
import { Ask, Section } from './Fields';

export interface AdapterActions {
  list(): Promise<readonly KeptAdapter[]>;
  /** Hands the file to the browser's downloads. */
  exportFile(id: string): Promise<WordKey | null>;
  importFile(file: File): Promise<AdapterProblem | WordKey | null>;
  rename(id: string, name: string): Promise<WordKey | null>;
  remove(id: string): Promise<WordKey | null>;
}

export function Adapters({ actions }: { actions: AdapterActions }) {
  const { say } = useWords();
  const [adapters, setAdapters] = useState<readonly KeptAdapter[]>([]);
  const [outcome, setOutcome] = useState<{ readonly text: string; readonly isBad: boolean }>({ text: '', isBad: false });
  const look = () => void actions.list().then(setAdapters);
  useEffect(look, [actions]);
  const done = async (work: Promise<WordKey | null>) => {
    const problem = await work;
    setOutcome({ text: problem ? say('set.failed', { why: say(problem) }) : '', isBad: problem !== null });
    look();
  };
  const bringIn = async (file: File) => {
    const problem = await actions.importFile(file);
    setOutcome({ text: sayImport(problem, say), isBad: problem !== null });
    look();
  };
  return (
    <Section id="adapters" title={say('adapters.title')} why={say('adapters.why')}>
      {adapters.length === 0 && <p class="quiet">{say('adapters.none')}</p>}
      <ul class="adapters">
        {adapters.map((adapter) => (
          <Row key={adapter.id} adapter={adapter} actions={actions} onDone={(work) => void done(work)} />
        ))}
      </ul>
      <Import onFile={(file) => void bringIn(file)} />
      <output class={outcome.isBad ? 'outcome bad' : 'outcome'} aria-live="polite">
        {outcome.text}
      </output>
    </Section>
  );
}

function sayImport(problem: AdapterProblem | WordKey | null, say: Say): string {
  if (problem === null) return say('adapters.imported');
  if (typeof problem === 'string') return say('set.failed', { why: say(problem) });
  return say('adapters.refused', { path: problem.path || say('adapters.atRoot'), reason: problem.reason });
}

function Import({ onFile }: { onFile: (file: File) => void }) {
  const { say } = useWords();
  return (
    <p class="row">
      <label class="button file">
        <span>{say('adapters.import')}</span>
        <input
          type="file"
          accept=".json,application/json"
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            if (file) onFile(file);
            currentTarget.value = '';
          }}
        />
      </label>
    </p>
  );
}

interface RowProps {
  readonly adapter: KeptAdapter;
  readonly actions: AdapterActions;
  readonly onDone: (work: Promise<WordKey | null>) => void;
}

function Row({ adapter, actions, onDone }: RowProps) {
  const { say, language } = useWords();
  const [doing, setDoing] = useState<'rename' | 'remove' | null>(null);
  const { id, name, version, sites, learned, isTaught, problem } = adapter;
  const facts = [
    say(isTaught ? 'adapters.taught' : 'adapters.file'),
    version > 0 ? say('adapters.version', { n: version }) : '',
    sites.join(' '),
    learned.map((path) => sayField(path, say)).join(language === 'en' ? ', ' : '、'),
  ];
  return (
    <li class="adapter">
      {doing === 'rename' ? (
        <Rename
          name={name}
          onName={(next) => {
            setDoing(null);
            if (next !== null) onDone(actions.rename(id, next));
          }}
        />
      ) : (
        <strong>{name}</strong>
      )}
      <span class="quiet">{facts.filter(Boolean).join(' · ')}</span>
      {problem && <span class="outcome bad">{say('adapters.broken', { ...problem })}</span>}
      <p class="row">
        <button type="button" class="link" onClick={() => onDone(actions.exportFile(id))}>
          {say('adapters.export')}
        </button>
        {!problem && (
          <button type="button" class="link" onClick={() => setDoing('rename')}>
            {say('adapters.rename')}
          </button>
        )}
        <button type="button" class="link" onClick={() => setDoing('remove')}>
          {say('adapters.remove')}
        </button>
      </p>
      {doing === 'remove' && (
        <Ask
          title={say('adapters.remove')}
          text={say('adapters.removeAsk', { name })}
          yes={say('adapters.removeYes')}
          no={say('adapters.keep')}
          onAnswer={(yes) => {
            setDoing(null);
            if (yes) onDone(actions.remove(id));
          }}
        />
      )}
    </li>
  );
}

function Rename({ name, onName }: { name: string; onName: (name: string | null) => void }) {
  const { say } = useWords();
  const [text, setText] = useState(name);
  return (
    <form
      class="row"
      onSubmit={(event) => {
        event.preventDefault();
        onName(text.trim() || null);
      }}
    >
      <input
        aria-label={say('teach.name')}
        value={text}
        maxLength={80}
        onInput={({ currentTarget }) => setText(currentTarget.value)}
      />
      <button type="submit" class="button">
        {say('teach.save')}
      </button>
      <button type="button" class="link" onClick={() => onName(null)}>
        {say('who.cancel')}
      </button>
    </form>
  );
}
