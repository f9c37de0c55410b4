// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it } from 'vitest';
import { blocksOf, MarkdownLight } from '../../components/notes/MarkdownLight';
import { MaskedText } from '../../components/ui/MaskedText';

const html = (node: Parameters<typeof render>[0]) => {
  act(() => render(node, document.body));
  return document.body.innerHTML;
};
afterEach(() => act(() => render(null, document.body)));

describe('a note as it reads', () => {
  it('has headings, lists, boxes, bold words and times', () => {
    const shown = html(
      <MarkdownLight text={'# 通话\n- [x] 已回电\n- [ ] **周五** 前给日期\n\n1. 先\n2. 后\n@11月25日 10:00 很平静'} />,
    );
    expect(shown).toContain('<h3>通话</h3>');
    expect(shown).toContain('☑');
    expect(shown).toContain('<b>周五</b>');
    expect(shown).toContain('<ol><li>先</li><li>后</li></ol>');
    expect(shown).toContain('<time>@11月25日 10:00</time>');
  });
  it('keeps markup as text, and every line', () => {
    expect(html(<MarkdownLight text={'<img src=x onerror=alert(1)>\n第二行'} />)).toContain('&lt;img');
    expect(document.body.querySelector('img')).toBeNull();
    expect(document.body.textContent).toContain('第二行');
  });
  it('parts what an empty line parts', () => {
    expect(blocksOf('- 一\n- 二\n\n- 三').map(({ lines }) => lines.length)).toEqual([2, 1]);
  });
});

describe('numbers in the story', () => {
  it('are hidden until they are clicked, one by one', () => {
    const shown = html(<MaskedText text="回电 139 1234 5678，车牌 沪A·D8Q68，单号 17" masked />);
    expect(shown).not.toContain('1234');
    expect(shown).not.toContain('D8Q');
    expect(shown).toContain('单号 17');
    act(() => document.querySelector('button')?.click());
    expect(document.body.textContent).toContain('139 1234 5678');
    expect(document.body.innerHTML).not.toContain('D8Q');
  });
  it('stand there when hiding is switched off', () => {
    expect(html(<MaskedText text="139 1234 5678" masked={false} />)).toContain('139 1234 5678');
  });
});
