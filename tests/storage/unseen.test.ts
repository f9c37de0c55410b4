import { describe, expect, it } from 'vitest';
import { keepCase, listCases } from '../../lib/storage/cases';
import { keepContact } from '../../lib/storage/contacts';
import type { Store } from '../../lib/storage/database';
import { listNotes, saveNote } from '../../lib/storage/notes';
import { makePromise } from '../../lib/storage/promises';
import { planReminder } from '../../lib/storage/reminders';
import { clearUnseen, forgetAnnounced } from '../../lib/storage/unseen';
import { everything } from './fill';
import { freshStore, minute, now, record } from './house';

const day = (n: number) => minute(n * 1440);
const look = (store: Store, at: number, days = 365) => clearUnseen(store, { days, now: day(at) });
const idsIn = async (store: Store) => (await listCases(store, { order: 'risk', closed: true })).cases.map(({ id }) => id).sort();

async function withOneCase(): Promise<Store> {
  const store = await freshStore();
  await keepCase(store, record('demo:1'));
  await saveNote(store, { caseId: 'demo:1', noteId: 'n', text: '客户要明确日期', baseRevision: 0, now });
  return store;
}

describe('an open case that nobody opens any more', () => {
  it('is announced a month before, then goes with everything that hangs on it', async () => {
    const store = await withOneCase();
    expect(await look(store, 334)).toEqual({ cleared: 0, announced: 0 });
    expect(await look(store, 336)).toEqual({ cleared: 0, announced: 1 });
    expect(await look(store, 365)).toEqual({ cleared: 0, announced: 1 });
    expect(await look(store, 367)).toEqual({ cleared: 1, announced: 0 });
    expect(JSON.stringify(await everything(store))).not.toContain('demo:1');
  });

  it('is announced for a whole month even when the computer was off for years', async () => {
    const store = await withOneCase();
    expect(await look(store, 2_000)).toEqual({ cleared: 0, announced: 1 });
    expect(await look(store, 2_029)).toEqual({ cleared: 0, announced: 1 });
    expect(await look(store, 2_031)).toEqual({ cleared: 1, announced: 0 });
  });

  it.each([
    ['is seen again', (store: Store, at: string) => keepCase(store, record('demo:1', { seenAt: at }))],
    [
      'gets a note',
      (store: Store, at: string) => saveNote(store, { caseId: 'demo:1', noteId: 'm', text: '还在', baseRevision: 0, now: at }),
    ],
    ['gets a contact', (store: Store, at: string) => keepContact(store, { caseId: 'demo:1', at, channel: 'phone', text: '' })],
  ])('stays another time when it %s', async (_what, act) => {
    const store = await withOneCase();
    await look(store, 336);
    await act(store, day(350));
    expect(await look(store, 700)).toEqual({ cleared: 0, announced: 1 }); // announced anew
    expect(await listNotes(store, 'demo:1')).not.toEqual([]);
    expect(await look(store, 731)).toEqual({ cleared: 1, announced: 0 });
  });

  it('stays while a promise or a reminder is still to come', async () => {
    const store = await withOneCase();
    await keepCase(store, record('demo:2'));
    await makePromise(store, { caseId: 'demo:1', text: '两年后回访', who: null, dueAt: day(730), now });
    const reminder = { kind: 'by-hand', stage: 'x', text: '', dueAt: day(730), now } as const;
    await planReminder(store, { ...reminder, caseId: 'demo:2' });
    expect(await look(store, 400)).toEqual({ cleared: 0, announced: 0 });
    expect(await look(store, 740)).toEqual({ cleared: 0, announced: 2 });
    expect(await look(store, 771)).toEqual({ cleared: 2, announced: 0 });
  });

  it('is kept for ever with 0 days, and is announced anew when the days change', async () => {
    const store = await withOneCase();
    expect(await look(store, 9_999, 0)).toEqual({ cleared: 0, announced: 0 });
    await look(store, 400);
    await forgetAnnounced(store, day(420));
    expect(await look(store, 500, 180)).toEqual({ cleared: 0, announced: 1 });
    expect(await idsIn(store)).toEqual(['demo:1']);
  });

  it('says nothing of it to whoever lists it', async () => {
    const store = await withOneCase();
    await look(store, 336);
    expect((await listCases(store, { order: 'risk' })).cases[0]).not.toHaveProperty('fadingAt');
  });
});

it('among many only the forgotten ones go; a closed one is not this rule’s', async () => {
  const store = await freshStore();
  for (let n = 0; n < 450; n += 1) await keepCase(store, record(`old:${n}`, { waitDays: n % 40 }));
  await keepCase(store, record('closed', { closedAt: now }));
  await keepCase(store, record('new', { seenAt: day(390) }));
  expect(await look(store, 400)).toEqual({ cleared: 0, announced: 450 });
  expect(await look(store, 431)).toEqual({ cleared: 450, announced: 0 });
  expect(await idsIn(store)).toEqual(['closed', 'new']);
});
