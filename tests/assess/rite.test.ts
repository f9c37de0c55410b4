/** RITE: the worked rows of the training text, its boundaries, overrides and what stays assumed. */
import { describe, expect, it } from 'vitest';
import { emptyHistory } from '../../lib/case/record';
import { customer, judge, now, points, reading } from './support';

describe('the worked rows', () => {
  it.each([
    [
      'a reporter who acted, 26 days',
      { occupation: '记者', followers: '12.5万' },
      '2026-10-25',
      '我已经打了12315,太过分了',
      [30, 25, 20, 20],
      95,
      'P0',
    ],
    [
      'a car blogger who threatens, 18 days',
      { occupation: '汽车博主', followers: '8600' },
      '2026-11-02',
      '再不修好我就发微博',
      [20, 15, 15, 15],
      65,
      'P1',
    ],
    ['an ordinary customer, 12 days', {}, '2026-11-08', '太失望了,有没有人管', [0, 10, 10, 10], 30, 'P3'],
  ])('%s', (_name, customerFields, openedAt, text, expected, total, priority) => {
    const { rite, ...rest } = judge(reading([customer(text)], { customer: customerFields, ticket: { openedAt } }));
    expect(points({ rite, ...rest })).toEqual(expected);
    expect(rite.total).toBe(total);
    expect(rite.priority).toBe(priority);
  });

  it('(12 days, R10 I10 E10) is 40 and P2, with an override of the advisor', () => {
    const override = {
      caseId: 'test:1',
      dimension: 'e',
      points: 10,
      automatic: 15,
      who: '李婷',
      when: now,
      why: '电话里平静',
    } as const;
    const input = reading([customer('再不修好我就去投诉')], { ticket: { openedAt: '2026-11-08' } });
    const assessment = judge(input, { ...emptyHistory, overrides: [override] });
    expect(points(assessment)).toEqual([10, 10, 10, 10]);
    expect(assessment.rite).toMatchObject({ total: 40, priority: 'P2', due: '2026-12-04T10:00:00+08:00' });
    expect(assessment.rite.e.override).toEqual({ automatic: 15, who: '李婷', when: now, why: '电话里平静' });
  });
});

describe('days waited', () => {
  it.each([
    ['2026-11-14', 6, 5],
    ['2026-11-13', 7, 10],
    ['2026-11-07', 13, 10],
    ['2026-11-06', 14, 15],
    ['2026-10-31', 20, 15],
    ['2026-10-30', 21, 20],
    ['2026-10-24', 27, 20],
    ['2026-10-23', 28, 25],
    ['2026-十月-23 09:12:00 星期五', 28, 25],
    ['Oct 23, 2026 9:12 AM', 28, 25],
  ])('opened %s: %i days, %i points', (openedAt, days, expected) => {
    const assessment = judge(reading([], { ticket: { openedAt } }));
    expect([assessment.waitDays, assessment.rite.t.points]).toEqual([days, expected]);
  });

  it.each(['sometime', '2099-01-01', '1066-10-14'])('"%s" is reported, and five points assumed', (openedAt) => {
    const assessment = judge(reading([], { ticket: { openedAt } }));
    expect(assessment.rite.t).toMatchObject({ points: 5, assumed: true });
    expect(assessment.unread.map((entry) => entry.field)).toContain('ticket.openedAt');
  });

  it('counts the days of the advisor, not of London', () => {
    const late = { ...reading([], { ticket: { openedAt: '2026-11-13T23:30:00+08:00' } }), now: '2026-11-20T00:10:00+08:00' };
    expect(judge(late).waitDays).toBe(7);
  });
});

describe('followers', () => {
  it.each([
    ['100000', 25],
    ['99,999', 20],
    ['一万', 20],
    ['9.9k', 15],
    [999, 10],
    ['87', 5],
    ['-5', 10],
    ['lots', 10],
  ])('%s: %i points', (followers, expected) => {
    expect(judge(reading([], { customer: { followers } })).rite.i.points).toBe(expected);
  });
});
