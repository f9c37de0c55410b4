import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportBackup } from '../../lib/storage/backup/export';
import { importBackup } from '../../lib/storage/backup/import';
import { keepCase } from '../../lib/storage/cases';
import type { Store } from '../../lib/storage/database';
import { eraseCases } from '../../lib/storage/erase';
import { fold, gramsOf, gramsOfTerm } from '../../lib/storage/grams';
import { deleteNote, restoreNote, saveNote } from '../../lib/storage/notes';
import { searchCases } from '../../lib/storage/search';
import { freshStore, minute, now, record } from './house';

async function filled() {
  const store = await freshStore();
  await keepCase(store, record('demo:1'));
  const other = { customer: { name: 'Anna Schmidt' }, vehicle: { plate: '沪B99887' }, ticket: { part: '高压电池' } };
  await keepCase(store, record('demo:2', { total: 40, reading: other }));
  await saveNote(store, { caseId: 'demo:2', noteId: 'n', text: '她说周五前要答复\nBring the gearbox', baseRevision: 0, now });
  return store;
}

describe('search', () => {
  it.each([
    ['a name', '李女', ['demo:1']],
    ['a name in Latin letters, small or big', 'schm', ['demo:2']],
    ['the last four digits of a phone', '5678', ['demo:1']],
    ['two of them', '67', ['demo:1']],
    ['a plate', '京a', ['demo:1']],
    ['the middle of a plate', '9988', ['demo:2']],
    ['a plate in full-width letters', '沪Ｂ９９', ['demo:2']],
    ['a part', '主板', ['demo:1']],
    ['a note', '周五', ['demo:2']],
    ['the inside of a word of a note', 'earbo', ['demo:2']],
    ['two words of one note', 'gearbox 答复', ['demo:2']],
    ['letters and Chinese at once', '沪b9', ['demo:2']],
    ['words that are there but not side by side', '女李', []],
    ['digits of the phone that are not stored for search', '1391', []],
    ['one character', '李', []],
    ['nothing', '  ', []],
  ])('finds %s', async (_what, query, ids) => {
    const { hits } = await searchCases(await filled(), query);
    expect(hits.map((hit) => hit.case.id)).toEqual(ids);
  });

  it('follows the note as it changes, goes and comes back', async () => {
    const store = await filled();
    await saveNote(store, { caseId: 'demo:2', noteId: 'n', text: '改成周一', baseRevision: 1, now });
    expect((await searchCases(store, '周五')).hits).toEqual([]);
    expect((await searchCases(store, '周一')).hits[0]?.note?.id).toBe('n');
    await deleteNote(store, { noteId: 'n', now: minute(1) });
    expect((await searchCases(store, '周一')).hits).toEqual([]);
    await restoreNote(store, { noteId: 'n', now: minute(2) });
    expect((await searchCases(store, '周一')).hits).toHaveLength(1);
  });

  it('shows the riskiest first, each case once, and says that there are more', async () => {
    const store = await filled();
    for (let n = 0; n < 30; n += 1) await keepCase(store, record(`x:${n}`, { total: n }));
    await saveNote(store, { caseId: 'demo:1', noteId: 'm', text: '李女士来电', baseRevision: 0, now });
    const result = await searchCases(store, '李女士', { limit: 10 });
    expect(result.hits[0]?.case.id).toBe('demo:1');
    expect(result).toMatchObject({ more: true });
    expect(result.hits).toHaveLength(10);
  });
});

describe('the keys of a term', () => {
  it('are all keys of every text that has the term', () => {
    const letters = fc
      .array(fc.constantFrom('客', '户', 'a', 'b', '1', '2', '-', 'Ａ'), { maxLength: 10 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(letters, letters, letters, (before, term, after) => {
        const grams = new Set(gramsOf(`${before}${term}${after}`));
        for (const gram of gramsOfTerm(fold(term))) expect(grams).toContain(gram);
      }),
    );
  });
});

describe('among many notes', () => {
  const words = ['客户', '来电', '曝光', '律师', 'warranty', '周五'];
  const queries = ['客户来电', '律师 曝光', 'warranty', '户来', '来电客户 周五', '客户曝光律师来电', '电客'];

  it('finds exactly what reading every note finds', async () => {
    const store = await freshStore();
    const texts: string[] = [];
    for (let n = 0; n < 900; n += 1) {
      const text = Array.from(
        { length: 4 },
        (_, at) => words[(n * 7 + at * at * 3 + Math.floor(n / (at + 2))) % words.length],
      ).join('');
      texts.push(text);
      await keepCase(store, record(`c${n}`, { reading: { customer: { name: '某' }, ticket: {}, vehicle: {} } }));
      await saveNote(store, { caseId: `c${n}`, noteId: `n${n}`, text, baseRevision: 0, now });
    }
    await expectFound(store, texts);
    const restored = await freshStore();
    await importBackup(restored, await backupOf(store));
    await expectFound(restored, texts);
    for (let n = 0; n < 900; n += 9) {
      texts[n] = '周五来电';
      await saveNote(restored, { caseId: `c${n}`, noteId: `n${n}`, text: '周五来电', baseRevision: 1, now });
    }
    await expectFound(restored, texts);
    for (let n = 0; n < 900; n += 10) await deleteNote(restored, { noteId: `n${n}`, now });
    const kept = texts.map((text, n) => (n % 10 === 0 ? '' : text));
    await expectFound(restored, kept);
    await importBackup(restored, await backupOf(store)); // the older texts are kept beside, and found
    expect((await searchCases(restored, '客户', { limit: 1000 })).hits.length).toBeGreaterThan(400);
    await eraseCases(
      restored,
      texts.map((_, n) => `c${n}`),
    );
    expect(
      await restored.read(['noteBlocks', 'noteWords'], async (tx) => [
        await tx.objectStore('noteBlocks').count(),
        await tx.objectStore('noteWords').count(),
      ]),
    ).toEqual([0, 0]);
  }, 60_000);

  async function backupOf(store: Store): Promise<Blob> {
    const parts: BlobPart[] = [];
    for await (const chunk of exportBackup(store, { passphrase: null, now })) parts.push(chunk as BlobPart);
    return new Blob(parts);
  }

  async function expectFound(store: Store, texts: readonly string[]): Promise<void> {
    for (const query of queries) {
      const all = texts.flatMap((text, n) => (query.split(' ').every((term) => text.includes(term)) ? [`c${n}`] : []));
      const { hits } = await searchCases(store, query, { limit: 1000 });
      expect([query, hits.map((hit) => hit.case.id).sort()]).toEqual([query, all.sort()]);
      const few = await searchCases(store, query, { limit: 5 });
      expect([query, few.hits.length, few.more]).toEqual([query, Math.min(5, all.length), all.length > 5]);
    }
  }
});
