/** One row or more of every kind, and a look at everything that is stored. */
import { keepAdapter } from '../../lib/storage/adapters';
import { kinds } from '../../lib/storage/backup/rows';
import { keepCase } from '../../lib/storage/cases';
import { keepContact } from '../../lib/storage/contacts';
import type { Store } from '../../lib/storage/database';
import { deleteNote, saveNote } from '../../lib/storage/notes';
import { keepOverride } from '../../lib/storage/overrides';
import { keepTrack } from '../../lib/storage/ownTracks';
import { keepPack } from '../../lib/storage/packs';
import { keepFoundPromises, makePromise } from '../../lib/storage/promises';
import { planReminder } from '../../lib/storage/reminders';
import type { StoreName } from '../../lib/storage/schema';
import { changeSettings } from '../../lib/storage/settings';
import { keepUse } from '../../lib/storage/uses';
import { minute, now, record } from './house';

export async function fill(store: Store): Promise<void> {
  const caseId = 'demo:1';
  await keepCase(store, record(caseId));
  await keepCase(store, record(caseId, { total: 60, seenAt: minute(1) }));
  await keepCase(store, record('demo:2', { total: 30, closedAt: minute(2) }));
  await saveNote(store, { caseId, noteId: 'n1', text: '客户要明确日期\n今天', baseRevision: 0, now });
  await saveNote(store, { caseId, noteId: 'n2', text: '写错了', baseRevision: 0, now });
  await deleteNote(store, { noteId: 'n2', now: minute(1) });
  await keepOverride(store, {
    caseId,
    dimension: 'i',
    points: 25,
    automatic: 10,
    who: '王顾问',
    when: now,
    why: '她说有十万粉丝',
  });
  await keepOverride(store, { caseId, dimension: 'r', points: 30, automatic: 0, who: '王顾问', when: now, why: '记者' });
  await keepOverride(store, {
    caseId,
    dimension: 'r',
    points: null,
    automatic: 0,
    who: '王顾问',
    when: minute(1),
    why: '看错了',
  });
  await keepContact(store, { caseId, at: now, channel: 'phone', text: '打了电话' });
  await keepUse(store, { caseId, trackId: 't', situation: 'shouting', channel: 'phone', how: 'copy', at: now });
  const found = { text: '3-5个工作日', madeAt: now, dueAt: minute(60), state: 'open', source: 'messages.1' } as const;
  await keepFoundPromises(store, { caseId, found: [found], now });
  await makePromise(store, { caseId, text: '今晚八点回电', who: '王顾问', dueAt: minute(600), now });
  await planReminder(store, { caseId, kind: 'follow-up', stage: '24h', text: '回访', dueAt: minute(1440), now });
  await planReminder(store, { caseId: null, kind: 'backup', stage: 'weekly', text: '', dueAt: minute(1), now });
  await changeSettings(store, { language: 'zh-CN', retentionDays: 90 }, now);
  await keepPack(store, { id: 'own', value: { schema: 1, 阈值: [80, 60] }, now });
  await keepAdapter(store, { id: 'crm', value: { hosts: ['crm.example'] }, now });
  await keepTrack(store, { id: 'own-1', title: '我的', language: 'zh-CN', source: '您好 {{ name }}', updatedAt: now });
}

/** Rows of every store that is no index of words. */
export async function everything(store: Store): Promise<Record<string, unknown>> {
  const names: StoreName[] = [...kinds, 'records'];
  const entries = names.map(async (name) => [name, await store.read([name], (tx) => tx.objectStore(name as 'notes').getAll())]);
  return Object.fromEntries(await Promise.all(entries));
}
