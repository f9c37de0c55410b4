/** The desk's lists, a case's story, and what the advisor does with promises, contacts and deadlines. */
import type { DeskHit, DueItem } from '../../../lib/case/memory';
import { withDeadline } from '../../../lib/memory/reconcile';
import { memoryOf } from '../../../lib/memory/story';
import type { memoryMessages } from '../../../lib/messaging/catalogue/memory';
import { type Asker, type HandlersFor, Refuse } from '../../../lib/messaging/serve';
import { readCaseFile } from '../../../lib/storage/about';
import { listCases } from '../../../lib/storage/cases';
import { deleteContact, keepContact, listContacts } from '../../../lib/storage/contacts';
import { listNotes, restoreNote } from '../../../lib/storage/notes';
import { decidePromise, listPromises, makePromise } from '../../../lib/storage/promises';
import { finishReminder, listDueReminders, listDueWithCases, listReminders, planReminder } from '../../../lib/storage/reminders';
import { type SearchHit, searchCases } from '../../../lib/storage/search';
import { readSettings } from '../../../lib/storage/settings';
import { backupSeenTo, planCase } from '../deadlines';
import { readFading } from '../fading';
import { languageOf } from '../language';
import { storyTerms } from '../mind';
import { openCase } from '../openCase';
import { lossSeen, readLoss } from '../secondLine';
import { tellFaces } from '../speak';
import { withStore } from '../store';
import { checkCase, checkRow, nowUtc } from './asker';
import { judgeAgain } from './case';

const pageSize = 100;
/** Characters of a note that are shown around the words that were found. */
const around = 40;

/** Riskiest first, then longest overdue. */
async function dueNow(): Promise<DueItem[]> {
  const due = await withStore((store) => listDueWithCases(store, nowUtc()));
  const items = due.map(({ reminder, case: summary }) => ({ reminder: withDeadline(reminder), case: summary }));
  const rank = (item: DueItem) => item.case?.priority ?? 'P9';
  return items.sort((a, b) => rank(a).localeCompare(rank(b)) || a.reminder.deadline.localeCompare(b.reminder.deadline));
}

function shownHit({ case: summary, note }: SearchHit, query: string): DeskHit {
  if (!note) return { case: summary, note: null };
  const text = note.text.replace(/\s+/g, ' ');
  const at = text.toLowerCase().indexOf(query.trim().split(/\s+/)[0]?.toLowerCase() ?? '');
  const start = Math.max(0, at - around);
  return { case: summary, note: `${start > 0 ? '…' : ''}${text.slice(start, start + 3 * around)}` };
}

async function checkReminder(asker: Asker, caseId: string | null, id: string): Promise<void> {
  if (caseId === null && asker.role !== 'face') throw new Refuse('forbidden');
  if (caseId !== null) await checkRow(asker, { caseId, id }, listReminders);
}

/** Planned again under its own name first, then finished: the cadence may move the old one, never the advisor's time. */
async function snooze(caseId: string | null, id: string, until: string): Promise<void> {
  const now = nowUtc();
  const rows = await withStore((store) => (caseId === null ? listDueReminders(store, now) : listReminders(store, caseId)));
  const before = rows.find((row) => row.id === id);
  if (!before) throw new Refuse('gone', 'no such reminder');
  const { kind, text } = before;
  await withStore((store) =>
    planReminder(store, { caseId, kind: 'by-hand', stage: `${kind}@${until}`, text, dueAt: until, now }),
  );
  await withStore((store) => finishReminder(store, { id, now }));
}

export const memoryHandlers: HandlersFor<keyof typeof memoryMessages> = {
  async 'desk/start'({ due: most }) {
    const [settings, due, lost, fading] = await Promise.all([withStore(readSettings), dueNow(), readLoss(), readFading()]);
    const { maskPersonal } = settings;
    return { language: languageOf(settings), maskPersonal, due: due.slice(0, most), dueCount: due.length, lost, fading };
  },
  async 'store/loss-seen'() {
    await lossSeen();
    await tellFaces(null, null);
    return null;
  },
  'desk/list': ({ order, after, closed }) => withStore((store) => listCases(store, { order, after, closed, limit: pageSize })),
  async 'desk/search'({ query }) {
    const { hits, more } = await withStore((store) => searchCases(store, query));
    return { hits: hits.map((hit) => shownHit(hit, query)), more };
  },
  'desk/open': ({ caseId }) => openCase(caseId),
  async 'memory/case'({ caseId }, asker) {
    await checkCase(asker, caseId);
    const file = await withStore((store) => readCaseFile(store, caseId));
    if (!file) throw new Refuse('gone', 'case not known');
    const [{ maskPersonal }, lost] = await Promise.all([withStore(readSettings), readLoss()]);
    return { ...memoryOf(file, storyTerms()), lost, masked: maskPersonal };
  },
  async 'promise/add'({ caseId, text, who, dueAt }, asker) {
    await checkCase(asker, caseId);
    await withStore((store) => makePromise(store, { caseId, text, who, dueAt, now: nowUtc() }));
    await judgeAgain(caseId);
    return null;
  },
  async 'promise/decide'({ caseId, id, state, dueAt }, asker) {
    await checkRow(asker, { caseId, id }, listPromises);
    await withStore((store) => decidePromise(store, { id, state, dueAt, now: nowUtc() }));
    await judgeAgain(caseId);
    return null;
  },
  async 'contact/add'({ caseId, channel, text }, asker) {
    await checkCase(asker, caseId);
    const { id } = await withStore((store) => keepContact(store, { caseId, channel, text, at: nowUtc() }));
    await judgeAgain(caseId);
    return { id };
  },
  async 'contact/remove'({ caseId, id }, asker) {
    await checkRow(asker, { caseId, id }, listContacts);
    await withStore((store) => deleteContact(store, id));
    await judgeAgain(caseId);
    await planCase(caseId, { reopen: true });
    return null;
  },
  async 'reminder/add'({ caseId, text, dueAt }, asker) {
    await checkCase(asker, caseId);
    const stage = crypto.randomUUID();
    await withStore((store) => planReminder(store, { caseId, kind: 'by-hand', stage, text, dueAt, now: nowUtc() }));
    await tellFaces(caseId, null);
    return null;
  },
  async 'reminder/snooze'({ caseId, id, until }, asker) {
    await checkReminder(asker, caseId, id);
    await snooze(caseId, id, until);
    await tellFaces(caseId, null);
    return null;
  },
  async 'reminder/done'({ caseId, id }, asker) {
    await checkReminder(asker, caseId, id);
    if (caseId === null) await backupSeenTo();
    else await withStore((store) => finishReminder(store, { id, now: nowUtc(), byHand: true }));
    if (caseId !== null) await judgeAgain(caseId);
    await tellFaces(caseId, null);
    return null;
  },
  async 'note/restore'({ caseId, noteId }, asker) {
    await checkRow(asker, { caseId, id: noteId }, (store, id) => listNotes(store, id, { deleted: true }));
    await withStore((store) => restoreNote(store, { noteId, now: nowUtc() }));
    await tellFaces(caseId, null);
    return null;
  },
};
