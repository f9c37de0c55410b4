/** What counts as a promise, when it is due, and whether it was kept. */
import { describe, expect, it } from 'vitest';
import { judge, reading, signalsOf, staff } from './support';

function promisesOf(texts: readonly [string, string][], ticket = {}) {
  const messages = texts.map(([at, text]) => staff(text, at));
  return judge(reading(messages, { ticket })).promises.map((promise) => [promise.dueAt.slice(0, 10), promise.state]);
}

describe('a promise', () => {
  it.each([
    ['主板要从总部调,3-5个工作日能到', '2026-11-17'],
    ['下周一到货', '2026-11-16'],
    ['最晚三天内给您装好', '2026-11-13'],
    ['预计15号到', '2026-11-15'],
    ['月底前能到', '2026-11-30'],
    ['Should be here within 10 days.', '2026-11-20'],
    ['Two to three weeks.', '2026-12-01'],
  ])('%s → %s', (text, due) => {
    expect(promisesOf([['2026-11-10 10:00', text]]).map(([date]) => date)).toEqual([due]);
  });

  it.each([
    '我明天下午五点给您回电话',
    '每三天跟您说一次',
    '质保到2029年7月15日',
    '今天排满了',
    '明天代步车送到',
    'I will call you tomorrow',
  ])('is not: %s', (text) => {
    expect(promisesOf([['2026-11-10 10:00', text]])).toEqual([]);
  });

  it('is broken when a later one moves the date, kept when the part came in time', () => {
    expect(
      promisesOf([
        ['2026-11-10 10:00', '预计15号到'],
        ['2026-11-14 10:00', '抱歉,要延到25号到'],
      ]),
    ).toEqual([
      ['2026-11-15', 'broken'],
      ['2026-11-25', 'open'],
    ]);
    expect(
      promisesOf([
        ['2026-11-10 10:00', '预计15号到'],
        ['2026-11-14 10:00', '大灯已到店'],
      ]),
    ).toEqual([['2026-11-15', 'kept']]);
  });

  it('in a field counts from the opening, and the same date said by staff is the same promise', () => {
    expect(promisesOf([['2026-11-05 10:00', '正常10天左右到货']], { openedAt: '2026-11-05', promisedDays: '10' })).toEqual([
      ['2026-11-15', 'broken'],
    ]);
  });

  it('raises overdue-2x only after more than twice its time', () => {
    const at = (openedAt: string) => signalsOf(judge(reading([], { ticket: { openedAt, promisedDays: '5' } })));
    expect(at('2026-11-10')).not.toContain('overdue-2x');
    expect(at('2026-11-09')).toContain('overdue-2x');
  });

  it('is none in a yes or no: the field is reported', () => {
    const { promises, unread } = judge(
      reading([], { ticket: { openedAt: '2026-11-05', promisedAt: true, eta: false, promisedDays: true } }),
    );
    expect(promises).toEqual([]);
    expect(unread.map(({ field }) => field)).toEqual(['ticket.promisedAt', 'ticket.eta', 'ticket.promisedDays']);
  });
});
