/** Last words that close a case, and last words that only sound like it: what was threatened before no longer counts, or still does. */
import { describe, expect, it } from 'vitest';
import { customer, judge, reading, signalsOf, staff } from './support';

function afterAThreat(last: string) {
  const isChinese = /[\u4e00-\u9fff]/.test(last);
  return judge(
    reading(
      [
        customer(isChinese ? '空调不制冷了' : 'AC is dead', '2026-11-01 10:00'),
        staff(isChinese ? '一周到货' : 'a week', '2026-11-01 10:30'),
        customer(isChinese ? '再不修好我就去投诉' : 'If this is not fixed I will complain to head office', '2026-11-10 09:00'),
        staff(isChinese ? '件到了,您明天过来装' : 'The part is here, bring it in tomorrow', '2026-11-17 09:00'),
        customer(last, '2026-11-19 09:30'),
      ],
      { ticket: { openedAt: '2026-11-01', part: isChinese ? '压缩机' : 'compressor' } },
    ),
  );
}

describe('solved with thanks', () => {
  it.each([
    '车开回来了,一点不响了,谢谢师傅',
    '取到车了,空调冰凉冰凉的,辛苦各位',
    '弄好了,开着跟新的一样,多谢',
    '昨天提的车,试了两天没问题,感谢',
    '屏幕亮堂堂的,谢谢啊',
    '修得挺好,之前态度不好别介意,谢谢',
    '终于不漏了,谢谢小刘',
    '灯装上了,夜里看得清清楚楚,谢谢老板',
    '没再报警了,辛苦',
    '车到手了,一切顺利,谢谢',
    '充电正常了,谢谢你们一直盯着',
    '这回修利索了,点赞',
    '异响没了,舒服,谢谢',
    '已经开上了,挺满意',
    'Picked her up this morning, purring like a cat, thank you',
    'All sorted, no more rattle, cheers',
    "She's back home and running sweetly, many thanks",
    'The window goes up and down now, thank you so much',
    'Boot opens first time, brilliant, thanks',
    'Got the car, heater is roasting, thank you',
    'No more warning lights, thanks for sticking with it',
    'It charges overnight again, thanks all',
    'Works a treat, sorry I was grumpy, thanks',
    'Silent as a whisper now. Thank you',
    "Screen's been perfect for a week, thanks",
    'Collected, delighted, thanks',
    'Everything works, thank you for the loan car too',
    "Happy to report it's dry as a bone. Thanks",
    'Drove to Leeds and back without a hiccup, ta',
  ])('%s', (last) => {
    const assessment = afterAThreat(last);
    expect(assessment.silence).toBe('satisfied');
    expect(signalsOf(assessment)).not.toContain('threat');
  });
});

describe('not solved yet', () => {
  it.each([
    '还在响,谢谢帮看下',
    '件到了吗,谢谢',
    '没问题,周六过去装,谢谢',
    '好的谢谢,那我明天来',
    '异响没了两天又来了,麻烦再看看,谢谢',
    '谢谢,等装好了再说',
    '修好了请告诉我,谢谢',
    '希望装完能正常,谢谢',
    '好的,辛苦了,到时候见',
    '车还没取到,谢谢关注',
    '不漏的话就好了,谢谢',
    '谢谢提醒,我周末过来',
    'Ok thanks, see you Saturday',
    'Thanks, I will collect it tomorrow',
    'No light at all now, thanks for nothing',
    'Still no heat. Thanks for looking',
    'Thanks, will it be fixed for good this time?',
    'No problem, thanks',
    'Great, thanks, booking Monday then',
    'Thanks, hope it works after that',
    'No trouble at all, see you then, thanks',
    'Thank you, is it ready to be picked up?',
    'The noise is not gone, thanks anyway',
    'Thanks for the update',
  ])('%s', (last) => {
    expect(afterAThreat(last).silence).not.toBe('satisfied');
  });
});
