import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toIso } from '../../lib/text/clock';
import { sayDate, sayDays } from '../../lib/text/sayDate';
import { findTimeMentions } from '../../lib/text/timeMention';

const now = '2026-11-23T10:00:00+08:00';
const say = (iso: string, language: 'zh-CN' | 'en', clock = true, deadline = false) =>
  sayDate(`${iso}+08:00`, now, language, { clock, deadline });

describe('a date in the words people say', () => {
  it.each([
    [say('2026-11-23T17:00:00', 'zh-CN', true, true), '今天下午5点前'],
    [say('2026-11-24T10:00:00', 'zh-CN'), '明天上午10点'],
    [say('2026-11-25T10:00:00', 'zh-CN', false), '后天'],
    [say('2026-11-27T23:59:59', 'zh-CN'), '周五(27日)'],
    [say('2026-11-29T12:30:00', 'zh-CN'), '周日(29日)中午12点半'],
    [say('2026-12-03T00:00:00', 'zh-CN', false), '12月3日周四'],
    [say('2027-01-05T20:05:00', 'zh-CN'), '2027年1月5日周二晚上8点05分'],
    [say('2026-11-23T17:00:00', 'en', true, true), 'today before 5 pm'],
    [say('2026-11-24T23:59:59', 'en'), 'tomorrow'],
    [say('2026-11-27T09:30:00', 'en', false), 'Friday 27 Nov'],
    [say('2026-11-27T09:30:00', 'en'), 'Friday 27 Nov at 9:30 am'],
    [say('2026-11-27T23:59:59', 'en', true, true), 'by the end of Friday 27 Nov'],
  ])('%s', (said, expected) => expect(said).toBe(expected));

  it('counts days', () => expect([sayDays(1, 'en'), sayDays(3, 'en'), sayDays(3, 'zh-CN')]).toEqual(['1 day', '3 days', '3天']));

  it('is understood again: what we say is found as the same day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 150 }), fc.constantFrom('zh-CN' as const, 'en' as const), (days, language) => {
        const iso = toIso(Date.parse(now) + days * 86_400_000, 480);
        const said = sayDate(iso, now, language, { clock: false });
        const found = findTimeMentions(said, now);
        expect([said, found.map(({ dueAt }) => dueAt.slice(0, 10))]).toEqual([said, [iso.slice(0, 10)]]);
      }),
    );
  });
});
