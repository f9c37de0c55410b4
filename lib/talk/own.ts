/**
 * The advisor's own words. Each is kept as one track file, the same format as the shipped ones, so that a file can be handed
 * on. A version of a shipped track stands in its place under its id; the shipped one stays beneath, and comes back when the
 * version is broken or deleted. `source: own of <fingerprint>` remembers of which shipped words it was made.
 */
import type { Language } from '../case/ids';
import type { DifferenceRun, OwnDraft, OwnFault } from '../case/ownWords';
import type { OwnTrack } from '../case/record';
import { parseTrackFile, type Track } from '../packs/trackSchema';
import { differenceOf } from './difference';
import { runLiquid } from './liquid';

const draftMark = '#draft';
const ownPrefix = 'own/';

/** The row of a track's own words; with `draft`, of what was typed and not saved. */
export function rowIdOf(language: Language, trackId: string, draft = false): string {
  return `${language}:${trackId}${draft ? draftMark : ''}`;
}

export const isDraftRow = (id: string) => id.endsWith(draftMark);
export const trackIdOf = (rowId: string) => rowId.slice(rowId.indexOf(':') + 1).replace(draftMark, '');
export const isNewTrack = (trackId: string) => trackId.startsWith(ownPrefix);
export const newTrackId = (unique: string) => `${ownPrefix}${unique}`;

export interface OwnStanding {
  readonly kind: 'version' | 'new';
  readonly shippedChanged: boolean;
}

export interface Playbook {
  /** Shipped tracks with own versions in their place, own ones first in their channel. */
  readonly tracks: readonly Track[];
  /** By track id, for own words only. */
  readonly standing: ReadonlyMap<string, OwnStanding>;
}

/** Own words over the shipped ones. What cannot be read or rendered is left out: the shipped track stays usable. */
export function mergeOwn(shipped: readonly Track[], rows: readonly OwnTrack[], language: Language): Playbook {
  const standing = new Map<string, OwnStanding>();
  const own = new Map<string, Track>();
  for (const row of rows) {
    if (row.language !== language || isDraftRow(row.id)) continue;
    const track = readOwn(row);
    if (!track || findFault(track)) continue;
    const base = shipped.find(({ id }) => id === track.id);
    own.set(track.id, base ? track : { ...track, variant: 0 });
    const kind = base ? 'version' : 'new';
    standing.set(track.id, { kind, shippedChanged: base !== undefined && basedOn(track) !== fingerprint(base) });
  }
  const versions = shipped.map((track) => own.get(track.id) ?? track);
  const added = [...own.values()].filter(({ id }) => standing.get(id)?.kind === 'new');
  return { tracks: [...added, ...versions], standing };
}

/** The track of a row, under the row's own id; null when the file cannot be read. */
export function readOwn({ id, source, language }: Pick<OwnTrack, 'id' | 'source' | 'language'>): Track | null {
  const parsed = parseTrackFile(source, language);
  const track = parsed.ok ? parsed.tracks[0] : undefined;
  return track ? { ...track, id: trackIdOf(id), body: track.body.replace(/^\\(\\*)## /gm, '$1## ') } : null;
}

/** `frame`: a shipped track of the same situation, whose aim and points go with it; `base`: the one that it replaces. */
export function writeOwn(draft: OwnDraft, frame: Track, base: Track | null): string {
  const lines = [
    '---',
    `situation: ${draft.situation}`,
    `title: ${quoted(draft.title.trim() || (draft.language === 'en' ? 'Untitled' : '未命名'))}`,
    `aim: ${quoted(frame.aim)}`,
    'points:',
    ...frame.points.map((point) => `  - ${quoted(point)}`),
    'avoid:',
    ...frame.avoid.map((point) => `  - ${quoted(point)}`),
    `model: ${frame.model}`,
    `tone: ${quoted(frame.tone)}`,
    `source: ${quoted(base ? `own of ${fingerprint(base)}` : 'own')}`,
    '---',
    `## ${draft.channel}`,
    ...(draft.channel === 'email' ? [`${draft.language === 'en' ? 'Subject: ' : '主题：'}${oneLine(draft.subject)}`, ''] : []),
    draft.body.trim().replace(/^(\\*)## /gm, '\\$1## '), // a draft may hold what only a file's own lines may
    '',
  ];
  return lines.join('\n');
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
const quoted = (text: string) => `"${oneLine(text)}"`;

export function toDraft(track: Track): OwnDraft {
  const { id, language, title, situation, channel, subject, body } = track;
  return { trackId: id, language, title, situation, channel, subject: subject ?? '', body };
}

/** The words of a draft in the place of the track that it is made of. */
export function draftTrack(draft: OwnDraft, frame: Track): Track {
  const { trackId, language, title, situation, channel, subject, body } = draft;
  const own = { id: trackId, language, title: oneLine(title), situation, channel, body, source: 'own', variant: 0 };
  return { ...frame, ...own, subject: channel === 'email' ? oneLine(subject) : null };
}

/** Null when the template can be used; lines are counted in the advisor's own box. */
export function findFault({ subject, body, language }: Pick<Track, 'subject' | 'body' | 'language'>): OwnFault | null {
  const english = language === 'en';
  const empty = english ? 'nothing is written here' : '这里还没有写字';
  if (subject !== null && subject.trim() === '') return { where: 'subject', line: 1, column: 1, message: empty };
  if (body.trim() === '') return { where: 'body', line: 1, column: 1, message: empty };
  const section = body.split('\n').findIndex((line) => /^## /.test(line));
  if (section >= 0) {
    const message = english ? 'a line may begin with "### ", not with "## "' : '行首只能用“### ”，不能用“## ”';
    return { where: 'body', line: section + 1, column: 1, message };
  }
  const inSubject = runLiquid(subject ?? '', {});
  if (!inSubject.ok) return { where: 'subject', line: inSubject.line, column: inSubject.column, message: inSubject.message };
  const inBody = runLiquid(body, {});
  return inBody.ok ? null : { where: 'body', line: inBody.line, column: inBody.column, message: inBody.message };
}

/** Own words against the shipped ones of today. */
export function differenceFrom(shipped: Track, own: Pick<Track, 'subject' | 'body'>): DifferenceRun[] {
  return differenceOf(wordsOf(own), wordsOf(shipped));
}

const wordsOf = ({ subject, body }: Pick<Track, 'subject' | 'body'>) =>
  subject === null ? body.trim() : `${subject}\n\n${body.trim()}`;

function basedOn({ source }: Track): string | null {
  return /^own of ([0-9a-f]{8})$/.exec(source)?.[1] ?? null;
}

/** Of a track's words; FNV-1a, for telling texts apart and nothing else. */
export function fingerprint(track: Pick<Track, 'subject' | 'body'>): string {
  let hash = 0x811c9dc5;
  for (const unit of wordsOf(track)) hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, '0');
}

export interface ReadFile {
  readonly tracks: readonly Track[];
  readonly faults: readonly { readonly line: number; readonly message: string }[];
}

/** A file of one or more tracks, each beginning with its own front matter. The language is that of its words. */
export function readTrackFiles(text: string): ReadFile {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const starts = lines.flatMap((line, index) => (line === '---' && /^situation:/.test(lines[index + 1] ?? '') ? [index] : []));
  if (starts.length === 0) return { tracks: [], faults: [{ line: 1, message: '--- situation: …' }] };
  const tracks: Track[] = [];
  const faults: { line: number; message: string }[] = [];
  starts.forEach((start, order) => {
    const source = lines.slice(start, starts[order + 1] ?? lines.length).join('\n');
    const parsed = parseTrackFile(source, /\p{Script=Han}/u.test(source) ? 'zh-CN' : 'en');
    if (!parsed.ok) faults.push({ line: start + parsed.line, message: parsed.message });
    else for (const track of parsed.tracks) takeTrack(track, start, { tracks, faults });
  });
  return { tracks, faults };
}

function takeTrack(track: Track, start: number, into: { tracks: Track[]; faults: { line: number; message: string }[] }): void {
  const fault = findFault(track);
  if (fault) into.faults.push({ line: start + 1, message: `${track.id} ${fault.line}:${fault.column} ${fault.message}` });
  else into.tracks.push(track);
}
