/** Other cases of the same customer, beside the one in front: from the customer's own page, or kept before. */
import * as v from 'valibot';

export interface PastTicket {
  readonly id: string;
  readonly number?: string | null;
  readonly subject?: string | null;
  readonly status?: string | null;
  readonly part?: string | null;
  /** As the page shows it, or ISO 8601. */
  readonly openedAt?: string | null;
  /** Promises of that case that are known to have been kept or broken. */
  readonly kept?: number;
  readonly broken?: number;
}

const text = v.nullish(v.string());
const count = v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)));
const pastTicket = v.object({
  id: v.pipe(v.string(), v.nonEmpty()),
  number: text,
  subject: text,
  status: text,
  part: text,
  openedAt: text,
  kept: count,
  broken: count,
});
const mostPast = 50;

/** What is none is left out: history helps to judge, it never stands in the way. Undefined where there is none at all. */
export function checkPast(value: unknown): readonly PastTicket[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const kept = value.slice(0, mostPast).flatMap((each) => (v.is(pastTicket, each) ? [each as PastTicket] : []));
  return kept.length > 0 ? kept : undefined;
}

/** The earlier cases for the same part: with this one, so many visits for one fault. Index in the list and the case itself. */
export function samePart(
  history: readonly PastTicket[] | undefined,
  part: unknown,
): readonly { readonly index: number; readonly ticket: PastTicket }[] {
  const wanted = nameOf(part);
  if (!history || wanted === '') return [];
  return history.flatMap((ticket, index) => (nameOf(ticket.part) === wanted ? [{ index, ticket }] : []));
}

const nameOf = (part: unknown): string => (typeof part === 'string' ? part.replace(/\s+/g, '').toLowerCase() : '');
