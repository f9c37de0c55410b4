/** Memory: the desk's lists, a case's story, its promises, contacts and deadlines. */
import * as v from 'valibot';
import { channels } from '../../case/ids';
import type { CaseMemory, DeskHits, DeskList, DeskStart } from '../../case/memory';
import { promiseStates } from '../../case/record';
import { entry, id, inside, nothing, text } from './entry';

const face = ['face'] as const;
const line = text(2_000);
const instant = v.pipe(
  v.string(),
  v.maxLength(40),
  v.check((value) => !Number.isNaN(Date.parse(value))),
);
const ofCase = { caseId: id };
/** More deadlines than this nobody reads; the number is still told. */
const mostDue = 1_000;

export const memoryMessages = {
  /** `due`: how many of the deadlines to send. */
  'desk/start': entry<DeskStart>()(face, v.object({ due: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostDue)) })),
  'desk/list': entry<DeskList>()(
    face,
    v.object({ order: v.picklist(['risk', 'oldest']), after: v.nullish(text(4_000)), closed: v.boolean() }),
  ),
  'desk/search': entry<DeskHits>()(face, v.object({ query: text(200) })),
  /** Brings the CRM's page of a case to the front; false when it has no address. */
  'desk/open': entry<boolean>()(face, v.object(ofCase)),
  'memory/case': entry<CaseMemory>()(inside, v.object(ofCase)),
  'promise/add': entry<null>()(inside, v.object({ ...ofCase, text: line, who: v.nullable(line), dueAt: instant })),
  'promise/decide': entry<null>()(
    inside,
    v.object({ ...ofCase, id, state: v.picklist(promiseStates), dueAt: v.optional(instant) }),
  ),
  'contact/add': entry<{ id: string }>()(inside, v.object({ ...ofCase, channel: v.picklist(channels), text: line })),
  /** Takes a contact back that was logged by mistake. */
  'contact/remove': entry<null>()(inside, v.object({ ...ofCase, id })),
  'reminder/add': entry<null>()(inside, v.object({ ...ofCase, text: line, dueAt: instant })),
  'reminder/snooze': entry<null>()(inside, v.object({ caseId: v.nullable(id), id, until: instant })),
  'reminder/done': entry<null>()(inside, v.object({ caseId: v.nullable(id), id })),
  /** The advisor has read that the database was replaced. */
  'store/loss-seen': entry<null>()(inside, nothing),
  'note/restore': entry<null>()(inside, v.object({ ...ofCase, noteId: id })),
} as const;
