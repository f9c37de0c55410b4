/**
 * Saves one text at a time, the newest last, and goes on until the store has it. "Saved" is said only for the very text
 * that stands in the box; a newer text from another tab is accepted only when nothing of ours is on its way. When
 * another tab had saved first, our text goes on in the note that was kept beside: the two never meet again.
 */
import type { Note } from '../../lib/case/record';
import type { WordKey } from '../ui/words';

export type SaveOutcome = { readonly saved: Note } | { readonly problem: WordKey };
export interface NoteText {
  readonly id: string;
  readonly caseId: string;
  readonly text: string;
  readonly baseRevision: number;
}
export type SaveNote = (note: NoteText) => Promise<SaveOutcome>;
/** Told with every key, before the save: what of it the face itself can no longer save is not lost. */
export type HoldNote = (note: NoteText) => void;

export type SaveState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: string }
  /** Another tab had saved first: our text stands in a note of its own. */
  | { readonly kind: 'beside' }
  | { readonly kind: 'failed'; readonly why: WordKey };

export interface NoteSaver {
  /** The note that this text is saved in; another one after a conflict. */
  id(): string;
  /** What stands in the box, saved or not: an editor that is drawn again goes on with it. */
  text(): string;
  state(): SaveState;
  /** The text goes on in a note of its own. */
  onMove(from: string, to: string): void;
  /** How a text gets to the store; set by whoever shows the note. */
  save(text: string, baseRevision: number): Promise<SaveOutcome>;
  /** Told with every key. */
  hold(text: string, baseRevision: number): void;
  onState(state: SaveState): void;
  type(text: string): void;
  /** Saves now what is not saved yet. */
  flush(): void;
  /** Takes a newer text from the store; false when the advisor's own typing comes first. */
  accept(text: string, revision: number): boolean;
}

/** Long enough that a word is one save, short enough that a power cut costs less than a word. */
const saveAfterMs = 300;
/** Who types on without a pause is saved meanwhile all the same. */
const saveAtLatestMs = 1_000;
const retryAfterMs = 3_000;

interface Start {
  readonly id: string;
  readonly text: string;
  readonly revision: number;
  /** When the store last took it; null for a note that is not there yet. */
  readonly savedAt: string | null;
}

export function createSaver(start: Start): NoteSaver {
  let id = start.id;
  let wanted = start.text;
  let sent = start.text;
  let stored = start.text;
  let revision = start.revision;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let limit: ReturnType<typeof setTimeout> | undefined;
  let busy = false;
  let lastSaved: SaveState = start.savedAt ? { kind: 'saved', at: start.savedAt } : { kind: 'idle' };
  let shown: SaveState = lastSaved;
  const show = (state: SaveState) => {
    shown = state;
    saver.onState(state);
  };

  function stopTimers(): void {
    clearTimeout(timer);
    clearTimeout(limit);
    limit = undefined;
  }

  async function run(): Promise<void> {
    stopTimers();
    if (busy || wanted === stored) return;
    busy = true;
    const text = wanted;
    sent = text;
    const outcome = await saver.save(text, revision);
    busy = false;
    if ('problem' in outcome) {
      show({ kind: 'failed', why: outcome.problem });
      timer = setTimeout(run, retryAfterMs);
      return;
    }
    settle(text, outcome.saved);
    if (wanted !== stored) void run();
  }

  function settle(text: string, saved: Note): void {
    stored = text;
    const moved = saved.id !== id;
    // Already part of theirs: the newer text comes with the next view and is accepted there.
    if (moved || saved.text === text) revision = saved.revision;
    lastSaved = moved ? { kind: 'beside' } : { kind: 'saved', at: saved.updatedAt };
    if (wanted === stored) show(lastSaved);
    if (!moved) return;
    const from = id;
    id = saved.id;
    saver.onMove(from, id);
  }

  /** The face may be gone before the save under way is answered: the newest text goes out now, and the store keeps their order. */
  function overtake(): void {
    sent = wanted;
    void saver.save(wanted, revision);
  }

  const saver: NoteSaver = {
    id: () => id,
    text: () => wanted,
    state: () => shown,
    onMove: () => {},
    save: () => Promise.resolve({ problem: 'problem.failed' }),
    onState: () => {},
    hold: () => {},
    type(text) {
      wanted = text;
      saver.hold(text, revision);
      clearTimeout(timer);
      if (text === stored && !busy) {
        stopTimers();
        show(lastSaved);
        return;
      }
      show({ kind: 'saving' });
      timer = setTimeout(run, saveAfterMs);
      limit ??= setTimeout(run, saveAtLatestMs);
    },
    flush() {
      stopTimers();
      if (!busy) void run();
      else if (wanted !== sent) overtake();
    },
    accept(text, newer) {
      if (newer <= revision || wanted !== stored || busy) return false;
      revision = newer;
      stored = text;
      wanted = text;
      return true;
    },
  };
  return saver;
}
