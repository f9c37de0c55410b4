import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseChineseNumber, parseCount } from '../../lib/text/count';

describe('how many followers a page shows', () => {
  it.each([
    ['12.5万', 125_000],
    ['12.5w', 125_000],
    ['12.5萬', 125_000],
    ['10万+', 100_000],
    ['一万二', 12_000],
    ['四十多万', 400_000],
    ['几十万', 200_000],
    ['十几万', 100_000],
    ['上万', 10_000],
    ['百万粉丝', 1_000_000],
    ['486,000', 486_000],
    ['486 000', 486_000],
    ['3k', 3000],
    ['1.2M', 1_200_000],
    ['1.2 million', 1_200_000],
    ['86k followers', 86_000],
    ['粉丝：１２．５万', 125_000],
    ['约3000', 3000],
    ['两千零五', 2005],
    ['1万2千', 12_000],
    ['1.2亿', 120_000_000],
    ['0', 0],
    ['第3次', 3],
  ])('%s is %d', (text, count) => expect(parseCount(text)).toBe(count));

  it.each(['−5', '-5', '', 'many', '1,23', '1e5', 'VIP', '3/5', '12.5.1', '2026-10-25'])('%j is no count', (text) =>
    expect(parseCount(text)).toBeNull(),
  );

  it('takes numbers as they are, but none below zero or above all the people there are', () => {
    expect([12, -1, Number.NaN, 1e15].map(parseCount)).toEqual([12, null, null, null]);
    expect(parseCount('999999亿')).toBeNull();
  });

  it('never throws, and reads its own plain numbers back', () => {
    fc.assert(fc.property(fc.string(), (text) => void parseCount(text)));
    fc.assert(fc.property(fc.nat(), (n) => parseCount(n.toLocaleString('en-US')) === n && parseCount(String(n)) === n));
  });
});

describe('a number in Chinese characters', () => {
  it.each([
    ['十', 10],
    ['十五', 15],
    ['二十', 20],
    ['一百二十', 120],
    ['一百零五', 105],
    ['三百五', 350],
    ['三万五', 35_000],
    ['十二万五千', 125_000],
    ['二〇二六', 2026],
    ['一亿两千万', 120_000_000],
  ])('%s is %d', (text, value) => expect(parseChineseNumber(text)).toBe(value));

  it.each(['', '万', '一点', '百二', '两两', 'abc'])('%j is none', (text) => expect(parseChineseNumber(text)).toBeNull());
});
