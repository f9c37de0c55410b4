import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toIso } from '../../lib/text/clock';
import { parseShownDate } from '../../lib/text/shownDate';

const now = '2026-11-20T10:00:00+08:00';
const minute = (text: string) => `${text}+08:00 minute`;
const day = (text: string) => `${text}T00:00:00+08:00 day`;
const read = (text: string | number, at = now) => {
  const shown = parseShownDate(text, at);
  return shown && `${shown.iso} ${shown.precision}`;
};

describe('a date as a CRM shows it', () => {
  it.each([
    ['2026-10-25 09:12', minute('2026-10-25T09:12:00')],
    ['2026-10-25 09:12:33', minute('2026-10-25T09:12:33')],
    ['2026/10/25', day('2026-10-25')],
    ['Friday, August 14th, 2026 (18:22)', minute('2026-08-14T18:22:00')],
    ['2026年11月2日（18:22）', minute('2026-11-02T18:22:00')],
    ['2026.10.25', day('2026-10-25')],
    ['2026年8月1日 上午9:12', minute('2026-08-01T09:12:00')],
    ['２０２６年８月１日', day('2026-08-01')],
    ['2026年10月27日周二 09:12:00', minute('2026-10-27T09:12:00')],
    ['2026年10月25日09时12分', minute('2026-10-25T09:12:00')],
    ['10月25日', day('2026-10-25')],
    ['十月二十五日', day('2026-10-25')],
    ['二〇二六年十月二十五日', day('2026-10-25')],
    ['上周五', day('2026-11-13')],
    ['上个星期一 09:12', minute('2026-11-09T09:12:00')],
    ['last Friday', day('2026-11-13')],
    ['10-25 09:12', minute('2026-10-25T09:12:00')],
    ['Aug 1, 2026 9:12 AM', minute('2026-08-01T09:12:00')],
    ['1 August 2026', day('2026-08-01')],
    ['Sunday, October 25, 2026', day('2026-10-25')],
    ['Oct 25th, 2026', day('2026-10-25')],
    ['Tue Oct 27 09:12:00 2026', minute('2026-10-27T09:12:00')],
    ['2026-十月-27 09:12:00 星期二', minute('2026-10-27T09:12:00')],
    ['2026-十一月-07 09:12:00 星期六', minute('2026-11-07T09:12:00')],
    ['2026-十二月-01 09:12:00 星期二', minute('2026-12-01T09:12:00')],
    ['2026-10-25T01:12:00Z', minute('2026-10-25T09:12:00')],
    ['2026-10-25T09:12:00.123+0800', minute('2026-10-25T09:12:00')],
    ['Sun, 25 Oct 2026 01:12:00 +0000', minute('2026-10-25T09:12:00')],
    ['Sun, 25 Oct 2026 01:12:00 GMT', minute('2026-10-25T09:12:00')],
    ['Mon Oct 26 2026 09:12:00 GMT+0800 (China Standard Time)', minute('2026-10-26T09:12:00')],
    ['10/25/2026 09:12 AM', minute('2026-10-25T09:12:00')],
    ['10/11/2026 9:12 PM', minute('2026-10-11T21:12:00')],
    ['10/25/26 9:12 AM', minute('2026-10-25T09:12:00')],
    ['25/10/2026', day('2026-10-25')],
    ['2026-10-25\u00a009:12', minute('2026-10-25T09:12:00')],
    ['20261025', day('2026-10-25')],
    [1792890720, minute('2026-10-25T09:12:00')],
    [1792890720000, minute('2026-10-25T09:12:00')],
    ['1792890720', minute('2026-10-25T09:12:00')],
    ['2026-10-25 09:12 (4周前)', minute('2026-10-25T09:12:00')],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected));

  it.each([
    ['刚刚', minute('2026-11-20T10:00:00')],
    ['2小时前', minute('2026-11-20T08:00:00')],
    ['25小时 ago', minute('2026-11-19T09:00:00')],
    ['an hour ago', minute('2026-11-20T09:00:00')],
    ['2 days 3 hours ago', minute('2026-11-18T07:00:00')],
    ['3天前', day('2026-11-17')],
    ['4 weeks ago', day('2026-10-23')],
    ['一个月前', day('2026-10-20')],
    ['昨天 14:20', minute('2026-11-19T14:20:00')],
    ['昨天下午3点', minute('2026-11-19T15:00:00')],
    ['yesterday at 2:20 PM', minute('2026-11-19T14:20:00')],
    ['星期三 14:20', minute('2026-11-18T14:20:00')],
    ['09:12', minute('2026-11-20T09:12:00')],
    ['in 3 days', day('2026-11-23')],
  ])('%s, seen from now', (text, expected) => expect(read(text)).toBe(expected));

  it.each([
    '',
    'sometime',
    '10',
    '3天',
    '10/11/2026',
    '11/10',
    '23:12',
    '2026-02-30',
    '2026-10-25 25:00',
    '1999-12-31',
    '2031-01-01',
    '2026-10',
    '13800138000',
    'P0',
    '3-5个工作日',
  ])('%j is not read as a date', (text) => expect(read(text)).toBeNull());

  it('a date without a year is the nearest one within reach', () => {
    expect(read('12月3日')).toBe(day('2026-12-03'));
    expect(read('2月1日')).toBe(day('2026-02-01'));
    expect(read('12-30', '2027-01-05T10:00:00+08:00')).toBe(day('2026-12-30'));
    expect(read('02-29', '2028-03-05T10:00:00+08:00')).toBe('2028-02-29T00:00:00+08:00 day');
    expect(read('02-29')).toBeNull();
  });

  it.each([
    ['+08:00', '2026-10-25T09:12:00+08:00'],
    ['-05:00', '2026-10-24T20:12:00-05:00'],
    ['+05:30', '2026-10-25T06:42:00+05:30'],
  ])('an instant in UTC is shown in %s', (zone, iso) => {
    expect(parseShownDate('2026-10-25T01:12:00Z', `2026-11-20T10:00:00${zone}`)?.iso).toBe(iso);
    expect(parseShownDate('2026-10-25 09:12', `2026-11-20T10:00:00${zone}`)?.iso).toBe(`2026-10-25T09:12:00${zone}`);
  });

  it('never throws, and reads its own ISO back', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.double(), fc.stringMatching(/^[\d年月日天前:/\- apm]{0,20}$/)),
        (text) => void read(text),
      ),
    );
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(2001, 0), max: Date.UTC(2029, 0) }),
        fc.constantFrom(480, -300, 330),
        (ms, offset) => {
          const iso = toIso(ms, offset);
          expect(parseShownDate(iso, now)?.iso).toBe(toIso(Math.floor(ms / 1000) * 1000, 480));
        },
      ),
    );
  });
});
