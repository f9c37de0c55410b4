import { describe, expect, it } from 'vitest';
import type { KeptPromise, Reminder } from '../../lib/case/record';
import { type CaseNow, planDeadlines } from '../../lib/memory/deadlines';
import { localIso } from '../../lib/memory/localTime';
import { reconcile, withDeadline } from '../../lib/memory/reconcile';
import { compileShipped } from '../../lib/packs/shipped';
import { assessment } from '../storage/house';

const now = '2026-11-20T10:00:00+08:00';
const quietHours = { on: true, from: '21:00', to: '09:00' };

const judged = (nextDue: string | null, rule = 'p0-three-a-day') => ({
  ...assessment('demo:ticket/1'),
  contact: { lastByStaff: null, lastByCustomer: null, nextDue, rule },
  law: [],
});
const promise = (dueAt: string): KeptPromise => ({
  id: 'p1',
  caseId: 'demo:ticket/1',
  text: '周五给日期',
  who: null,
  madeAt: null,
  dueAt,
  state: 'open',
  decidedBy: 'hand',
  source: null,
  updatedAt: dueAt,
});
const { reminders } = compileShipped().policy;
const plan = (part: Partial<CaseNow>) =>
  planDeadlines({ assessment: judged(null), promises: [], quietHours, reminders, now, closed: false, ...part });
const local = (iso: string | undefined) => localIso(Date.parse(iso ?? ''), now).slice(0, 16);

describe('when an advisor is reminded', () => {
  it('of a contact at its time', () => {
    const [contact] = plan({ assessment: judged('2026-11-20T13:00:00+08:00') });
    expect([contact?.kind, local(contact?.dueAt)]).toEqual(['contact', '2026-11-20T13:00']);
  });
  it('of a contact that falls into the quiet hours an hour before they begin', () => {
    const [contact] = plan({ assessment: judged('2026-11-20T22:30:00+08:00') });
    expect(local(contact?.dueAt)).toBe('2026-11-20T20:00');
  });
  it('of a promise two hours before it slips, while something can be done', () => {
    const [due] = plan({ promises: [promise('2026-11-20T08:00:00.000Z')] });
    expect(local(due?.dueAt)).toBe('2026-11-20T14:00');
  });
  it('of a promise for the end of the day before the shift ends', () => {
    const [due] = plan({ promises: [promise('2026-11-20T15:59:00.000Z')] });
    expect(local(due?.dueAt)).toBe('2026-11-20T20:00');
  });
  it('of a solved case as a follow-up', () => {
    const [care] = plan({ assessment: judged('2026-11-23T10:00:00+08:00', 'solved-care') });
    expect(care?.kind).toBe('follow-up');
  });
  it('never of what was kept or broken already', () => {
    expect(plan({ promises: [{ ...promise(now), state: 'kept' }] })).toEqual([]);
  });
});

describe('what the store is told', () => {
  const [wanted] = plan({ assessment: judged('2026-11-20T13:00:00+08:00') });
  const kept = (change: Partial<Reminder>): Reminder => ({
    ...(wanted as NonNullable<typeof wanted>),
    id: 'r',
    caseId: 'demo:ticket/1',
    state: 'waiting',
    deliveredAt: null,
    updatedAt: now,
    ...change,
  });
  const list = wanted ? [wanted] : [];

  it('nothing, when it says the same already', () => {
    expect(reconcile([kept({})], list)).toEqual({ plan: [], cancel: [], finish: [] });
  });
  it('nothing, when this turn has rung: one interruption for each case and stage', () => {
    expect(reconcile([kept({ state: 'delivered' })], list).plan).toEqual([]);
  });
  it('to cancel the old turn when the advisor has called, and to finish what had rung', () => {
    expect(reconcile([kept({ stage: 'old' })], list).cancel).toEqual(['contact']);
    expect(reconcile([kept({ stage: 'old', state: 'delivered' })], list).finish).toEqual(['r']);
  });
  it('to leave alone what the advisor set by hand', () => {
    expect(reconcile([kept({ kind: 'by-hand', stage: 'mine' })], []).cancel).toEqual([]);
  });
  it('the true deadline stands in the stage', () => {
    expect(withDeadline(kept({})).deadline).toBe('2026-11-20T05:00:00.000Z');
    expect(withDeadline(kept({ stage: 'by hand' })).deadline).toBe(kept({}).dueAt);
  });
});
