/** Notes: confirmed only when the transaction has completed. */
import * as v from 'valibot';
import type { Note } from '../../case/record';
import { entry, id, inside, text } from './entry';

/** Longer notes are a file, not a note; the face says so before this guard does. */
export const longestNote = 200_000;

export const noteMessages = {
  'note/save': entry<Note>()(
    inside,
    v.object({ caseId: id, noteId: id, text: text(longestNote), baseRevision: v.number(), writer: id }),
  ),
  'note/delete': entry<null>()(inside, v.object({ caseId: id, noteId: id })),
} as const;
