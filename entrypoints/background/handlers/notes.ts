/** Notes are written here and nowhere else. */
import type { noteMessages } from '../../../lib/messaging/catalogue/notes';
import type { HandlersFor } from '../../../lib/messaging/serve';
import { deleteNote, listNotes } from '../../../lib/storage/notes';
import { forgetLines, saveOnBothLines } from '../secondLine';
import { tellFaces } from '../speak';
import { sayRefused, store, withStore } from '../store';
import { checkRow, nowUtc } from './asker';

export const noteHandlers: HandlersFor<keyof typeof noteMessages> = {
  /**
   * Asked for any case, also one that the drawer's tab has just left: the last words on it must not be refused. A note of
   * another case is never touched (saveNote).
   */
  async 'note/save'({ caseId, noteId, text, baseRevision, writer }) {
    const save = { caseId, noteId, text, baseRevision, writer, now: nowUtc() };
    const note = await sayRefused(() => saveOnBothLines(store, save));
    void tellFaces(caseId, null);
    return note;
  },
  async 'note/delete'({ caseId, noteId }, asker) {
    await checkRow(asker, { caseId, id: noteId }, listNotes);
    await withStore((open) => deleteNote(open, { noteId, now: nowUtc() }));
    await forgetLines({ noteId });
    void tellFaces(caseId, null);
    return null;
  },
};
