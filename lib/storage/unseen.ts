/**
 * Open cases that nobody looks at any more: a ticket that was closed in the CRM and never opened again is never seen closed.
 * They are announced for a month, then they go. Seeing the case or doing something for it takes the announcement back, and
 * one with a promise or a reminder ahead stays.
 *
 *   seen or touched ──days less a month──▶ announced (`fadingAt`) ──a month, and the days are over──▶ deleted
 */
import { ofCase } from './cases';
import type { Store } from './database';
import { eraseCase, storesOfCases } from './erase';
import { addDays, later, toInstant } from './instant';
import type { CaseRow, OldestKey, WriteTx } from './schema';

export const announcedDays = 30;
const casesAtOnce = 200;

export interface UnseenRule {
  /** Days since the case was seen or something was done for it; 0 keeps for ever. */
  readonly days: number;
  readonly now: string;
}

export interface Faded {
  readonly cleared: number;
  /** Those that are announced now and go within a month. */
  readonly announced: number;
}

/** Safe to stop and to run again at any time; once a day is enough. */
export async function clearUnseen(store: Store, { days, now }: UnseenRule): Promise<Faded> {
  if (days === 0) return { cleared: 0, announced: 0 };
  const at = toInstant(now);
  const limits: Limits = {
    at,
    announceBefore: addDays(at, Math.min(0, announcedDays - days)),
    clearBefore: addDays(at, -days),
    announcedBefore: addDays(at, -announcedDays),
  };
  let [cleared, announced] = [0, 0];
  for await (const rows of openSince(store, limits.announceBefore)) {
    const ids = rows.filter((row) => lifeOf(row) <= limits.announceBefore).map(({ id }) => id);
    if (ids.length === 0) continue;
    const fates = await store.write(storesOfCases, async (tx) => {
      const all: Fate[] = [];
      for (const id of ids) all.push(await decide(tx, id, limits));
      return all;
    });
    cleared += fates.filter((fate) => fate === 'cleared').length;
    announced += fates.filter((fate) => fate === 'announced').length;
  }
  return { cleared, announced };
}

/** The rule was changed: whatever was announced under the old one is announced anew. */
export async function forgetAnnounced(store: Store, now: string): Promise<void> {
  for await (const rows of openSince(store, toInstant(now))) {
    const marked = rows.filter(({ fadingAt }) => fadingAt);
    if (marked.length === 0) continue;
    await store.write(['cases'], async (tx) => {
      const cases = tx.objectStore('cases');
      for (const { id } of marked) {
        const row = await cases.get(id);
        if (!row) continue;
        const { fadingAt: _announced, ...kept } = row;
        await cases.put(kept);
      }
    });
  }
}

/** Open cases that wait since then or longer, in batches: nobody can have seen a case before it was there. */
async function* openSince(store: Store, until: string): AsyncGenerator<readonly CaseRow[]> {
  let after: OldestKey | [number] = [0];
  for (;;) {
    const range = IDBKeyRange.bound(after, [0, until, []], true);
    const rows: CaseRow[] = await store.read(['cases'], (tx) =>
      tx
        .objectStore('cases')
        .index('oldest')
        .getAll(range as never, casesAtOnce),
    );
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    after = last.oldestKey;
  }
}

const lifeOf = ({ seenAt, touchedAt }: CaseRow) => later(seenAt, touchedAt) ?? seenAt;

interface Limits {
  readonly at: string;
  readonly announceBefore: string;
  readonly announcedBefore: string;
  readonly clearBefore: string;
}

type Fate = 'stays' | 'announced' | 'cleared';

async function decide(tx: WriteTx, id: string, { at, announceBefore, announcedBefore, clearBefore }: Limits): Promise<Fate> {
  const row = await tx.objectStore('cases').get(id);
  if (!row || lifeOf(row) > announceBefore || (await hasAhead(tx, id, at))) return 'stays';
  if (row.fadingAt && row.fadingAt <= announcedBefore && lifeOf(row) <= clearBefore) {
    await eraseCase(tx, id);
    return 'cleared';
  }
  if (!row.fadingAt) await tx.objectStore('cases').put({ ...row, fadingAt: at });
  return 'announced';
}

/** Something was promised, or the advisor wants to be reminded, at a time that is still to come. */
async function hasAhead(tx: WriteTx, id: string, at: string): Promise<boolean> {
  const range = ofCase(id);
  const [promises, reminders] = await Promise.all([
    tx.objectStore('promises').index('case').getAll(range),
    tx.objectStore('reminders').index('case').getAll(range),
  ]);
  const open = promises.some(({ state, dueAt }) => state === 'open' && dueAt > at);
  return open || reminders.some(({ state, dueAt }) => state === 'waiting' && dueAt > at);
}
