/** What each kind of row must be before anything of a file is believed. Unknown keys are dropped, but in the reading. */
import * as v from 'valibot';
import type { Assessment } from '../../case/assessment';
import { channels, languages, type SituationId } from '../../case/ids';
import { type CaseReading, parseReading } from '../../case/reading';
import { promiseStates } from '../../case/record';
import { rowOf } from '../cases';
import { checkSettings } from '../settings';

const id = v.pipe(v.string(), v.nonEmpty(), v.maxLength(4096));
const text = v.pipe(v.string(), v.maxLength(1_000_000));
const instant = v.pipe(v.string(), v.check(isCanonical));
const maybe = v.nullable(instant);
const points = v.pipe(v.number(), v.minValue(0), v.maxValue(100));
const priority = v.picklist(['P0', 'P1', 'P2', 'P3']);
const dimension = v.looseObject({
  points,
  assumed: v.boolean(),
  evidence: v.array(v.looseObject({ source: text, quote: text, rule: text })),
});
const list = v.array(v.looseObject({}));

const reading = v.pipe(
  v.unknown(),
  v.rawTransform(({ dataset, addIssue, NEVER }): CaseReading => {
    const parsed = parseReading(dataset.value);
    if (parsed.ok) return parsed.reading;
    addIssue({ message: parsed.error });
    return NEVER;
  }),
);
const assessment = v.looseObject({
  id,
  rite: v.looseObject({
    r: dimension,
    i: dimension,
    t: dimension,
    e: dimension,
    total: points,
    priority,
    due: v.nullable(v.string()),
  }),
  waitDays: v.nullable(v.pipe(v.number(), v.minValue(-36_500), v.maxValue(36_500))),
  signals: list,
  escalate: v.boolean(),
  stage: v.picklist(['none', 'expressing', 'chasing', 'disappointed', 'retaliating']),
  fault: v.nullable(v.picklist(['L1', 'L2', 'L3'])),
  promises: list,
  contact: v.looseObject({ nextDue: v.nullable(v.string()) }),
  situations: list,
  unread: list,
});

/** The one way the store writes an instant; any other would sort wrongly. */
function isCanonical(value: string): boolean {
  const ms = Date.parse(value);
  return !Number.isNaN(ms) && new Date(ms).toISOString() === value;
}

/** A case as exported: the record, and what its line of the list knows beside it. */
const caseRow = v.pipe(
  v.object({ id, reading, assessment, seenAt: instant, closedAt: maybe, firstSeenAt: instant, touchedAt: maybe }),
  v.transform((row) => ({ ...row, assessment: row.assessment as unknown as Assessment })),
  v.check((row) => row.id === row.reading.id && canBeListed(row)),
);
export type CaseLine = v.InferOutput<typeof caseRow>;

function canBeListed(row: Parameters<typeof rowOf>[0]): boolean {
  try {
    return rowOf(row).id === row.id;
  } catch (error) {
    // A date inside that is no date: the row is refused, and with it the file.
    if (error instanceof RangeError) return false;
    throw error;
  }
}

const opaque = { id, value: v.unknown(), updatedAt: instant };
const situation = v.pipe(
  text,
  v.transform((value) => value as SituationId),
);

export const rowSchemas = {
  cases: caseRow,
  scores: v.object({ caseId: id, at: instant, total: points, priority, r: points, i: points, t: points, e: points }),
  notes: v.object({
    id,
    caseId: id,
    text,
    createdAt: instant,
    updatedAt: instant,
    revision: v.pipe(v.number(), v.integer(), v.minValue(0)),
    conflictOf: v.optional(id),
    conflictBase: v.optional(v.number()),
    deletedAt: v.optional(maybe),
    writer: v.optional(id),
  }),
  overrides: v.object({
    caseId: id,
    dimension: v.picklist(['r', 'i', 't', 'e']),
    points: v.nullable(points),
    automatic: points,
    who: text,
    when: instant,
    why: text,
  }),
  contacts: v.object({ id, caseId: id, at: instant, channel: v.picklist(channels), text }),
  uses: v.object({
    id,
    caseId: id,
    trackId: id,
    situation,
    channel: v.picklist(channels),
    how: v.picklist(['copy', 'insert']),
    at: instant,
  }),
  promises: v.object({
    id,
    caseId: id,
    text,
    who: v.nullable(text),
    madeAt: maybe,
    dueAt: instant,
    state: v.picklist(promiseStates),
    decidedBy: v.picklist(['page', 'hand']),
    source: v.nullable(text),
    updatedAt: instant,
  }),
  reminders: v.object({
    id,
    caseId: v.nullable(id),
    kind: v.picklist(['contact', 'promise', 'rescue', 'follow-up', 'law', 'backup', 'by-hand']),
    stage: text,
    text,
    dueAt: instant,
    state: v.picklist(['waiting', 'delivered', 'done']),
    deliveredAt: maybe,
    doneByHand: v.optional(v.boolean()),
    updatedAt: instant,
  }),
  settings: v.object({ ...opaque, id: v.literal('settings'), value: v.pipe(v.unknown(), v.transform(checkSettings)) }),
  packs: v.object(opaque),
  adapters: v.object(opaque),
  tracks: v.object({ id, title: text, language: v.picklist(languages), source: text, updatedAt: instant }),
} as const;

export type Kind = keyof typeof rowSchemas;
export type RowOf<K extends Kind> = v.InferOutput<(typeof rowSchemas)[K]>;
export const kinds = Object.keys(rowSchemas) as readonly Kind[];

export function isKind(kind: string): kind is Kind {
  return Object.hasOwn(rowSchemas, kind);
}
