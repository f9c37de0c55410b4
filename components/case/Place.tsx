/** Where the sidebar stands: over the other side of the page, in the browser's own panel beside it, or gone. */
import { useWords, type WordKey } from '../ui/words';

export interface PlaceActions {
  readonly otherSide?: (() => void) | undefined;
  readonly dock?: (() => void) | undefined;
  readonly close?: (() => void) | undefined;
}

const drawings = {
  otherSide: 'M2.5 8h11M5.5 5L2.5 8l3 3M10.5 5l3 3-3 3',
  dock: 'M2 3h12v10H2zM10 3v10M4 8h4M6.5 6.2L8.3 8l-1.8 1.8',
  close: 'M3 3l10 10M13 3L3 13',
};
const words: Readonly<Record<keyof PlaceActions, WordKey>> = {
  otherSide: 'drawer.otherSide',
  dock: 'drawer.dock',
  close: 'close',
};

export function Place(actions: PlaceActions) {
  const { say } = useWords();
  const shown = (['otherSide', 'dock', 'close'] as const).filter((each) => actions[each]);
  if (shown.length === 0) return null;
  return (
    <div class="place">
      {shown.map((each) => (
        <button
          key={each}
          type="button"
          class={`bare place-button ${each}`}
          onClick={actions[each]}
          aria-label={say(words[each])}
          title={each === 'close' ? `${say('close')} (Esc)` : say(words[each])}
        >
          <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
            <path d={drawings[each]} fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" />
          </svg>
        </button>
      ))}
    </div>
  );
}
