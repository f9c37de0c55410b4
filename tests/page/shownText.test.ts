// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { rangeIn, shownText, type TextOptions } from '../../lib/page/shownText';

function block(html: string): Element {
  const element = document.createElement('div');
  element.innerHTML = html;
  document.body.replaceChildren(element);
  return element;
}

describe('the text an element shows', () => {
  const pre: TextOptions = { whitespace: 'pre' };
  const cases: readonly (readonly [what: string, html: string, text: string, options: TextOptions])[] = [
    ['inline markup joins', '再<b>不</b>修好', '再不修好', {}],
    ['paragraphs are lines', '<p>一</p><p>二</p>', '一\n二', {}],
    ['a break is a line, two are an empty one', '一<br>二<br><br>三', '一\n二\n\n三', {}],
    ['a break at the end of a block shows nothing of its own', '<p>一<br></p><p>二</p>', '一\n二', {}],
    ['white space folds', '  a \n  b\u00a0c ', 'a b c', {}],
    ['white space stays where the page keeps it', 'a  b\n  c\n', 'a  b\n  c', pre],
    ['<pre> keeps it by itself', 'x<pre>a\nb</pre>y', 'x\na\nb\ny', {}],
    ['cells are words', '<table><tr><td>a</td><td>b</td></tr></table>', 'a b', {}],
    ['lists are lines', '<ol><li>一</li><li>二</li></ol>', '一\n二', {}],
    [
      'code and hidden things are unseen',
      'a<script>x</script><style>x</style><i hidden>x</i><i style="display: none">x</i>b',
      'ab',
      {},
    ],
    ['what the adapter leaves out', 'a<span class="label">显示引用文本</span>b', 'ab', { exclude: ['.label'] }],
    ['a limit cuts', 'abcdef', 'abc', { limit: 3 }],
  ];
  it.each(cases)('%s', (_, html, text, options) => {
    expect(shownText(block(html), options).text).toBe(text);
  });

  it('maps every offset back to the same character', () => {
    const shown = shownText(block('<p>再  不<b>修</b>好<br>我就</p> <ul><li>发 微博</li></ul>'));
    for (let at = 0; at < shown.text.length; at++) {
      if (/\s/.test(shown.text[at] ?? '')) continue;
      expect(rangeIn(shown, at, at + 1)?.toString()).toBe(shown.text[at]);
    }
  });
});
