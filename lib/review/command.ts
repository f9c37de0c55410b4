/**
 * `npm run -s review -- drafts.jsonl` (or standard input): a Draft a line in, a Review a line out, in order and streaming. A bad line is
 * answered in its place with its error, and the exit status is 1 at the end.
 */
import * as v from 'valibot';
import { assess } from '../assess/assess';
import type { Assessment } from '../case/assessment';
import { BadLine, runCommandLine } from '../case/commandLine';
import type { Draft, Review } from '../case/draft';
import { parseReading } from '../case/reading';
import { shippedReview } from '../packs/reviewRules';
import { compileShipped } from '../packs/shipped';
import { parseCount } from '../text/count';
import { reviewDraft } from './review';

const draftSchema = v.looseObject({
  id: v.string(),
  text: v.string(),
  authority: v.nullish(v.union([v.number(), v.string()])),
  case: v.optional(v.unknown()),
});
const rules = shippedReview();
const pack = compileShipped();

function answer(value: unknown): Review {
  const parsed = v.safeParse(draftSchema, value);
  if (!parsed.success) throw new BadLine('expected a draft with id and text');
  const { draft, assessment } = readDraft(parsed.output);
  return reviewDraft(draft, { rules, assessment });
}

interface ReadDraft {
  readonly draft: Draft;
  /** The brain's own view of the case decides what is serious. */
  readonly assessment: Assessment | null;
}

/** A case that cannot be read is said, not ignored: the review would miss what hangs on it. */
function readDraft(given: v.InferOutput<typeof draftSchema>): ReadDraft {
  const draft = { id: given.id, text: given.text, authority: readAuthority(given.authority), case: null };
  if (given.case === undefined || given.case === null) return { draft, assessment: null };
  const parsed = parseReading(given.case);
  if (!parsed.ok) throw new BadLine(`case: ${parsed.error}`);
  return { draft: { ...draft, case: parsed.reading }, assessment: assess(parsed.reading, { pack, unread: parsed.unread }) };
}

/** A number, or the text of one (500, "500元", "两千"); without it the pack's. */
function readAuthority(given: string | number | null | undefined): number {
  if (given === undefined || given === null) return rules.authority;
  const amount = typeof given === 'number' ? given : parseCount(given.replace(/元$/, ''));
  if (amount === null) throw new BadLine('"authority": expected a number');
  return amount;
}

await runCommandLine(answer);
