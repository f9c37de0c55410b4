/** Settings, backup and privacy. Files are left in the private folder for the face that asked (handedFiles.ts). */
import { browser } from 'wxt/browser';
import { sayIn, type WordKey } from '../../../components/ui/say';
import type { ImportOutcome, StoredOverview } from '../../../lib/case/memory';
import type { CaseSummary } from '../../../lib/case/record';
import type { settingsMessages } from '../../../lib/messaging/catalogue/settings';
import { type HandlersFor, Refuse } from '../../../lib/messaging/serve';
import { describeStore, readCaseFile } from '../../../lib/storage/about';
import { exportBackup } from '../../../lib/storage/backup/export';
import { importBackup } from '../../../lib/storage/backup/import';
import { BackupRefused } from '../../../lib/storage/backup/refusal';
import { type CsvColumns, exportCases } from '../../../lib/storage/csv';
import type { Store } from '../../../lib/storage/database';
import { eraseCases, eraseEverything, findCustomerCases } from '../../../lib/storage/erase';
import { changeSettings, readSettings } from '../../../lib/storage/settings';
import { forgetAnnounced } from '../../../lib/storage/unseen';
import { turnBadges } from '../badges';
import { forgetPlaces } from '../casePlaces';
import { backupSeenTo, ring } from '../deadlines';
import { keepFading } from '../fading';
import { dropAllFiles, dropFile, leaveFile, takeFile } from '../handedFiles';
import { currentLanguage, languageOf } from '../language';
import { forgetLines, lossSeen, readLoss, watchOver } from '../secondLine';
import { forgetSeen } from '../seenFields';
import { tellFaces } from '../speak';
import { rebuildStore, store, withStore } from '../store';
import { changeTab, readTab } from '../tabs';
import { forgetUnkept } from '../unkept';
import { nowUtc } from './asker';

const csvFields = [
  'priority',
  'total',
  'customer',
  'phone',
  'model',
  'plate',
  'number',
  'subject',
  'part',
  'status',
  'since',
  'touchedAt',
  'due',
  'nextContact',
  'closedAt',
  'url',
] as const satisfies readonly (keyof CaseSummary)[];

async function overview(open: Store): Promise<StoredOverview> {
  const { counts, bytes, persisted } = await describeStore(open);
  return { counts: counts as Record<string, number>, bytes, persisted };
}

const fileDay = () => nowUtc().slice(0, 10);

async function csvColumns(): Promise<CsvColumns> {
  const say = sayIn(await currentLanguage());
  return Object.fromEntries(csvFields.map((field) => [field, say(`csv.${field}` satisfies WordKey)]));
}

async function* inUtf8(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const text of texts) yield encoder.encode(text);
}

async function* filesOf(open: Store, caseIds: readonly string[]): AsyncGenerator<string> {
  yield '[\n';
  for (const [index, id] of caseIds.entries()) {
    yield `${index > 0 ? ',\n' : ''}${JSON.stringify(await readCaseFile(open, id), null, 2)}`;
  }
  yield '\n]\n';
}

async function importFile(name: string, passphrase: string | null): Promise<ImportOutcome> {
  try {
    const tally = await importBackup(await store(), await takeFile(name), { passphrase });
    await tellFaces(null, null);
    void ring();
    return { done: true, ...tally };
  } catch (error) {
    if (error instanceof BackupRefused) return { done: false, code: error.code, line: error.line };
    throw error;
  } finally {
    await dropFile(name);
  }
}

/** Tabs that show what was deleted show no case until they are read anew: else the sidebar would ask for it again at once. */
async function leaveCases(isGone: (caseId: string) => boolean): Promise<void> {
  for (const { id } of await browser.tabs.query({})) {
    if (id === undefined) continue;
    const { caseId } = await readTab(id);
    if (caseId !== null && isGone(caseId)) await changeTab(id, () => ({ caseId: null }));
  }
}

/** Case summaries of one customer, and how much hangs on the sure ones. */
async function customerOf(caseId: string) {
  const { sure, sameName } = await withStore((open) => findCustomerCases(open, caseId));
  if (sure.length === 0) throw new Refuse('gone', 'case not known');
  const rows: Record<string, number> = { cases: sure.length };
  for (const { id } of sure) {
    const file = await withStore((open) => readCaseFile(open, id));
    if (!file) continue;
    const { notes, contacts, promises, uses, reminders, scores, overrides, record } = file;
    const counted = { notes, contacts, promises, uses, reminders, scores, overrides, messages: record.reading.messages };
    for (const [kind, list] of Object.entries(counted)) rows[kind] = (rows[kind] ?? 0) + list.length;
  }
  return { sure, sameName, rows };
}

/** Another number of days for forgotten cases: what was announced under the old one begins again with the next daily look. */
async function announceAnew(): Promise<void> {
  await withStore((open) => forgetAnnounced(open, nowUtc()));
  await keepFading(0);
}

export const settingsHandlers: HandlersFor<keyof typeof settingsMessages> = {
  async 'settings/view'() {
    const settings = await withStore(readSettings);
    return { settings, language: languageOf(settings), stored: await withStore(overview), lost: await readLoss() };
  },
  async 'settings/change'({ change }) {
    const settings = await withStore((open) => changeSettings(open, change, nowUtc()));
    if (change.listBadges !== undefined) await turnBadges();
    if (change.unseenDays !== undefined) await announceAnew();
    await tellFaces(null, null);
    void ring();
    return settings;
  },
  async 'backup/export'({ passphrase }) {
    const name = `riteside-${fileDay()}${passphrase === null ? '-plain.jsonl' : '.riteside'}`;
    const bytes = await withStore((open) => leaveFile(name, exportBackup(open, { passphrase, now: nowUtc() })));
    await withStore((open) => changeSettings(open, { lastBackupAt: nowUtc() }, nowUtc()));
    await backupSeenTo();
    await tellFaces(null, null);
    return { name, bytes };
  },
  async 'backup/csv'() {
    const columns = await csvColumns();
    const name = `riteside-${fileDay()}.csv`;
    return { name, bytes: await withStore((open) => leaveFile(name, inUtf8(exportCases(open, columns)))) };
  },
  async 'store/rebuild'() {
    await rebuildStore();
    await watchOver(await store());
    await tellFaces(null, null);
    return null;
  },
  'backup/import': ({ name, passphrase }) => importFile(name, passphrase),
  'privacy/customer': ({ caseId }) => customerOf(caseId),
  async 'privacy/file'({ caseIds }) {
    const name = `riteside-customer-${fileDay()}.json`;
    return { name, bytes: await withStore((open) => leaveFile(name, inUtf8(filesOf(open, caseIds)))) };
  },
  async 'privacy/erase-cases'({ caseIds }) {
    await withStore((open) => eraseCases(open, caseIds));
    await forgetLines({ caseIds });
    forgetUnkept((caseId) => caseIds.includes(caseId));
    await leaveCases((caseId) => caseIds.includes(caseId));
    await tellFaces(null, null);
    void ring();
    return null;
  },
  async 'privacy/erase-everything'() {
    await withStore(eraseEverything);
    await forgetLines('all');
    forgetUnkept(() => true);
    await leaveCases(() => true);
    await lossSeen();
    await dropAllFiles();
    await forgetSeen();
    await keepFading(0);
    await forgetPlaces();
    await tellFaces(null, null);
    void ring();
    return null;
  },
};
