/** Notes are written here and nowhere else. */
import type { noteMessages } from '../../../lib/messaging/catalogue/notes';
import type { HandlersFor } from '../../../lib/messaging/serve';
import { deleteNote, saveNote } from '../../../lib/storage/notes';
import { tellFaces } from '../speak';
import { withStore } from '../store';
import { nowUtc } from './asker';

export const noteHandlers: HandlersFor<keyof typeof noteMessages> = {
  async 'note/save'({ caseId, noteId, text, baseRevision, writer }) {
    const note = await withStore((store) => saveNote(store, { caseId, noteId, text, baseRevision, writer, now: nowUtc() }));
    void tellFaces(caseId, null);
    return note;
  },
  async 'note/delete'({ noteId }) {
    const note = await withStore((store) => deleteNote(store, { noteId, now: nowUtc() }));
    void tellFaces(note?.caseId ?? null, null);
    return null;
  },
};
