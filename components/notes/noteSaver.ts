/**
 * Saves one text at a time, the newest last, and goes on until the store has it. "Saved" is said only for the very text
 * that stands in the box; a newer text from another tab is accepted only when nothing of ours is on its way.
 */
import type { Note } from '../../lib/case/record';
import type { WordKey } from '../ui/words';

export type SaveOutcome = { readonly saved: Note } | { readonly problem: WordKey };
export type SaveNote = (note: { id: string; caseId: string; text: string; baseRevision: number }) => Promise<SaveOutcome>;

export type SaveState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: string }
  /** Another tab had saved first: our text stands in a note of its own. */
  | { readonly kind: 'beside' }
  | { readonly kind: 'failed'; readonly why: WordKey };

export interface NoteSaver {
  /** How a text gets to the store; set by whoever shows the note. */
  save(text: string, baseRevision: number): Promise<SaveOutcome>;
  onState(state: SaveState): void;
  type(text: string): void;
  /** Saves now what is not saved yet. */
  flush(): void;
  /** Takes a newer text from the store; false when the advisor's own typing comes first. */
  accept(text: string, revision: number): boolean;
}

/** Long enough that a word is one save, short enough that a power cut costs less than a word. */
const saveAfterMs = 300;
const retryAfterMs = 3_000;

export function createSaver(start: { readonly id: string; readonly text: string; readonly revision: number }): NoteSaver {
  let wanted = start.text;
  let stored = start.text;
  let revision = start.revision;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let busy = false;
  let lastSaved: SaveState = { kind: 'idle' };

  async function run(): Promise<void> {
    if (busy || wanted === stored) return;
    busy = true;
    const text = wanted;
    const outcome = await saver.save(text, revision);
    busy = false;
    if ('problem' in outcome) {
      saver.onState({ kind: 'failed', why: outcome.problem });
      timer = setTimeout(run, retryAfterMs);
      return;
    }
    settle(text, outcome.saved);
    if (wanted !== stored) void run();
  }

  function settle(text: string, saved: Note): void {
    stored = text;
    const ours = saved.id === start.id;
    // Kept beside, or already part of theirs: the newer text comes with the next view and is accepted there.
    if (ours && saved.text === text) revision = saved.revision;
    lastSaved = ours ? { kind: 'saved', at: saved.updatedAt } : { kind: 'beside' };
    if (wanted === stored) saver.onState(lastSaved);
  }

  const saver: NoteSaver = {
    save: () => Promise.resolve({ problem: 'problem.failed' }),
    onState: () => {},
    type(text) {
      wanted = text;
      clearTimeout(timer);
      if (text === stored && !busy) {
        saver.onState(lastSaved);
        return;
      }
      saver.onState({ kind: 'saving' });
      timer = setTimeout(run, saveAfterMs);
    },
    flush() {
      clearTimeout(timer);
      void run();
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
