/** The draft in the CRM's reply box: read along, its findings listed, mended and ignored; promises that have gone out. */
import * as v from 'valibot';
import type { BoxDraft, DraftMarks, DraftsView, FixResult } from '../../case/draft';
import { findingIds } from '../../case/ids';
import { entry, id, inside, nothing, tab, text } from './entry';

/** What one review reads of a draft. */
export const longestDraft = 100_000;
const longestQuote = 10_000;

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const box = text(50);

/** As the settings keep them. */
const words = { finding: v.picklist(findingIds), quote: text(200) };

export const boxDraft = v.object({ box, version: count, text: text(longestDraft), label: id, internal: v.boolean() });
boxDraft satisfies v.GenericSchema<unknown, BoxDraft>;

export const draftMessages = {
  /** A text of a reply box, at every change. Null: not reviewed on this site, and the page need not ask again. */
  'page/draft': entry<DraftMarks | null>()(['page'], boxDraft),
  /** The advisor clicked the count: the list is to be in front when the drawer opens. */
  'page/show-drafts': entry<null>()(['page'], nothing),
  /** A form with this box in it is being submitted. */
  'page/draft-submitted': entry<null>()(['page'], v.object({ box })),
  'draft/view': entry<DraftsView>()(inside, v.object(tab)),
  /** Puts the rewrite in place of exactly these words of that version, if nothing has touched them since. */
  'draft/fix': entry<FixResult>()(
    inside,
    v.object({ ...tab, box, version: count, start: count, end: count, quote: text(longestQuote), rewrite: text(longestQuote) }),
  ),
  /** Scrolls to the words and marks them; false when they are not there any more. */
  'draft/show': entry<boolean>()(inside, v.object({ ...tab, box, version: count, start: count, end: count })),
  /** Not in this draft again. */
  'draft/ignore-once': entry<null>()(inside, v.object({ ...tab, key: id })),
  /** Never again, in no draft. */
  'draft/ignore-always': entry<null>()(inside, v.object({ ...tab, ...words })),
  'draft/heed-again': entry<null>()(inside, v.object({ ...tab, ...words })),
  /** The review on or off on the site of that tab. */
  'draft/site': entry<null>()(inside, v.object({ ...tab, on: v.boolean() })),
  /** What the advisor says to the question about a promise; null keeps nothing. */
  'draft/answer': entry<null>()(
    inside,
    v.object({
      ...tab,
      key: id,
      keep: v.nullable(
        v.object({
          text: text(2_000),
          who: v.nullable(text(200)),
          dueAt: v.pipe(
            v.string(),
            v.maxLength(40),
            v.check((value) => !Number.isNaN(Date.parse(value))),
          ),
        }),
      ),
    }),
  ),
} as const;
