/** The shape of what a draft must not say (domain.md 13): `<language>/review/*.json`, checked at the border. Patterns are written as in notation.ts. */
import * as v from 'valibot';
import { findingIds } from '../case/ids';

const text = v.pipe(v.string(), v.nonEmpty());
const patterns = v.array(text);
const id = v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/, 'lower case letters, digits and hyphens'));

/** Where a frame is looked for, seen from the match. `near` is the sentence before, its own and the one after; `next` is its own and two more. */
export const places = ['before', 'after', 'inside', 'around', 'clause', 'sentence', 'near', 'next', 'draft', 'case'] as const;
export type Place = (typeof places)[number];

const frameSchema = v.strictObject({
  id,
  where: v.picklist(places),
  match: patterns,
  gap: v.optional(v.number()),
  /** Words that are no such context though they hold one: 跟您说 is not 您说. */
  not: v.optional(patterns),
});

const ruleSchema = v.strictObject({
  id,
  finding: v.picklist(findingIds),
  match: v.pipe(patterns, v.minLength(1)),
  /** Homonyms: nothing is said when one of these overlaps the match. */
  not: v.optional(patterns),
  /** Ids of frames that take the match back. */
  unless: v.optional(v.array(id)),
  /** Ids of frames of which one must hold. */
  needs: v.optional(v.array(id)),
  /** What is marked: the match, its clause, or its sentence. */
  span: v.optional(v.picklist(['match', 'clause', 'sentence'])),
  /** The first whose slots are all known is taken; without any, the finding's own. */
  rewrite: v.optional(patterns),
});

const findingSchema = v.strictObject({
  severity: v.picklist(['error', 'warning', 'hint']),
  why: text,
  rewrite: v.optional(patterns),
  /** The same for words about a part that comes: it is not repaired, it arrives. */
  arrival: v.optional(patterns),
  /** Few words that go on from the sentence where another rewrite in it has said nearly the same. */
  again: v.optional(text),
});

const fieldSchema = v.strictObject({
  /** A path into the reading, e.g. `vehicle.plate`; `messages` is the customer's own account. */
  field: text,
  names: patterns,
  rewrite: v.optional(patterns),
});

export const reviewPackSchema = v.strictObject({
  findings: v.record(v.picklist(findingIds), findingSchema),
  words: v.record(v.string(), patterns),
  frames: v.array(frameSchema),
  rules: v.array(ruleSchema),
  fields: v.strictObject({
    ask: v.array(fieldSchema),
    /** Abbreviation → plain words. */
    jargon: v.record(v.string(), text),
    /** Words that stand in for a value in an unfilled slot. */
    slots: patterns,
  }),
});

export type ReviewPack = v.InferOutput<typeof reviewPackSchema>;
export type FindingText = v.InferOutput<typeof findingSchema>;

/** A pack that does not fit is refused with the place and what should have stood there. */
export function loadReviewPack(files: unknown): ReviewPack {
  const parsed = v.safeParse(reviewPackSchema, files);
  if (parsed.success) return parsed.output;
  const issue = parsed.issues[0];
  throw new Error(`review/${v.getDotPath(issue) ?? 'pack'}: expected ${issue.expected}, got ${issue.received}`);
}
