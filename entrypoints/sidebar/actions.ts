/** What the sidebar's buttons do: ask the background, and say in one word what came of it. */
import type { SidebarActions } from '../../components/case/Sidebar';
import type { TrackActions, TrackOutcome } from '../../components/talk/Track';
import type { WordKey } from '../../components/ui/words';
import type { TrackView } from '../../lib/case/view';
import { longestNote } from '../../lib/messaging/catalogue/notes';
import { type Ask, Refused } from '../../lib/messaging/send';
import { writeClipboard } from './clipboard';
import type { Door } from './door';
import { createMemoryActions } from './memoryActions';
import { trueVisibility } from './trueVisibility';

interface Context {
  readonly ask: Ask;
  readonly door: Door;
  caseId(): string | null;
  notice(word: WordKey | null): void;
  refresh(): void;
}

/** This face, for the store: its own saves follow each other even when a reply was lost. */
const writer = crypto.randomUUID();

export function createActions(context: Context): SidebarActions {
  const { ask, door } = context;
  return {
    talk: withLearning(ask, { copy: (track, text) => copy(context, track, text), insert: createInsert(context) }),
    saveNote: async (note) => {
      if (note.text.length > longestNote) return { problem: 'note.tooLong' };
      try {
        const saved = await ask('note/save', {
          caseId: note.caseId,
          noteId: note.id,
          text: note.text,
          baseRevision: note.baseRevision,
          writer,
        });
        return { saved };
      } catch (error) {
        return { problem: problemOf(error) };
      }
    },
    memory: createMemoryActions(ask, context.refresh),
    async showEvidence({ source, start, end }) {
      const found = await ask('evidence/show', { tabId: await door.tabId(), source, start, end }).catch(() => false);
      context.notice(found ? null : 'evidenceGone');
    },
    async override(caseId, dimension, points) {
      await ask('case/override', { caseId, dimension, points, why: '' }).catch((error) => context.notice(problemOf(error)));
      context.refresh();
    },
    copyDetails: (details) => void writeClipboard(details),
    close: door.kind === 'drawer' ? () => close(ask) : undefined,
  };
}

/** What was filled in about the advisor is known from then on, once the words have gone out. */
function withLearning(ask: Ask, actions: TrackActions): TrackActions {
  const learning =
    (act: TrackActions['copy']): TrackActions['copy'] =>
    async (track, text, answers) => {
      const outcome = await act(track, text, answers);
      if (Object.keys(answers).length > 0) await ask('talk/learn', { answers: { ...answers } }).catch(() => {}); // asked again next time
      return outcome;
    };
  return { copy: learning(actions.copy), insert: learning(actions.insert) };
}

/** Leaving a box saves what is in it: the save is on its way before the frame goes. */
function close(ask: Ask): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  void ask('drawer/close', {}).catch(() => {}); // the page is gone, and the frame with it
}

async function copy({ ask, caseId }: Context, track: TrackView, text: string): Promise<TrackOutcome> {
  if (!(await writeClipboard(text))) return { say: 'copyByHand', byHand: text };
  const id = caseId();
  if (id) await ask('talk/copied', { caseId: id, trackId: track.id }).catch(() => {}); // the copy itself has succeeded
  return { say: 'copied' };
}

/** A click that the page may have stolen does not insert: the drawer must be truly visible, or the advisor clicks twice. */
function createInsert(context: Context) {
  let armed: string | null = null;
  return async (track: TrackView, text: string): Promise<TrackOutcome> => {
    if (context.door.kind === 'drawer') {
      const seen = await trueVisibility(document.body);
      if (seen === 'covered') return { say: 'covered' };
      if (seen === 'unknown' && armed !== track.id) {
        armed = track.id;
        return { say: 'insertAgain' };
      }
    }
    armed = null;
    return insert(context, track, text);
  };
}

async function insert(context: Context, track: TrackView, text: string): Promise<TrackOutcome> {
  const caseId = context.caseId();
  if (!caseId) return { say: 'problem.failed' };
  try {
    const tabId = await context.door.tabId();
    const { how } = await context.ask('talk/insert', { tabId, caseId, trackId: track.id, text });
    if (how === 'inserted') return { say: 'inserted' };
    const copied = await copy(context, track, text);
    return copied.byHand ? copied : { say: how === 'no-box' ? 'noBox' : 'refusedBox' };
  } catch (error) {
    return { say: problemOf(error) };
  }
}

function problemOf(error: unknown): WordKey {
  if (isGone(error)) return 'problem.gone';
  return error instanceof Refused && error.code === 'storage' ? 'problem.storage' : 'problem.failed';
}

/** The extension was updated or reloaded under this face, or its tab has gone: only a reload of the page helps. */
export function isGone(error: unknown): boolean {
  return error instanceof Refused ? error.code === 'gone' : /invalidated/i.test(String(error));
}
