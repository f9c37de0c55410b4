// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { checkAdapter } from '../../lib/page/adapters/schema';
import type { FieldPath } from '../../lib/page/adapters/types';
import { adapterFrom, locatorsFor, messagesFrom, recordPattern, tryFields } from '../../lib/page/mapper';
import { pickPage, readPage } from '../../lib/page/read';

const ticket = (name: string, model: string, days: string) => `<main><h1 data-testid="title">Case</h1>
<div class="field css-1x9f"><span class="k">客户姓名</span><span class="v">${name}</span></div>
<div class="field css-1x9f"><span class="k">车型</span><span class="v">${model}</span></div>
<div class="css-aa12"><div>承诺</div><div id="promise">${days}</div></div>
<ol class="talk"><li class="msg from-customer"><b class="who">${name}</b><time>2026-11-01 10:00</time><p class="txt">什么时候到?</p></li>
<li class="msg from-agent"><b class="who">李婷</b><time>2026-11-01 11:00</time><p class="txt">三天。</p></li>
<li class="msg from-customer"><b class="who">${name}</b><time>2026-11-09 10:00</time><p class="txt">一周了!</p></li>
<li class="msg"><b class="who">别人</b><time>2026-11-10 10:00</time><p class="txt">嗯。</p></li></ol><textarea id="reply"></textarea></main>`;
const parse = (html: string) => new DOMParser().parseFromString(html, 'text/html');
const url = 'https://crm.acme.example/tickets/17';

function taught() {
  const doc = parse(ticket('李女士', 'Model Y', '5天'));
  const one = (css: string, at = 0) => doc.querySelectorAll(css)[at] as Element;
  const fields = new Map<FieldPath, Element>([
    ['customer.name', one('.v')],
    ['vehicle.model', one('.v', 1)],
    ['ticket.promisedDays', one('#promise')],
  ]);
  const messages = { customer: one('.txt'), staff: one('.txt', 1), body: one('.txt'), at: one('time'), author: one('.who') };
  return { doc, adapter: adapterFrom({ id: 'acme', name: 'Acme', url, doc, fields, messages, replyBox: one('#reply') }) };
}

describe('the mapper', () => {
  it('makes an adapter that the schema passes and that reads the next ticket', () => {
    const { adapter } = taught();
    expect(checkAdapter(JSON.parse(JSON.stringify(adapter)))).toMatchObject({ ok: true });
    const doc = parse(ticket('王先生', 'X7', '10天'));
    const next = url.replace('17', '18');
    const picked = pickPage(doc, next, [adapter]);
    const read = picked && readPage({ doc, url: next, now: '2026-11-20T10:00:00+08:00', ...picked });
    expect(read?.reading).toMatchObject({
      id: 'acme@crm.acme.example:ticket/18',
      customer: { name: '王先生' },
      vehicle: { model: 'X7' },
      ticket: { promisedDays: '10天' },
    });
    expect(read?.reading.messages.map(({ from, at, author, text }) => [from, at, author, text])).toEqual([
      ['customer', '2026-11-01 10:00', '王先生', '什么时候到?'],
      ['staff', '2026-11-01 11:00', '李婷', '三天。'],
      ['customer', '2026-11-09 10:00', '王先生', '一周了!'],
      ['unsure', '2026-11-10 10:00', '别人', '嗯。'],
    ]);
    expect(tryFields(adapter, doc).map(({ shown }) => shown)).toEqual(['王先生', 'X7', '10天']);
  });

  it('takes the stable attribute before the label before the path, and no generated class', () => {
    const doc = parse(ticket('李女士', 'Model Y', '5天'));
    const { locators } = locatorsFor(doc.querySelector('#promise') as Element, doc);
    expect(locators[0]).toEqual({ css: '#promise' });
    expect(locators[1]).toEqual({ label: ['承诺'] });
    const second = locatorsFor(doc.querySelectorAll('.v')[1] as Element, doc).locators;
    expect(second[0]).toEqual({ label: ['车型'] });
    expect(JSON.stringify(second)).not.toContain('css-1x9f');
  });

  it('says so when nothing tells the two speakers apart', () => {
    const doc = parse('<ul><li><p>a</p></li><li><p>b</p></li></ul>');
    const [a, b] = [...doc.querySelectorAll('p')] as Element[] as [Element, Element];
    expect(messagesFrom({ customer: a, staff: b, body: a }, doc)).toEqual({ ok: false, reason: 'nothing-tells-them-apart' });
  });

  it.each([
    ['https://crm.example/tickets/17', '17'],
    ['https://crm.example/case.asp?view=1&id=5507', '5507'],
    ['https://crm.example/#/cases/C-55', 'C-55'],
  ])('finds the record in %s', (address, id) => {
    expect(new RegExp(recordPattern(address), 'u').exec(address)?.[1]).toBe(id);
  });
});
