import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keepCase, readSummary } from '../../lib/storage/cases';
import { deleteNote, holdsAllLines, listNotes, restoreNote, saveNote } from '../../lib/storage/notes';
import { freshStore, minute, now, record } from './house';

const caseId = 'demo:ticket/17';
const first = { caseId, noteId: 'n1', text: '客户要明确日期', baseRevision: 0, now };

describe('a note', () => {
  it('is there again after it was saved', async () => {
    const store = await freshStore();
    const saved = await saveNote(store, first);
    expect(saved).toMatchObject({ id: 'n1', text: '客户要明确日期', revision: 1, createdAt: '2026-11-20T02:00:00.000Z' });
    expect(await listNotes(store, caseId)).toEqual([saved]);
  });

  it('is not stored while it is empty and new, and is kept empty when it was saved before', async () => {
    const store = await freshStore();
    expect((await saveNote(store, { ...first, text: '' })).revision).toBe(0);
    expect(await listNotes(store, caseId)).toEqual([]);
    await saveNote(store, first);
    await saveNote(store, { ...first, text: '', baseRevision: 1 });
    expect((await listNotes(store, caseId)).map((note) => note.text)).toEqual(['']);
  });

  it('counts as work on the case', async () => {
    const store = await freshStore();
    await keepCase(store, record(caseId));
    await saveNote(store, { ...first, now: minute(5) });
    expect((await readSummary(store, caseId))?.touchedAt).toBe(minute(5));
  });

  it('that is deleted can be brought back, and typing on in another tab loses nothing', async () => {
    const store = await freshStore();
    await saveNote(store, first);
    await deleteNote(store, { noteId: 'n1', now: minute(1) });
    expect(await listNotes(store, caseId)).toEqual([]);
    const typedOn = await saveNote(store, { ...first, text: '客户要明确日期\n今天', baseRevision: 1, now: minute(2) });
    expect(typedOn).toMatchObject({ conflictOf: 'n1', text: '客户要明确日期\n今天' });
    await restoreNote(store, { noteId: 'n1', now: minute(3) });
    expect((await listNotes(store, caseId)).map((note) => note.text)).toEqual(['客户要明确日期', '客户要明确日期\n今天']);
  });

  it('follows itself when the reply to a save was lost', async () => {
    const store = await freshStore();
    await saveNote(store, { ...first, writer: 'tab-a' });
    const again = await saveNote(store, { ...first, text: '客户要明确的日期', writer: 'tab-a' });
    expect(again).toMatchObject({ id: 'n1', revision: 2 });
    expect(await listNotes(store, caseId)).toHaveLength(1);
  });

  it('of another case is never written into: the text becomes a note of the case that was meant', async () => {
    const store = await freshStore();
    await saveNote(store, first);
    const strayed = await saveNote(store, { ...first, caseId: 'demo:ticket/18', text: '走错门的一句', baseRevision: 1 });
    expect(strayed).toMatchObject({ caseId: 'demo:ticket/18', text: '走错门的一句' });
    expect((await listNotes(store, caseId)).map((note) => note.text)).toEqual(['客户要明确日期']);
    expect(await listNotes(store, 'demo:ticket/18')).toEqual([strayed]);
  });

  it('is sent twice by a retry and stored once', async () => {
    const store = await freshStore();
    const [one, two] = await Promise.all([saveNote(store, first), saveNote(store, first)]);
    expect(one).toEqual(two);
  });
});

describe('two tabs on one note', () => {
  it('keep both texts', async () => {
    const store = await freshStore();
    await saveNote(store, first);
    await saveNote(store, { ...first, text: '甲的话', baseRevision: 1, writer: 'a' });
    const ours = await saveNote(store, { ...first, text: '乙的话', baseRevision: 1, writer: 'b' });
    expect(ours).toMatchObject({ conflictOf: 'n1', text: '乙的话' });
    const typedOn = await saveNote(store, { ...first, text: '乙的话很长', baseRevision: 1, writer: 'b' });
    expect(typedOn.id).toBe(ours.id);
    expect((await listNotes(store, caseId)).map((note) => note.text)).toEqual(['甲的话', '乙的话很长']);
  });

  it('keep the third text as well, when one of them runs into a second conflict', async () => {
    const store = await freshStore();
    await saveNote(store, first);
    await saveNote(store, { ...first, text: '甲的话', baseRevision: 1, writer: 'a' });
    await saveNote(store, { ...first, text: '乙的话', baseRevision: 1, writer: 'b' });
    await saveNote(store, { ...first, text: '甲改了', baseRevision: 2, writer: 'a' });
    await saveNote(store, { ...first, text: '乙在甲的上面改', baseRevision: 2, writer: 'b' });
    const [place, ...beside] = (await listNotes(store, caseId)).map((note) => note.text);
    expect([place, beside.sort()]).toEqual(['甲改了', ['乙在甲的上面改', '乙的话']]);
  });

  it.each([true, false])('write 500 lines each, interleaved, and lose none (writers named: %s)', async (named) => {
    const store = await freshStore();
    const tab = (name: string) => ({ name, id: 'n1', text: '', revision: 0 });
    const tabs = [tab('a'), tab('b')];
    const confirmed = new Set<string>();
    for (let turn = 0; turn < 500; turn += 1) {
      await Promise.all(
        tabs.map(async (state) => {
          const line = `${state.name} ${turn}`;
          state.text = state.text === '' ? line : `${state.text}\n${line}`;
          const save = { caseId, noteId: state.id, text: state.text, baseRevision: state.revision, now: minute(turn) };
          const saved = await saveNote(store, named ? { ...save, writer: state.name } : save);
          Object.assign(state, { id: saved.id, revision: saved.revision });
          confirmed.add(line);
        }),
      );
    }
    const all = new Set((await listNotes(store, caseId)).flatMap((note) => note.text.split('\n')));
    expect([...confirmed].filter((line) => !all.has(line))).toEqual([]);
    expect((await listNotes(store, caseId)).length).toBeLessThan(4);
  });

  it('that never look at the replies lose nothing either', async () => {
    const line = fc.constantFrom('甲', '乙', '丙', '丁', 'x', 'y');
    const edit = fc.record({ tab: fc.constantFrom('a', 'b'), line, base: fc.nat(4) });
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { maxLength: 12 }), async (edits) => {
        const store = await freshStore();
        const texts: Record<string, string> = { a: '', b: '' };
        for (const [turn, { tab, line: word, base }] of edits.entries()) {
          texts[tab] = `${texts[tab]}${word}${turn}\n`;
          await saveNote(store, { caseId, noteId: 'n1', text: texts[tab] ?? '', baseRevision: base, now: minute(turn) });
        }
        const notes = await listNotes(store, caseId);
        // A base revision that happens to match is an honest edit of that text, so only the last word of each tab is sure.
        const last = edits.at(-1);
        if (last) expect(notes.some((note) => holdsAllLines(note.text, texts[last.tab] ?? ''))).toBe(true);
        store.close();
      }),
      { numRuns: 60 },
    );
  });
});
