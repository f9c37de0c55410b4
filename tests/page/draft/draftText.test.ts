// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { draftRange, fieldSpan, readDraft } from '../../../lib/page/draft/draftText';
import type { ReplyBox } from '../../../lib/page/replyBox';

function boxOf(element: HTMLElement, kind: ReplyBox['kind']): ReplyBox {
  document.body.replaceChildren(element);
  return { element, doc: document, kind, internal: false, label: '' };
}

function field(value: string): ReplyBox {
  const element = document.createElement('textarea');
  element.value = value;
  return boxOf(element, 'field');
}

function rich(...nodes: (Node | string)[]): ReplyBox {
  const element = document.createElement('div');
  element.append(...nodes);
  return boxOf(element, 'rich');
}

function made(tag: string, ...nodes: (Node | string)[]): HTMLElement {
  const element = document.createElement(tag);
  element.append(...nodes);
  return element;
}

describe('the advisor’s own words', () => {
  it.each([
    [
      'a quoted mail under a headline',
      '周五到。\n\n在2026-十一月-17 22:31:00 星期二时，chensiyu写到：\n> 什么时候到？\n> 急\n',
      '周五到。\n\n',
    ],
    ['words right in front of the headline', '周五到。在2026-11-17 22:31时，chensiyu写到：\n> 什么时候到？', '周五到。'],
    ['an English headline', 'By Friday.On Tue Nov 17 22:31:00 2026, chensiyu wrote:\n> When?\n', 'By Friday.'],
    ['a signature', '周五到。\n-- \n售后 李婷\n工作时间 9:00', '周五到。\n'],
    ['words under a quote', '> 什么时候到？\n周五到。', '周五到。'],
    ['no quote: somebody wrote something', '客户写道：\n我不急。', '客户写道：\n我不急。'],
  ])('%s', (_, value, own) => {
    expect(readDraft(field(value)).text).toBe(own);
  });

  it('a quote in markup, a placeholder and an editor’s fillers are none', () => {
    const placeholder = made('span', '请输入');
    placeholder.setAttribute('contenteditable', 'false');
    const box = rich(made('p', '\u2060周五\u200b到。'), made('blockquote', '我不知道'), made('p', placeholder, '\ufeff'));
    expect(readDraft(box).text).toBe('周五到。');
  });
});

describe('the way back', () => {
  it('from a draft between quotes to the field', () => {
    const value = '> 问\n您好，周五一定到。\n> 又问';
    const draft = readDraft(field(value));
    const at = draft.text.indexOf('一定到');
    const [start = 0, end = 0] = fieldSpan(draft, at, at + 3) ?? [];
    expect(value.slice(start, end)).toBe('一定到');
  });

  it('a stretch with a quote inside is none of one place', () => {
    const draft = readDraft(field('周五\n> 问\n一定到'));
    expect(draft.text).toBe('周五\n一定到');
    expect(fieldSpan(draft, 0, draft.text.length)).toBeNull();
  });

  it('over text nodes that the editor has split, to exactly these words', () => {
    const bold = made('b', '定');
    const draft = readDraft(rich(made('p', '😀周五一', bold, '能修', '好。'), made('p', '再见')));
    const at = draft.text.indexOf('一定能修好');
    expect(String(draftRange(draft, at, at + 5))).toBe('一定能修好');
  });

  it('none when the words are not there any more', () => {
    const text = document.createTextNode('周五一定到。');
    const draft = readDraft(rich(made('p', text)));
    text.data = '周五不到。';
    expect(draftRange(draft, 2, 5)).toBeNull();
    text.data = '周';
    expect(draftRange(draft, 2, 5)).toBeNull();
  });
});
