/** Talk tracks: inserted into the page, counted when copied, found, kept at hand, and written in the advisor's own words. */
import * as v from 'valibot';
import { channels, languages, situationIds } from '../../case/ids';
import type { DraftPreview, FoundTracks, OpenedDraft, OwnFault, OwnImport, OwnListItem } from '../../case/ownWords';
import type { InsertResult, TrackView } from '../../case/view';
import { entry, id, inside, nothing, tab, text } from './entry';

export const longestInsert = 50_000;
/** What Liquid may parse at once; longer words are no talk track. */
const longestBody = 20_000;
const longestFile = 2_000_000;

const caseAnd = { caseId: id };
const ownDraft = v.object({
  trackId: id,
  language: v.picklist(languages),
  title: text(200),
  situation: v.picklist(situationIds),
  channel: v.picklist(channels),
  subject: text(1_000),
  body: text(longestBody),
});
const ownTrack = { trackId: id, language: v.picklist(languages) };

/** The box that the face named on its button: nothing goes into another one. */
const replyBox = v.object({ label: id, internal: v.boolean() });

export const talkMessages = {
  'talk/insert': entry<InsertResult>()(
    inside,
    v.object({ ...tab, caseId: id, trackId: id, text: text(longestInsert), box: v.nullable(replyBox) }),
  ),
  /** What the advisor filled in about themselves is asked once and then known. */
  'talk/learn': entry<null>()(inside, v.object({ answers: v.record(id, text(200)) })),
  'talk/copied': entry<null>()(inside, v.object({ caseId: id, trackId: id })),
  /** Filled for the case. An empty query gives what is kept at hand: favourites, then the last used. */
  'talk/find': entry<FoundTracks>()(inside, v.object({ ...caseAnd, query: text(100) })),
  'talk/favourite': entry<null>()(inside, v.object({ trackId: id, on: v.boolean() })),
  /** Reports and requests inside the company, filled from the open cases of the store. */
  'talk/company': entry<readonly TrackView[]>()(inside, nothing),

  'own/list': entry<readonly OwnListItem[]>()(inside, nothing),
  /** `trackId: null` begins a track of its own for that case. */
  'own/open': entry<OpenedDraft>()(
    inside,
    v.object({ ...caseAnd, trackId: v.nullable(id), language: v.nullish(v.picklist(languages)) }),
  ),
  'own/preview': entry<DraftPreview>()(inside, v.object({ ...caseAnd, draft: ownDraft })),
  /** Keeps what is being typed, broken or not; it is not in use until it is saved. */
  'own/keep': entry<null>()(inside, v.object({ draft: ownDraft })),
  /** Puts the words into use; a broken template is not, and the last good one stays. `undo` brings back what was before. */
  'own/save': entry<{ readonly fault: OwnFault | null; readonly before: string | null }>()(inside, v.object({ draft: ownDraft })),
  'own/drop-draft': entry<null>()(inside, v.object(ownTrack)),
  /** Back to the shipped words, or the own track goes; the reply is what `own/restore` wants for the way back. */
  'own/delete': entry<{ readonly before: string | null }>()(inside, v.object(ownTrack)),
  'own/restore': entry<null>()(inside, v.object({ ...ownTrack, source: v.nullable(text(longestFile)) })),
  'own/import': entry<OwnImport>()(inside, v.object({ text: text(longestFile) })),
  /** `trackId: null`: all of them in one file. */
  'own/export': entry<{ readonly name: string; readonly text: string }>()(inside, v.object({ trackId: v.nullable(id) })),
} as const;
