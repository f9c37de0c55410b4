/** Tabs by the ARIA pattern: arrows move, Home and End jump. A hidden panel stays alive, so that nothing typed in it is lost. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

export interface Tab {
  readonly id: string;
  readonly label: string;
  /** A small number beside the label; 0 shows nothing. */
  readonly count?: number;
  readonly content: ComponentChildren;
  /** Drawn only while it is in front: it asks the page for something. */
  readonly isLazy?: boolean;
}

interface Props {
  readonly tabs: readonly Tab[];
  readonly label: string;
  /** A tab that comes to the front by itself; every new `turn` brings it there once. */
  readonly wanted?: { readonly id: string; readonly turn: number };
  /** In front at first; else the first one. */
  readonly first?: string;
}

export function Tabs({ tabs, label, wanted, first }: Props) {
  const [chosen, setChosen] = useState(first ?? tabs[0]?.id);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (wanted && wanted.turn > 0) setChosen(wanted.id);
  }, [wanted?.id, wanted?.turn]);
  const go = (index: number) => {
    const next = tabs[(index + tabs.length) % tabs.length];
    if (!next) return;
    setChosen(next.id);
    list.current?.querySelector<HTMLButtonElement>(`#tab-${next.id}`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const at = tabs.findIndex((tab) => tab.id === chosen);
    const target = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    go(target);
  };
  return (
    <>
      <div class="tabs" role="tablist" aria-label={label} ref={list} onKeyDown={onKeyDown}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            id={`tab-${tab.id}`}
            type="button"
            role="tab"
            class="tab"
            aria-selected={tab.id === chosen}
            aria-controls={`panel-${tab.id}`}
            tabIndex={tab.id === chosen ? 0 : -1}
            onClick={() => setChosen(tab.id)}
          >
            {tab.label}
            {tab.count ? <span class="tab-count">{tab.count}</span> : null}
          </button>
        ))}
      </div>
      {tabs.map((tab) => (
        <div key={tab.id} id={`panel-${tab.id}`} role="tabpanel" aria-labelledby={`tab-${tab.id}`} hidden={tab.id !== chosen}>
          {(!tab.isLazy || tab.id === chosen) && tab.content}
        </div>
      ))}
    </>
  );
}
