/**
 * Notes that never lose a line. A save names the revision it started from; when somebody else saved in between, both
 * texts are kept: theirs where it stands, ours as a note of its own beside it (`conflictOf`).
 */
import type { Note } from '../case/record';
import { ofCase, touchCase } from './cases';
import { type Store, send } from './database';
import { noteWords } from './grams';
import { toInstant } from './instant';
import { removeFromBlocks } from './noteBlocks';
import type { CaseRow, NoteWords, WriteTx } from './schema';

const noteStores = ['notes', 'noteWords', 'noteBlocks', 'cases'] as const;

export interface SaveNote {
  readonly caseId: string;
  /** Chosen by the face, e.g. crypto.randomUUID(). */
  readonly noteId: string;
  readonly text: string;
  /** The revision on which the face typed; 0 for a new note. */
  readonly baseRevision: number;
  readonly now: string;
  /**
   * Which face is typing (one id for each opened sidebar). A writer's own saves follow each other even when the reply
   * to the last one was lost, so the worker's death between two lines makes no conflict.
   */
  readonly writer?: string;
}

/**
 * Resolves when the text is on disk, with the note that holds it. Two faces had edited at once: it has another id than
 * asked for and `conflictOf`, or it is theirs, if that has every line of ours already. Typing on under either id is fine.
 * An id that is another case's note gives a note of its own, too: nothing is written into a case that was not asked for.
 * An empty note that was never saved is not stored (revision 0).
 */
export function saveNote(store: Store, save: SaveNote): Promise<Note> {
  const write = async (tx: WriteTx) => {
    const around = readAround(tx, save);
    const stored = await tx.objectStore('notes').get(save.noteId);
    if (!stored) return save.text === '' ? unsaved(save) : putNote(tx, unsaved(save), save, around);
    if (stored.caseId !== save.caseId) return putNote(tx, { ...unsaved(save), id: crypto.randomUUID() }, save);
    if (stored.text === save.text && !stored.deletedAt) return stored;
    if (follows(stored, save)) return putNote(tx, stored, save, around);
    return putBeside(tx, stored, save);
  };
  return store.write(noteStores, write, save.caseId);
}

/** What a save of this very note has to know beside it, asked for at once: each answer that is waited for costs a way to the browser and back. */
interface Around {
  readonly row: Promise<CaseRow | undefined>;
  readonly known: Promise<NoteWords | undefined>;
  readonly nextKey: () => Promise<number>;
}

function readAround(tx: WriteTx, { noteId, caseId }: SaveNote): Around {
  const nextKey = wordKeys(tx);
  const own = nextKey();
  const around = { row: tx.objectStore('cases').get(caseId), known: wordsOf(tx, noteId), nextKey: () => own };
  // Not every save needs them; one that fails ends the transaction.
  for (const asked of [own, around.row, around.known]) send(asked);
  return around;
}

function unsaved({ caseId, noteId, now, writer }: SaveNote): Note {
  const at = toInstant(now);
  return { id: noteId, caseId, text: '', createdAt: at, updatedAt: at, revision: 0, ...(writer && { writer }) };
}

function follows(stored: Note, save: SaveNote): boolean {
  if (stored.revision === save.baseRevision) return true;
  return save.writer !== undefined && stored.writer === save.writer && !stored.deletedAt;
}

async function putNote(tx: WriteTx, onto: Note, { text, now, writer }: SaveNote, around?: Around): Promise<Note> {
  const { writer: _last, ...rest } = onto;
  const note: Note = {
    ...rest,
    text,
    updatedAt: toInstant(now),
    revision: onto.revision + 1,
    deletedAt: null,
    ...(writer && { writer }),
  };
  send(tx.objectStore('notes').put(note));
  await Promise.all([keepWords(tx, note, around), touchCase(tx, { id: note.caseId, at: note.updatedAt, known: around?.row })]);
  return note;
}

/**
 * The same face may already have a note beside, and not have heard of it: then this is the next state of the very text that
 * stands there, begun at the same revision, and takes its place. Any other text may only add to it.
 */
async function putBeside(tx: WriteTx, stored: Note, save: SaveNote): Promise<Note> {
  if (holdsAllLines(stored.text, save.text) && !stored.deletedAt) return stored;
  const siblings = await tx.objectStore('notes').index('case').getAll(ofCase(stored.caseId));
  const beside = siblings.find((note) => note.conflictOf === stored.id && !note.deletedAt && mayGrow(note, save));
  if (beside) return beside.text === save.text ? beside : putNote(tx, beside, save);
  const fresh = { ...unsaved(save), id: crypto.randomUUID(), conflictOf: stored.id, conflictBase: save.baseRevision };
  return putNote(tx, fresh, save);
}

function mayGrow(beside: Note, save: SaveNote): boolean {
  const isOwn = save.writer !== undefined && beside.writer === save.writer;
  return (isOwn && beside.conflictBase === save.baseRevision) || holdsAllLines(save.text, beside.text);
}

/** Does `text` hold every line of `lines`, in their order? Then nothing is lost when `lines` goes. */
export function holdsAllLines(text: string, lines: string): boolean {
  const rest = text.split('\n');
  let at = 0;
  for (const line of lines.split('\n')) {
    if (line.trim() === '') continue;
    const found = rest.indexOf(line, at);
    if (found < 0) return false;
    at = found + 1;
  }
  return true;
}

/** In the order they were begun, each followed by what was kept beside it; deleted ones only when asked for. */
export async function listNotes(store: Store, caseId: string, { deleted = false } = {}): Promise<readonly Note[]> {
  const notes = await store.read(['notes'], (tx) => tx.objectStore('notes').index('case').getAll(ofCase(caseId)));
  return besideEachOther(notes.filter((note) => deleted || !note.deletedAt));
}

function besideEachOther(notes: readonly Note[]): Note[] {
  const left = new Map(notes.map((note) => [note.id, note]));
  const beside = Map.groupBy(notes, (note) => note.conflictOf ?? '');
  const take = (note: Note): Note[] => {
    if (!left.delete(note.id)) return [];
    return [note, ...(beside.get(note.id) ?? []).flatMap(take)];
  };
  const begun = notes.filter((note) => !note.conflictOf || !left.has(note.conflictOf)).flatMap(take);
  // Only notes that name each other in a circle are left, as no save of ours makes them; still every note is shown.
  return [...begun, ...left.values()];
}

/** Hides the note; `restoreNote` brings it back until retention clears it away. Null when there is no such note. */
export function deleteNote(store: Store, change: { noteId: string; now: string }): Promise<Note | null> {
  return markDeleted(store, change, toInstant(change.now));
}

export function restoreNote(store: Store, change: { noteId: string; now: string }): Promise<Note | null> {
  return markDeleted(store, change, null);
}

function markDeleted(
  store: Store,
  { noteId, now }: { noteId: string; now: string },
  deletedAt: string | null,
): Promise<Note | null> {
  return store.write(noteStores, async (tx) => {
    const stored = await tx.objectStore('notes').get(noteId);
    if (!stored) return null;
    const note: Note = { ...stored, deletedAt, updatedAt: toInstant(now), revision: stored.revision + 1 };
    await Promise.all([tx.objectStore('notes').put(note), keepWords(tx, note)]);
    return note;
  });
}

interface Words {
  /** Many notes at once share one (wordKeys). */
  readonly nextKey?: () => Promise<number>;
  /** What the index says of this note so far, where it was asked for already. */
  readonly known?: Promise<NoteWords | undefined>;
}

/**
 * Within a write over noteWords and noteBlocks: makes the search index say what the note says. A text that stands in blocks
 * is not taken out of them: the note gets a new place, and what is found under the old one is nothing.
 */
export async function keepWords(tx: WriteTx, note: Note, { nextKey = wordKeys(tx), known }: Words = {}): Promise<void> {
  const store = tx.objectStore('noteWords');
  const before = await (known ?? wordsOf(tx, note.id));
  const words = noteWords(note);
  if (!words) {
    if (before) await Promise.all([removeFromBlocks(tx, [before]), store.delete(before.n)]);
    return;
  }
  const left = before?.inBlocks ? { n: before.n, inBlocks: before.inBlocks } : before?.left;
  if (before?.inBlocks) send(store.delete(before.n));
  const n = before && !before.inBlocks ? before.n : await nextKey();
  send(store.put({ ...words, n, ...(left && { left }) }));
}

function wordsOf(tx: WriteTx, noteId: string): Promise<NoteWords | undefined> {
  return tx.objectStore('noteWords').index('note').get(noteId);
}

/** Gives the keys that follow the newest one, each once in this transaction. */
export function wordKeys(tx: WriteTx): () => Promise<number> {
  let newest: Promise<number> | null = null;
  let given = 0;
  return async () => {
    newest ??= tx
      .objectStore('noteWords')
      .openKeyCursor()
      .then((cursor) => cursor?.key ?? 0);
    given += 1;
    const own = given;
    return (await newest) - own;
  };
}
