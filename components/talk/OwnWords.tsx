/** The advisor's own words: a list to begin from, and the editor in its place while one is written. */
import { useEffect, useState } from 'preact/hooks';
import type { OwnListItem } from '../../lib/case/ownWords';
import { type Say, useWords, type WordKey } from '../ui/words';
import type { OwnPlace, TrackActions } from './actions';
import { OwnEditor } from './OwnEditor';

interface Props {
  readonly actions: TrackActions;
  readonly editing: OwnPlace | 'new' | null;
  onEdit(place: OwnPlace | 'new' | null): void;
  onSaved(trackId: string): void;
}

/** What was just done, and the way back. */
interface Done {
  readonly words: string;
  readonly undo?: () => Promise<void>;
}

export function OwnWords({ actions, editing, onEdit, onSaved }: Props) {
  const { say } = useWords();
  const { own } = actions;
  const [items, setItems] = useState<readonly OwnListItem[]>([]);
  const [done, setDone] = useState<Done | null>(null);
  const refresh = () => void own.list().then(setItems, () => setItems([])); // gone with the background; the sidebar says so
  useEffect(refresh, [editing]);
  const changed = (key: WordKey, place: OwnPlace, before: string | null) => {
    const undo = async () => {
      await own.restore(place, before);
      setDone({ words: say('own.undone') });
      refresh();
    };
    setDone({ words: say(key), undo });
    onEdit(null);
    onSaved(place.trackId);
    refresh();
  };
  return (
    <>
      {done && editing === null && (
        <p class="done" role="status">
          {done.words}
          {done.undo && (
            <button type="button" class="link" onClick={() => void done.undo?.()}>
              {say('own.undo')}
            </button>
          )}
        </p>
      )}
      {editing !== null ? (
        <OwnEditor
          key={editing === 'new' ? 'new' : editing.trackId}
          place={editing === 'new' ? null : editing}
          own={own}
          countSegments={actions.countSegments}
          onLeave={() => onEdit(null)}
          onSaved={(place, before) => changed('own.saved', place, before)}
          onRemoved={(place, before) => changed('own.removed', place, before)}
        />
      ) : (
        <OwnList
          items={items}
          own={own}
          onEdit={(place) => {
            setDone(null);
            onEdit(place);
          }}
          onDone={(words) => {
            setDone({ words });
            refresh();
          }}
        />
      )}
    </>
  );
}

interface ListProps {
  readonly items: readonly OwnListItem[];
  readonly own: TrackActions['own'];
  onEdit(place: OwnPlace | 'new'): void;
  onDone(words: string): void;
}

function OwnList({ items, own, onEdit, onDone }: ListProps) {
  const { say } = useWords();
  return (
    <details class="own-words">
      <summary>{items.length > 0 ? say('own.mine', { count: items.length }) : say('own.none')}</summary>
      {items.length > 0 && (
        <ul class="others">
          {items.map((item) => (
            <li key={`${item.language} ${item.trackId}`}>
              <button type="button" class="other" onClick={() => onEdit(item)}>
                <span>{item.title}</span>
                <span class="quiet">
                  {[
                    say(`own.${item.kind}`),
                    say(`channel.${item.channel}`),
                    item.unsaved && say('own.unsaved'),
                    item.shippedChanged && say('own.shippedChanged'),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <div class="own-buttons">
        <button type="button" class="button" onClick={() => onEdit('new')}>
          {say('own.write')}
        </button>
        <FilePicker own={own} onDone={onDone} />
        {items.length > 0 && (
          <button
            type="button"
            class="button"
            onClick={() => void own.exportFile(null).then((word) => onDone(say(word ?? 'own.exported')))}
          >
            {say('own.exportAll')}
          </button>
        )}
      </div>
    </details>
  );
}

function FilePicker({ own, onDone }: Pick<ListProps, 'own' | 'onDone'>) {
  const { say } = useWords();
  const take = async (box: HTMLInputElement) => {
    const file = box.files?.[0];
    box.value = '';
    if (file) onDone(await importWords(own, file, say));
  };
  return (
    <label class="button file">
      {say('own.import')}
      <input
        type="file"
        class="visually-hidden"
        accept=".md,.markdown,.txt,text/markdown,text/plain"
        onChange={(event) => void take(event.currentTarget)}
      />
    </label>
  );
}

async function importWords(own: TrackActions['own'], file: File, say: Say): Promise<string> {
  try {
    const { added, beside, same, faults } = await own.importFile(file);
    const counts = say('own.imported', { added: added + beside, same });
    const [fault] = faults;
    return fault ? `${counts} ${say('own.importFault', { line: fault.line, message: fault.message })}` : counts;
  } catch {
    return say('own.importFailed'); // too large, or not a text
  }
}
