/** What the sidebar's buttons do: ask the background, and say in one word what came of it. */

import type { PlaceActions } from '../../components/case/Place';
import type { SidebarActions } from '../../components/case/Sidebar';
import type { NoteText } from '../../components/notes/noteSaver';
import type { WordKey } from '../../components/ui/words';
import { longestNote } from '../../lib/messaging/catalogue/notes';
import { problemOf } from '../../lib/messaging/problem';
import type { Ask } from '../../lib/messaging/send';
import { writeClipboard } from './clipboard';
import { dockWith } from './dock';
import { createDraftActions } from './draftActions';
import { sayLastWord } from './lastWords';
import { createMemoryActions } from './memoryActions';
import { createPageActions } from './pageActions';
import { createTalkActions, type TalkContext } from './talkActions';

interface Context extends TalkContext {
  notice(word: WordKey | null): void;
}

/** This face, for the store: its own saves follow each other even when a reply was lost. */
const writer = crypto.randomUUID();

const requestOf = ({ id, caseId, text, baseRevision }: NoteText) => ({ caseId, noteId: id, text, baseRevision, writer });

export function createActions(context: Context): SidebarActions {
  const { ask, door } = context;
  return {
    talk: createTalkActions(context),
    saveNote: async (note) => {
      if (note.text.length > longestNote) return { problem: 'note.tooLong' };
      try {
        const saved = await ask('note/save', requestOf(note));
        sayLastWord({ kept: { noteId: note.id, text: note.text } });
        return { saved };
      } catch (error) {
        return { problem: problemOf(error) };
      }
    },
    holdNote: (note) => {
      if (note.text.length <= longestNote) sayLastWord({ held: requestOf(note) });
    },
    draft: createDraftActions(context),
    page: createPageActions({ ask, tabId: () => door.tabId(), refresh: context.refresh }),
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
    ...(door.kind === 'drawer' ? placeActions(ask) : {}),
  };
}

function placeActions(ask: Ask): PlaceActions {
  return {
    otherSide: () => void ask('drawer/other-side', {}).catch(() => {}), // the page is gone, and the frame with it
    dock: dockWith(() => close(ask)),
    close: () => close(ask),
  };
}

/** Leaving a box saves what is in it: the save is on its way before the frame goes. */
function close(ask: Ask): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  void ask('drawer/close', {}).catch(() => {}); // the page is gone, and the frame with it
}
