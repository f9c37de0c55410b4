/** Keeps settings as they are typed: changes gather for a moment, go together, and "saved" is said when they are on disk. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Settings } from '../../lib/case/record';
import type { WordKey } from '../ui/words';

export type SettingsChange = Partial<Omit<Settings, 'lastBackupAt'>>;
export type SaveSettings = (change: SettingsChange) => Promise<{ readonly problem: WordKey | null }>;

export type SettingsState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'failed'; readonly why: WordKey };

export interface SettingsDraft {
  readonly settings: Settings;
  readonly state: SettingsState;
  change(change: SettingsChange): void;
}

const gatherMs = 400;
const retryMs = 3_000;

export function useSettings(start: Settings, save: SaveSettings): SettingsDraft {
  const [settings, setSettings] = useState(start);
  const [state, setState] = useState<SettingsState>({ kind: 'idle' });
  const latest = useRef(save);
  latest.current = save;
  const keeper = useMemo(() => createKeeper((change) => latest.current(change), setState), []);
  useEffect(() => {
    window.addEventListener('pagehide', keeper.flush);
    return () => {
      window.removeEventListener('pagehide', keeper.flush);
      keeper.flush();
    };
  }, [keeper]);
  const change = (part: SettingsChange) => {
    setSettings((now) => ({ ...now, ...part }));
    keeper.add(part);
  };
  return { settings, state, change };
}

/** One save at a time; what is typed meanwhile goes with the next. */
function createKeeper(save: SaveSettings, onState: (state: SettingsState) => void) {
  let waiting: SettingsChange = {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  let busy = false;

  async function run(): Promise<void> {
    if (busy || Object.keys(waiting).length === 0) return;
    busy = true;
    const sent = waiting;
    waiting = {};
    const { problem } = await save(sent);
    busy = false;
    if (problem) {
      waiting = { ...sent, ...waiting };
      onState({ kind: 'failed', why: problem });
      timer = setTimeout(run, retryMs);
    } else if (Object.keys(waiting).length > 0) void run();
    else onState({ kind: 'saved', at: new Date().toISOString() });
  }

  return {
    add(part: SettingsChange) {
      waiting = { ...waiting, ...part };
      onState({ kind: 'saving' });
      clearTimeout(timer);
      timer = setTimeout(run, gatherMs);
    },
    flush() {
      clearTimeout(timer);
      void run();
    },
  };
}
