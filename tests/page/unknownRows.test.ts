// @vitest-environment happy-dom
/** Lists of a CRM that nobody has prepared: their rows are found by what leads to cases that were read there before. */
import { describe, expect, it } from 'vitest';
import { selectAll } from '../../lib/page/dom';
import { type CasePlace, casePlace } from '../../lib/page/list/casePlaces';
import { mayHoldRows } from '../../lib/page/list/mayHoldRows';
import { findRows } from '../../lib/page/list/unknownRows';
import { headingsOf, readRow } from '../../lib/page/rows';

const site = 'crm.example';
const place = (url: string, number: string | null = null) => casePlace({ site, url, number }) as CasePlace;

function show(html: string): Document {
  document.body.innerHTML = html;
  return document;
}

function readAll(doc: Document, places: readonly CasePlace[]) {
  const rows = findRows(doc, location.href, places);
  if (!rows) return null;
  const items = selectAll(doc, rows.rule.item);
  const headings = items[0] ? headingsOf(items[0]) : [];
  return items.flatMap((item) => readRow(item, rows, headings) ?? []);
}

const numbers = [31, 32, 33, 34];
const table = (href: (n: number) => string, head = '') =>
  `<table>${head}<tbody>${numbers
    .map(
      (n) =>
        `<tr class="row ${n % 2 ? 'odd' : 'even'}"><td><a href="${href(n)}">GD-${n}</a></td><td><a href="/customers/${n}">客户${n}</a></td><td>等待配件</td><td>2026-10-${n - 10}</td><td>${n} 天</td></tr>`,
    )
    .join('')}</tbody></table>`;
const head = '<thead><tr><th>工单号</th><th>客户姓名</th><th>状态</th><th>受理时间</th><th>等待天数</th></tr></thead>';

describe('rows around links to cases', () => {
  it('of a table: the record, and what the heads of its columns say', () => {
    const rows = readAll(show(table((n) => `${location.origin}/tickets/${n}`, head)), [place(`${location.origin}/tickets/17`)]);
    expect(rows?.map(({ id }) => id)).toEqual(numbers.map((n) => `${site}:ticket/${n}`));
    expect(rows?.[0]?.reading).toEqual({
      customer: { name: '客户31' },
      ticket: { number: 'GD-31', status: '等待配件', openedAt: '2026-10-21' },
    });
    expect(rows?.[0]?.aliases).toContain(`${site}:ticket/GD-31`);
    expect(rows?.[0]?.link?.getAttribute('href')).toContain('/tickets/31');
  });

  it('takes a mileage for no number of a case', () => {
    const lines = (n: number) =>
      `<tr><td><a href="/tickets/${n}">GD-${n}</a></td><td>${1000 + n} km</td><td>旧单 #${2000 + n}</td></tr>`;
    const rows = readAll(show(`<table><tbody>${numbers.map(lines).join('')}</tbody></table>`), [
      place(`${location.origin}/tickets/17`),
    ]);
    expect(rows?.[0]?.aliases).toContain(`${site}:ticket/2031`);
    expect(rows?.[0]?.aliases).not.toContain(`${site}:ticket/1031`);
  });

  it('counts days that a column names into an opening date where there is none', () => {
    const withoutDate = head.replace('受理时间', '备注');
    const rows = readAll(show(table((n) => `/tickets/${n}`, withoutDate)), [place(`${location.origin}/tickets/17`)]);
    expect(rows?.[0]?.reading.ticket?.openedAt).toBe('31 days ago');
  });

  it('under a head that is a table of its own', () => {
    const list = `<div><div><table>${head}</table></div><div>${table((n) => `/tickets/${n}`)}</div></div>`;
    const rows = readAll(show(list), [place(`${location.origin}/tickets/17`)]);
    expect(rows?.[0]?.reading.ticket?.status).toBe('等待配件');
  });

  it.each([
    ['in the address’s query', '/case.asp?id=', 'case.asp?view=1&id=5507'],
    ['after its hash', '#/cases/C-', 'app#/cases/C-55'],
  ])('whose number stands %s', (_, href, known) => {
    const url = `${location.origin}/${known}`;
    const list = table((n) => (href.startsWith('#') ? `/app${href}${n}` : `${href}${n}`));
    const rows = readAll(show(list), [place(url)]);
    expect(rows?.length).toBe(numbers.length);
  });

  it('whose address is longer than any id: the row is known by its number', () => {
    const long = 'x'.repeat(2_000);
    const rows = readAll(show(table((n) => `/tickets/${n}?back=${long}`)), [place(`${location.origin}/tickets/17`)]);
    expect(rows?.[0]?.aliases).toEqual([`${site}:ticket/GD-31`]);
  });

  it('of cards in groups, without the links to customers or to a new ticket', () => {
    const card = (n: number) =>
      `<li class="card"><h3><a href="/tickets/${n}">缺件</a></h3><p><a href="/customers/${n}">谁</a></p></li>`;
    const list = `<a href="/tickets/new">新建</a><section><ul class="day">${[1, 2].map(card).join('')}</ul><ul class="day">${[3, 4].map(card).join('')}</ul></section>`;
    const rows = readAll(show(list), [place(`${location.origin}/tickets/17`)]);
    expect(rows?.map(({ id, element }) => [id, element.tagName])).toEqual([1, 2, 3, 4].map((n) => [`${site}:ticket/${n}`, 'LI']));
  });

  it('not of two related tickets, nor of a list of other things', () => {
    const places = [place(`${location.origin}/tickets/17`)];
    expect(readAll(show('<p><a href="/tickets/1">1</a> <a href="/tickets/2">2</a></p>'), places)).toBeNull();
    const news = show(table((n) => `/news/${n}`));
    expect(mayHoldRows(news, places)).toBe(false);
    expect(readAll(news, places)).toBeNull();
  });
});

describe('rows around numbers of cases, where nothing is a link', () => {
  const known = [place(`${location.origin}/app`, 'GD-2026-0017')];
  const list = `<div class="grid">${numbers.map((n) => `<div class="line"><span>GD-2026-00${n}</span><span>客户${n}</span></div>`).join('')}</div>`;

  it('are found by the look of the number', () => {
    const rows = readAll(show(list), known);
    expect(rows?.map(({ id, element }) => [id, element.className])).toEqual(
      numbers.map((n) => [`${site}:ticket/GD-2026-00${n}`, 'line']),
    );
  });

  it('but not by a look that prices and years have too', () => {
    expect(casePlace({ site, url: `${location.origin}/app`, number: '2026' })).toBeNull();
    expect(mayHoldRows(show('<p>2026</p><p>1999</p><p>12.5</p>'), known)).toBe(false);
  });
});
