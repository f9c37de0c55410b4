/**
 * The second line: the last texts of notes, each in a key of its own in the browser's small storage, written beside every
 * save. What the database never took, or what went with it, is put back from here. Bounded in number, length and age.
 *
 *   save ──▶ database          (only this makes it "saved")
 *      └───▶ second line ──after a failure or a loss──▶ put back as a note, beside whatever stands there
 */
import * as v from 'valibot';
import type { Note } from '../case/record';
import type { Area } from './area';
import { ofCase } from './cases';
import type { Store } from './database';
import { addDays, toInstant } from './instant';
import { holdsAllLines, keepWords, type SaveNote } from './notes';
import type { WriteTx } from './schema';

const prefix = 'line ';
const most = 60;
const mostCharacters = 1_000_000;
const keptDays = 14;

const lineSchema = v.object({
  caseId: v.string(),
  noteId: v.string(),
  text: v.string(),
  baseRevision: v.number(),
  now: v.string(),
  writer: v.optional(v.string()),
});

/** Never throws: a second line that cannot be written must not hold up the first. */
export async function keepLine(area: Area, save: SaveNote): Promise<void> {
  const line = { ...save, now: toInstant(save.now) };
  await area.set({ [`${prefix}${save.noteId} ${save.writer ?? ''}`]: line }).catch(() => {});
}

/**
 * The same lines once more, into a log that was just begun. Whoever keeps or drops a line meanwhile must wait: what is read here
 * would overtake it. Rejects where there is no room.
 */
export async function keepLinesAgain(area: Area): Promise<void> {
  const lines = await readLines(area);
  if (lines.length > 0) await area.set(Object.fromEntries(lines.map(({ key, line }) => [key, line])));
}

interface Kept {
  readonly key: string;
  readonly line: SaveNote;
}

/** Newest first. What is no line of ours is left out. */
async function readLines(area: Area): Promise<Kept[]> {
  const all = Object.entries(await area.get(null)).filter(([key]) => key.startsWith(prefix));
  const lines = all.flatMap(([key, value]) => (v.is(lineSchema, value) ? [{ key, line: value }] : []));
  return lines.sort((a, b) => (a.line.now < b.line.now ? 1 : -1));
}

/** What was deleted on purpose must not come back from here: lines of these cases, of this note, or all. */
export async function dropLines(area: Area, of: 'all' | { caseIds: readonly string[] } | { noteId: string }): Promise<void> {
  const isMeant = ({ line }: Kept) =>
    of === 'all' || ('noteId' in of ? line.noteId === of.noteId : of.caseIds.includes(line.caseId));
  const keys = (await readLines(area)).filter(isMeant).map(({ key }) => key);
  if (keys.length > 0) await area.remove(keys);
}

/** Lets go what is too old, too much, or of a case that is no longer kept. */
export async function trimLines(store: Store, area: Area, now: string): Promise<void> {
  const oldest = addDays(toInstant(now), -keptDays);
  const lines = await readLines(area);
  const known = await store.read(['cases'], async (tx) => {
    const ids = [...new Set(lines.map(({ line }) => line.caseId))];
    const keys = await Promise.all(ids.map((id) => tx.objectStore('cases').getKey(id)));
    return new Set(keys.filter((id) => id !== undefined));
  });
  let characters = 0;
  const gone = lines.filter(({ line }, place) => {
    characters += line.text.length;
    return place >= most || characters > mostCharacters || line.now < oldest || !known.has(line.caseId);
  });
  if (gone.length > 0) await area.remove(gone.map(({ key }) => key));
}

/**
 * Puts back what the database does not hold, and gives the number of notes. `replaced`: the database is a new one, so
 * whatever stands there came later and is no reason to drop a text. Safe to repeat: what is there is not put back again.
 */
export async function recoverLines(store: Store, area: Area, { replaced }: { replaced: boolean }): Promise<number> {
  const lines = (await readLines(area)).filter(({ line }) => line.text.trim() !== '');
  let count = 0;
  for (const { line } of lines) {
    const back = await store.write(['notes', 'noteWords', 'noteBlocks'], (tx) => putBack(tx, line, replaced), line.caseId);
    if (back) count += 1;
  }
  return count;
}

async function putBack(tx: WriteTx, line: SaveNote, replaced: boolean): Promise<boolean> {
  const notes = tx.objectStore('notes');
  const stored = await notes.get(line.noteId);
  if (stored && !replaced && stored.updatedAt >= line.now) return false;
  const ofSame = await notes.index('case').getAll(ofCase(line.caseId));
  if (ofSame.some((note) => holdsAllLines(note.text, line.text))) return false;
  const note = stored ? noteAfter(line, stored, replaced) : noteOf(line, line.noteId);
  await Promise.all([notes.put(note), keepWords(tx, note)]);
  return true;
}

function noteOf({ caseId, text, baseRevision, now, writer }: SaveNote, id: string): Note {
  return { id, caseId, text, createdAt: now, updatedAt: now, revision: baseRevision + 1, ...(writer && { writer }) };
}

/** In its place when it is the next state of the very text that stands there; else beside it. */
function noteAfter(line: SaveNote, stored: Note, replaced: boolean): Note {
  const follows = stored.revision === line.baseRevision || (line.writer !== undefined && stored.writer === line.writer);
  if (follows && !replaced && !stored.deletedAt) {
    return { ...stored, text: line.text, updatedAt: line.now, revision: stored.revision + 1 };
  }
  return { ...noteOf({ ...line, baseRevision: 0 }, crypto.randomUUID()), conflictOf: stored.id };
}
