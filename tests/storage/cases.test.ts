import { describe, expect, it } from 'vitest';
import { keepCase, listCases, listCasesOfPart, readCase, readScores, readSummary } from '../../lib/storage/cases';
import { readHistory } from '../../lib/storage/history';
import { keepOverride, listOverrides } from '../../lib/storage/overrides';
import { changeSettings, checkSettings, defaultSettings, readSettings } from '../../lib/storage/settings';
import { fill } from './fill';
import { freshStore, minute, now, record } from './house';

describe('a case', () => {
  it('is read as it was kept, its instants in UTC', async () => {
    const store = await freshStore();
    const line = await keepCase(store, record('demo:1'));
    expect(line).toMatchObject({
      customer: '李女士',
      total: 95,
      priority: 'P0',
      since: '2026-10-25T02:00:00.000Z',
      touchedAt: null,
    });
    expect(await readCase(store, 'demo:1')).toEqual({ ...record('demo:1'), seenAt: '2026-11-20T02:00:00.000Z' });
    expect(await readCase(store, 'demo:none')).toBeNull();
  });

  it('grows its score history only when a number changed', async () => {
    const store = await freshStore();
    for (const [at, total] of [95, 95, 60, 60, 95].entries())
      await keepCase(store, record('demo:1', { total, seenAt: minute(at) }));
    expect((await readScores(store, 'demo:1')).map((entry) => entry.total)).toEqual([95, 60, 95]);
  });

  it('stays closed since it was first found closed, and opens again', async () => {
    const store = await freshStore();
    await keepCase(store, record('demo:1', { closedAt: minute(1) }));
    await keepCase(store, record('demo:1', { seenAt: minute(9), closedAt: minute(9) }));
    expect((await readSummary(store, 'demo:1'))?.closedAt).toBe(minute(1));
    await keepCase(store, record('demo:1', { seenAt: minute(10) }));
    expect((await readSummary(store, 'demo:1'))?.closedAt).toBeNull();
  });
});

describe('the list', () => {
  async function filled() {
    const store = await freshStore();
    for (const [id, total, waitDays] of [
      ['a', 60, 3],
      ['b', 95, 2],
      ['c', 95, 9],
      ['d', 20, 40],
    ] as const) {
      await keepCase(store, record(id, { total, waitDays }));
    }
    await keepCase(store, record('e', { total: 100, closedAt: now }));
    return store;
  }

  it.each([
    ['risk', ['c', 'b', 'a', 'd']],
    ['oldest', ['d', 'c', 'a', 'b']],
  ] as const)('by %s comes in pages and leaves closed cases out', async (order, ids) => {
    const store = await filled();
    const found: string[] = [];
    let after: string | null = null;
    do {
      const page = await listCases(store, { order, limit: 3, after });
      found.push(...page.cases.map((row) => row.id));
      after = page.next;
    } while (after);
    expect(found).toEqual(ids);
  });

  it('ends with the closed ones when asked', async () => {
    const page = await listCases(await filled(), { order: 'risk', closed: true });
    expect(page.cases.map((row) => row.id)).toEqual(['c', 'b', 'a', 'd', 'e']);
  });

  it('knows who waits for the same part', async () => {
    expect((await listCasesOfPart(await filled(), '中控主板')).map((row) => row.id)).toEqual(['d', 'c', 'a', 'b']);
  });
});

describe('the history of a case', () => {
  it('holds what counts now, and the audit holds the rest', async () => {
    const store = await freshStore();
    await fill(store);
    const history = await readHistory(store, 'demo:1');
    expect(history.overrides.map(({ dimension, points }) => [dimension, points])).toEqual([['i', 25]]);
    expect([history.contacts.length, history.uses.length, history.promises?.length]).toEqual([1, 1, 2]);
    expect(await listOverrides(store, 'demo:1')).toHaveLength(3);
    await keepOverride(store, { caseId: 'demo:1', dimension: 'i', points: 5, automatic: 10, who: '', when: minute(9), why: '' });
    expect((await readHistory(store, 'demo:1')).overrides).toMatchObject([{ points: 5 }]);
  });
});

describe('settings', () => {
  it('start with defaults and change one by one', async () => {
    const store = await freshStore();
    expect(await readSettings(store)).toEqual(defaultSettings);
    await changeSettings(store, { theme: 'dark' }, now);
    await changeSettings(store, { retentionDays: 30 }, now);
    expect(await readSettings(store)).toEqual({ ...defaultSettings, theme: 'dark', retentionDays: 30 });
  });

  it('that are broken fall back one by one', () => {
    const found = checkSettings({ theme: 'pink', retentionDays: -1, advisor: { name: '王', authority: 'much' }, quietHours: 7 });
    expect(found).toEqual({ ...defaultSettings, advisor: { ...defaultSettings.advisor, name: '王' } });
    expect(checkSettings('nonsense')).toEqual(defaultSettings);
  });
});
