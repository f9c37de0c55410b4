import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findTimeMentions } from '../../lib/text/timeMention';

const at = '2026-11-20T10:00:00+08:00'; // a Friday
const short = (iso: string) => iso.slice(0, iso.endsWith('23:59:59+08:00') ? 10 : 16);
const find = (text: string, when = at) =>
  findTimeMentions(text, when).map((mention) => `${mention.text} → ${short(mention.dueAt)}`);

describe('when we said it would be', () => {
  it.each([
    ['预计3-5个工作日到货', '预计3-5个工作日 → 2026-11-27'],
    ['一个星期左右就到', '一个星期左右 → 2026-11-27'],
    ['两三周吧', '两三周 → 2026-12-11'],
    ['三天到一周', '三天到一周 → 2026-11-27'],
    ['最晚三天内给您答复', '最晚三天内 → 2026-11-23'],
    ['48小时内联系您', '48小时内 → 2026-11-22T10:00'],
    ['下周一给您回复', '下周一 → 2026-11-23'],
    ['礼拜五前', '礼拜五前 → 2026-11-20'],
    ['周三到周五', '周三到周五 → 2026-11-27'],
    ['这周五', '这周五 → 2026-11-20'],
    ['下周到货', '下周 → 2026-11-29'],
    ['月底', '月底 → 2026-11-30'],
    ['下月初', '下月初 → 2026-12-10'],
    ['12月中旬', '12月中旬 → 2026-12-20'],
    ['预计15号到', '预计15号 → 2026-12-15'],
    ['25号', '25号 → 2026-11-25'],
    ['下个月5-10号', '下个月5-10号 → 2026-12-10'],
    ['12月3号到5号', '12月3号到5号 → 2026-12-05'],
    ['本周五(11月27日)前', '本周五(11月27日)前 → 2026-11-27'],
    ['今天下班前', '今天下班前 → 2026-11-20T18:00'],
    ['明天下午5点前给您回电话', '明天下午5点前 → 2026-11-21T17:00'],
    ['下午三点半', '下午三点半 → 2026-11-20T15:30'],
    ['后天', '后天 → 2026-11-22'],
    ['大后天', '大后天 → 2026-11-23'],
    ['明儿个能到', '明儿个 → 2026-11-21'],
    ['后儿个装', '后儿个 → 2026-11-22'],
    ['年前', '年前 → 2027-02-04'],
    ['元旦之后', '元旦之后 → 2027-01-04'],
    ['within 10 days', 'within 10 days → 2026-11-30'],
    ['two to three weeks', 'two to three weeks → 2026-12-11'],
    ['in 48 hours', 'in 48 hours → 2026-11-22T10:00'],
    ['in 3-5 business days', 'in 3-5 business days → 2026-11-27'],
    ['by Friday', 'by Friday → 2026-11-20'],
    ['next Tuesday', 'next Tuesday → 2026-11-24'],
    ['by the end of the month', 'by the end of the month → 2026-11-30'],
    ['tomorrow by 5 pm', 'tomorrow by 5 pm → 2026-11-21T17:00'],
    ['by 5 pm tomorrow', 'by 5 pm tomorrow → 2026-11-21T17:00'],
    ['on the 25th', 'on the 25th → 2026-11-25'],
    ['Oct 28', 'Oct 28 → 2026-10-28'],
    ['before Christmas', 'before Christmas → 2026-12-24'],
  ])('%s', (text, expected) => expect(find(text)).toEqual([expected]));

  it.each([
    ['国庆后到货', '2026-09-20T10:00:00+08:00', '国庆后 → 2026-10-08'],
    ['3个工作日内', '2026-09-30T10:00:00+08:00', '3个工作日内 → 2026-10-10'],
    ['春节前', '2026-01-20T10:00:00+08:00', '春节前 → 2026-02-14'],
    ['一个月', '2027-01-31T10:00:00+08:00', '一个月 → 2027-02-28'],
    ['31号', '2026-11-20T10:00:00+08:00', '31号 → 2026-12-31'],
    ['月底', '2028-02-10T10:00:00+08:00', '月底 → 2028-02-29'],
    ['下个月底', '2026-12-31T23:50:00+08:00', '下个月底 → 2027-01-31'],
    ['周五', '2026-11-21T10:00:00+08:00', '周五 → 2026-11-27'],
  ])('%s, said on %s', (text, when, expected) => expect(find(text, when)).toEqual([expected]));

  it.each(['+08:00', '-05:00', '+05:30'])('tomorrow is tomorrow in %s, late in the evening too', (zone) => {
    expect(findTimeMentions('明天', `2026-11-20T23:30:00${zone}`)[0]?.dueAt).toBe(`2026-11-21T23:59:59${zone}`);
    expect(findTimeMentions('today', `2026-11-20T00:10:00${zone}`)[0]?.fromAt).toBe(`2026-11-20T00:00:00${zone}`);
  });

  it('knows a range, a hedge and a clock when it hears one', () => {
    const [range] = findTimeMentions('大概3-5天', at);
    expect(range).toMatchObject({ kind: 'range', approximate: true, hasClock: false, fromAt: '2026-11-23T00:00:00+08:00' });
    expect(findTimeMentions('三天', at)[0]).toMatchObject({ kind: 'duration', approximate: false });
    expect(findTimeMentions('明天10点到12点', at)[0]).toMatchObject({ hasClock: true, fromAt: '2026-11-21T10:00:00+08:00' });
    expect(findTimeMentions('周五前', at)[0]).toMatchObject({ kind: 'weekday', fromAt: at });
  });
});

describe('what only looks like a time', () => {
  it.each([
    '电话13812345678，或400-820-1234转3',
    '车牌京A12345，尾号25',
    '零件号1127502-00-C',
    '订单号20261025001',
    '花了3000元，赔500-1000元',
    '版本12.3.1，固件2026.20.5',
    '报错E5，没有5G，Model 3',
    '24小时热线，7*24小时服务',
    '第3次了，第三天了',
    '4台，30%，9.5分，2026款',
    '95号汽油，3号充电桩，3号线，2号展厅',
    '质保3个月，7天无理由，三包期60天',
    '有一天，每周五，一周一次',
    '一点都不急，有两点意见，几点能到',
    '半天没人理',
    'May I ask? the second time, the sun is out, 3 visits a week',
    'call 1-800-123-4567, $500 off, 24/7',
  ])('%s', (text) => expect(find(text)).toEqual([]));

  it.each([
    '已经等了26天',
    '三天前说的',
    '昨天',
    '上周五',
    '拖了两周了',
    '5号来的',
    'waited for 3 weeks',
    'last Friday',
    '3 days ago',
    'over a week ago',
  ])('%s is over', (text) => expect(find(text)).toEqual([]));
});

describe('on any text', () => {
  const words = [
    '下周',
    '周五',
    '3',
    '-',
    '5个工作日',
    '天',
    '内',
    ' ',
    '月底',
    '号',
    '25',
    '点',
    '前',
    '到',
    '😡',
    'by ',
    'Friday',
    'Oct ',
    '12:30',
    ' pm',
    '最晚',
    '半',
    '(',
    ')',
  ];
  it('slices exactly, sorted, without overlap, and never throws', () => {
    const texts = fc.oneof(
      fc.string(),
      fc.array(fc.constantFrom(...words), { maxLength: 25 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        let last = 0;
        for (const mention of findTimeMentions(text, at)) {
          expect(mention.start).toBeGreaterThanOrEqual(last);
          expect(mention.end).toBeGreaterThan(mention.start);
          expect(text.slice(mention.start, mention.end)).toBe(mention.text);
          expect(Date.parse(mention.fromAt)).toBeLessThanOrEqual(Date.parse(mention.dueAt));
          last = mention.end;
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('a text of a thousand sentences is read to its end', () => {
    const sentence = '配件3-5天到，下周五前 by 5 pm tomorrow 1 1 1 一一一。';
    const once = findTimeMentions(sentence, at).length;
    expect(findTimeMentions(sentence.repeat(1000), at)).toHaveLength(once * 1000);
  });
});

describe('found in the field', () => {
  it.each([
    ['By Friday next week at the latest', ['By Friday next week at the latest → 2026-11-27']],
    ['should be in by Friday.', ['by Friday → 2026-11-20']],
    ['expected by 9 December.', ['expected by 9 December → 2026-12-09']],
    ['我预约周五', ['周五 → 2026-11-20']],
    ['最晚十天', ['最晚十天 → 2026-11-30']],
    ['物流晚两天', []],
    ['三个星期咯', []],
    ['三个工作日早过了', []],
    ['thirty-two days of this', []],
  ])('%s', (text, expected) => expect(find(text)).toEqual(expected));
});
