/** What to say now: the best track open, the rest a tap away. */
import { useState } from 'preact/hooks';
import type { ReplyBoxView, TrackView } from '../../lib/case/view';
import { useWords } from '../ui/words';
import { Track, type TrackActions } from './Track';

/** More than these is a wall: the rest opens on demand. */
const othersShown = 3;

export function Tracks({
  tracks,
  replyBox,
  actions,
}: {
  tracks: readonly TrackView[];
  replyBox: ReplyBoxView | null;
  actions: TrackActions;
}) {
  const { say } = useWords();
  const [chosen, setChosen] = useState<string | null>(null);
  const open = tracks.find((track) => track.id === chosen) ?? tracks[0];
  if (!open) return null;
  const sameSituation = tracks.filter((track) => track.situation === open.situation);
  const others = firstOfEach(tracks).filter((track) => track.situation !== open.situation);
  return (
    <section aria-label={say('talk')} class="talk">
      <Track key={open.id} track={open} siblings={sameSituation} onChoose={setChosen} replyBox={replyBox} actions={actions} />
      {others.length > 0 && <h2>{say('talk.others')}</h2>}
      <Others tracks={others.slice(0, othersShown)} onChoose={setChosen} />
      {others.length > othersShown && (
        <details>
          <summary>{say('talk.more', { count: others.length - othersShown })}</summary>
          <Others tracks={others.slice(othersShown)} onChoose={setChosen} />
        </details>
      )}
    </section>
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
