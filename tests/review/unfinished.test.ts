import { describe, expect, it } from 'vitest';
import { shippedReview } from '../../lib/packs/reviewRules';
import { reviewDraft } from '../../lib/review/review';

const rules = shippedReview();

/** The ids found while the caret stands at the | of the text. */
function whileTyping(marked: string): string[] {
  const caret = marked.indexOf('|');
  const text = marked.replace('|', '');
  return reviewDraft({ id: 't', text, authority: 500, case: null }, { rules, caret }).findings.map(({ id }) => id);
}

describe('while the advisor is still typing', () => {
  it.each([
    ['a lone certain word', '您放心，一定|'],
    ['a promise that may yet be denied', '您放心，周五一定能修好|'],
    ['an English clause without its end', 'Hello Ms Chen, it will definitely be fixed|'],
    ['a but that has only begun', 'I am so sorry, but|'],
  ])('%s is not accused: %s', (_, text) => expect(whileTyping(text)).toEqual([]));

  it.each([
    ['a sentence that was ended', '一定能修好。|', 'absolute-promise'],
    ['a clause that was ended', '一定能修好，我现在|', 'absolute-promise'],
    ['an earlier sentence', 'It will definitely be fixed. I am|', 'absolute-promise'],
    ['words in front of the caret in the middle of a text', '我们会尽|快处理。', 'vague'],
    ['an unfilled slot, which no further word can mend', '您好[姓名]|', 'leftover-placeholder'],
  ])('%s is: %s', (_, text, id) => expect(whileTyping(text)).toContain(id));

  it('and a finished draft is judged whole', () => {
    const { findings } = reviewDraft({ id: 't', text: '您放心，周五一定能修好', authority: 500, case: null }, { rules });
    expect(findings.map(({ id }) => id)).toContain('absolute-promise');
  });
});

describe('letters of every kind', () => {
  it.each([
    ['right to left around it', 'שלום 😀 一定能修好 مرحبا', 'absolute-promise', '一定能修好'],
    ['bidirectional marks', '\u202e\u200f我们会尽快处理\u202c', 'vague', '我们会尽快处理'],
    ['rare characters in pairs', '𠮷田先生𠮷，我们会尽快处理😀👍🏽', 'vague', '我们会尽快处理'],
    ['full-width letters', 'ＡＳＡＰ！您的ＢＭＳ报警了。', 'jargon', 'ＢＭＳ'],
  ])('%s: the span holds exactly the words', (_, text, id, words) => {
    const { findings } = reviewDraft({ id: 't', text, authority: 500, case: null }, { rules });
    const found = findings.find((finding) => finding.id === id);
    expect(found?.quote).toContain(words);
    expect(found?.quote.isWellFormed()).toBe(true);
    expect(text.slice(found?.start, found?.end)).toBe(found?.quote);
  });
});
