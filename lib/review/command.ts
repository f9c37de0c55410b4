/**
 * `npm run -s review -- drafts.jsonl` (or standard input): a Draft a line in, a Review a line out, in order. A bad line is answered in its
 * place with its error, and the exit status is 1 at the end. Streams: memory does not grow with the file.
 */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import * as v from 'valibot';
import type { Draft, Review } from '../case/draft';
import { parseReading } from '../case/reading';
import { shippedReview } from '../packs/reviewRules';
import { reviewDraft } from './review';

const draftSchema = v.looseObject({ id: v.string(), text: v.string(), authority: v.nullish(v.number()), case: v.optional(v.unknown()) });
const rules = shippedReview();

type Answer = Review | { readonly error: string; readonly line: number };

function answer(line: string, number: number): Answer {
  try {
    const parsed = v.safeParse(draftSchema, JSON.parse(line));
    if (!parsed.success) return { error: 'expected a draft with id and text', line: number };
    const draft = toDraft(parsed.output);
    return typeof draft === 'string' ? { error: draft, line: number } : reviewDraft(draft, { rules });
  } catch (error) {
    return { error: error instanceof Error ? error.message : 'unreadable', line: number };
  }
}

/** A case that cannot be read is said, not ignored: the review would miss what hangs on it. */
function toDraft(given: v.InferOutput<typeof draftSchema>): Draft | string {
  const authority = given.authority ?? rules.authority;
  if (given.case === undefined || given.case === null) return { id: given.id, text: given.text, authority, case: null };
  const reading = parseReading(given.case);
  return reading.ok ? { id: given.id, text: given.text, authority, case: reading.reading } : `case: ${reading.error}`;
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
