import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quotedSpans, splitSentences } from '../../lib/text/sentences';

const cut = (text: string) => splitSentences(text).map(({ start, end }) => text.slice(start, end));
const quoted = (text: string) => quotedSpans(text).map(({ start, end }) => text.slice(start, end));

describe('sentences', () => {
  it.each([
    ['你好。车修好了吗？急！！！', ['你好。', '车修好了吗？', '急！！！']],
    ['他说“没货。”我等了三周', ['他说“没货。”', '我等了三周']],
    [
      'Mr. Li called. The 2.5 t part is late, e.g. two weeks. OK?',
      ['Mr. Li called.', 'The 2.5 t part is late, e.g. two weeks.', 'OK?'],
    ],
    ['1. 换主板\n2. 送代步车\n- 延保一年', ['换主板', '送代步车', '延保一年']],
    ['第一行\r\n\r\n第二行', ['第一行', '第二行']],
    ['还没到货。😊🙏', ['还没到货。😊🙏']],
    ['👍', ['👍']],
    ['。。。！！', []],
    ['', []],
  ])('%j', (text, expected) => expect(cut(text)).toEqual(expected));

  it('dictation without punctuation falls into bounded windows', () => {
    const text = '我的车在你们那放了二十多天了也没人给我打电话'.repeat(30);
    const spans = splitSentences(text);
    expect(Math.max(...spans.map(({ start, end }) => end - start))).toBeLessThanOrEqual(120);
    expect(spans.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
  });
});

describe('words of somebody else', () => {
  it.each([
    ['你们说“三天就到”，现在都三周了', ['“三天就到”']],
    ['客服跟我说：「再投诉就不管了」', ['「再投诉就不管了」']],
    ['She told me "just sue us then" on the phone', ['"just sue us then"']],
    ['我买的是“长续航”版', []],
    ['他说没问题', []],
    ['谢谢\n> 我要投诉你们\n好的', ['> 我要投诉你们']],
    [
      'Thanks!\n\nOn Mon, Oct 26, 2026 at 9:12 AM Li <a@b.c> wrote:\nI will sue you',
      ['On Mon, Oct 26, 2026 at 9:12 AM Li <a@b.c> wrote:\nI will sue you'],
    ],
    ['On Monday Li wrote:\n> I will sue you\nNo, I will not.', ['> I will sue you']],
    ['收到\n发件人: 李女士\n发送时间: 2026-10-26\n我要投诉', ['发件人: 李女士\n发送时间: 2026-10-26\n我要投诉']],
  ])('%j', (text, expected) => expect(quoted(text)).toEqual(expected));
});

describe('on any text', () => {
  const texts = fc.oneof(fc.string(), fc.stringMatching(/^[说“”"「」>。.\n a1、]{0,60}$/));
  it('spans are sorted, inside the text, and never overlap', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const spans of [splitSentences(text), quotedSpans(text)]) {
          let last = 0;
          for (const { start, end } of spans) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(text.length);
            last = end;
          }
        }
      }),
    );
  });
});
