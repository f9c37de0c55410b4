/**
 * What to say now: the best track open, the rest a tap away, all of them findable, own words beside them.
 *
 * Keys, wherever no field has them: Enter inserts the written version, Shift+Enter copies, up and down go through the
 * tracks, left and right through the channels, / or any letter finds. Esc closes (entrypoints/sidebar/main.tsx).
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { FoundTracks } from '../../lib/case/ownWords';
import type { ReplyBoxView, TrackView } from '../../lib/case/view';
import { useWords } from '../ui/words';
import type { OwnPlace, TrackActions } from './actions';
import { Find } from './Find';
import { isWritten } from './filling';
import { isComposing, isControl, isField, typesCharacter } from './keys';
import { OwnWords } from './OwnWords';
import { Track } from './Track';
import { useSaying } from './useSaying';

/** More than these is a wall: the rest opens on demand. */
const othersShown = 3;

interface Props {
  readonly tracks: readonly TrackView[];
  readonly replyBox: ReplyBoxView | null;
  readonly actions: TrackActions;
}

export function Talk({ tracks, replyBox, actions }: Props) {
  const { say } = useWords();
  const home = useRef<HTMLElement>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [found, setFound] = useState<FoundTracks | null>(null);
  const [query, setQuery] = useState('');
  const [finding, setFinding] = useState(false);
  const [editing, setEditing] = useState<OwnPlace | 'new' | null>(null);
  const all = withFound(tracks, found);
  const open = all.find((track) => track.id === chosen) ?? tracks[0];
  const siblings = all.filter((track) => track.situation === open?.situation);
  const saying = useSaying({
    actions,
    open,
    onBegin: (track) => setChosen(track.id),
    onAsk: () => requestAnimationFrame(() => firstEmptySlot(home.current)?.focus()),
    prefers: (track) => (isWritten(track) && replyBox ? 'insert' : 'copy'),
  });
  useHomeFocus(home, open?.id, finding || editing !== null);

  const choose = (id: string) => {
    saying.clear();
    setChosen(id);
  };
  const stopFinding = () => {
    setQuery('');
    setFinding(false);
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur(); // useHomeFocus brings it to the track
  };
  /** Enter: the written version goes into the box; what is only spoken is copied, and says so. */
  const enter = (track: TrackView, among: readonly TrackView[]) => {
    const written = isWritten(track) ? track : among.find((each) => each.situation === track.situation && isWritten(each));
    if (replyBox && written) saying.say(written, 'insert');
    else saying.say(track, 'copy');
  };
  useKeys({
    home,
    busy: editing !== null,
    onEnter: (withShift) => open && (withShift ? saying.say(open, 'copy') : enter(open, all)),
    onStep: (step) => {
      const list = firstOfEach(all);
      const next = list[list.findIndex((track) => track.situation === open?.situation) + step];
      if (next) choose(next.id);
    },
    onChannel: (step) => {
      const next = siblings[siblings.findIndex((track) => track.id === open?.id) + step];
      if (next) choose(next.id);
    },
    onFind: () => home.current?.querySelector<HTMLInputElement>('.find-box')?.focus(),
  });

  if (!open) return null;
  const others = firstOfEach(all).filter((track) => track.situation !== open.situation);
  return (
    <section aria-label={say('talk')} class="talk" ref={home}>
      {editing === null && (
        <Find
          query={query}
          open={finding}
          onQuery={setQuery}
          onOpen={setFinding}
          onLeave={stopFinding}
          find={actions.find}
          onChoose={(track, answer) => {
            setFound(answer);
            choose(track.id);
            stopFinding();
          }}
          onEnter={(track, answer, withShift) => {
            setFound(answer);
            choose(track.id);
            stopFinding();
            if (withShift) saying.say(track, 'copy');
            else enter(track, [...answer.hits, ...answer.siblings]);
          }}
        />
      )}
      {!finding && editing === null && (
        <>
          <Track
            track={open}
            siblings={siblings}
            onChoose={choose}
            replyBox={replyBox}
            saying={saying}
            countSegments={actions.countSegments}
            onFavourite={(on) => {
              setChosen(open.id);
              setFound(found && withFavourite(found, open.id, on));
              void actions.setFavourite(open.id, on);
            }}
            onEdit={() => {
              setChosen(open.id);
              setEditing({ trackId: open.id, language: open.language });
            }}
          />
          <KeyHint inserts={replyBox !== null && siblings.some(isWritten)} />
          {others.length > 0 && <h2>{say('talk.others')}</h2>}
          <Others tracks={others.slice(0, othersShown)} onChoose={choose} />
          {others.length > othersShown && (
            <details>
              <summary>{say('talk.more', { count: others.length - othersShown })}</summary>
              <Others tracks={others.slice(othersShown)} onChoose={choose} />
            </details>
          )}
        </>
      )}
      {!finding && (
        <OwnWords
          actions={actions}
          editing={editing}
          onEdit={setEditing}
          onSaved={(trackId) => {
            setChosen(trackId);
            // What was found shows the words of before: look again.
            if (found) void actions.find(query).then(setFound, () => setFound(null));
          }}
        />
      )}
    </section>
  );
}

function withFound(tracks: readonly TrackView[], found: FoundTracks | null): readonly TrackView[] {
  if (!found) return tracks;
  const known = new Set(tracks.map(({ id }) => id));
  return [...tracks, ...[...found.hits, ...found.siblings].filter(({ id }) => !known.has(id))];
}

function withFavourite({ hits, siblings }: FoundTracks, id: string, favourite: boolean): FoundTracks {
  const mark = (track: TrackView) => (track.id === id ? { ...track, favourite } : track);
  return { hits: hits.map(mark), siblings: siblings.map(mark) };
}

const firstEmptySlot = (home: HTMLElement | null) =>
  [...(home?.querySelectorAll<HTMLInputElement>('.track .slot') ?? [])].find((box) => box.value.trim() === '');

/**
 * The track has the focus from the start, so that the next key press can be Enter. Only inside our own window: a sidebar
 * that comes back on the CRM's next page takes nothing away from whoever is typing there.
 */
function useHomeFocus(home: { readonly current: HTMLElement | null }, trackId: string | undefined, isElsewhere: boolean): void {
  useEffect(() => {
    const focus = () => {
      const active = document.activeElement;
      if (isElsewhere || !document.hasFocus() || (active && active !== document.body)) return;
      home.current?.querySelector<HTMLElement>('.track')?.focus({ preventScroll: true });
    };
    focus();
    window.addEventListener('focus', focus);
    return () => window.removeEventListener('focus', focus);
  }, [trackId, isElsewhere]);
}

interface KeyDoings {
  readonly home: { readonly current: HTMLElement | null };
  readonly busy: boolean;
  onEnter(withShift: boolean): void;
  onStep(step: 1 | -1): void;
  onChannel(step: 1 | -1): void;
  onFind(): void;
}

function useKeys(doings: KeyDoings): void {
  const newest = useRef(doings);
  newest.current = doings;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { home, busy } = newest.current;
      // Another tab of the sidebar is shown, or the key belongs to a field or to an input method.
      if (busy || !home.current || home.current.closest('[hidden]') || isField(event.target) || isComposing(event)) return;
      if (doKey(event, newest.current)) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

/** True when the key is done with; a letter that opens the find box is typed into it by the browser. */
function doKey(event: KeyboardEvent, { onEnter, onStep, onChannel, onFind }: KeyDoings): boolean {
  if (event.key === 'Enter' && !isControl(event.target) && !event.ctrlKey && !event.metaKey && !event.altKey) {
    if (!event.repeat) onEnter(event.shiftKey);
    return true;
  }
  const inText = event.target instanceof Element && event.target.closest('.track-text, [role="tablist"]') !== null;
  if (!inText && !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey) {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') onStep(event.key === 'ArrowDown' ? 1 : -1);
    else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') onChannel(event.key === 'ArrowRight' ? 1 : -1);
    if (event.key.startsWith('Arrow')) return true;
  }
  if (!typesCharacter(event)) return false;
  onFind();
  return event.key === '/';
}

function KeyHint({ inserts }: { inserts: boolean }) {
  const { say } = useWords();
  return (
    <p class="keys">
      {inserts && (
        <span>
          <kbd>Enter</kbd> {say('keys.insert')}
        </span>
      )}
      <span>
        <kbd>{inserts ? 'Shift+Enter' : 'Enter'}</kbd> {say('keys.copy')}
      </span>
      <span>
        <kbd>↑↓</kbd> {say('keys.other')}
      </span>
      <span>
        <kbd>/</kbd> {say('keys.find')}
      </span>
      <span>
        <kbd>Esc</kbd> {say('keys.back')}
      </span>
    </p>
  );
}

function Others({ tracks, onChoose }: { tracks: readonly TrackView[]; onChoose: (id: string) => void }) {
  if (tracks.length === 0) return null;
  return (
    <ul class="others">
      {tracks.map((track) => (
        <li key={track.id}>
          <button type="button" class="other" onClick={() => onChoose(track.id)}>
            <span>{track.title}</span>
            <span class="quiet">{track.why}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function firstOfEach(tracks: readonly TrackView[]): TrackView[] {
  const seen = new Set<string>();
  return tracks.filter((track) => !seen.has(track.situation) && seen.add(track.situation));
}
