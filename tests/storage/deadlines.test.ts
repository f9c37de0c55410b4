import { describe, expect, it } from 'vitest';
import { quietMinutesLeft } from '../../lib/memory/quiet';
import { trustBalance } from '../../lib/memory/trust';
import { readHistory } from '../../lib/storage/history';
import { decidePromise, keepFoundPromises, listDuePromises, makePromise } from '../../lib/storage/promises';
import {
  cancelReminders,
  countDueCases,
  finishReminder,
  listDueReminders,
  nextReminderAt,
  planReminder,
  snoozeReminder,
  takeDueReminders,
} from '../../lib/storage/reminders';
import { freshStore, minute, now } from './house';

const caseId = 'demo:1';
const found = { text: '3-5个工作日', madeAt: now, dueAt: minute(60), state: 'open', source: 'messages.1' } as const;
const plan = { caseId, kind: 'follow-up', stage: '24h', text: '回访', dueAt: minute(10), now } as const;

describe('the promise ledger', () => {
  it('takes a promise of the page once, although messages move, and follows its state', async () => {
    const store = await freshStore();
    await keepFoundPromises(store, { caseId, found: [found], now });
    const ledger = await keepFoundPromises(store, { caseId, found: [{ ...found, source: 'messages.7', state: 'broken' }], now });
    expect(ledger).toMatchObject([{ state: 'broken', source: 'messages.7', decidedBy: 'page' }]);
  });

  it('keeps a promise that the page no longer shows', async () => {
    const store = await freshStore();
    await keepFoundPromises(store, { caseId, found: [found], now });
    expect(await keepFoundPromises(store, { caseId, found: [], now })).toHaveLength(1);
  });

  it('leaves the advisor the last word', async () => {
    const store = await freshStore();
    const [promise] = await keepFoundPromises(store, { caseId, found: [found], now });
    await decidePromise(store, { id: promise?.id ?? '', state: 'beaten', now: minute(1) });
    const ledger = await keepFoundPromises(store, { caseId, found: [{ ...found, state: 'broken' }], now: minute(2) });
    expect(ledger[0]?.state).toBe('beaten');
  });

  it('knows what is due, and what trust is left', async () => {
    const store = await freshStore();
    const weights = { kept: 1, broken: -1, beaten: 2, 'not-made-good': -2 };
    const soon = await makePromise(store, { caseId, text: '今晚回电', who: '王', dueAt: minute(5), now });
    await makePromise(store, { caseId, text: '周五到货', who: '王', dueAt: minute(5000), now });
    expect((await listDuePromises(store, { until: minute(6) })).map((row) => row.text)).toEqual(['今晚回电']);
    const states = ['kept', 'beaten', 'beaten', 'broken', 'not-made-good', 'open'] as const;
    expect(
      trustBalance(
        states.map((state) => ({ ...soon, state })),
        weights,
      ),
    ).toBe(2);
  });
});

describe('a follow-up that the advisor ticks off', () => {
  it('counts as a contact, so that the next one comes; one whose reason has gone by itself does not', async () => {
    const store = await freshStore();
    const { id } = await planReminder(store, plan);
    await finishReminder(store, { id, now: minute(12) });
    expect((await readHistory(store, caseId)).contacts).toEqual([]);
    await finishReminder(store, { id, now: minute(13), byHand: true });
    expect((await readHistory(store, caseId)).contacts.map(({ at }) => at)).toEqual([minute(13)]);
  });
});

describe('a reminder', () => {
  it('is delivered once, also by two alarms at the same time, and says how late it is', async () => {
    const store = await freshStore();
    await planReminder(store, plan);
    expect(await nextReminderAt(store)).toBe(minute(10));
    expect(await takeDueReminders(store, minute(9))).toEqual([]);
    const [one, two] = await Promise.all([takeDueReminders(store, minute(70)), takeDueReminders(store, minute(70))]);
    expect([...one, ...two]).toMatchObject([{ text: '回访', lateMs: 3_600_000 }]);
    expect(await nextReminderAt(store)).toBeNull();
  });

  it('moves while it waits, and is not planned again for a stage that was delivered', async () => {
    const store = await freshStore();
    await planReminder(store, plan);
    await planReminder(store, { ...plan, dueAt: minute(20) });
    expect(await takeDueReminders(store, minute(15))).toEqual([]);
    expect(await takeDueReminders(store, minute(20))).toHaveLength(1);
    await planReminder(store, { ...plan, dueAt: minute(30) });
    expect(await takeDueReminders(store, minute(40))).toEqual([]);
  });

  it('comes back at the exact time to which it was snoozed', async () => {
    const store = await freshStore();
    const { id } = await planReminder(store, plan);
    await takeDueReminders(store, minute(10));
    await snoozeReminder(store, { id, until: minute(25), now: minute(11) });
    expect(await takeDueReminders(store, minute(24))).toEqual([]);
    expect(await takeDueReminders(store, minute(25))).toHaveLength(1);
  });

  it('counts on the badge by case until it is done', async () => {
    const store = await freshStore();
    const { id } = await planReminder(store, plan);
    await planReminder(store, { ...plan, stage: '3d' });
    await planReminder(store, { ...plan, caseId: 'demo:2' });
    await planReminder(store, { ...plan, caseId: null, kind: 'backup' });
    await takeDueReminders(store, minute(10));
    expect(await countDueCases(store, minute(10))).toBe(2);
    await finishReminder(store, { id, now: minute(11) });
    expect(await listDueReminders(store, minute(11))).toHaveLength(3);
  });

  it('that is no longer needed goes', async () => {
    const store = await freshStore();
    await planReminder(store, plan);
    expect(await cancelReminders(store, { caseId, kind: 'follow-up' })).toBe(1);
    expect(await nextReminderAt(store)).toBeNull();
  });
});

describe('quiet hours', () => {
  const night = { on: true, from: '21:00', to: '09:00' };
  it.each([
    ['2026-11-20T20:59:00+08:00', night, 0],
    ['2026-11-20T21:00:00+08:00', night, 720],
    ['2026-11-20T08:59:00+08:00', night, 1],
    ['2026-11-20T09:00:00+08:00', night, 0],
    ['2026-11-20T23:00:00+08:00', { ...night, on: false }, 0],
    ['2026-11-20T13:00:00+08:00', { on: true, from: '12:00', to: '14:00' }, 60],
  ])('at %s', (at, hours, minutes) => expect(quietMinutesLeft(hours, at)).toBe(minutes));
});
