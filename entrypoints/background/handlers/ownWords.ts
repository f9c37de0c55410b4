/** The advisor's own words: opened, tried on the case, put into use, taken back, handed on as files. */
import type { Language } from '../../../lib/case/ids';
import type { DifferenceRun, OpenedDraft, OwnDraft, OwnImport, OwnListItem } from '../../../lib/case/ownWords';
import type { OwnTrack } from '../../../lib/case/record';
import type { talkMessages } from '../../../lib/messaging/catalogue/talk';
import { type HandlersFor, Refuse } from '../../../lib/messaging/serve';
import type { Track } from '../../../lib/packs/trackSchema';
import { shippedTracks } from '../../../lib/packs/tracks';
import { deleteTrack, keepTrack, listTracks } from '../../../lib/storage/ownTracks';
import {
  differenceFrom,
  draftTrack,
  findFault,
  isDraftRow,
  isNewTrack,
  mergeOwn,
  newTrackId,
  readOwn,
  readTrackFiles,
  rowIdOf,
  toDraft,
  trackIdOf,
  writeOwn,
} from '../../../lib/talk/own';
import { renderTrack } from '../../../lib/talk/render';
import { slotIds, slotLabel } from '../../../lib/talk/slotIds';
import { toTrackView } from '../../../lib/talk/trackView';
import { viewOf } from '../mind';
import { tellFaces } from '../speak';
import { withStore } from '../store';
import { readTalkCase } from '../talkCase';
import { checkCase, nowUtc } from './asker';

type OwnMessages = {
  [Name in keyof typeof talkMessages as Name extends `own/${string}` ? Name : never]: (typeof talkMessages)[Name];
};

const shippedOf = (trackId: string, language: Language): Track | null =>
  shippedTracks(language).find(({ id }) => id === trackId) ?? null;

/** Whose aim and points go with the draft: the shipped track that it replaces, else one of its situation. */
function frameOf({ trackId, situation, channel, language }: OwnDraft): Track {
  const same = shippedTracks(language).filter((track) => track.situation === situation);
  const frame = shippedOf(trackId, language) ?? same.find((track) => track.channel === channel) ?? same[0];
  if (!frame) throw new Refuse('malformed', 'no such situation');
  return frame;
}

async function rowOf(trackId: string, language: Language, draft = false): Promise<OwnTrack | null> {
  const id = rowIdOf(language, trackId, draft);
  return (await withStore(listTracks)).find((row) => row.id === id) ?? null;
}

async function put(draft: OwnDraft, asDraft: boolean): Promise<void> {
  const source = writeOwn(draft, frameOf(draft), shippedOf(draft.trackId, draft.language));
  await putSource(rowIdOf(draft.language, draft.trackId, asDraft), draft, source);
}

async function putSource(id: string, { title, language }: Pick<OwnDraft, 'title' | 'language'>, source: string): Promise<void> {
  await withStore((store) => keepTrack(store, { id, title, language, source, updatedAt: nowUtc() }));
}

async function drop(trackId: string, language: Language, draft: boolean): Promise<void> {
  await withStore((store) => deleteTrack(store, rowIdOf(language, trackId, draft)));
}

async function open(caseId: string, trackId: string | null, asked: Language | null): Promise<OpenedDraft> {
  const talk = await readTalkCase(caseId);
  const { spoken, ranked, shelf } = talk;
  const language = asked ?? spoken;
  const situations = new Map(shippedTracks(language).map((track) => [track.situation, track.title]));
  const best = ranked[0]?.situation ?? 'progress-update';
  const fresh: OwnDraft = {
    trackId: newTrackId(crypto.randomUUID().slice(0, 8)),
    language,
    title: '',
    situation: best,
    channel: 'message',
    subject: '',
    body: '',
  };
  const [kept, unsaved] = trackId ? await Promise.all([rowOf(trackId, language), rowOf(trackId, language, true)]) : [null, null];
  const shipped = trackId ? shippedOf(trackId, language) : null;
  const track = (unsaved && readOwn(unsaved)) ?? (kept && readOwn(kept)) ?? shipped;
  const current = shelf.playbook[language].tracks.find(({ id }) => id === trackId);
  if (trackId && !track) throw new Refuse('malformed', 'no such talk track');
  return {
    draft: track ? toDraft(track) : fresh,
    kept: kept !== null,
    unsaved: unsaved !== null,
    slots: slotIds.map((slot) => ({ slot, label: slotLabel(slot, language) })),
    situations: [...situations].map(([id, title]) => ({ id, title })),
    difference: track ? differenceOf(toDraft(track)) : null,
    inUse: current ? viewOf(current, talk, { why: '' }) : null,
  };
}

function differenceOf(draft: OwnDraft): DifferenceRun[] | null {
  const shipped = shippedOf(draft.trackId, draft.language);
  if (!shipped) return null;
  const runs = differenceFrom(shipped, draftTrack(draft, shipped));
  return runs.every(({ kind }) => kind === 'same') ? null : runs;
}

async function list(): Promise<OwnListItem[]> {
  const rows = await withStore(listTracks);
  const drafts = new Set(rows.filter(({ id }) => isDraftRow(id)).map(({ id }) => id));
  const places = new Map(rows.map((row) => [rowIdOf(row.language, trackIdOf(row.id)), row]));
  return [...places].map(([id, row]): OwnListItem => {
    const trackId = trackIdOf(id);
    const standing = mergeOwn(shippedTracks(row.language), rows, row.language).standing.get(trackId);
    return {
      trackId,
      language: row.language,
      title: row.title || trackId,
      channel: readOwn(row)?.channel ?? 'message',
      kind: isNewTrack(trackId) ? 'new' : 'version',
      shippedChanged: standing?.shippedChanged ?? false,
      unsaved: drafts.has(rowIdOf(row.language, trackId, true)) || standing === undefined,
    };
  });
}

/** Never over other own words: those stay, and the newcomer stands beside them. */
async function importFile(text: string): Promise<OwnImport> {
  const { tracks, faults } = readTrackFiles(text);
  let [added, same, beside] = [0, 0, 0];
  for (const track of tracks) {
    const shipped = shippedOf(track.id, track.language);
    const existing = await rowOf(track.id, track.language);
    const words = existing && readOwn(existing);
    if (words && words.body === track.body && words.subject === track.subject) same++;
    else if (shipped && !words) {
      await putSource(rowIdOf(track.language, track.id), track, fileOf(track));
      added++;
    } else {
      await put({ ...toDraft(track), trackId: newTrackId(crypto.randomUUID().slice(0, 8)) }, false);
      if (words) beside++;
      else added++;
    }
  }
  await tellFaces(null, null);
  return { added, same, beside, faults };
}

/** As it came, with the mark of the shipped words it was made of. */
function fileOf(track: Track): string {
  return writeOwn(toDraft(track), track, null).replace(/^source: .*$/m, `source: "${track.source.replaceAll('"', '')}"`);
}

async function exportFile(trackId: string | null): Promise<{ name: string; text: string }> {
  const rows = (await withStore(listTracks)).filter(
    ({ id }) => !isDraftRow(id) && (trackId === null || trackIdOf(id) === trackId),
  );
  const name = trackId === null ? `riteside-tracks-${nowUtc().slice(0, 10)}` : trackId.replace(/[^\w-]+/g, '-');
  return { name: `${name}.md`, text: rows.map(({ source }) => source).join('\n') };
}

export const ownWordHandlers: HandlersFor<keyof OwnMessages> = {
  'own/list': () => list(),
  async 'own/open'({ caseId, trackId, language }, asker) {
    await checkCase(asker, caseId);
    return open(caseId, trackId, language ?? null);
  },
  async 'own/preview'({ caseId, draft }, asker) {
    await checkCase(asker, caseId);
    const track = draftTrack(draft, frameOf(draft));
    const fault = findFault(track);
    if (fault) return { ok: false, fault };
    const talk = await readTalkCase(caseId);
    const rendered = renderTrack(track, talk.slots);
    if (!rendered.ok) return { ok: false, fault: { ...rendered, where: 'body' } };
    const view = toTrackView(track, rendered, { why: '', favourite: false, used: undefined, own: undefined });
    return { ok: true, track: view, difference: differenceOf(draft) };
  },
  async 'own/keep'({ draft }) {
    await put(draft, true);
    return null;
  },
  async 'own/save'({ draft }) {
    const fault = findFault(draftTrack(draft, frameOf(draft)));
    const before = (await rowOf(draft.trackId, draft.language))?.source ?? null;
    await put(draft, fault !== null);
    if (fault === null) await drop(draft.trackId, draft.language, true);
    await tellFaces(null, null);
    return { fault, before };
  },
  async 'own/drop-draft'({ trackId, language }) {
    await drop(trackId, language, true);
    await tellFaces(null, null);
    return null;
  },
  async 'own/delete'({ trackId, language }) {
    const before = (await rowOf(trackId, language))?.source ?? null;
    await drop(trackId, language, false);
    await drop(trackId, language, true);
    await tellFaces(null, null);
    return { before };
  },
  async 'own/restore'({ trackId, language, source }) {
    if (source === null) await drop(trackId, language, false);
    else {
      const id = rowIdOf(language, trackId);
      const title = readOwn({ id, source, language })?.title ?? trackId;
      await putSource(id, { title, language }, source);
    }
    await tellFaces(null, null);
    return null;
  },
  'own/import': ({ text }) => importFile(text),
  'own/export': ({ trackId }) => exportFile(trackId),
};
