/**
 * Two readings of one page become one, field by field: what an advisor has taught goes before what a built-in adapter or the
 * generic reader says, and they give the rest. The case stays the one it was: its id is the older reader's.
 */
import type { CaseReading } from '../case/reading';
import { askable } from './askable';
import type { PageReading } from './read';

type Groups = Pick<CaseReading, 'customer' | 'vehicle' | 'ticket'>;

/** `under` is whoever knew the page before, `over` what was taught; null for whoever has nothing to say. */
export function mergeReadings(under: PageReading | null, over: PageReading | null): PageReading | null {
  if (!over || !says(over)) return under ?? null;
  if (!under) return over;
  const traces = { ...under.traces, ...over.traces };
  const spoken = over.reading.messages.length > 0 ? over : under;
  const isMessage = (path: string) => path.startsWith('messages.');
  const withMessages = (sources: PageReading['sources'], are: boolean) =>
    Object.fromEntries(Object.entries(sources).filter(([path]) => isMessage(path) === are));
  const holder = (path: string) => (isMessage(path) ? spoken : path in over.traces ? over : under);
  return {
    ...under,
    by: under.by,
    reading: { ...under.reading, ...groupsOf(under.reading, over.reading), messages: spoken.reading.messages },
    sources: {
      ...withMessages(under.sources, false),
      ...withMessages(over.sources, false),
      ...withMessages(spoken.sources, true),
    },
    traces,
    missing: askable.filter((path) => !(path in traces)),
    unread: [...under.unread.filter(({ field }) => !(field in over.traces)), ...over.unread],
    complete: spoken.complete,
    partial: under.partial || over.partial,
    stands: [...new Set([...under.stands, ...over.stands])],
    roots: [...new Set([...(under.roots ?? []), ...(over.roots ?? [])])],
    nodeOf: (path) => holder(path).nodeOf(path),
    rangeOf: (path, start, end) => holder(path).rangeOf(path, start, end),
  };
}

/** A page of the same address on which nothing that was taught is to be seen is no case. */
const says = ({ traces, reading }: PageReading): boolean => Object.keys(traces).length > 0 || reading.messages.length > 0;

function groupsOf(under: Groups, over: Groups): Groups {
  const groups: Record<string, unknown> = {};
  for (const group of ['customer', 'vehicle', 'ticket'] as const) {
    const merged = { ...under[group], ...over[group] };
    if (Object.keys(merged).length > 0) groups[group] = merged;
  }
  return groups as Groups;
}
