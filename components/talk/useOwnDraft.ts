/** What happens while own words are typed: a preview on the present case, and nothing typed is lost. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { DraftPreview, OwnDraft } from '../../lib/case/ownWords';
import type { TrackView } from '../../lib/case/view';
import type { OwnActions } from './actions';

const keepAfterMs = 400;
const previewAfterMs = 120;

/** What the words become on this case; the last good one while they are broken. */
export function usePreview(
  draft: OwnDraft,
  inUse: TrackView | null,
  own: OwnActions,
): { readonly preview: DraftPreview | null; readonly lastGood: TrackView | null } {
  const [preview, setPreview] = useState<DraftPreview | null>(null);
  const [lastGood, setLastGood] = useState(inUse);
  const asked = useRef(0);
  useEffect(() => {
    const timer = setTimeout(() => {
      const mine = ++asked.current;
      own.preview(draft).then(
        (answer) => {
          if (mine !== asked.current) return;
          setPreview(answer);
          if (answer.ok) setLastGood(answer.track);
        },
        () => {}, // the background is gone; the next key asks again
      );
    }, previewAfterMs);
    return () => clearTimeout(timer);
  }, [draft]);
  return { preview, lastGood };
}

/** Saves what is being typed as a draft, also when the sidebar goes away in the middle of it. */
export function useKeeper(draft: OwnDraft, first: OwnDraft, own: OwnActions): { stop(): void } {
  const newest = useRef(draft);
  const kept = useRef(first);
  const stopped = useRef(false);
  newest.current = draft;
  const flush = () => {
    if (stopped.current || newest.current === kept.current) return;
    kept.current = newest.current;
    void own.keep(newest.current).catch(() => {}); // tried again with the next key
  };
  useEffect(() => {
    const timer = setTimeout(flush, keepAfterMs);
    return () => clearTimeout(timer);
  }, [draft]);
  useEffect(() => {
    window.addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', flush);
    document.addEventListener('focusout', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', flush);
      document.removeEventListener('focusout', flush);
      flush();
    };
  }, []);
  return {
    stop() {
      stopped.current = true;
    },
  };
}
