/** What customers say, and what only looks like it: each row names the signals that must be there, and no others of the list. */
import { describe, expect, it } from 'vitest';
import { spoken } from '../corpus/eval/sentences';
import { customer, judge, reading, signalsOf, staff } from './support';

function heard(text: string): string[] {
  const opening = customer('件坏了,麻烦订一个', '2026-11-09 10:00');
  return signalsOf(judge(reading([opening, staff('三天内到货'), customer(text)]))).filter((id) => spoken.includes(id));
}

describe('a customer who means it', () => {
  it.each([
    ['再没个说法我就去315网站上写一笔', ['threat']],
    ['我头诉你们!还要去网上爆光', ['threat']],
    ['我手機都錄著呢,過兩天全網都能看到', ['threat']],
    ['等着收我的律师函', ['threat']],
    ['Sort it out or my solicitor will be in touch', ['threat']],
    ['Next stop is the consumer ombudsman', ['threat']],
    ['消协那边已经受理了我的投诉', ['already-posted']],
    ["I've already posted the whole saga on Reddit", ['already-posted']],
    ['给句痛快话,几号能修好', ['ultimatum']],
    ['You have 48 hours', ['ultimatum']],
    ['发了五条微信一条都没回', ['not-cared-for']],
    ['I keep being passed from one desk to another', ['not-cared-for']],
    ['件既然没货,那就把钱退了', ['refund-request']],
    ['Please just buy the car back', ['refund-request']],
    ['高速上突然断动力,后面大货车差点撞上来', ['safety']],
    ['The brakes failed on the hill', ['safety']],
    ['同一个毛病,这都修第四回了', ['repeat-repair']],
    ['满分十分我最多给四分', ['low-score']],
    ['不行我明天就打幺二三幺五', ['threat']],
    ['我要上315', ['threat']],
    ["They'd love to hear about this one in the local Facebook group", ['threat']],
    ['安装的推给厂家,厂家推给你们,三家打太极', ['not-cared-for']],
  ])('%s', (text, expected) => {
    expect(heard(text)).toEqual(expected);
  });
});

describe('what only looks like it', () => {
  it.each([
    '我不是要投诉你们哈,就是想问一下哪天能到',
    '我不会去投诉,也不想发什么小红书',
    '车停在律师楼停车场B2',
    '周末要去拍微博之夜,海报曝光度高了',
    '就要抖音同款那个脚垫',
    '媒体中心屏没声音了',
    '那家装修公司我正在起诉他们',
    '我哥们劝我"直接上315曝光他们",我觉得没必要',
    '异响的视频我发你微信了',
    '上次退的定金收到了,谢谢',
    '小区退车位的时候蹭了柱子',
    '第三次来做保养了',
    '刹车油两年换一次对吗?',
    '换火花塞。你们生意真火啊',
    '要两条315/70R17的胎,件号尾数12315那款',
    "I'm in court on Tuesday for jury duty so ring me Wednesday",
    'Can I post you the spare key?',
    'I saw on TikTok that the new model is out',
    'My brother is suing his landlord, long story',
    'I fly out on Friday, so Thursday would be ideal',
    '> 若您对处理不满,可向消费者协会投诉。\n好的',
  ])('%s', (text) => {
    expect(heard(text)).toEqual([]);
  });
});

it('words of staff raise no signal of the customer', () => {
  const assessment = judge(reading([staff('如不满意可以投诉、找律师、发微博,今天必须给准信,没人管')]));
  expect(signalsOf(assessment)).toEqual([]);
  expect(assessment.rite.e.points).toBe(0);
});

it('an internal comment and an unsure author count as nobody', () => {
  const messages = [
    { ...customer('我要投诉'), internal: true },
    { at: '2026-11-19 11:00', from: 'unsure' as const, text: '我要曝光你们' },
  ];
  expect(signalsOf(judge(reading(messages)))).toEqual([]);
});

it('what was said before the fault was gone no longer counts once the last word is thanks', () => {
  const messages = [
    customer('再拖我要投诉了', '2026-11-09 10:00'),
    staff('升降器已装好,车可以取了'),
    customer('取到了,谢谢你们👍'),
  ];
  const assessment = judge(reading(messages));
  expect(signalsOf(assessment)).toEqual([]);
  expect(assessment).toMatchObject({ silence: 'satisfied', stage: 'none', escalate: false, handler: 'advisor' });
});
