import { describe, expect, it } from 'vitest';
import type { FindingId } from '../../lib/case/ids';
import type { CaseReading } from '../../lib/case/reading';
import { shippedReview, shippedReviewPacks } from '../../lib/packs/reviewRules';
import { loadReviewPack } from '../../lib/packs/reviewSchema';
import { reviewDraft } from '../../lib/review/review';
import { readDrafts, scoreDrafts } from '../corpus/eval/drafts';

const rules = shippedReview();

function idsOf(text: string, authority = 500, given: CaseReading | null = null): FindingId[] {
  const { findings } = reviewDraft({ id: 't', text, authority, case: given }, { rules });
  return [...new Set(findings.filter(({ severity }) => severity !== 'hint').map(({ id }) => id))].sort();
}

describe('what comes back to haunt', () => {
  it.each<[string, string, FindingId[]]>([
    ['a promise nobody can hold', '您放心，一定能修好', ['absolute-promise']],
    ['a bare date', '您的主板周五到货', ['promise-without-buffer']],
    ['a shrug', '我也不知道什么时候能到', ['dont-know']],
    ['soon', '我们会尽快处理', ['vague']],
    ['somebody else', '这是厂家的问题', ['blame']],
    ['others wait longer', '别人等得比您还久呢', ['compare']],
    ['sorry, but', '非常抱歉，但是还没到货', ['but-after-apology']],
    ['letters', '您的BMS报警了', ['jargon']],
    ['too generous', '给您补偿2000元', ['beyond-authority']],
    ['ask the boss', '我请示一下领导', ['stalling']],
    ['in passing', '不好意思啊，下次注意', ['perfunctory']],
    ['covered, says who', '这个在质保范围内', ['unchecked-warranty']],
    ['tell me again', '请您把经过再说一遍', ['repeat-your-story']],
    ['a blank', '[姓名]您好', ['leftover-placeholder']],
    ['for colleagues', '别告诉客户，总部有库存', ['internal-text']],
    ['a guarantee is not a warranty', 'We guarantee it will be fixed.', ['absolute-promise']],
    ['a letter in front', 'y100%没问题', ['absolute-promise']],
    ['news some day', '有消息通知您', ['vague']],
    ['a plain cause first', '因为供应商停产，所以配件还没到，请您理解', ['explains-first']],
    ['whom a note for colleagues blames', '别告诉他总部仓还压着40块屏', ['internal-text']],
    ['a question that accuses', '接头进水，您自己拿高压水枪怼着冲的吧？', ['blame']],
    ['English promise', 'It will definitely be fixed.', ['absolute-promise']],
    ['English soon', 'We will get back to you as soon as possible.', ['vague']],
  ])('%s: %s', (_, text, expected) => expect(idsOf(text)).toEqual(expected));
});

describe('what may be said', () => {
  it.each<[string, string]>([
    ['denied', '我不能保证周五到，所以先按下周三安排'],
    ['quoting the customer', '您问“一定能修好吗”，我今天下午4点给您答复'],
    ['our own process', '我一定在今天下午5点前给您回电话'],
    ['every day', '我每天下午5点给您打电话'],
    ['a range with a way out', '预计11月28日到12月2日之间到货，如果没到我当天给您打电话'],
    ['a conditional offer', '我会尽力为您争取2000元的补偿，今天下午5点答复您'],
    ['explained', '您的BMS（电池管理系统）报警了'],
    ['a visit the customer chose', '您约的周六上午10点，工位留好了'],
    ['a smiley', '李女士您好[微笑]'],
    ['a deposit', '您交的保证金已经退回'],
    [
      'a guarantee is no warranty, a clock is no putting off',
      'I will take this up with the workshop manager today and call you by 5.',
    ],
    ['a courtesy to nobody who was let down', 'Thank you for your patience.'],
    ['a loss that is owned', "We let you down. The carrier lost the crate. I'll call you Tuesday at 9."],
    ['a tyre pressure', '四条轮胎的气压都调到2.5'],
    ['English, our own process', 'I will definitely call you today by 5 pm.'],
  ])('%s: %s', (_, text) => expect(idsOf(text)).toEqual([]));
});

const reading: CaseReading = {
  id: 'demo:1',
  now: '2026-11-20T10:00:00+08:00',
  customer: { name: '李女士', phone: '13812345678' },
  vehicle: { plate: '沪A12345' },
  ticket: { openedAt: '2026-10-25', part: '中控主板' },
  messages: [
    { from: 'customer', text: '中控黑屏了，再不修好我就投诉' },
    { from: 'staff', internal: true, text: '总仓下一批要十二月十号才放货，对外先不讲' },
  ],
};

describe('with the case beside it', () => {
  it('a promise is rewritten with the date that may be told', () => {
    const { findings } = reviewDraft({ id: 't', text: '主板11月30日到货', authority: 500, case: reading }, { rules });
    expect(findings.find(({ id }) => id === 'promise-without-buffer')?.rewrite).toMatch(/^预计12月3日.*到12月5日.*之间/);
  });
  it('a vague word becomes the next contact with its clock', () => {
    const { findings } = reviewDraft({ id: 't', text: '我们会尽快处理', authority: 500, case: reading }, { rules });
    expect(findings.find(({ id }) => id === 'vague')?.rewrite).toBe('今天下午5点我给您打电话说明进展');
  });
  it('what the case holds is not asked again', () => {
    expect(idsOf('麻烦您提供一下车牌号', 500, reading)).toContain('repeat-your-story');
    expect(idsOf('麻烦您提供一下车牌号')).not.toContain('repeat-your-story');
  });
  it('an internal note does not leave the house', () => {
    expect(idsOf('李女士，总仓下一批要十二月十号才放货', 500, reading)).toContain('internal-text');
  });
  it('a serious case makes the missing part a warning', () => {
    expect(idsOf('李女士，您的投诉收到了，配件还没有到货，我们记下了。', 500, reading)).toContain('missing-part');
  });
});

describe('the pack', () => {
  it('ships valid in both languages', () => expect(Object.keys(shippedReviewPacks())).toEqual(['zh-CN', 'en']));
  it('says where a wrong pack is wrong', () => {
    const pack = { ...shippedReviewPacks().en, rules: [{ id: 'Bad Id', finding: 'vague', match: ['soon'] }] };
    expect(() => loadReviewPack(pack)).toThrow(/rules\.0\.id/);
  });
});

describe('the working drafts', () => {
  const score = scoreDrafts(readDrafts('working'));
  it('are understood', () => {
    expect(score.f1).toBeGreaterThanOrEqual(0.95);
    expect(score.exactSpans).toBe(1);
    expect(score.withRewrite).toBeGreaterThanOrEqual(0.8);
  });
  it('of good advisors are left alone', () => expect(score.falseAlarms).toBeLessThanOrEqual(0.01));
});
