/** What was read of the page in front, teaching it by pointing, and the adapters that are kept. */
import * as v from 'valibot';
import type { AdapterProblem, KeptAdapter, PageView } from '../../case/view';
import { entry, id, inside, nothing, tab, text } from './entry';

const face = ['face'] as const;
const what = v.pipe(v.array(text(40)), v.minLength(1), v.maxLength(40));
/** An adapter file is some kilobytes; more is none. */
const longestFile = 1_000_000;

export const teachMessages = {
  'page-view': entry<PageView>()(inside, v.object(tab)),
  /** The advisor points at these things on the page, one after the other; false when the page cannot be pointed at. */
  'teach/point': entry<boolean>()(inside, v.object({ ...tab, what })),
  'teach/undo': entry<null>()(inside, v.object(tab)),
  /** Forgets one thing of what is being taught. */
  'teach/forget': entry<null>()(inside, v.object({ ...tab, what: text(40) })),
  /** Gives up what was taught and not saved. */
  'teach/drop': entry<null>()(inside, v.object(tab)),
  /** Keeps what was taught under this name; null, or what is wrong with it. */
  'teach/save': entry<AdapterProblem | null>()(inside, v.object({ ...tab, name: v.pipe(text(80), v.trim(), v.nonEmpty()) })),
  /** Goes on teaching an adapter that is kept. */
  'teach/edit': entry<null>()(inside, v.object({ ...tab, id })),
  'adapters/list': entry<KeptAdapter[]>()(face, nothing),
  /** The file's text; null when it is not kept any more. */
  'adapters/export': entry<{ name: string; text: string } | null>()(face, v.object({ id })),
  /** Checks and keeps a file; or says where it is wrong and why. */
  'adapters/import': entry<AdapterProblem | null>()(face, v.object({ text: text(longestFile) })),
  'adapters/rename': entry<null>()(face, v.object({ id, name: v.pipe(text(80), v.trim(), v.nonEmpty()) })),
  'adapters/remove': entry<null>()(face, v.object({ id })),
} as const;
