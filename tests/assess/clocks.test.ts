/** Clocks at their edges: the law's days and repairs, the rescue's steps, a promise with an hour, an opening known from a message. */
import { describe, expect, it } from 'vitest';
import { customer, judge, points, reading, staff } from './support';

const opened = (openedAt: string, ticket = {}) => reading([], { ticket: { openedAt, subject: '中控主板缺货', ...ticket } });
const law = (input: unknown, rule: string) => judge(input).law.find((clock) => clock.rule === rule);

describe("the law's clocks", () => {
  it.each([
    ['2026-11-15', 'spare-car-5-days', { daysUsed: 5, daysLeft: 0, reached: false }],
    ['2026-11-14', 'spare-car-5-days', { daysUsed: 6, daysLeft: 0, reached: true }],
    ['2026-10-21', 'repair-30-days', { daysUsed: 30, daysLeft: 0, reached: false }],
    ['2026-10-20', 'repair-30-days', { daysUsed: 31, daysLeft: 0, reached: true }],
  ])('opened %s, %s', (openedAt, rule, expected) => {
    expect(law(opened(openedAt), rule)).toMatchObject(expected);
  });

  it('a repair that ended in the small hours ended on that day of the advisor, not of Greenwich', () => {
    const messages = [
      customer('车坏了', '2026-11-10 09:00'),
      staff('车修好了', '2026-11-19 01:00'),
      customer('已经修好了，谢谢', '2026-11-19 02:00'),
    ];
    expect(law(reading(messages, { ticket: { openedAt: '2026-11-10 09:00' } }), 'repair-30-days')).toMatchObject({ daysUsed: 9 });
  });

  it.each([
    ['the fourth visit', 4, { repairs: 4, repairsLeft: 1, reached: false }],
    ['the fifth: more than four repairs', 5, { repairs: 5, repairsLeft: 0, reached: true }],
  ])('the same fault at %s', (_, visits, expected) => {
    expect(law(opened('2026-11-18', { visits }), 'same-fault-repairs')).toMatchObject(expected);
  });

  it.each([
    ['the second visit: one repair did not cure it', 2, false],
    ['the third: two repairs did not', 3, true],
  ])('a safety fault at %s', (_, visits, reached) => {
    const input = reading([customer('刹车又失灵了')], { ticket: { openedAt: '2026-11-18', visits } });
    expect(law(input, 'safety-fault-repairs')).toMatchObject({ reached });
  });

  it.each([
    ['one visit', { visits: 1 }],
    ['visits for maintenance', { visits: 6, subject: '定期保养' }],
  ])('repairs are not counted for %s', (_, ticket) => {
    expect(law(opened('2026-11-18', ticket), 'same-fault-repairs')).toBeUndefined();
  });

  it('run for repairs, not for a complaint about manners', () => {
    const rude = reading([customer('前台态度太差了,不耐烦')], { ticket: { openedAt: '2026-11-01', subject: '服务投诉' } });
    expect(judge(rude).law).toEqual([]);
  });

  it('a trim fault never counts as one of safety', () => {
    expect(law(opened('2026-11-18', { visits: 3 }), 'safety-fault-repairs')).toBeUndefined();
  });
});

describe('the rescue after an answer', () => {
  const at = (hour: number) => `2026-11-19 ${String(hour).padStart(2, '0')}:00`;
  it.each([
    ['9 hours: solve within 24', 9, 4, '2026-11-20T10:00:00+08:00'],
    ['20 hours: still solving', 20, 4, '2026-11-20T10:00:00+08:00'],
    ['21 hours: ask back within 24', 21, 5, '2026-11-20T10:00:00+08:00'],
  ])('after %s', (_, hours, step, due) => {
    const now = new Date(Date.parse('2026-11-19T10:00:00Z') + hours * 3_600_000).toISOString().replace('.000Z', '+08:00');
    const messages = [customer('体验太差了，给你们打2分！', at(10)), staff('我是经理，非常抱歉，我来负责', at(11))];
    expect(judge({ ...reading(messages), now }).rescue).toMatchObject({ step, due, odds: 0.85 });
  });
});

describe('a promise in a field', () => {
  const promised = (promisedAt: string, now: string) => judge({ ...opened('2026-11-10', { promisedAt }), now }).promises[0];

  it('with an hour is due at that hour', () => {
    expect(promised('2026-11-20 18:00', '2026-11-20T19:00:00+08:00')).toMatchObject({
      dueAt: '2026-11-20T18:00:00+08:00',
      state: 'broken',
    });
  });

  it('with a day alone is due at its end', () => {
    expect(promised('2026-11-20', '2026-11-20T23:00:00+08:00')).toMatchObject({
      dueAt: '2026-11-20T23:59:59+08:00',
      state: 'open',
    });
  });
});

it('quiet since an opening that only a message tells quotes that message', () => {
  const messages = [staff('配件三天内到货', '2026-11-10 10:00')];
  const quiet = judge(reading(messages, { customer: { vip: true } })).signals.find((signal) => signal.id === 'quiet');
  expect(quiet?.evidence).toContainEqual({ source: 'messages.0.at', quote: '2026-11-10 10:00', rule: 'quiet-since' });
});

describe('followers in the customer’s own words', () => {
  it.each([
    ['我抖音有30万粉丝', [20, 25]],
    ['我小红书有5000粉丝', [0, 15]],
    ['我是博主，粉丝12.5w', [20, 25]],
    ['我有一万二的粉丝', [0, 20]],
    ['I have 45k followers on Instagram', [0, 20]],
    ['我朋友有100万粉丝', [0, 10]],
  ])('%s', (text, [r, i]) => {
    expect(points(judge(reading([customer(text)]))).slice(0, 2)).toEqual([r, i]);
  });

  it('the page knows better', () => {
    expect(points(judge(reading([customer('我抖音有30万粉丝')], { customer: { followers: 12_000 } })))[1]).toBe(20);
  });
});

describe('an opening shown without its year', () => {
  it.each([
    ['12月25日', '2025-12-25'],
    ['1月10日', '2026-01-10'],
    ['10月25日', '2026-10-25'],
  ])('%s lies behind us: %s', (openedAt, day) => {
    const { waitDays, unread } = judge(opened(openedAt));
    expect(waitDays).toBe(Math.round((Date.parse('2026-11-20') - Date.parse(day)) / 86_400_000));
    expect(unread).toEqual([]);
  });
});

describe('the first call to a customer in need', () => {
  it('is due two hours after the first words nobody answered, however often they write again', () => {
    const angry = (at: string) => customer('你们再不修好我就去12315投诉,发抖音曝光!', at);
    const vip = {
      customer: { occupation: '记者', followers: '20万' },
      ticket: { openedAt: '2026-10-01', subject: '中控主板缺货' },
    };
    const once = judge(reading([angry('2026-11-20 07:00')], vip)).contact;
    const again = judge(reading([angry('2026-11-20 07:00'), angry('2026-11-20 09:30')], vip)).contact;
    expect(once).toMatchObject({ rule: 'p0-first-call', nextDue: '2026-11-20T09:00:00+08:00' });
    expect(again).toMatchObject({ rule: once.rule, nextDue: once.nextDue });
  });
});
