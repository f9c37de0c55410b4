/** A case's story in one line an event, newest first: from the page's messages and from what the store keeps. */
import type { CaseMemory, StoryLine } from '../case/memory';
import type { CaseReading } from '../case/reading';
import type { CaseRecord, Contact, KeptPromise, Note, Reminder, ScoreEntry, TrackUse } from '../case/record';
import type { Policy } from '../packs/schema';
import { parseShownDate } from '../text/shownDate';
import { withDeadline } from './reconcile';
import { trustBalance } from './trust';

/** What is kept of a case, each list oldest first. */
export interface StorySource {
  readonly record: CaseRecord;
  readonly notes: readonly Note[];
  readonly scores: readonly ScoreEntry[];
  readonly contacts: readonly Contact[];
  readonly uses: readonly TrackUse[];
  readonly promises: readonly KeptPromise[];
  readonly reminders: readonly Reminder[];
}

export interface StoryTerms {
  readonly trust: Policy['trust'];
  /** The name of a talk track by its id. */
  readonly titleOf: (trackId: string) => string;
}

export function memoryOf(file: StorySource, { trust, titleOf }: StoryTerms): Omit<CaseMemory, 'lost' | 'masked'> {
  const lines = [
    ...messagesOf(file.record.reading),
    ...scoresOf(file),
    ...file.promises.map(promiseLine),
    ...file.contacts.map(({ at, channel, text }, n): StoryLine => ({ kind: 'contact', id: `contact ${n}`, at, channel, text })),
    ...file.notes
      .filter((note) => !note.deletedAt && note.text.trim() !== '')
      .map(({ id, updatedAt, text }): StoryLine => ({ kind: 'note', id, at: updatedAt, text })),
    ...file.uses.map(
      ({ at, trackId, channel, how }, n): StoryLine => ({
        kind: 'track',
        id: `use ${n}`,
        at,
        title: titleOf(trackId),
        channel,
        how,
      }),
    ),
  ];
  return {
    caseId: file.record.id,
    story: newestFirst(lines),
    promises: file.promises,
    trust: trustBalance(file.promises, trust),
    reminders: file.reminders.filter(({ state }) => state !== 'done').map(withDeadline),
  };
}

function messagesOf(reading: CaseReading): StoryLine[] {
  return reading.messages
    .map((message, index): StoryLine => {
      const at = message.at ? (parseShownDate(message.at, reading.now)?.iso ?? null) : null;
      const { from = 'unsure', author = null, text } = message;
      return { kind: 'message', id: `messages.${index}`, at, from, author, text };
    })
    .filter((line) => line.kind === 'message' && line.text.trim() !== '');
}

function scoresOf({ scores }: StorySource): StoryLine[] {
  return scores.map(({ at, total, priority }, index) => ({
    kind: 'score',
    id: `score ${at}`,
    at,
    total,
    before: scores[index - 1]?.total ?? null,
    priority,
  }));
}

function promiseLine({ id, madeAt, updatedAt, text, dueAt, state }: KeptPromise): StoryLine {
  return { kind: 'promise', id, at: madeAt ?? updatedAt, text, dueAt, state };
}

/** A message without a time keeps its place beside its neighbour on the page. */
function newestFirst(lines: readonly StoryLine[]): StoryLine[] {
  let last = Number.NEGATIVE_INFINITY;
  const keyed = lines.map((line, index) => {
    if (line.kind !== 'message') return { line, index, key: Date.parse(line.at ?? '') };
    if (line.at) last = Date.parse(line.at);
    return { line, index, key: last };
  });
  return keyed.sort((a, b) => b.key - a.key || b.index - a.index).map(({ line }) => line);
}
