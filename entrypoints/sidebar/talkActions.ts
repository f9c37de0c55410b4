/** What the talk part's buttons do: the clipboard, the page's reply box, the background's answers. */
import type { OwnActions, TrackActions, TrackOutcome } from '../../components/talk/actions';
import type { WordKey } from '../../components/ui/words';
import type { ReplyBoxView, TrackView } from '../../lib/case/view';
import { problemOf } from '../../lib/messaging/problem';
import { type Ask, Refused } from '../../lib/messaging/send';
import { countSegments } from '../../lib/talk/segments';
import { writeClipboard } from './clipboard';
import type { Door } from './door';
import { watchVisibility } from './trueVisibility';

export interface TalkContext {
  readonly ask: Ask;
  readonly door: Door;
  caseId(): string | null;
  /** The box that the buttons name now. */
  replyBox(): ReplyBoxView | null;
  /** Draws the case again, e.g. with another box's name on the button. */
  refresh(): void;
}

type Say = TrackActions['copy'];
/** Says why an action must not be done now; null when it may. */
export type Guard = (what: string) => Promise<WordKey | null>;

export function createTalkActions(context: TalkContext): TrackActions {
  const { ask } = context;
  const guard = createGuard(context.door);
  return {
    copy: learning(ask, (track, text) => copy(context, track, text)),
    insert: learning(ask, async (track, text) => {
      const refused = await guard(`insert ${track.id}`);
      return refused ? { say: refused } : insert(context, track, text);
    }),
    copyOnly: learning(ask, async (_track, text) => ((await writeClipboard(text)) ? { say: 'copied' } : byHand(text))),
    countSegments,
    find: (query) => ask('talk/find', { caseId: here(context), query }),
    company: () => ask('talk/company', {}),
    async setFavourite(trackId, on) {
      await ask('talk/favourite', { trackId, on }).catch(() => {}); // the star shows what is kept at the next look
    },
    own: createOwnActions(context, guard),
  };
}

function createOwnActions(context: TalkContext, guard: Guard): OwnActions {
  const { ask } = context;
  return {
    list: () => ask('own/list', {}),
    open: (place) => ask('own/open', { caseId: here(context), trackId: place?.trackId ?? null, language: place?.language }),
    preview: (draft) => ask('own/preview', { caseId: here(context), draft }),
    async keep(draft) {
      await ask('own/keep', { draft });
    },
    save: (draft) => ask('own/save', { draft }),
    async dropDraft({ trackId, language }) {
      await ask('own/drop-draft', { trackId, language });
    },
    async remove({ trackId, language }) {
      const refused = await guard(`remove ${trackId}`);
      if (refused) return { refused };
      return ask('own/delete', { trackId, language }).catch((error) => ({ refused: problemOf(error) }));
    },
    async restore({ trackId, language }, before) {
      await ask('own/restore', { trackId, language, source: before });
    },
    async importFile(file) {
      return ask('own/import', { text: await file.text() });
    },
    async exportFile(trackId) {
      const refused = await guard('export');
      if (refused) return refused;
      const { name, text } = await ask('own/export', { trackId });
      download(name, text);
      return null;
    },
  };
}

/** The case in front of the advisor; without one there is nothing to fill. */
function here({ caseId }: TalkContext): string {
  const id = caseId();
  if (id === null) throw new Refused('gone', 'no case');
  return id;
}

/** What was filled in about the advisor is known from then on, once the words have gone out. */
function learning(ask: Ask, act: Say): Say {
  return async (track, text, answers) => {
    const outcome = await act(track, text, answers);
    if (Object.keys(answers).length > 0) await ask('talk/learn', { answers: { ...answers } }).catch(() => {}); // asked again next time
    return outcome;
  };
}

const byHand = (text: string): TrackOutcome => ({ say: 'copyByHand', byHand: text });

async function copy({ ask, caseId }: TalkContext, track: TrackView, text: string): Promise<TrackOutcome> {
  if (!(await writeClipboard(text))) return byHand(text);
  const id = caseId();
  if (id) await ask('talk/copied', { caseId: id, trackId: track.id }).catch(() => {}); // the copy itself has succeeded
  return { say: 'copied' };
}

/** One watch a page, from its start. */
let watching: ReturnType<typeof watchVisibility> | null = null;

/** A click or key that the page may have stolen does nothing: the drawer must be truly visible, or it takes a second one in place. */
export function createGuard(door: Door): Guard {
  let armed: string | null = null;
  watching ??= watchVisibility(document.body);
  const visibility = watching;
  return async (what) => {
    if (door.kind === 'drawer') {
      const seen = await visibility();
      if (seen === 'covered') return 'covered';
      if (seen === 'unknown' && armed !== what) {
        armed = what;
        return what.startsWith('insert') ? 'insertAgain' : 'talk.again';
      }
    }
    armed = null;
    return null;
  };
}

async function insert(context: TalkContext, track: TrackView, text: string): Promise<TrackOutcome> {
  const caseId = context.caseId();
  if (!caseId) return { say: 'problem.failed' };
  try {
    const tabId = await context.door.tabId();
    const { how } = await context.ask('talk/insert', { tabId, caseId, trackId: track.id, text, box: context.replyBox() });
    if (how === 'inserted') return { say: 'inserted' };
    if (how === 'box-changed') {
      context.refresh();
      return { say: 'boxChanged' };
    }
    const copied = await copy(context, track, text);
    return copied.byHand ? copied : { say: how === 'no-box' ? 'noBox' : 'refusedBox' };
  } catch (error) {
    return { say: problemOf(error) };
  }
}

function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/markdown' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
