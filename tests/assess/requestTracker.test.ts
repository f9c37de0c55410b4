/** The demo tickets of Request Tracker, as its page shows them: fields as text, comments internal, ages relative to now. */
import { describe, expect, it } from 'vitest';
import { customer, judge, now, points, reading, signalsOf, staff } from './support';

const nowMs = Date.parse(now);
function day(daysAgo: number, at: string): string {
  return `${new Date(nowMs - daysAgo * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10)} ${at}`;
}

describe('Request Tracker tickets', () => {
  it('battery, 26 days: a blogger with two broken promises sets a deadline and names 12315', () => {
    const assessment = judge(
      reading(
        [
          customer(
            '你好,我的星驰E5上周报“动力系统故障”,贵店检测说3号电池模组要换,但是没有现货。\n请问多久能到?',
            day(26, '09:12'),
          ),
          staff('陈女士您好,已为您向总部下单3号模组,正常到货周期为10天左右,到货后第一时间通知您。', day(26, '11:40')),
          { ...staff('内部备注:10天是按常规周期答复的,未得到计划部确认。', day(26, '11:52')), internal: true },
          customer(
            '已经12天了,没有任何人联系我。当时说10天左右到货,现在到底在哪里?\n\n> 正常到货周期为10天左右',
            day(14, '20:05'),
          ),
          staff('陈女士您好,总部反馈该模组本月产能紧张,预计还需7天。我们已申请加急。', day(13, '10:18')),
          customer(
            '第二次承诺又过了。我有四十多万粉丝,如果这周还没有书面的到货日期和补偿方案,我会如实发一条视频,并向12315投诉。',
            day(5, '22:31'),
          ),
          customer('再问一次:模组确切到货日期?负责人是谁,电话多少?今天下班前请回复。', day(1, '08:47')),
        ],
        {
          customer: { tags: ['媒体/博主'], followers: '486000' },
          ticket: {
            subject: '动力电池模组缺货',
            status: '打开',
            openedAt: day(26, '09:12'),
            promisedDays: '10',
            part: '动力电池模组 (3号)',
            score: '2',
          },
        },
      ),
    );
    expect(assessment.rite).toMatchObject({ priority: 'P0', total: 90 });
    expect(points(assessment)).toEqual([30, 25, 20, 15]);
    expect(signalsOf(assessment)).toEqual(
      expect.arrayContaining(['overdue-2x', 'threat', 'ultimatum', 'not-cared-for', 'low-score', 'promise-broken']),
    );
    expect(assessment.promises.map((promise) => promise.state)).toEqual(['broken', 'broken']);
    expect(assessment).toMatchObject({
      escalate: true,
      escalateRule: 'two-core-signals',
      stage: 'retaliating',
      handler: 'regional',
    });
  });

  it('bumper, 18 days: an ordinary owner wants a firm date', () => {
    const assessment = judge(
      reading(
        [
          customer('师傅你好,我的车前杠被追尾车顶裂了,保险已经定损。麻烦尽快订件,我每天要开车送孩子上学。', day(18, '14:20')),
          staff('王先生您好,前保险杠总成已下单,预计7天内到货,到货后需要1天喷漆安装。', day(18, '16:03')),
          customer('八天了还没消息,打你们前台电话说查不到。到底订了没有?', day(10, '09:31')),
          staff('王先生您好,查询到货车在途受天气影响,预计再延3天,非常抱歉。', day(10, '17:55')),
          customer('3天也过了。能不能给个准信,不行我就自己去外面修,费用你们出。', day(4, '19:10')),
        ],
        {
          customer: { tags: ['普通车主'] },
          ticket: { status: 'open', openedAt: day(18, '14:20'), promisedDays: '7', score: '5' },
        },
      ),
    );
    expect(points(assessment).slice(0, 3)).toEqual([0, 10, 15]);
    expect(signalsOf(assessment)).toEqual(expect.arrayContaining(['overdue-2x', 'ultimatum', 'low-score', 'promise-broken']));
    expect(assessment.promises.map((promise) => promise.state)).toEqual(['broken', 'broken']);
  });

  it('camera, 3 days: nobody answered the first question yet', () => {
    const assessment = judge(
      reading(
        [
          customer('倒车影像黑屏,想订一个后视摄像头,大概几天能到?可以先付定金。', day(3, '12:00')),
          customer('两天了没人回复,请问有人在吗?', day(1, '12:30')),
        ],
        {
          ticket: { status: '新建', openedAt: day(3, '12:00') },
        },
      ),
    );
    expect(assessment.rite.priority).toBe('P3');
    expect(signalsOf(assessment)).not.toContain('threat');
    expect(assessment.situations.map((situation) => situation.id)).toContain('first-notice');
  });

  it('seat, resolved: thanks end it', () => {
    const assessment = judge(
      reading(
        [
          customer('主驾座椅加热不热了,还在质保期内吧?', day(18, '09:00')),
          staff('王先生您好,在质保期内,模块已下单,8天内到货免费更换。', day(18, '09:50')),
          staff('王先生您好,模块已到店,明天上午可以安装。', day(11, '10:05')),
          customer('装好了,很快,谢谢。', day(10, '17:00')),
        ],
        { ticket: { status: '已解决', openedAt: day(18, '09:00'), promisedDays: '8', score: '9' } },
      ),
    );
    expect(assessment).toMatchObject({ silence: 'satisfied', escalate: false, handler: 'advisor' });
    expect(assessment.promises[0]).toMatchObject({ state: 'kept' });
    expect(signalsOf(assessment)).toEqual([]);
  });
});
