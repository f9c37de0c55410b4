import { describe, expect, it } from 'vitest';
import type { LawClock } from '../../lib/case/assessment';
import type { CaseReading } from '../../lib/case/reading';
import { shippedPacks } from '../../lib/packs/shipped';
import { defaultPolicy, talkPolicy } from '../../lib/talk/policy';
import { emptyProfile, toTalkProfile } from '../../lib/talk/profile';
import { readSalutation } from '../../lib/talk/salutation';
import { bufferedRange, nextContactTime, soonContactTime } from '../../lib/talk/schedule';
import { countSegments } from '../../lib/talk/segments';
import { makeSlots } from '../../lib/talk/slots';
import { bare, english, journalist, profile, type TalkCase } from './cases';

const slots = (
  { reading, assessment }: TalkCase,
  changes: Partial<TalkCase['assessment']> = {},
  language: 'zh-CN' | 'en' = 'zh-CN',
) => makeSlots({ reading, assessment: { ...assessment, ...changes }, policy: defaultPolicy, profile, language });

describe('how we address the customer', () => {
  const named = (name: string | undefined, said = ''): CaseReading => ({
    ...bare.reading,
    customer: name === undefined ? {} : { name },
    messages: said === '' ? [] : [{ from: 'staff', text: said }],
  });

  it.each([
    ['李女士', '', '李女士'],
    ['王建国', '', '王建国'],
    ['王建国先生', '', '王先生'],
    ['王建国 先生', '', '王先生'],
    ['欧阳娜娜女士', '', '欧阳女士'],
    ['王建国', '王先生您好，配件已订', '王先生'],
    ['王建国', '李先生您好', '王建国'],
    ['Sarah Brown', '', 'Sarah Brown'],
    ['李**', '', null],
    ['', '', null],
    [undefined, '', null],
  ])('%s (%s) is %s', (name, said, expected) => {
    expect(readSalutation(named(name, said), 'zh-CN')).toBe(expected);
  });

  it('says Ms and Mr in English', () => {
    expect(readSalutation(named('李女士'), 'en')).toBe('Ms 李');
  });
});

describe('dates that we may tell', () => {
  const now = '2026-11-20T10:00:00+08:00';
  const buffer = defaultPolicy.buffer;

  it('are the expected time × 1.3 to 1.5, as a range', () => {
    expect(bufferedRange('2026-11-30', now, buffer)).toEqual({
      from: '2026-12-03T00:00:00+08:00',
      to: '2026-12-05T00:00:00+08:00',
    });
    expect(bufferedRange('2026-11-21', now, buffer)).toEqual({
      from: '2026-11-22T00:00:00+08:00',
      to: '2026-11-23T00:00:00+08:00',
    });
  });

  it('are none when the expected day is today or past', () => {
    expect(bufferedRange('2026-11-20', now, buffer)).toBeNull();
    expect(bufferedRange('2026-11-01', now, buffer)).toBeNull();
  });

  it('read as people say them', () => {
    expect(slots(journalist)).toMatchObject({
      new_date: '12月3日周四到12月5日周六之间',
      new_date_end: '12月5日周六',
      promised: '10月30日周五',
    });
    expect(slots(journalist, {}, 'en')).toMatchObject({ new_date: 'Thursday 3 Dec to Saturday 5 Dec' });
    expect(slots(bare)).toMatchObject({ new_date: null, new_date_end: null, promised: null });
  });

  it('name a missed promise only, never one that still runs', () => {
    const open = { ...journalist.assessment.promises[0], state: 'open' } as const;
    expect(slots(journalist, { promises: [open as (typeof journalist.assessment.promises)[number]] }).promised).toBeNull();
  });
});

describe('the next contact', () => {
  const hours = { from: '09:00', to: '18:00' };
  const { cadence } = defaultPolicy;

  it.each([
    ['P0', '2026-11-20T08:00:00+08:00', '2026-11-20T10:00:00+08:00'],
    ['P0', '2026-11-20T10:00:00+08:00', '2026-11-20T13:00:00+08:00'],
    ['P0', '2026-11-20T12:00:00+08:00', '2026-11-20T18:00:00+08:00'],
    ['P0', '2026-11-20T17:00:00+08:00', '2026-11-21T10:00:00+08:00'],
    ['P1', '2026-11-20T10:00:00+08:00', '2026-11-21T17:00:00+08:00'],
    ['P2', '2026-11-20T10:00:00+08:00', '2026-11-22T17:00:00+08:00'],
    ['P3', '2026-11-20T23:30:00+08:00', '2026-11-22T17:00:00+08:00'],
  ] as const)('of a %s at %s is %s', (priority, now, expected) => {
    expect(nextContactTime(priority, now, hours, cadence)).toBe(expected);
  });

  it('stays inside short working hours', () => {
    expect(soonContactTime('2026-11-20T13:00:00+08:00', { from: '10:00', to: '16:00' }, cadence)).toBe(
      '2026-11-20T16:00:00+08:00',
    );
  });

  it('is said with its clock, as a deadline', () => {
    expect(slots(journalist).next_contact).toBe('今天下午1点前');
    expect(slots(english, {}, 'en').next_contact).toBe('Sunday 22 Nov before 5 pm');
    expect(slots(bare).tomorrow_contact).toBe('明天下午5点前');
  });
});

describe('what may be granted', () => {
  const granted = (authority: number | null, waitDays: number) =>
    makeSlots({
      ...bare,
      assessment: { ...bare.assessment, waitDays },
      policy: defaultPolicy,
      profile: { ...emptyProfile, authority },
      language: 'zh-CN',
    }).compensation;

  it.each([
    [500, 5, '价值300元的保养项目'],
    [500, 20, '价值500元的保养项目'],
    [2000, 20, '价值500元的保养项目'],
    [200, 20, '价值200元的保养项目'],
    [50, 20, null],
    [0, 20, null],
    [null, 20, '价值500元的保养项目'],
  ])('with %s of authority after %i days is %s', (authority, waitDays, expected) => {
    expect(granted(authority, waitDays)).toBe(expected);
  });
});

describe("the law's days", () => {
  const clocks = (days: number): LawClock[] =>
    [5, 30].map((limit) => ({
      rule: `r${limit}`,
      article: '24',
      daysUsed: days,
      daysLeft: Math.max(0, limit - days),
      reached: days > limit,
    }));

  it.each([
    [3, { 'law.days_used': '3', 'law.days_left': '27', 'law.spare': null, 'law.over': null }],
    [9, { 'law.days_used': '9', 'law.days_left': '21', 'law.spare': 'yes', 'law.over': null }],
    [35, { 'law.days_used': '35', 'law.days_left': null, 'law.spare': 'yes', 'law.over': 'yes' }],
  ])('after %i days', (days, expected) => {
    expect(slots(bare, { law: clocks(days) })).toMatchObject(expected);
  });

  it('are unknown outside warranty', () => {
    expect(slots(bare)).toMatchObject({ 'law.days_used': null, 'law.spare': null });
  });
});

it('speaks of "our manager" until a name is known, and of the user as the manager when that is their post', () => {
  const of = (post: string | null, managerName: string | null) =>
    makeSlots({
      ...bare,
      policy: defaultPolicy,
      profile: { ...emptyProfile, name: '陈晓', post, managerName },
      language: 'zh-CN',
    });
  expect(of('服务顾问', null)).toMatchObject({ superior: '我们经理', 'manager.name': null });
  expect(of('服务顾问', '周敏')).toMatchObject({ superior: '周敏经理', 'manager.name': '周敏' });
  expect(of('服务经理', null)).toMatchObject({ superior: '我们经理', 'manager.name': '陈晓' });
});

it('reads the profile of the settings', () => {
  const advisor = {
    name: ' 陈晓 ',
    post: '',
    centre: '滨江',
    directLine: '138',
    workingHours: '8:30–17:30',
    authority: 300,
    managerName: '周敏',
    managerPhone: '',
    brand: '',
  };
  expect(toTalkProfile(advisor)).toMatchObject({
    name: '陈晓',
    post: null,
    phone: '138',
    workFrom: '8:30',
    workTo: '17:30',
    authority: 300,
    managerName: '周敏',
    managerPhone: null,
  });
});

it('takes its figures from the pack', () => {
  expect(talkPolicy(shippedPacks['zh-CN'].policy)).toEqual(defaultPolicy);
});

describe('SMS', () => {
  it.each([
    ['', 0],
    ['a'.repeat(160), 1],
    ['a'.repeat(161), 2],
    ['€'.repeat(80), 1],
    ['€'.repeat(81), 2],
    ['好'.repeat(70), 1],
    ['好'.repeat(71), 2],
    ['好'.repeat(134), 2],
    ['好'.repeat(135), 3],
    [`${'a'.repeat(69)}’`, 1],
    ['😀'.repeat(35), 1],
    ['😀'.repeat(36), 2],
  ])('%s costs %i', (text, segments) => {
    expect(countSegments(text)).toBe(segments);
  });
});
