/** Cases and notes that are spread as real ones are: a few words everywhere, many words rarely. Always the same. */
import type { Assessment } from '../../lib/case/assessment';
import type { CaseRecord } from '../../lib/case/record';
import { calmAssessment } from '../case/calm';

const surnames =
  '李王张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段';
const given = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红鹏飞晶莹建国文斌宇轩子涵欣怡浩然梓雨思远嘉琪';
const parts = [
  '中控主板',
  '高压电池',
  '前大灯总成',
  '空调压缩机',
  '电机控制器',
  '转向机',
  '减震器',
  '充电口',
  '毫米波雷达',
  '门把手',
];
const words =
  '客户 来电 要求 明确 日期 答复 配件 到货 缺货 工厂 物流 延迟 经理 已经 回电 说明 情况 情绪 激动 平静 接受 方案 代步车 补偿 优惠券 保养 免费 安排 上门 取车 送车 维修 技师 检查 故障 复现 异响 抖动 充电 无法 启动 仪表 报警 屏幕 黑屏 重启 升级 软件 版本 质保 期内 费用 报价 发票 投诉 曝光 微博 抖音 律师 媒体 记者 朋友 家人 孩子 上学 出差 周五 周一 明天 下午 上午 今晚 八点 之前 之后 确认 微信 短信 邮件 电话 未接 拒接 感谢 满意 不满 失望 算了 没事 随便 等待 催促 第三次 承诺 超期 区域 总监 总部 审批 同意 拒绝 协调 调货 外地 门店 库存 试驾车 拆件 替代 升级件 预计 三到五 工作日 一周 两周 月底 清明 端午 国庆 春节 gearbox bumper callback warranty noise brake loaner refund angry waiting'.split(
    ' ',
  );

/** A small generator of even numbers in [0, 1): the same seed gives the same run (mulberry32). */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** About 40 characters; the first words of the list come far more often than the last. */
export function noteText(n: number): string {
  const any = random(n + 1);
  const word = () => words[Math.floor(any() ** 2 * words.length)] ?? '';
  const rare = n % 1000 === 0 ? ` 编号${n.toString(36)}` : '';
  return `${Array.from({ length: 12 }, word).join('')}，${word()}${word()}。${rare}`;
}

export function benchCase(id: string, n: number): Omit<CaseRecord, 'seenAt'> {
  const any = random(n * 31 + 5);
  const from = (text: string) => text[Math.floor(any() * text.length)] ?? '';
  const total = Math.floor(any() * 101);
  const part = parts[Math.floor(any() * parts.length)];
  const digits = (count: number) => Array.from({ length: count }, () => Math.floor(any() * 10)).join('');
  const messages = Array.from({ length: 6 }, (_, at) => ({
    from: 'customer' as const,
    at: '2026-11-01 09:12',
    text: noteText(n * 7 + at),
  }));
  const reading = {
    id,
    now: '2026-11-20T10:00:00+08:00',
    site: 'crm.example',
    customer: { name: `${from(surnames)}${from(given)}${from(given)}`, phone: `139${digits(8)}` },
    vehicle: { model: 'Model Y', plate: `京${from('ABCDEFGH')}${digits(5)}` },
    ticket: { number: String(n), subject: `${part}缺货`, part },
    messages,
  };
  return { id, reading, assessment: benchAssessment(id, total, Math.floor(any() * 60)), closedAt: null };
}

function benchAssessment(id: string, total: number, waitDays: number): Assessment {
  const part = {
    points: Math.floor(total / 4),
    assumed: false,
    evidence: [{ source: 'messages.1', quote: '客户', rule: 'threat-post' }],
  };
  return calmAssessment(id, { rite: { r: part, i: part, t: part, e: part, total, priority: 'P2', due: null }, waitDays });
}

export const queries: readonly (readonly [string, string])[] = [
  ['by name', '欧阳'],
  ['by surname and given name', '李娜'],
  ['by last four', '5678'],
  ['by two digits', '67'],
  ['by plate', '京A12'],
  ['by part', '主板'],
  ['a rare word of a note', '编号rs'],
  ['a word of many notes', '客户'],
  ['several words side by side', '客户来电要求'],
  ['two words of one note', '曝光 律师'],
  ['common words that never meet', '户来户来'],
  ['English', 'warranty'],
];
