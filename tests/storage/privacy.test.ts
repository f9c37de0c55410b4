import { describe, expect, it } from 'vitest';
import { describeStore, readCaseFile } from '../../lib/storage/about';
import { keepCase, listCases } from '../../lib/storage/cases';
import { csvCell, exportCases } from '../../lib/storage/csv';
import { eraseCases, eraseEverything, findCustomerCases } from '../../lib/storage/erase';
import { listNotes } from '../../lib/storage/notes';
import { applyRetention } from '../../lib/storage/retention';
import { searchCases } from '../../lib/storage/search';
import { everything, fill } from './fill';
import { freshStore, minute, now, record } from './house';

const days = (n: number) => minute(n * 1440);

describe('retention', () => {
  it('deletes a closed case everywhere once its days are over, and no open one', async () => {
    const store = await freshStore();
    await fill(store);
    expect((await applyRetention(store, { days: 180, now: days(179) })).cases).toBe(0);
    expect((await applyRetention(store, { days: 180, now: days(181) })).cases).toBe(1);
    expect(JSON.stringify(await everything(store))).not.toContain('demo:2');
    expect((await listCases(store, { order: 'risk', closed: true })).cases.map((row) => row.id)).toEqual(['demo:1']);
  });

  it('keeps for ever with 0 days, and clears deleted notes after a month', async () => {
    const store = await freshStore();
    await fill(store);
    expect(await applyRetention(store, { days: 0, now: days(29) })).toMatchObject({ cases: 0, notes: 0 });
    expect(await applyRetention(store, { days: 0, now: days(9999) })).toMatchObject({ cases: 0, notes: 1 });
    expect(await listNotes(store, 'demo:1', { deleted: true })).toHaveLength(1);
  });
});

describe('one customer', () => {
  it('is found by phone or email, and by name only as a question', async () => {
    const store = await freshStore();
    await fill(store);
    await keepCase(store, record('demo:3', { reading: { customer: { name: '李女士', phone: '138 1234 5678' } } }));
    await keepCase(store, record('demo:4', { reading: { customer: { name: 'Li', phone: '+86 139-1234-5678' } } }));
    await keepCase(store, record('demo:5', { reading: { customer: { name: '王先生', phone: '139****5678' } } }));
    const { sure, sameName } = await findCustomerCases(store, 'demo:1');
    expect(sure.map((row) => row.id).sort()).toEqual(['demo:1', 'demo:2', 'demo:4']);
    expect(sameName.map((row) => row.id)).toEqual(['demo:3']);
  });

  it('is deleted with every trace, also of the search', async () => {
    const store = await freshStore();
    await fill(store);
    await eraseCases(store, ['demo:1']);
    expect(JSON.stringify(await everything(store))).not.toContain('demo:1');
    expect((await searchCases(store, '明确日期')).hits).toEqual([]);
    const words = await store.read(['noteWords', 'caseWords'], async (tx) => [
      ...(await tx.objectStore('noteWords').getAll()),
      ...(await tx.objectStore('caseWords').getAllKeys()),
    ]);
    expect(words).toEqual(['demo:2']);
  });

  it('can be shown everything that is stored', async () => {
    const store = await freshStore();
    await fill(store);
    const file = await readCaseFile(store, 'demo:1');
    expect(file).toMatchObject({ summary: { customer: '李女士' }, promises: [{}, {}], reminders: [{}], overrides: [{}, {}, {}] });
    expect(file?.notes).toHaveLength(2);
    expect((await describeStore(store)).counts).toMatchObject({ cases: 2, notes: 2 });
    expect(await readCaseFile(store, 'demo:none')).toBeNull();
  });
});

it('deleting everything leaves nothing', async () => {
  const store = await freshStore();
  await fill(store);
  await eraseEverything(store);
  expect(Object.values(await everything(store)).flat()).toEqual([]);
});

describe('the table for Excel', () => {
  it.each([
    ['=1+1', `"'=1+1"`],
    ['+86 139', `"'+86 139"`],
    ['-5', `"'-5"`],
    ['@SUM(A1)', `"'@SUM(A1)"`],
    [' =1', `"' =1"`],
    ['＝1', `"'＝1"`],
    ['\tx', `"'\tx"`],
    ['a"b', '"a""b"'],
    ['两\n行', '"两\n行"'],
    [-5, '-5'],
    [true, '"true"'],
    [null, '""'],
  ])('writes %j as %s', (value, cell) => expect(csvCell(value)).toBe(cell));

  it('begins with the byte-order mark and the titles', async () => {
    const store = await freshStore();
    await keepCase(store, record('demo:1', { seenAt: now }));
    let text = '';
    for await (const chunk of exportCases(store, { customer: '客户', total: 'RITE', priority: '优先级' })) text += chunk;
    expect(text).toBe('\uFEFF"客户","RITE","优先级"\r\n"李女士",95,"P0"\r\n');
  });
});
