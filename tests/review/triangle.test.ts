import { describe, expect, it } from 'vitest';
import type { Triangle } from '../../lib/case/draft';
import type { CaseReading } from '../../lib/case/reading';
import { shippedReview } from '../../lib/packs/reviewRules';
import { dueParts, reviewDraft } from '../../lib/review/review';

const rules = shippedReview();
const all = ['honesty', 'commitment', 'compensation', 'nextContact', 'options'] as const;
type Part = keyof Triangle;

function partsOf(text: string): Part[] {
  const { has } = reviewDraft({ id: 't', text, authority: 500, case: null }, { rules });
  return all.filter((part) => has[part]);
}

describe('what an answer contains', () => {
  it.each<[string, string, readonly Part[]]>([
    ['a whole first talk', '实话跟您说，主板还没到货。我每天下午5点给您打电话，打车费我们承担，您也可以选代步车。', all],
    ['nothing but the facts', '主板还没有到货。', ['honesty']],
    ['a call with its hour is a commitment too', '明天上午10点给您打电话。', ['commitment', 'nextContact']],
    ['a gift', '这次的检测费免了。', ['compensation']],
    ['a choice', '周四或者周五，您来定。', ['options']],
    ['a refusal of amends is none', '我们不能提供补偿。', []],
    ['the customer calling us is no contact of ours', '有事您随时打我电话。', []],
    [
      'English, whole',
      "I won't pretend: the part is not here. I'll ring you at five today, taxis are on us, or would you rather have the loaner?",
      all,
    ],
    ['English, a wish', 'Have a lovely weekend!', []],
    ['English, an hour in words', "I'll call you at four whether I have news or not.", ['commitment', 'nextContact']],
  ])('%s: %s', (_, text, parts) => expect(partsOf(text)).toEqual(parts));
});

const first: CaseReading = {
  id: 'demo:1',
  now: '2026-11-20T10:00:00+08:00',
  ticket: { openedAt: '2026-11-18', part: '中控主板' },
  messages: [{ from: 'customer', text: '中控黑屏，什么时候能修？' }],
};
const later: CaseReading = { ...first, messages: [...first.messages, { from: 'staff', text: '配件在途。' }] };
const serious: CaseReading = { ...later, ticket: { openedAt: '2026-10-20', part: '中控主板' } };

const due = (text: string, given: CaseReading | null) => dueParts({ id: 't', text, authority: 500, case: given }, { rules });
const delayed = '李女士您好，您的主板目前缺货，还没有到货，我们也在等，请您谅解。';

describe('what an answer owes', () => {
  it.each<[string, string, CaseReading | null, readonly Part[]]>([
    ['the first talk about a delay: all', delayed, first, all],
    ['a later talk about it: the facts and the next contact', delayed, later, ['honesty', 'nextContact']],
    ['any talk in a case that has waited long: all', delayed, serious, all],
    ['thanks: nothing', '感谢您的好评，祝您用车愉快！', first, []],
    ['good news: nothing', '李女士，好消息，您的车已经修好了，今天就可以来提车。', later, []],
    ['a draft without a case: nobody knows', delayed, null, []],
  ])('%s', (_, text, given, parts) => expect(due(text, given)).toEqual(parts));

  it('a text for colleagues owes the customer nothing', () => {
    const draft = { id: 't', text: delayed, authority: 500, case: first };
    expect(dueParts(draft, { rules, audience: 'colleague' })).toEqual([]);
  });
});
