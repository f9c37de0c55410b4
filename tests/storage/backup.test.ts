import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Note } from '../../lib/case/record';
import { exportBackup } from '../../lib/storage/backup/export';
import { describeBackup, importBackup } from '../../lib/storage/backup/import';
import { mergeNote } from '../../lib/storage/backup/merge';
import { BackupRefused } from '../../lib/storage/backup/refusal';
import type { Store } from '../../lib/storage/database';
import { listNotes, saveNote } from '../../lib/storage/notes';
import { searchCases } from '../../lib/storage/search';
import { everything, fill } from './fill';
import { freshStore, now } from './house';

const passphrase = '雨夜 correct horse';

async function fileOf(store: Store, secret: string | null): Promise<Blob> {
  const parts: BlobPart[] = [];
  for await (const chunk of exportBackup(store, { passphrase: secret, now })) parts.push(chunk as BlobPart);
  return new Blob(parts);
}

async function refusalOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  return error instanceof BackupRefused ? error.code : `not refused: ${String(error)}`;
}

describe.each([
  ['sealed', passphrase],
  ['plain', null],
])('a %s backup', (_name, secret) => {
  it('brings everything back into an empty store, also for the search', async () => {
    const store = await freshStore();
    await fill(store);
    const file = await fileOf(store, secret);
    const restored = await freshStore();
    const tally = await importBackup(restored, file, { passphrase: secret });
    expect(await everything(restored)).toEqual(await everything(store));
    expect(tally).toMatchObject({ changed: 0, beside: 0, same: 0 });
    expect((await searchCases(restored, '明确日期')).hits).toHaveLength(1);
  });

  it('can be imported twice, and into the store it came from, without a change', async () => {
    const store = await freshStore();
    await fill(store);
    const before = await everything(store);
    const file = await fileOf(store, secret);
    expect(await importBackup(store, file, { passphrase: secret })).toMatchObject({ added: 0, changed: 0, beside: 0 });
    await importBackup(store, file, { passphrase: secret });
    expect(await everything(store)).toEqual(before);
  });
});

describe('a backup that is refused changes nothing', () => {
  let sealed: Blob;
  let plain: Blob;
  beforeAll(async () => {
    const store = await freshStore();
    await fill(store);
    for (let n = 0; n < 12; n += 1) {
      await saveNote(store, { caseId: 'demo:1', noteId: `long-${n}`, text: '长'.repeat(100_000), baseRevision: 0, now });
    }
    [sealed, plain] = [await fileOf(store, passphrase), await fileOf(store, null)];
  });

  async function expectRefused(file: Blob, code: string, secret: string | null = passphrase): Promise<void> {
    const store = await freshStore();
    await saveNote(store, { caseId: 'demo:1', noteId: 'mine', text: '本来的', baseRevision: 0, now });
    const before = await everything(store);
    expect(await refusalOf(importBackup(store, file, { passphrase: secret }))).toBe(code);
    expect(await everything(store)).toEqual(before);
  }

  const edited = async (change: (text: string) => string) => new Blob([change(await plain.text())]);

  it('with a wrong passphrase', () => expectRefused(sealed, 'wrong-passphrase', 'correct horse'));
  it('without a passphrase', () => expectRefused(sealed, 'passphrase-needed', null));
  it('that is another file', () => expectRefused(new Blob(['{"some":"json"}\n']), 'not-a-backup'));
  it('that is empty', () => expectRefused(new Blob([]), 'not-a-backup'));
  it('from a newer format', async () => expectRefused(await edited((t) => t.replace('"format":1', '"format":2')), 'newer'));
  it('from a newer schema', async () => expectRefused(await edited((t) => t.replace(/"schema":\d+/, '"schema":99')), 'newer'));
  it('with a row that is none', async () =>
    expectRefused(await edited((t) => t.replace('"revision":1', '"revision":"x"')), 'bad-row'));
  it('with a kind nobody knows', async () =>
    expectRefused(await edited((t) => t.replace('"kind":"notes"', '"kind":"toString"')), 'bad-row'));
  it('nested without end', async () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    await expectRefused(await edited((t) => t.replace('\n', `\n{"kind":"packs","row":${deep}}\n`)), 'too-big');
  });
  it('with one endless line', async () => {
    const long = `{"kind":"packs","row":"${'x'.repeat(20 * 1024 * 1024)}`;
    await expectRefused(new Blob([(await plain.text()).split('\n')[0] ?? '', '\n', long]), 'too-big');
  });
  it('that wants hours for its key', async () => {
    const bytes = new Uint8Array(await sealed.arrayBuffer());
    const end = bytes.indexOf(10);
    const header = new TextDecoder().decode(bytes.subarray(0, end)).replace('600000', '4000000000');
    await expectRefused(new Blob([header, bytes.subarray(end)]), 'damaged');
  });

  it('cut after any line', async () => {
    const lines = (await plain.text()).split('\n');
    for (const count of [1, 2, 5, lines.length - 3, lines.length - 2]) {
      await expectRefused(new Blob([`${lines.slice(0, count).join('\n')}\n`]), 'cut-short');
    }
    await expectRefused(plain.slice(0, plain.size - 5), 'cut-short');
  });

  it('cut at every frame, and in the middle of one', async () => {
    const bytes = new Uint8Array(await sealed.arrayBuffer());
    const view = new DataView(bytes.buffer);
    const ends = [bytes.indexOf(10) + 1];
    let at = ends[0] ?? 0;
    while (at < bytes.length) {
      at += 4 + view.getUint32(at);
      ends.push(at);
    }
    expect(ends.length).toBeGreaterThan(4);
    for (const end of ends.slice(0, -1)) {
      await expectRefused(sealed.slice(0, end), 'cut-short');
      await expectRefused(sealed.slice(0, end + 3), 'cut-short');
      await expectRefused(sealed.slice(0, end + 1000), 'cut-short');
    }
  }, 60_000);

  it('with one changed byte, or something behind its end', async () => {
    const bytes = new Uint8Array(await sealed.arrayBuffer());
    bytes[bytes.length - 40] = (bytes[bytes.length - 40] ?? 0) ^ 1;
    await expectRefused(new Blob([bytes]), 'damaged');
    await expectRefused(new Blob([sealed, 'more']), 'damaged');
    await expectRefused(new Blob([plain, '{"end":1}\n']), 'damaged');
  });

  it('and its first line can be read without the passphrase', async () => {
    expect(await describeBackup(sealed)).toEqual({ madeAt: '2026-11-20T02:00:00.000Z', encrypted: true });
  });
});

describe('two versions of a note', () => {
  const text = fc.array(fc.constantFrom('甲', '乙', '丙', 'x', ''), { maxLength: 5 }).map((lines) => lines.join('\n'));
  const at = fc.constantFrom('2026-11-20T02:00:00.000Z', '2026-11-20T03:00:00.000Z');
  const note: fc.Arbitrary<Note> = fc.record({
    id: fc.constant('n'),
    caseId: fc.constant('c'),
    text,
    createdAt: fc.constant('2026-11-20T01:00:00.000Z'),
    updatedAt: at,
    revision: fc.integer({ min: 1, max: 4 }),
    deletedAt: fc.option(at),
  });

  function merge(store: Map<string, Note>, theirs: Note): Map<string, Note> {
    const merged = new Map(store);
    const { place, beside } = mergeNote(merged.get(theirs.id), theirs);
    if (place) merged.set(place.id, place);
    if (beside && !merged.has(beside.id)) merged.set(beside.id, beside);
    return merged;
  }
  const linesIn = (store: Map<string, Note>) => new Set([...store.values()].flatMap((kept) => kept.text.split('\n')));

  it('merge without losing a line, whichever comes first', () => {
    fc.assert(
      fc.property(note, note, (a, b) => {
        const ab = merge(merge(new Map(), a), b);
        const ba = merge(merge(new Map(), b), a);
        for (const line of [...a.text.split('\n'), ...b.text.split('\n')].filter(Boolean)) {
          expect(linesIn(ab)).toContain(line);
          expect(linesIn(ba)).toContain(line);
        }
      }),
    );
  });

  it('merge any number of times to the same', () => {
    fc.assert(
      fc.property(fc.array(note, { maxLength: 6 }), (notes) => {
        const once = notes.reduce(merge, new Map<string, Note>());
        const last = notes.at(-1);
        if (last) expect(merge(once, last)).toEqual(once);
      }),
    );
  });

  it('stay both in the store when a backup differs from what is here', async () => {
    const store = await freshStore();
    await saveNote(store, { caseId: 'demo:1', noteId: 'n', text: '甲', baseRevision: 0, now });
    const file = await fileOf(store, null);
    const other = await freshStore();
    await saveNote(other, { caseId: 'demo:1', noteId: 'n', text: '乙', baseRevision: 0, now });
    expect(await importBackup(other, file)).toMatchObject({ beside: 1 });
    await importBackup(other, file);
    expect((await listNotes(other, 'demo:1')).map((kept) => [kept.text, kept.conflictOf])).toEqual([
      ['乙', undefined],
      ['甲', 'n'],
    ]);
  });
});
