// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shippedAdapters } from '../../lib/page/adapters/shipped';
import { readGeneric } from '../../lib/page/generic';
import { pickPage, readPage } from '../../lib/page/read';
import { findReplyBoxes } from '../../lib/page/replyBox';

const now = '2026-11-20T10:00:00+08:00';
const show = (html: string) => {
  document.open();
  document.write(html);
  document.close();
};
const read = (url = 'https://crm.example/cases/7') => readGeneric({ doc: document, url, now, budgetMs: 5_000 });

const english = `<main><h1>Case 7</h1>
<table><tr><th>Customer</th><td>Daniel Brooks</td></tr><tr><th>Created</th><td>Oct 27, 2026 9:12 AM</td></tr><tr><th>Part</th><td>Charge port door</td></tr></table>
<p>Vehicle: Model Y</p><label for="eta">ETA</label><input id="eta" value="Nov 30, 2026">
<section class="comments">
<div class="comment"><b class="author">Daniel Brooks</b><time>Oct 27, 2026 9:12 AM</time><div class="body"><p>Where is it?</p></div></div>
<div class="comment"><b class="author">Ann Lee</b><span class="role">Agent</span><time>Oct 28, 2026 9:12 AM</time><div class="body"><p>Ordered.</p></div></div>
<div class="comment"><b class="author">Ann Lee</b><span>Internal note</span><time>Oct 28, 2026 9:15 AM</time><div class="body"><p>No stock.</p></div></div>
<div class="comment"><b class="author">Somebody</b><time>Oct 29, 2026 9:12 AM</time><div class="body"><p>Hm.</p></div></div>
</section></main>`;

describe('a page nobody has prepared', () => {
  it('reads tables, labels and "Label: value" in English', () => {
    show(english);
    expect(read()?.reading).toMatchObject({
      customer: { name: 'Daniel Brooks' },
      vehicle: { model: 'Model Y' },
      ticket: { openedAt: 'Oct 27, 2026 9:12 AM', part: 'Charge port door', eta: 'Nov 30, 2026' },
    });
  });

  it('tells customer from staff by evidence, and is unsure without', () => {
    show(english);
    expect(read()?.reading.messages.map(({ from, internal = false, text }) => [from, internal, text])).toEqual([
      ['customer', false, 'Where is it?'],
      ['staff', false, 'Ordered.'],
      ['staff', true, 'No stock.'],
      ['unsure', false, 'Hm.'],
    ]);
  });

  it.each([
    ['<textarea aria-label="Reply to customer"></textarea>', false],
    ['<textarea placeholder="请输入回复内容"></textarea>', false],
    ['<label>回复车主<textarea></textarea></label>', false],
    ['<label><b>内部备注</b> <textarea></textarea></label>', true],
    ['<label for="n">Internal note</label><textarea id="n"></textarea>', true],
    ['<textarea placeholder="添加内部备注"></textarea>', true],
    ['<textarea placeholder="Reply or add an internal note"></textarea>', 'unsure'],
    ['<textarea></textarea>', 'unsure'],
  ])('the reply box %s is told by its name', (html, internal) => {
    show(html);
    expect(findReplyBoxes(document).map((box) => box.internal)).toEqual([internal]);
  });

  it('is silent on a page that is no case', () => {
    show('<article><h1>News</h1><time>2026-10-27</time><p>Contact: press office</p></article>');
    expect(read()).toBeNull();
  });

  it('reads the demo CRM without its adapter as with it', () => {
    show(readFileSync(join(import.meta.dirname, 'fixtures', 'demo.html.saved'), 'utf8'));
    const url = 'http://127.0.0.1:4000/tickets/17';
    const picked = pickPage(document, url, shippedAdapters);
    const taught = picked && readPage({ doc: document, url, now, ...picked });
    const alone = read(url);
    expect(alone?.reading.customer).toEqual(taught?.reading.customer);
    expect(alone?.reading.vehicle).toEqual(taught?.reading.vehicle);
    const { subject: _subject, status: _status, ...ticket } = taught?.reading.ticket ?? {};
    expect(alone?.reading.ticket).toMatchObject(ticket);
    expect(alone?.reading.messages.map(({ at, from }) => [at, from])).toEqual(
      taught?.reading.messages.map(({ at, from }) => [at, from]),
    );
  });
});
