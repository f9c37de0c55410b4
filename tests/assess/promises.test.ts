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

  it.each([
    ['3天内到货', '2026-11-13'],
    ['件到店后给您回电话,预计15号到', '2026-11-15'],
    ['The part will be in by Friday and I have booked you for Monday', '2026-11-13'],
    ['今天下午五点前给您装好', '2026-11-10'],
  ])('%s, among other times → %s', (text, due) => {
    expect(promisesOf([['2026-11-10 10:00', text]]).map(([date]) => date)).toEqual([due]);
  });

  it.each([
    '这个件我们有现货,您周六来就能装',
    '钱三个工作日内原路退回',
    '厂家技术员13号到店看您的车',
    '最迟明天中午答复您能不能调到件',
    '路上预计还要几天',
    "We've got one on the shelf, pop in on Saturday",
    'Your refund will show in 3 to 5 working days',
    'The last one took three weeks to come',
  ])('speaks of something else: %s', (text) => {
    expect(promisesOf([['2026-11-10 10:00', text]])).toEqual([]);
  });

  it.each([
    ['预计15号到', '预计15号'],
    ['预计 15 号到', '预计 15 号'],
  ])('is what the advisor decided by hand: %s', (said, text) => {
    const kept = {
      id: 'k',
      caseId: 'test:1',
      who: null,
      decidedBy: 'hand',
      source: null,
      updatedAt: '2026-11-19T02:00:00Z',
    } as const;
    const row = {
      ...kept,
      text,
      madeAt: '2026-11-10T02:00:00Z',
      dueAt: '2026-11-15T15:59:59Z',
      state: 'beaten',
    } as const;
    const history = { overrides: [], contacts: [], uses: [], promises: [row] };
    const input = reading([staff(said, '2026-11-10 10:00')]);
    expect(judge(input).promises[0]).toMatchObject({ state: 'broken', text });
    expect(judge(input, history).promises[0]).toMatchObject({ state: 'kept' });
    expect(signalsOf(judge(input, history))).not.toContain('promise-broken');
  });

  it('of so many days without an opening date is reported, not dropped', () => {
    const { promises, unread } = judge(reading([], { ticket: { promisedDays: '5' } }));
    expect(promises).toEqual([]);
    expect(unread).toContainEqual({ field: 'ticket.promisedDays', value: '5', reason: 'no opening date to count from' });
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
