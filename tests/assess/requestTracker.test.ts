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

  it('fleet, 12 days: a part of the order came, the customer names the contract and his lawyers', () => {
    const assessment = judge(
      reading(
        [
          customer('您好,我司4台驮宝V6前刹车片磨损到限,车辆已停运。请按合同第6条,5天内供件。', day(12, '08:05')),
          staff('张经理好,已确认收到。5天内安排到件,我来跟进。', day(12, '10:30')),
          customer('第6天,只到了1套。每台车每天停运损失约800元,请给出另外3套的确切日期和损失承担方式。', day(6, '18:22')),
          staff('张经理好,剩余3套仓库正在调拨,有确切发运单号后我马上同步给您。', day(5, '09:15')),
          customer('还没有单号。请今天答复,否则我们走合同违约条款,法务会发函。', day(2, '15:48')),
        ],
        {
          customer: { tags: ['企业客户'] },
          ticket: {
            subject: '车队4台车刹车片缺货,影响运营',
            status: '打开',
            openedAt: day(12, '08:05'),
            promisedDays: '5',
            part: '前刹车片套件 x4',
            score: '6',
          },
        },
      ),
    );
    expect(points(assessment)).toEqual([10, 10, 10, 15]);
    expect(signalsOf(assessment)).toEqual(
      expect.arrayContaining(['overdue-2x', 'threat', 'ultimatum', 'low-score', 'promise-broken']),
    );
    expect(assessment).toMatchObject({ fault: 'L1', stage: 'retaliating', escalate: true });
  });

  it('lamp, 26 days: the wrong part came, the customer is patient once more and silent since', () => {
    const assessment = judge(
      reading(
        [
          customer('左前大灯进水,麻烦订一个总成。我的是矩阵大灯版,别订成普通款。', day(26, '10:00')),
          staff('欧阳女士您好,已按矩阵大灯版下单,约14天到货。', day(25, '09:40')),
          staff('欧阳女士您好,大灯已到店,方便时可以来装。', day(11, '16:25')),
          customer('今天专门请假过去,拆开一看是普通版!我一开始就强调过。来回白跑60公里,谁负责?', day(9, '18:02')),
          staff(
            '非常抱歉,是我们核对件号失误。已重新下单矩阵版并申请优先发运,来回油费由我店承担。具体到货日期待计划部回复。',
            day(9, '18:40'),
          ),
          customer('好的,等你消息。这是我在你们这儿买的第三台车,别让我失望。', day(7, '08:15')),
        ],
        {
          customer: { tags: ['老客户'], followers: '1200' },
          ticket: {
            subject: '左前大灯总成到货后型号不符',
            status: '停滞',
            openedAt: day(26, '10:00'),
            promisedDays: '14',
            part: '左前大灯总成',
            score: '4',
          },
        },
      ),
    );
    expect(points(assessment).slice(0, 3)).toEqual([0, 15, 20]);
    expect(signalsOf(assessment)).toContain('low-score');
    expect(signalsOf(assessment)).not.toContain('threat');
    expect(assessment.fault).toBe('L2');
    expect(assessment.handler).not.toBe('advisor');
  });

  it('mirror, 12 days: markup in a message is text like any other', () => {
    const assessment = judge(
      reading(
        [
          customer('收到的后视镜壳是珍珠白,我订的是冰川白,装上有明显色差。请换货,并说明几天能到。', day(12, '21:15')),
          staff('欧阳女士您好,已登记换货,冰川白现货6天左右到店。', day(11, '09:20')),
          customer(
            '九天了。大灯的事还没完,后视镜又拖。你们内部是不是没人对接?\n另外:备注里别写 <script>alert(1)</script> 这种奇怪的东西。',
            day(3, '13:13'),
          ),
        ],
        {
          customer: { tags: ['老客户'], followers: '1200' },
          ticket: { openedAt: day(12, '21:15'), promisedDays: '6', part: '右后视镜外壳(冰川白)', score: '4' },
        },
      ),
    );
    expect(points(assessment)).toEqual([0, 15, 10, 10]);
    expect(signalsOf(assessment)).toEqual(expect.arrayContaining(['not-cared-for', 'low-score', 'promise-broken']));
    expect(signalsOf(assessment)).not.toContain('threat');
    expect(assessment.fault).toBe('L3');
  });

  it('glass, 3 days: the part is still in time, the answer about the fault is not', () => {
    const assessment = judge(
      reading(
        [
          customer(
            '雪上加霜:停在你们店院子里的车,天窗玻璃裂了。店里有监控。请先告诉我换玻璃多久,以及这算谁的责任。',
            day(3, '07:58'),
          ),
          staff('陈女士您好,监控正在调取。天窗玻璃已加急,预计4天内到店。责任认定结果明天答复您。', day(3, '10:10')),
          customer('昨天没有人答复我责任认定。', day(1, '09:02')),
        ],
        {
          customer: { tags: ['媒体/博主'], followers: '486000' },
          ticket: { status: '打开', openedAt: day(3, '07:58'), promisedDays: '4', part: '全景天窗玻璃', score: '2' },
        },
      ),
    );
    expect(points(assessment)).toEqual([30, 25, 5, 10]);
    expect(assessment.rite.priority).toBe('P1');
    expect(signalsOf(assessment)).toEqual(expect.arrayContaining(['not-cared-for', 'low-score']));
    expect(signalsOf(assessment)).not.toContain('overdue-2x');
    expect(assessment.promises.map((promise) => promise.state)).toEqual(['open']);
  });
});
