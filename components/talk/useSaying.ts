/** The advisor's answers and what came of the last copy or insert, shared by all tracks of a case: a slot is filled once. */
import { useRef, useState } from 'preact/hooks';
import type { TrackView } from '../../lib/case/view';
import type { TrackActions, TrackOutcome } from './actions';
import { type Answers, answersIn, emptySlots, wordsFor } from './filling';

export type How = 'copy' | 'insert';

export interface Saying {
  readonly answers: Answers;
  readonly outcome: TrackOutcome | null;
  answer(slot: string, value: string): void;
  /** Does it, or asks for the first slot that is still empty. */
  say(track: TrackView, how: How): void;
  enterInSlot(withShift: boolean): void;
  /** The advisor turned to another track. */
  clear(): void;
}

interface Options {
  readonly actions: Pick<TrackActions, How>;
  /** The track that stands open: Enter in its slots means it. */
  readonly open: TrackView | undefined;
  /** The advisor has begun with this track: it stays, whatever is ranked first now. */
  onBegin(track: TrackView): void;
  onAsk(): void;
  /** What Enter does with it. */
  prefers(track: TrackView): How;
}

export function useSaying({ actions, open, onBegin, onAsk, prefers }: Options): Saying {
  const [answers, setAnswers] = useState<Answers>({});
  /** Said of one track: under another it would be a lie. */
  const [last, setLast] = useState<{ readonly trackId: string; readonly outcome: TrackOutcome } | null>(null);
  const busy = useRef(false);

  async function act(track: TrackView, how: How): Promise<void> {
    if (busy.current) return; // a held or doubled key says it once
    busy.current = true;
    try {
      const outcome = await actions[how](track, wordsFor(track, answers, how), answersIn(track, answers));
      setLast({ trackId: track.id, outcome });
    } finally {
      busy.current = false;
    }
  }

  function begin(track: TrackView, how: How): void {
    onBegin(track);
    if (emptySlots(track, answers).length > 0) onAsk();
    else void act(track, how);
  }

  return {
    answers,
    outcome: last && last.trackId === open?.id ? last.outcome : null,
    answer(slot, value) {
      if (open) onBegin(open);
      setLast(null);
      setAnswers((before) => ({ ...before, [slot]: value }));
    },
    say: begin,
    enterInSlot(withShift) {
      if (open) begin(open, withShift ? 'copy' : prefers(open));
    },
    clear: () => setLast(null),
  };
}
