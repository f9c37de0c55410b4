/** What the doctor shows of the page in front: field by field what was read, from where, what is missing, and the report to copy. */
import type { PageSheet, ReplyBoxView, SeenBefore, SheetField } from '../case/view';
import type { Adapter, FieldPath } from './adapters/types';
import { askable } from './askable';
import { doctorReport, staleFields } from './doctor';
import type { PageReading, Picked } from './read';

export interface SheetInput {
  readonly reading: PageReading | null;
  readonly picked: Picked | null;
  /** What this kind of page of this site has given before. */
  readonly seen: SeenBefore;
  readonly replyBoxes: readonly ReplyBoxView[];
}

const none = { count: 0, customer: 0, staff: 0, system: 0, unsure: 0, internal: 0, withoutTime: 0 };
const longestShown = 200;

export function sheetOf({ reading, picked, seen, replyBoxes }: SheetInput): PageSheet {
  const adapters = [picked?.over?.adapter, picked?.adapter].filter((each): each is Adapter => each !== undefined);
  const others = [...(picked?.others ?? []), ...(picked?.over?.others ?? [])];
  const readers = adapters.map(({ name, version, taught }) => ({ name, version, isTaught: taught === true }));
  const common = { readers, replyBoxes, others };
  if (!reading) {
    const fields = askable.map((path) => missing(path, false));
    const report = JSON.stringify({
      version: 1,
      kind: picked?.page.kind ?? null,
      adapters: adapters.map(({ id }) => id),
      others,
    });
    // A ticket's page that gave nothing is none; lists and customers are what they are also without a reading.
    const kind = picked && picked.page.kind !== 'ticket' ? picked.page.kind : null;
    return { ...common, kind, caseId: null, isGeneric: false, fields, messages: none, complete: true, report };
  }
  const report = doctorReport({ reading, adapter: picked?.adapter ?? null, seen, others });
  const { customer, staff, system, unsure, internal, withoutTime, count } = report.messages;
  return {
    ...common,
    kind: reading.kind,
    caseId: reading.reading.id,
    isGeneric: Object.values(reading.sources).includes('generic'),
    fields: fieldsOf(reading, staleFields(seen, reading.traces)),
    messages: { count, customer, staff, system, unsure, internal, withoutTime },
    complete: reading.complete,
    report: JSON.stringify(report, null, 2),
  };
}

/** What was read, in the page's order; then what is missed or missing. */
function fieldsOf({ traces }: PageReading, stale: readonly FieldPath[]): SheetField[] {
  const read = Object.entries(traces).map(([path, { value, from, locator, ms }]) => ({
    path,
    shown: shownValue(value),
    from,
    locator: locator === null ? null : locator + 1,
    ms: Math.round(ms * 100) / 100,
    isStale: false,
    isWanted: wanted.has(path),
  }));
  const gone = stale.filter((path) => !askable.includes(path)).map((path) => missing(path, true));
  const asked = askable.filter((path) => !traces[path]).map((path) => missing(path, stale.includes(path)));
  return [...read, ...gone, ...asked];
}

const wanted: ReadonlySet<string> = new Set(askable);

function missing(path: FieldPath, isStale: boolean): SheetField {
  return { path, shown: null, from: null, locator: null, ms: 0, isStale, isWanted: wanted.has(path) };
}

function shownValue(value: unknown): string {
  return (Array.isArray(value) ? value.map(String).join(', ') : String(value)).slice(0, longestShown);
}
