/**
 * Which note stands in which box. A box keeps its key for as long as the advisor types in it, also when its note gets saved
 * for the first time or its text moves to a note of its own: it is never drawn anew under the hands.
 */
import type { Note } from '../../lib/case/record';

export interface Slot {
  readonly key: string;
  readonly id: string;
  readonly note: Note | null;
}

/** Boxes by their key: those that were opened here and those whose text has moved. */
export type Held = Readonly<Record<string, string>>;

/** Fresh boxes first; where a text has moved away, the other tab's text follows it. */
export function slotsOf(notes: readonly Note[], held: Held): Slot[] {
  const noteOf = (id: string) => notes.find((note) => note.id === id) ?? null;
  const heldIds = new Set(Object.values(held));
  const own = Object.entries(held).map(([key, id]) => ({ key, id, note: noteOf(id) }));
  const stays = own.filter(({ key, id }) => key === id || !noteOf(key));
  const moved = new Map(own.filter(({ key, id }) => key !== id).map((slot) => [slot.key, slot]));
  const rest = notes
    .filter((note) => !heldIds.has(note.id))
    .flatMap((note) => {
      const before = moved.get(note.id);
      const theirs = { key: freeKey(note.id, held), id: note.id, note };
      return before ? [before, theirs] : [theirs];
    });
  return [...stays, ...rest];
}

/** The box of the other tab's text is not the one that moved away. */
function freeKey(id: string, held: Held): string {
  return Object.hasOwn(held, id) ? freeKey(`${id}~`, held) : id;
}
