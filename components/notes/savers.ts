/**
 * The savers of this face by note: an editor that is drawn anew (another view came, another tab was in front) goes on with
 * the text and the save that are under way, so that no two savers ever write one note.
 */
import type { Note } from '../../lib/case/record';
import { createSaver, type NoteSaver } from './noteSaver';

interface Kept {
  readonly caseId: string;
  readonly saver: NoteSaver;
}

const savers = new Map<string, Kept>();

export function saverOf({ caseId, id, note }: { caseId: string; id: string; note: Note | null }): NoteSaver {
  const known = savers.get(id);
  if (known) return known.saver;
  const saver = createSaver({ id, text: note?.text ?? '', revision: note?.revision ?? 0, savedAt: note?.updatedAt ?? null });
  savers.set(id, { caseId, saver });
  return saver;
}

/** The text goes on in another note. */
export function moveSaver(from: string, to: string): void {
  const kept = savers.get(from);
  savers.delete(from);
  if (kept) savers.set(to, kept);
}

/** Nothing under way: the store has it, and the next editor starts from there. */
export function forgetSettled(saver: NoteSaver): void {
  if (!isUnderWay(saver)) savers.delete(saver.id());
}

/** Notes of a case whose text is not in the store yet: whoever shows the case has to draw their boxes again. */
export function unsavedOf(caseId: string): string[] {
  return [...savers].flatMap(([id, kept]) => (kept.caseId === caseId && isUnderWay(kept.saver) ? [id] : []));
}

function isUnderWay(saver: NoteSaver): boolean {
  return saver.state().kind === 'saving' || saver.state().kind === 'failed';
}
