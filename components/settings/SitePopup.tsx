/** The toolbar's popup: RiteSide on or off for the site in front of the advisor. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useWords } from '../ui/words';

export type SiteState = 'on' | 'off' | 'unsupported' | 'denied';

interface Props {
  readonly host: string;
  readonly state: SiteState | null;
  readonly onUse: () => void;
  readonly onStop: () => void;
  /** Absent where the browser has no such panel. */
  readonly onPanel?: () => void;
  readonly onDesk?: () => void;
  readonly onSettings?: () => void;
  /** The doctor of the page in front, where RiteSide is on. */
  readonly doctor?: ComponentChildren;
}

export function SitePopup({ host, state, onUse, onStop, onPanel, onDesk, onSettings, doctor }: Props) {
  const { say } = useWords();
  const usable = state === 'off' || state === 'denied';
  return (
    <main class="popup">
      <h1>{say('app')}</h1>
      <p role="status">{state && say(`popup.${state}`, { host })}</p>
      {usable && (
        <button type="button" class="button main" onClick={onUse}>
          {say('popup.use')}
        </button>
      )}
      {state === 'on' && onPanel && (
        <button type="button" class="button main" onClick={onPanel}>
          {say('popup.openPanel')}
        </button>
      )}
      {state === 'on' && (
        <button type="button" class="button" onClick={onStop}>
          {say('popup.stop')}
        </button>
      )}
      {state === 'on' && doctor && <Doctor>{doctor}</Doctor>}
      <p class="popup-links">
        {onDesk && (
          <button type="button" class="link" onClick={onDesk}>
            {say('popup.desk')}
          </button>
        )}
        {onSettings && (
          <button type="button" class="link" onClick={onSettings}>
            {say('popup.settings')}
          </button>
        )}
      </p>
      <p class="quiet">{say('privacy')}</p>
    </main>
  );
}

/** Asks the page only when it is opened. */
function Doctor({ children }: { children: ComponentChildren }) {
  const { say } = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say('page.title')}</summary>
      {isOpen && children}
    </details>
  );
}
