/**
 * The generic reader as the base path knows it: a function that comes with a script of its own, when a page needs it.
 * That script (an entry of its own) calls `offerGeneric`; the page side then finds the reader with `offeredGeneric`.
 */
import type { PageReading } from './read';

export interface GenericOptions {
  readonly doc: Document;
  readonly url: string;
  /** ISO 8601 with offset. */
  readonly now: string;
}

/** Each `next()` is a small step; the last one gives the reading, or null for a page that is no case. */
export type GenericReader = (options: GenericOptions) => Iterator<void, PageReading | null>;

/** Both scripts of ours live in one isolated world, which the page cannot see. */
const key = 'ritesideGenericReader';

export function offerGeneric(reader: GenericReader): void {
  (globalThis as Record<string, unknown>)[key] = reader;
}

export function offeredGeneric(): GenericReader | null {
  const reader = (globalThis as Record<string, unknown>)[key];
  return typeof reader === 'function' ? (reader as GenericReader) : null;
}
