import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, civilDate, dayOf, monthSpan, weekdayOf } from '../../lib/text/calendar';
import { addWorkdays, festivalSpan } from '../../lib/text/chinaDays';
import { addDays, dayNumber, daysBetween, endOfDay, parseInstant, toIso } from '../../lib/text/clock';

const offsets = fc.constantFrom(480, -300, 330, 0, 720, -570);
const moments = fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2035, 0) }).map((ms) => Math.floor(ms / 1000) * 1000);

describe('days between, in the zone of the advisor', () => {
  it.each([
    ['2026-10-25T23:59:00+08:00', '2026-10-26T00:01:00+08:00', 1],
    ['2026-10-25T00:00:00+08:00', '2026-11-20T10:00:00+08:00', 26],
    ['2026-10-25T16:30:00Z', '2026-10-26T10:00:00+08:00', 0],
    ['2026-10-25T23:00:00-05:00', '2026-10-26T01:00:00-05:00', 1],
    ['2028-02-28T12:00:00+05:30', '2028-03-01T12:00:00+05:30', 2],
    ['2026-11-20T10:00:00+08:00', '2026-11-18T10:00:00+08:00', -2],
  ])('%s to %s is %d', (a, b, days) => expect(daysBetween(a, b)).toBe(days));

  it('ends a day at 23:59:59 of its own zone', () => {
    expect(endOfDay('2026-11-20T10:00:00+08:00')).toBe('2026-11-20T23:59:59+08:00');
    expect(endOfDay('2026-11-20T23:59:59-05:00')).toBe('2026-11-20T23:59:59-05:00');
    expect(addDays('2028-02-28T10:00:00+05:30', 1)).toBe('2028-02-29T10:00:00+05:30');
  });

  it('refuses an instant without a zone', () => {
    expect(() => parseInstant('2026-11-20T10:00:00')).toThrow(RangeError);
    expect(() => parseInstant('soon')).toThrow(RangeError);
  });

  it('reads back what it writes', () => {
    fc.assert(
      fc.property(moments, offsets, (epochMs, offsetMinutes) => {
        expect(parseInstant(toIso(epochMs, offsetMinutes))).toEqual({ epochMs, offsetMinutes });
      }),
    );
  });
});

describe('the calendar', () => {
  it('has no 30 February, and a leap day in 2028 only', () => {
    expect([dayOf(2026, 2, 30), dayOf(2026, 2, 29), dayOf(2026, 13, 1)]).toEqual([null, null, null]);
    expect(dayOf(2028, 2, 29)).not.toBeNull();
  });

  it('a month after 31 January is the last day of February', () => {
    expect(civilDate(addMonths(dayOf(2027, 1, 31) ?? 0, 1))).toEqual({ year: 2027, month: 2, day: 28 });
    expect(civilDate(monthSpan(dayOf(2026, 12, 31) ?? 0, 2).last)).toEqual({ year: 2027, month: 2, day: 28 });
  });

  it('knows weekdays, before 1970 too', () => {
    expect([weekdayOf(dayOf(2026, 11, 20) ?? 0), weekdayOf(0), weekdayOf(-4)]).toEqual([5, 4, 7]);
  });
});

const iso = (day: number) => toIso(day * 86_400_000, 0).slice(0, 10);
const workdays = (year: number, month: number, day: number, count: number) =>
  iso(addWorkdays(dayOf(year, month, day) ?? 0, count));

describe('working days in China', () => {
  it.each([
    ['over a weekend', workdays(2026, 11, 20, 3), '2026-11-25'],
    ['over National Day 2026', workdays(2026, 9, 30, 1), '2026-10-08'],
    ['a make-up Saturday works', workdays(2026, 10, 9, 1), '2026-10-10'],
    ['over Spring Festival 2026', workdays(2026, 2, 14, 1), '2026-02-24'],
    ['New Year of a year not yet published', workdays(2026, 12, 31, 1), '2027-01-04'],
    ['National Day of a year not yet published', workdays(2027, 9, 30, 1), '2027-10-08'],
  ])('%s', (_, reached, expected) => expect(reached).toBe(expected));

  it('a festival is the days off around it', () => {
    const national = festivalSpan('national', 2026);
    expect(national && [iso(national.first), iso(national.last)]).toEqual(['2026-10-01', '2026-10-07']);
    expect(dayNumber(Date.UTC(2026, 1, 15), 0)).toBe(festivalSpan('spring', 2026)?.first);
  });
});
