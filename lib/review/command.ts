/**
 * `npm run -s review -- drafts.jsonl` (or standard input): a Draft a line in, a Review a line out, in order. A bad line is answered in its
 * place with its error, and the exit status is 1 at the end. Streams: memory does not grow with the file.
 */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import * as v from 'valibot';
import { assess } from '../assess/assess';
import type { Assessment } from '../case/assessment';
import type { Draft, Review } from '../case/draft';
import { parseReading } from '../case/reading';
import { shippedReview } from '../packs/reviewRules';
import { compileShipped } from '../packs/shipped';
import { reviewDraft } from './review';

const draftSchema = v.looseObject({
  id: v.string(),
  text: v.string(),
  authority: v.nullish(v.number()),
  case: v.optional(v.unknown()),
});
const rules = shippedReview();
const pack = compileShipped();

type Answer = Review | { readonly error: string; readonly line: number };

function answer(line: string, number: number): Answer {
  try {
    const parsed = v.safeParse(draftSchema, JSON.parse(line));
    if (!parsed.success) return { error: 'expected a draft with id and text', line: number };
    const read = readDraft(parsed.output);
    if (typeof read === 'string') return { error: read, line: number };
    return reviewDraft(read.draft, { rules, assessment: read.assessment });
  } catch (error) {
    return { error: error instanceof Error ? error.message : 'unreadable', line: number };
  }
}

interface ReadDraft {
  readonly draft: Draft;
  /** The brain's own view of the case decides what is serious. */
  readonly assessment: Assessment | null;
}

/** A case that cannot be read is said, not ignored: the review would miss what hangs on it. */
function readDraft(given: v.InferOutput<typeof draftSchema>): ReadDraft | string {
  const draft = { id: given.id, text: given.text, authority: given.authority ?? rules.authority, case: null };
  if (given.case === undefined || given.case === null) return { draft, assessment: null };
  const parsed = parseReading(given.case);
  if (!parsed.ok) return `case: ${parsed.error}`;
  return { draft: { ...draft, case: parsed.reading }, assessment: assess(parsed.reading, { pack, unread: parsed.unread }) };
}

async function run(path: string | undefined): Promise<void> {
  const input = path ? createReadStream(path, 'utf8') : process.stdin;
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (line.trim() === '') continue;
    const said = answer(line.replace(/^\uFEFF/, ''), number);
    if ('error' in said) process.exitCode = 1;
    if (!process.stdout.write(`${JSON.stringify(said)}\n`)) await new Promise((resume) => process.stdout.once('drain', resume));
  }
}

run(process.argv[2]).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
