import { describe, expect, it } from 'vitest';
import { slotsOf } from '../../components/notes/noteSlots';
import type { Note } from '../../lib/case/record';

const note = (id: string, conflictOf?: string): Note => ({
  id,
  caseId: 'c',
  text: id,
  createdAt: '',
  updatedAt: '',
  revision: 1,
  ...(conflictOf && { conflictOf }),
});
const keys = (...args: Parameters<typeof slotsOf>) => slotsOf(...args).map(({ key, id }) => `${key}=${id}`);

describe('the box under the advisor’s hands', () => {
  it('keeps its place and key when its note is saved for the first time', () => {
    expect(keys([note('old')], { fresh: 'fresh' })).toEqual(['fresh=fresh', 'old=old']);
    expect(keys([note('old'), note('fresh')], { fresh: 'fresh' })).toEqual(['fresh=fresh', 'old=old']);
  });
  it('keeps its place and key when its text moves beside; the other tab’s text follows it', () => {
    const notes = [note('a'), note('mine', 'a'), note('b')];
    expect(keys(notes, { a: 'mine' })).toEqual(['a=mine', 'a~=a', 'b=b']);
  });
  it('never shares its key when the other text moves as well', () => {
    const shown = keys([note('a'), note('mine', 'a'), note('more', 'a')], { a: 'mine', 'a~': 'more' });
    expect(new Set(shown.map((slot) => slot.split('=')[0])).size).toBe(3);
  });
});
