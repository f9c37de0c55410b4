/** The settings page: saved as typed, in one column, what matters most on top. */
import type { SettingsView } from '../../lib/case/memory';
import { sayClock } from '../ui/moment';
import { StoreLost } from '../ui/StoreLost';
import { Unsaved } from '../ui/Unsaved';
import { useWords } from '../ui/words';
import { type AdapterActions, Adapters } from './Adapters';
import { Backup, type BackupActions, BringIn } from './Backup';
import { Pages } from './Pages';
import { AboutYou, Appearance, Interruptions, Privacy, sayProfile } from './Profile';
import { OneCustomer, Stored, type StoredActions, Wipe } from './Stored';
import { type SaveSettings, type SettingsDraft, type SettingsState, useSettings } from './saveSettings';

export interface SettingsActions extends BackupActions, StoredActions {
  readonly save: SaveSettings;
  readonly adapters: AdapterActions;
  copy(text: string): Promise<boolean>;
  openDesk(): void;
  lossSeen(): void;
}

export function SettingsPage({ view, actions }: { view: SettingsView; actions: SettingsActions }) {
  const { say } = useWords();
  const draft = useSettings(view.settings, actions.save);
  return (
    <main class="settings">
      <header class="page-head">
        <h1>{say('set.title')}</h1>
        <SaveState state={draft.state} />
        <button type="button" class="link" onClick={actions.openDesk}>
          {say('popup.desk')}
        </button>
      </header>
      <NotSaved draft={draft} onCopy={actions.copy} />
      <StoreLost lost={view.lost} onSeen={actions.lossSeen} />
      <AboutYou draft={draft} />
      <Appearance draft={draft} />
      <Interruptions draft={draft} />
      <Pages draft={draft} />
      <Adapters actions={actions.adapters} />
      <Backup actions={actions} lastBackupAt={view.settings.lastBackupAt} />
      <BringIn actions={actions} />
      <Privacy draft={draft} />
      <Stored stored={view.stored} />
      <OneCustomer actions={actions} />
      <Wipe actions={actions} />
    </main>
  );
}

function SaveState({ state }: { state: SettingsState }) {
  const { say, language } = useWords();
  return (
    <output class={`save-state ${state.kind}`} aria-live="polite">
      {state.kind === 'saving' && say('set.saving')}
      {state.kind === 'saved' && say('set.saved', { time: sayClock(state.at, language) })}
      {state.kind === 'failed' && say('set.failed', { why: say(state.why) })}
    </output>
  );
}

/** What was typed stands in its fields below; here are two ways to carry it to safety. */
function NotSaved({ draft, onCopy }: { draft: SettingsDraft; onCopy: SettingsActions['copy'] }) {
  const { say } = useWords();
  if (draft.state.kind !== 'failed') return null;
  return (
    <div class="lost" role="alert">
      <p>{say('set.kept')}</p>
      <p class="row">
        <Unsaved text={sayProfile(draft.settings.advisor, say)} onCopy={onCopy} />
      </p>
    </div>
  );
}
