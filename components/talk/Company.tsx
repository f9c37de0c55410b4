/** Inside the company: reports and requests filled from the open cases, to be copied to colleagues and to nobody else. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { TrackView } from '../../lib/case/view';
import { useWords } from '../ui/words';
import type { TrackActions } from './actions';
import { Track } from './Track';
import { useSaying } from './useSaying';

export function Company({ actions }: { actions: TrackActions }) {
  const { say } = useWords();
  const home = useRef<HTMLElement>(null);
  const tracks = useWhenSeen(home, actions.company);
  const [chosen, setChosen] = useState<string | null>(null);
  const open = tracks.find(({ id }) => id === chosen) ?? tracks[0];
  const saying = useSaying({
    actions: { copy: actions.copyOnly, insert: actions.copyOnly },
    open,
    onBegin: (track) => setChosen(track.id),
    onAsk: () =>
      requestAnimationFrame(() =>
        [...(home.current?.querySelectorAll<HTMLInputElement>('.slot') ?? [])].find((box) => box.value.trim() === '')?.focus(),
      ),
    prefers: () => 'copy',
  });
  const choose = (id: string) => {
    saying.clear();
    setChosen(id);
  };
  const first = tracks.filter((track, index) => tracks.findIndex(({ situation }) => situation === track.situation) === index);
  return (
    <section class="talk company" aria-label={say('company')} ref={home}>
      <p class="quiet">{say('company.what')}</p>
      <div class="channels">
        {first.map((track) => (
          <button
            key={track.id}
            type="button"
            class="channel"
            aria-pressed={track.situation === open?.situation}
            onClick={() => choose(track.id)}
          >
            {track.title}
          </button>
        ))}
      </div>
      {open && (
        <Track
          track={open}
          siblings={tracks.filter(({ situation }) => situation === open.situation)}
          replyBox={null}
          saying={saying}
          onChoose={choose}
          countSegments={actions.countSegments}
        />
      )}
    </section>
  );
}

/** Reads every open case: only when somebody looks, and then each time, for the numbers of now. */
function useWhenSeen(home: { readonly current: HTMLElement | null }, load: TrackActions['company']): readonly TrackView[] {
  const [tracks, setTracks] = useState<readonly TrackView[]>([]);
  useEffect(() => {
    const observer = new IntersectionObserver((entries) => {
      if (entries.at(-1)?.isIntersecting) load().then(setTracks, () => setTracks([])); // gone with the background
    });
    if (home.current) observer.observe(home.current);
    return () => observer.disconnect();
  }, []);
  return tracks;
}
