/** Talk tracks: inserted into the page, counted when copied. */
import * as v from 'valibot';
import type { InsertResult } from '../../case/view';
import { entry, id, inside, tab, text } from './entry';

export const longestInsert = 50_000;

export const talkMessages = {
  'talk/insert': entry<InsertResult>()(inside, v.object({ ...tab, caseId: id, trackId: id, text: text(longestInsert) })),
  /** What the advisor filled in about themselves is asked once and then known. */
  'talk/learn': entry<null>()(inside, v.object({ answers: v.record(id, text(200)) })),
  'talk/copied': entry<null>()(inside, v.object({ caseId: id, trackId: id })),
} as const;
