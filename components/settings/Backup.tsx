/** Out to a file and back. Encrypted unless the advisor says twice that it should not be. */
import { useState } from 'preact/hooks';
import type { ImportOutcome, MadeFile } from '../../lib/case/memory';
import { sayDay } from '../ui/moment';
import { type Say, useWords, type WordKey } from '../ui/words';
import { Ask, Section, TextField } from './Fields';
import { saySize } from './saySize';

export type Made = { readonly file: MadeFile } | { readonly problem: WordKey };

export interface BackupActions {
  /** Makes the file and hands it to the browser's downloads. */
  backup(passphrase: string | null): Promise<Made>;
  csv(): Promise<Made>;
  bringIn(file: File, passphrase: string | null): Promise<ImportOutcome | { readonly problem: WordKey }>;
}

const shortest = 8;

export function Backup({ actions, lastBackupAt }: { actions: BackupActions; lastBackupAt: string | null }) {
  const { say, language } = useWords();
  const [outcome, setOutcome] = useState('');
  const [busy, setBusy] = useState(false);
  const run = async (make: () => Promise<Made>) => {
    setBusy(true);
    setOutcome(say('backup.making'));
    const made = await make();
    setBusy(false);
    setOutcome(sayMade(made, say));
  };
  const last = lastBackupAt ? say('backup.last', { time: sayDay(lastBackupAt, language) }) : say('backup.never');
  return (
    <Section id="backup" title={say('backup.title')} why={`${say('backup.why')} ${last}`}>
      <Encrypted
        busy={busy}
        onMake={(passphrase) => void run(() => actions.backup(passphrase))}
        onShort={() => setOutcome(say('backup.short'))}
      />
      <output class="outcome" aria-live="polite">
        {outcome}
      </output>
      <Plain busy={busy} onMake={() => void run(() => actions.backup(null))} />
      <p class="row">
        <button type="button" class="link" disabled={busy} onClick={() => void run(actions.csv)}>
          {say('backup.csv')}
        </button>
        <span class="quiet">{say('backup.csvWhy')}</span>
      </p>
    </Section>
  );
}

function sayMade(made: Made, say: Say): string {
  if ('problem' in made) return say('set.failed', { why: say(made.problem) });
  return say('backup.made', { name: made.file.name, size: saySize(made.file.bytes) });
}

function Encrypted({ busy, onMake, onShort }: { busy: boolean; onMake: (passphrase: string) => void; onShort: () => void }) {
  const { say } = useWords();
  const [passphrase, setPassphrase] = useState('');
  const [shown, setShown] = useState(false);
  return (
    <form
      class="row"
      onSubmit={(event) => {
        event.preventDefault();
        if (passphrase.length < shortest) onShort();
        else onMake(passphrase);
      }}
    >
      <TextField
        label={say('backup.passphrase')}
        hint={say('backup.passphraseHint')}
        type={shown ? 'text' : 'password'}
        autoComplete="new-password"
        value={passphrase}
        onText={setPassphrase}
      />
      <button type="button" class="button" aria-pressed={shown} onClick={() => setShown(!shown)}>
        {say(shown ? 'backup.hide' : 'backup.show')}
      </button>
      <button type="submit" class="button main" disabled={busy}>
        {say('backup.make')}
      </button>
    </form>
  );
}

function Plain({ busy, onMake }: { busy: boolean; onMake: () => void }) {
  const { say } = useWords();
  const [asking, setAsking] = useState(false);
  if (!asking) {
    return (
      <p>
        <button type="button" class="link" disabled={busy} onClick={() => setAsking(true)}>
          {say('backup.plain')}
        </button>
      </p>
    );
  }
  const answer = (yes: boolean) => {
    setAsking(false);
    if (yes) onMake();
  };
  return (
    <Ask
      title={say('backup.plain')}
      text={say('backup.plainAsk')}
      yes={say('backup.plainYes')}
      no={say('who.cancel')}
      onAnswer={answer}
    />
  );
}

export function BringIn({ actions }: { actions: BackupActions }) {
  const { say } = useWords();
  const [file, setFile] = useState<File | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [needed, setNeeded] = useState(false);
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState('');
  const choose = (chosen: File | null) => {
    setFile(chosen);
    setNeeded(false);
    setPassphrase('');
    setOutcome('');
  };
  const start = async () => {
    if (!file) return;
    setBusy(true);
    setOutcome(say('import.running'));
    const result = await actions.bringIn(file, passphrase || null);
    setBusy(false);
    setOutcome(sayImport(result, say));
    if ('done' in result && !result.done) setNeeded(/passphrase/.test(result.code));
  };
  return (
    <Section id="import" title={say('import.title')} why={say('import.why')}>
      <form
        class="row"
        onSubmit={(event) => {
          event.preventDefault();
          void start();
        }}
      >
        <label class="button file">
          <span>{file ? file.name : say('import.choose')}</span>
          <input type="file" onChange={({ currentTarget }) => choose(currentTarget.files?.[0] ?? null)} />
        </label>
        {needed && (
          <TextField
            label={say('import.passphrase')}
            type="password"
            autoComplete="off"
            value={passphrase}
            onText={setPassphrase}
          />
        )}
        <button type="submit" class="button main" disabled={!file || busy}>
          {say('import.start')}
        </button>
      </form>
      <output class="outcome" aria-live="polite">
        {outcome}
      </output>
    </Section>
  );
}

function sayImport(result: ImportOutcome | { readonly problem: WordKey }, say: Say): string {
  if ('problem' in result) return say('set.failed', { why: say(result.problem) });
  if (result.done) {
    const { added, changed, beside, same } = result;
    return say('import.done', { added, changed, beside, same });
  }
  const why = say(`refused.${result.code}`, { line: result.line ?? '' });
  return result.code === 'passphrase-needed' ? why : `${why} ${say('import.nothing')}`;
}
