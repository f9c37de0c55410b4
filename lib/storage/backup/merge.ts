/**
 * What becomes of an imported row beside the one that is here. Pure: each answer is what has to be written. Merging a file
 * twice changes nothing the second time, and no line of a note is ever lost.
 */
import type { Note } from '../../case/record';
import { earlier, later } from '../instant';
import { holdsAllLines } from '../notes';
import type { CaseLine } from './rows';

/** What has to be written for a note: in its own place, and beside it if that is not there yet. */
export interface MergedNote {
  readonly place: Note | null;
  readonly beside: Note | null;
}

export function mergeNote(mine: Note | undefined, theirs: Note): MergedNote {
  if (!mine) return { place: theirs, beside: null };
  const newer = theirs.updatedAt > mine.updatedAt ? theirs : mine;
  const revision = Math.max(mine.revision, theirs.revision);
  if (holdsAllLines(mine.text, theirs.text)) {
    // Theirs may still be newer in being deleted or brought back.
    const deletedAt = newer.deletedAt ?? null;
    const same = (mine.deletedAt ?? null) === deletedAt && (mine.text !== theirs.text || mine.revision === revision);
    return { place: same ? null : { ...mine, deletedAt, revision, updatedAt: newer.updatedAt }, beside: null };
  }
  if (holdsAllLines(theirs.text, mine.text)) {
    return { place: { ...theirs, deletedAt: newer.deletedAt ?? null, revision: revision + 1 }, beside: null };
  }
  return { place: null, beside: { ...theirs, id: besideId(theirs), conflictOf: mine.id } };
}

/** The same text beside the same note always gets the same id: the second import finds it there. */
function besideId({ id, text }: Note): string {
  return `${id}~${fingerprint(text)}`;
}

/** 53 bits (cyrb53): no secret, only a name that differs when the text does. */
export function fingerprint(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    high = Math.imul(high ^ char, 2654435761);
    low = Math.imul(low ^ char, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}

/** The later sight of a case counts; its first sight and the last touch are kept from either. Null: nothing to write. */
export function mergeCase(mine: CaseLine | undefined, theirs: CaseLine): CaseLine | null {
  if (!mine) return theirs;
  const seen = theirs.seenAt > mine.seenAt ? theirs : mine;
  const firstSeenAt = earlier(mine.firstSeenAt, theirs.firstSeenAt);
  const touchedAt = later(mine.touchedAt, theirs.touchedAt);
  if (seen === mine && firstSeenAt === mine.firstSeenAt && touchedAt === mine.touchedAt) return null;
  return { ...seen, firstSeenAt, touchedAt };
}

/** Rows with `updatedAt`: the newer one counts, mine when they are the same age. */
export function mergeUpdated<Row extends { readonly updatedAt: string }>(mine: Row | undefined, theirs: Row): Row | null {
  return mine && mine.updatedAt >= theirs.updatedAt ? null : theirs;
}

/** Rows that never change: only what is missing is added. */
export function mergeAppended<Row>(mine: Row | undefined, theirs: Row): Row | null {
  return mine ? null : theirs;
}
