/** What a page lacks, for the doctor's first glance and for the one button that teaches it. */
import type { PageSheet } from '../../lib/case/view';

/** Seldom on a page, and easily told by hand: each has a button of its own. */
const seldom: ReadonlySet<string> = new Set(['customer.occupation', 'customer.followers', 'customer.tags']);

/** Field paths, `messages`, `reply-box`: in the order in which they are pointed at. */
export function missingOf({ fields, messages, replyBoxes }: PageSheet): string[] {
  return [
    ...fields
      .filter(({ path, shown, isWanted, isStale }) => shown === null && ((isWanted && !seldom.has(path)) || isStale))
      .map(({ path }) => path),
    ...(messages.count === 0 || messages.unsure > messages.count / 2 ? ['messages'] : []),
    // A box of which nobody has said who reads it counts as internal.
    ...(replyBoxes.every(({ internal }) => internal) ? ['reply-box'] : []),
  ];
}

/** Not on this page, and on few others: no reason to teach. */
export function seldomMissing({ fields }: PageSheet): string[] {
  return fields.filter(({ path, shown, isStale }) => shown === null && !isStale && seldom.has(path)).map(({ path }) => path);
}
