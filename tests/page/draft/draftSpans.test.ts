import fc from 'fast-check';
import { expect, it } from 'vitest';
import { keepUntouched } from '../../../lib/page/draft/draftSpans';

const span = (text: string, words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
const before = '您好。周五一定到。再见。';

it.each([
  ['typed in front', '李女士您好。周五一定到。再见。', true],
  ['typed behind', '您好。周五一定到。再见！', true],
  ['typed into it', '您好。周五一定会到。再见。', false],
  ['typed right behind it', '您好。周五一定到的。再见。', false],
  ['typed right in front of it', '您好。周五，一定到。再见。', false],
  ['taken out', '您好。周五。再见。', false],
  ['all replaced', '谢谢。', false],
])('%s', (_, after, stays) => {
  const kept = keepUntouched(before, after, [span(before, '一定到')]);
  expect(kept.map(({ start, end }) => after.slice(start, end))).toEqual(stays ? ['一定到'] : []);
});

it('whatever was changed: what stays is the very words, and whole characters', () => {
  const letters = fc.string({ unit: fc.constantFrom('一', '定', 'a', '😀', '𠮷', '👨‍👩‍👧', ' '), maxLength: 40 });
  fc.assert(
    fc.property(letters, letters, letters, letters, fc.nat(), fc.nat(), (head, cut, put, tail, from, length) => {
      const [was, is] = [head + cut + tail, head + put + tail];
      const start = was.length === 0 ? 0 : from % was.length;
      const end = Math.min(was.length, start + 1 + (length % 6));
      for (const kept of keepUntouched(was, is, [{ start, end }]))
        expect(is.slice(kept.start, kept.end)).toBe(was.slice(start, end));
    }),
  );
});
