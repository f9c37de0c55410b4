// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { checkAdapter } from '../../lib/page/adapters/schema';
import type { FieldPath, InternalRule } from '../../lib/page/adapters/types';
import { pickPage, readPage } from '../../lib/page/read';
import { standingOf } from '../../lib/page/speaker';
import { pagePattern, recordPattern } from '../../lib/page/teach/address';
import { internalFrom } from '../../lib/page/teach/internal';
import { learn, learnedOf, newAdapter, unlearn } from '../../lib/page/teach/lesson';
import { locatorsFor } from '../../lib/page/teach/locators';
import { messagesFrom } from '../../lib/page/teach/messages';

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
  const fields: readonly (readonly [FieldPath, Element])[] = [
    ['customer.name', one('.v')],
    ['vehicle.model', one('.v', 1)],
    ['ticket.promisedDays', one('#promise')],
  ];
  const messages = messagesFrom({ customer: one('.txt'), staff: one('.txt', 1) }, doc);
  if (!messages.ok) throw new Error(messages.reason);
  let adapter = newAdapter(url);
  for (const [path, element] of fields) adapter = learn(adapter, { what: 'field', path, ...locatorsFor(element, doc) }, url);
  return { doc, adapter: learn(adapter, { what: 'messages', rule: messages.rule }, url) };
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
      id: 'crm.acme.example:ticket/18',
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
    expect(messagesFrom({ customer: a, staff: b }, doc)).toEqual({ ok: false, reason: 'nothing-tells-them-apart' });
  });

  it.each([
    ['https://crm.example/tickets/17', '17'],
    ['https://crm.example/case.asp?view=1&id=5507', '5507'],
    ['https://crm.example/#/cases/C-55', 'C-55'],
  ])('finds the record in %s', (address, id) => {
    expect(new RegExp(recordPattern(address), 'u').exec(address)?.[1]).toBe(id);
  });

  it('does not take the list of tickets, nor another kind of page, for a ticket', () => {
    const { adapter, doc } = taught();
    expect(pickPage(doc, 'https://crm.acme.example/tickets/list', [adapter])).toBeNull();
    expect(pickPage(doc, 'https://crm.acme.example/customers/17', [adapter])).toBeNull();
    expect(pickPage(doc, 'https://other.example/tickets/17', [adapter])).toBeNull();
  });

  it.each([
    ['https://crm.example/tickets/17', 'https://crm.example/tickets/9', true],
    ['https://crm.example/case.asp?view=1&id=5507', 'https://crm.example/case.asp?id=9', true],
    ['https://crm.example/case.asp?view=1&id=5507', 'https://crm.example/case.asp?view=2', false],
    ['https://crm.example/app#/cases/C-55', 'https://crm.example/app#/cases/C-7', true],
    ['https://crm.example/app#/cases/C-55', 'https://crm.example/app#/contacts/C-7', false],
  ])('%s is of the kind of %s: %s', (learned, other, same) => {
    expect(new RegExp(pagePattern(learned), 'u').test(other)).toBe(same);
  });

  it('unlearns what was taught', () => {
    const { adapter } = taught();
    expect(learnedOf(adapter)).toEqual(['customer.name', 'vehicle.model', 'ticket.promisedDays', 'messages']);
    const less = unlearn(unlearn(adapter, 'messages', url), 'vehicle.model', url);
    expect(learnedOf(less)).toEqual(['customer.name', 'ticket.promisedDays']);
    expect(checkAdapter(JSON.parse(JSON.stringify(less)))).toMatchObject({ ok: true });
  });

  describe('from one internal note', () => {
    const history = (of: readonly string[]) =>
      parse(
        `<div id="log">${of.map((kind, n) => `<div class="m ${kind}"><em class="tag">${kind}</em><p>${n}</p></div>`).join('')}</div>`,
      );
    const rulesFor = (doc: Document, index: number) => {
      const items = [...doc.querySelectorAll('.m')];
      return internalFrom({ items, clicked: items[index]?.querySelector('p') as Element });
    };
    const isInternal = (doc: Document, rules: readonly InternalRule[]) =>
      [...doc.querySelectorAll('.m')].map((item) => {
        const rule = { item: '.m', body: 'p', speaker: [{ rule: 'selector', css: '*', is: 'staff' }], internal: rules } as const;
        return standingOf(item, rule, () => new Set()).internal;
      });

    it.each([
      ['a class that says so', ['in', 'out', 'internal-note', 'out', 'internal-note']],
      ['a class that says nothing, but is rare', ['in', 'out', 'yellow', 'out', 'in']],
    ])('marks all of them by %s', (_, kinds) => {
      const doc = history(kinds);
      const rules = rulesFor(doc, 2);
      expect(rules && isInternal(doc, rules)).toEqual(kinds.map((kind) => kind === kinds[2]));
    });

    it('marks all of them by a word beside the author', () => {
      const row = (who: string, tag: string) => `<div class="m"><b>${who}</b>${tag}<p>说了什么</p></div>`;
      const note = '<i class="flag">内部备注</i>';
      const doc = parse(
        `${row('李婷', '')}${row('王敏', note)}${row('李婷', '')}${row('王敏', note)}${row('王敏', '<i class="flag">已发送</i>')}`,
      );
      const rules = rulesFor(doc, 1);
      expect(rules && isInternal(doc, rules)).toEqual([false, true, false, true, false]);
    });

    it('says so where nothing tells it from the others', () => {
      expect(rulesFor(history(['same', 'same', 'same']), 1)).toBeNull();
    });
  });

  it('tells the speakers by the customer’s name where nothing else does, and says unsure of the rest', () => {
    const doc =
      parse(`<h1 id="who">李女士</h1><div id="log"><div class="m"><b class="author">李女士</b> <i>2026-11-01 10:00</i><p>到了吗？</p></div>
<div class="m"><b class="author">李婷</b> <i>2026-11-01 11:00</i><p>还没有。</p></div></div>`);
    const [a, b] = [...doc.querySelectorAll('p')] as Element[] as [Element, Element];
    const made = messagesFrom({ customer: a, staff: b, name: { shown: '李女士', locators: [{ css: '#who' }] } }, doc);
    expect(made).toMatchObject({
      ok: true,
      rule: { speaker: [{ rule: 'same-id', is: 'customer' }], author: [{ css: 'b.author' }], body: ':scope > p' },
    });
  });
});
