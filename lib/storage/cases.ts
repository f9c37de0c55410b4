/** Cases as last seen: the light line of the list, the whole reading beside it, and the history of the score. */
import type { CaseReading } from '../case/reading';
import type { CaseRecord, CaseSummary, ScoreEntry } from '../case/record';
import { type Store, send } from './database';
import { caseWords } from './grams';
import { addDays, later, toInstant } from './instant';
import type { CaseRow, OldestKey, RiskKey, WriteTx } from './schema';

const caseStores = ['cases', 'records', 'scores', 'caseWords'] as const;

/**
 * Keeps a case as it was just seen and returns its line of the list. The score's history grows only when a number
 * changed. `closedAt` stays at the first time the case was found closed, and goes when it is seen open again.
 */
export function keepCase(store: Store, record: CaseRecord): Promise<CaseSummary> {
  const write = async (tx: WriteTx) => {
    const before = await tx.objectStore('cases').get(record.id);
    const row = rowOf(record, before);
    await Promise.all([putCase(tx, record, row), keepScore(tx, record, row.seenAt)]);
    return summaryOf(row);
  };
  return store.write(caseStores, write, record.id);
}

async function putCase(tx: WriteTx, record: CaseRecord, row: CaseRow): Promise<void> {
  const words = caseWords(row);
  const known = await tx.objectStore('caseWords').get(row.id);
  const kept: CaseRecord = { ...record, seenAt: row.seenAt, closedAt: row.closedAt };
  const writes: Promise<unknown>[] = [tx.objectStore('cases').put(row), tx.objectStore('records').put(kept)];
  if (known?.text !== words.text) writes.push(tx.objectStore('caseWords').put(words));
  await Promise.all(writes);
}

async function keepScore(tx: WriteTx, record: CaseRecord, at: string): Promise<void> {
  const scores = tx.objectStore('scores');
  const last = await scores.openCursor(ofCase(record.id), 'prev');
  const { r, i, t, e, total, priority } = record.assessment.rite;
  const entry: ScoreEntry = { caseId: record.id, at, total, priority, r: r.points, i: i.points, t: t.points, e: e.points };
  if (last && sameScore(last.value, entry)) return;
  await scores.put(entry);
}

function sameScore(a: ScoreEntry, b: ScoreEntry): boolean {
  return a.r === b.r && a.i === b.i && a.t === b.t && a.e === b.e && a.total === b.total && a.priority === b.priority;
}

/** Null when this case was never seen, or has been erased. */
export function readCase(store: Store, id: string): Promise<CaseRecord | null> {
  return store.read(['records'], async (tx) => (await tx.objectStore('records').get(id)) ?? null);
}

export function readSummary(store: Store, id: string): Promise<CaseSummary | null> {
  return store.read(['cases'], async (tx) => {
    const row = await tx.objectStore('cases').get(id);
    return row ? summaryOf(row) : null;
  });
}

/** Oldest first. */
export function readScores(store: Store, caseId: string): Promise<readonly ScoreEntry[]> {
  return store.read(['scores'], (tx) => tx.objectStore('scores').getAll(ofCase(caseId)));
}

export interface CasePage {
  readonly cases: readonly CaseSummary[];
  /** Give it back as `after` for the next page; null when this was the last. */
  readonly next: string | null;
}

export interface CaseQuery {
  /** `risk`: highest score first, oldest first within a score. `oldest`: longest wait first. */
  readonly order: 'risk' | 'oldest';
  readonly after?: string | null;
  readonly limit?: number;
  /** Closed cases follow the open ones; false leaves them out. Default false. */
  readonly closed?: boolean;
}

/** One page of the list. `after` is opaque; a case that changed its place meanwhile may show twice or not, never break it. */
export async function listCases(store: Store, { order, after, limit = 50, closed = false }: CaseQuery): Promise<CasePage> {
  const lower = after ? (JSON.parse(after) as RiskKey | OldestKey) : [0];
  const range = IDBKeyRange.bound(lower, [closed ? 2 : 1], after !== undefined && after !== null, true);
  const rows = await store.read(['cases'], (tx) =>
    tx
      .objectStore('cases')
      .index(order)
      .getAll(range as never, limit + 1),
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const next = last && rows.length > limit ? JSON.stringify(order === 'risk' ? last.riskKey : last.oldestKey) : null;
  return { cases: page.map(summaryOf), next };
}

/** Open cases that wait for the same part (domain.md 15), longest wait first. */
export async function listCasesOfPart(store: Store, part: string): Promise<readonly CaseSummary[]> {
  const rows = await store.read(['cases'], (tx) => tx.objectStore('cases').index('part').getAll(part));
  return rows
    .filter((row) => !row.closedAt)
    .map(summaryOf)
    .sort((a, b) => (a.since < b.since ? -1 : 1));
}

/** The clock is shown in minutes; a text is saved many times in one, and a row of the list is dear to write. */
const touchedAgainMs = 20_000;

/** Within a write: the advisor did something for this case, so its second clock starts anew. `known`: the case, where it was asked for already. */
export async function touchCase(
  tx: WriteTx,
  { id, at, known }: { readonly id: string; readonly at: string; readonly known?: Promise<CaseRow | undefined> },
): Promise<void> {
  const before = await (known ?? tx.objectStore('cases').get(id));
  if (!before) return;
  const touchedAt = later(before.touchedAt, at);
  if (touchedAt === null || Date.parse(touchedAt) - Date.parse(before.touchedAt ?? '') < touchedAgainMs) return;
  const { fadingAt: _announced, ...row } = before; // it is no longer forgotten (unseen.ts)
  send(tx.objectStore('cases').put({ ...row, touchedAt }));
}

/** Everything of one case in a store whose key begins with its id. */
export function ofCase(caseId: string): IDBKeyRange {
  return IDBKeyRange.bound([caseId], [caseId, []]);
}

export function summaryOf({
  riskKey: _risk,
  oldestKey: _oldest,
  phoneKey: _phone,
  emailKey: _email,
  fadingAt: _fading,
  ...summary
}: CaseRow): CaseSummary {
  return summary;
}

export function rowOf(record: CaseRecord, before?: Pick<CaseSummary, 'firstSeenAt' | 'touchedAt' | 'closedAt'>): CaseRow {
  const { assessment } = record;
  const seenAt = toInstant(record.seenAt);
  const firstSeenAt = before?.firstSeenAt ?? seenAt;
  const since = assessment.waitDays === null ? firstSeenAt : addDays(seenAt, -assessment.waitDays);
  const closedAt = record.closedAt ? (before?.closedAt ?? toInstant(record.closedAt)) : null;
  return withKeys({
    id: record.id,
    ...shownFields(record.reading),
    priority: assessment.rite.priority,
    total: assessment.rite.total,
    signals: assessment.signals.length,
    escalate: assessment.escalate,
    stage: assessment.stage,
    fault: assessment.fault,
    since,
    due: assessment.rite.due && toInstant(assessment.rite.due),
    nextContact: assessment.contact.nextDue && toInstant(assessment.contact.nextDue),
    firstSeenAt,
    seenAt,
    touchedAt: before?.touchedAt ?? null,
    closedAt,
  });
}

export function withKeys(summary: CaseSummary): CaseRow {
  // A customer who is angry about a closed ticket is not over: the case stays among the open ones, and retention still counts.
  const closed = summary.closedAt && !summary.escalate ? 1 : 0;
  const { id, since } = summary;
  const riskKey: RiskKey = [closed, 100 - summary.total, since, id];
  return {
    ...summary,
    riskKey,
    oldestKey: [closed, since, id],
    ...personKeys(summary),
  };
}

/** What one person's cases have in common, however a page writes it. Null where it identifies nobody. */
export function personKeys({ phone, email }: Pick<CaseSummary, 'phone' | 'email'>): Pick<CaseRow, 'phoneKey' | 'emailKey'> {
  // A number that the CRM shows masked (139****5678) is many people's: it identifies nobody.
  const digits = /[*＊•×x]/i.test(phone ?? '') ? '' : (phone?.replace(/\D/g, '') ?? '');
  return { phoneKey: digits.length < 5 ? null : digits.slice(-11), emailKey: email?.trim().toLowerCase() || null };
}

function shownFields({ site, url, customer, vehicle, ticket }: CaseReading) {
  return {
    site: site ?? null,
    url: url ?? null,
    customer: shown(customer?.name),
    phone: shown(customer?.phone),
    email: shown(customer?.email),
    plate: shown(vehicle?.plate),
    model: shown(vehicle?.model),
    number: shown(ticket?.number),
    subject: shown(ticket?.subject),
    status: shown(ticket?.status),
    part: shown(ticket?.part),
  };
}

function shown(value: string | number | boolean | null | undefined): string | null {
  return value === undefined || value === null || value === '' ? null : String(value);
}
