/**
 * Deadlines that survive the browser and a sleeping laptop: the store holds them, one alarm rings for the next.
 *
 *   a case is kept ──▶ plan ──▶ store ──▶ arm ──alarm──▶ take what is due ──▶ notification, badge ──▶ arm …
 *
 * The alarm is armed anew at every start of the worker, so one that died between two lines only rings late.
 */
import { browser } from 'wxt/browser';
import { emptyHistory } from '../../lib/case/record';
import { planDeadlines } from '../../lib/memory/deadlines';
import { localIso } from '../../lib/memory/localTime';
import { quietMinutesLeft } from '../../lib/memory/quiet';
import { reconcile } from '../../lib/memory/reconcile';
import { listCases, readCase, readSummary, touchCase } from '../../lib/storage/cases';
import { readHistory } from '../../lib/storage/history';
import { keepFoundPromises } from '../../lib/storage/promises';
import {
  cancelReminders,
  countDueCases,
  finishReminder,
  listReminders,
  nextReminderAt,
  planReminder,
  snoozeReminder,
  takeDueReminders,
} from '../../lib/storage/reminders';
import { applyRetention } from '../../lib/storage/retention';
import { readSettings } from '../../lib/storage/settings';
import { clearUnseen } from '../../lib/storage/unseen';
import { toIso } from '../../lib/text/clock';
import { keepFading } from './fading';
import { tidyHandedFiles } from './handedFiles';
import { nowUtc } from './handlers/asker';
import { inTurn } from './inTurn';
import { policy } from './mind';
import { notifyDue } from './notify';
import { openCase, openDesk } from './openCase';
import { beginNewLogs, tidyLines, watchOver } from './secondLine';
import { tellFaces } from './speak';
import { store, withStore } from './store';

const alarmName = 'deadlines';
const dailyName = 'tidy';
/** After a start: the reading that waked us goes first. */
const settleMs = 1_500;
/** The worker lives half a minute after its last work. */
const quietMs = 20_000;
const weekMs = 7 * 86_400_000;

/** Now on the advisor's own clock. */
export const nowLocal = (): string => toIso(Date.now(), -new Date().getTimezoneOffset());

/** Registers what wakes us; called while the background starts, before anything is awaited. */
export function startDeadlines(): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === alarmName) void ring();
    if (name === dailyName) void tidy();
  });
  browser.notifications.onClicked.addListener((id) => void openNotified(id));
  void everyDay();
  void watchStore();
  setTimeout(() => void planMissed().then(ring), settleMs);
  setTimeout(() => void withStore(beginNewLogs).catch(() => {}), quietMs); // no room for it now: at the next start
}

/** Set once: an alarm that is set again at every start of the worker would ring at every start. */
async function everyDay(): Promise<void> {
  if (!(await browser.alarms.get(dailyName)))
    await browser.alarms.create(dailyName, { delayInMinutes: 5, periodInMinutes: 1440 });
}

/** A case that was kept is planned again; whatever changes deadlines arms the alarm again. */
async function watchStore(): Promise<void> {
  const opened = await store().catch(() => null); // a broken store says so to whoever writes; here nothing can be planned
  const look = () =>
    opened && watchOver(opened).catch((error) => console.warn('RiteSide could not look after its second line', error));
  opened?.watchOpened(() => void look());
  void look();
  opened?.watch(({ stores, caseId }) => {
    if (caseId !== null && stores.includes('records')) void planCase(caseId).catch(warn);
    else if (stores.includes('reminders')) void arm().catch(warn);
  });
}

/** How many cases a start looks at: those that cannot wait for being opened again. */
const riskiest = 100;

/** The worker died after a case was kept and before it was planned: make up for it. */
async function planMissed(): Promise<void> {
  try {
    const { cases } = await withStore((open) => listCases(open, { order: 'risk', limit: riskiest }));
    for (const { id, nextContact } of cases) {
      if (nextContact === null) continue;
      const kept = await withStore((open) => listReminders(open, id));
      if (kept.length === 0) await planCase(id);
    }
  } catch (error) {
    warn(error);
  }
}

const warn = (error: unknown) => console.warn('RiteSide could not plan deadlines', error);

/**
 * Makes ledger and reminders say what the assessment says. Safe to repeat at any time. `reopen` when what had ended a
 * deadline was taken back: then it is due again, without a second interruption.
 */
export function planCase(caseId: string, options: { readonly reopen?: boolean } = {}): Promise<void> {
  return inTurn(caseId, () => planInTurn(caseId, options));
}

async function planInTurn(caseId: string, { reopen = false }: { readonly reopen?: boolean }): Promise<void> {
  const record = await withStore((open) => readCase(open, caseId));
  if (!record) return;
  const { assessment } = record;
  const now = nowUtc();
  await withStore((open) => keepFoundPromises(open, { caseId, found: assessment.promises, now }));
  const [{ promises = [] }, kept, { quietHours }] = await Promise.all([
    withStore((open) => readHistory(open, caseId)).catch(() => emptyHistory),
    withStore((open) => listReminders(open, caseId)),
    withStore(readSettings),
  ]);
  await keepLastWord(caseId, assessment.contact.lastByStaff);
  const closed = Boolean(record.closedAt);
  const wanted = planDeadlines({ assessment, promises, quietHours, reminders: policy().reminders, now: nowLocal(), closed });
  const { plan, cancel, finish } = reconcile(kept, wanted);
  for (const kind of cancel) await withStore((open) => cancelReminders(open, { caseId, kind }));
  for (const id of finish) await withStore((open) => finishReminder(open, { id, now }));
  for (const deadline of plan) await withStore((open) => planReminder(open, { ...deadline, caseId, now }));
  const ended = reopen
    ? kept.filter(({ id, state }) => state === 'done' && wanted.some((each) => idOf(caseId, each) === id))
    : [];
  for (const { id, dueAt } of ended) await withStore((open) => snoozeReminder(open, { id, until: dueAt, now }));
  await arm();
  if (ended.length + plan.length + cancel.length + finish.length > 0) await tellFaces(caseId, null);
}

/** As the store names a planned reminder. */
const idOf = (caseId: string, { kind, stage }: { kind: string; stage: string }) => JSON.stringify([caseId, kind, stage]);

/** The second clock: a colleague's word in the CRM is an act as well as ours. */
async function keepLastWord(caseId: string, lastByStaff: string | null): Promise<void> {
  if (lastByStaff === null) return;
  const at = new Date(lastByStaff).toISOString();
  const summary = await withStore((open) => readSummary(open, caseId));
  if (!summary || (summary.touchedAt ?? '') >= at) return;
  await withStore((open) => open.write(['cases'], (tx) => touchCase(tx, { id: caseId, at }), caseId));
}

/** The alarm came, or we have just started: show what is due, and set the next alarm. */
export async function ring(): Promise<void> {
  try {
    await planBackup();
    const settings = await withStore(readSettings);
    if (quietMinutesLeft(settings.quietHours, nowLocal()) === 0) {
      const due = await withStore((open) => takeDueReminders(open, nowUtc()));
      // What was late already when the case was first seen stands on the desk; it interrupts nobody.
      const rings = due.filter(({ updatedAt, dueAt }) => updatedAt < dueAt);
      if (rings.length > 0 && settings.notifications) await notifyDue(rings);
      if (due.length > 0) await tellFaces(null, null);
    }
    await arm();
  } catch (error) {
    warn(error);
  }
}

/** Sets badge and alarm from the store. Quiet hours put the alarm off to their end. */
async function arm(): Promise<void> {
  const [next, { quietHours }] = await Promise.all([withStore(nextReminderAt), withStore(readSettings)]);
  await showBadge();
  if (next === null) {
    await browser.alarms.clear(alarmName);
    return;
  }
  const at = Math.max(Date.parse(next), Date.now() + 1_000);
  const quiet = quietMinutesLeft(quietHours, localIso(at, nowLocal()));
  await browser.alarms.create(alarmName, { when: at + quiet * 60_000 });
}

async function showBadge(): Promise<void> {
  const due = await withStore((open) => countDueCases(open, nowUtc()));
  await browser.action.setBadgeText({ text: due === 0 ? '' : due > 99 ? '99+' : String(due) });
  await browser.action.setBadgeBackgroundColor({ color: '#b3261e' });
}

const weekly = { caseId: null, kind: 'backup', stage: 'weekly', text: '' } as const;
const weeklyId = JSON.stringify([weekly.caseId, weekly.kind, weekly.stage]);

/** The weekly reminder to make a backup; counted from the last one, or from the first start. */
async function planBackup(): Promise<void> {
  const { backupReminder, lastBackupAt } = await withStore(readSettings);
  if (!backupReminder) return;
  const dueAt = inAWeek(lastBackupAt ?? (await firstStart()));
  await withStore((open) => planReminder(open, { ...weekly, dueAt, now: nowUtc() }));
}

/** A backup was made, or not wanted this week: the next one in seven days. */
export async function backupSeenTo(): Promise<void> {
  const now = nowUtc();
  await withStore((open) => planReminder(open, { ...weekly, dueAt: inAWeek(now), now }));
  await withStore((open) => snoozeReminder(open, { id: weeklyId, until: inAWeek(now), now }));
}

const inAWeek = (from: string) => new Date(Date.parse(from) + weekMs).toISOString();

async function firstStart(): Promise<string> {
  const { firstStart: known } = await browser.storage.local.get('firstStart');
  if (typeof known === 'string' && !Number.isNaN(Date.parse(known))) return known;
  const now = nowUtc();
  await browser.storage.local.set({ firstStart: now });
  return now;
}

/** Once a day: what has been kept long enough goes. */
async function tidy(): Promise<void> {
  try {
    const { retentionDays, unseenDays } = await withStore(readSettings);
    const now = nowUtc();
    const cleared = await withStore((open) => applyRetention(open, { days: retentionDays, now }));
    const faded = await withStore((open) => clearUnseen(open, { days: unseenDays, now }));
    await keepFading(faded.announced);
    await withStore(tidyLines);
    await tidyHandedFiles();
    await arm();
    if (cleared.cases + faded.cleared + faded.announced > 0) await tellFaces(null, null);
  } catch (error) {
    console.warn('RiteSide could not tidy up; it tries again tomorrow', error);
  }
}

/** The id of a notification is the reminder's, which names its case; no memory is needed. */
async function openNotified(id: string): Promise<void> {
  await browser.notifications.clear(id);
  const caseId = caseOf(id);
  if (caseId === null || !(await openCase(caseId))) await openDesk();
}

function caseOf(id: string): string | null {
  try {
    const parts: unknown = JSON.parse(id);
    return Array.isArray(parts) && typeof parts[0] === 'string' ? parts[0] : null;
  } catch {
    return null; // the one notification for many cases
  }
}
