/** The command for whoever looks after an adapter: which field failed, on which page, and why. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Adapter } from '../../lib/page/adapters/types';
import { checkPages, readAdapter, readPages, sayFailures } from './checkAdapter';
import { browserPath } from './inBrowser';

const adapter = {
  id: 'acme',
  version: 1,
  name: 'Acme',
  site: 'acme',
  hint: [],
  evidence: ['#acme'],
  pages: [
    {
      kind: 'ticket',
      when: {},
      record: [{ url: '/cases/(\\d+)' }],
      fields: { 'customer.name': [{ css: '.name' }], 'ticket.promisedDays': [{ css: 'x-days >>> b' }, { css: '.days' }] },
      messages: { item: '.m', body: 'p', speaker: [{ rule: 'selector', css: '.in', is: 'customer' }] },
    },
  ],
};
const page = '<div id="acme"><b class="name">李女士</b><i class="days">10</i><div class="m in"><p>到了吗？</p></div></div>';
const expected = {
  kind: 'ticket',
  fields: { 'customer.name': '李女士', 'ticket.promisedDays': '10' },
  messages: [{ from: 'customer' as const }],
};

describe('files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'riteside-adapter-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('a file that is no adapter is refused with its place and the reason', () => {
    const file = join(folder, 'bad');
    writeFileSync(file, JSON.stringify({ ...adapter, pages: [{ ...adapter.pages[0], fields: { 'customer.name': [{}] } }] }));
    expect(() => readAdapter(file)).toThrow('pages.0.fields.customer.name.0: needs either "css" or "label"');
  });

  it('pages are read with what is expected of them; without a saved one the live page is meant', () => {
    writeFileSync(join(folder, 'saved.html'), page);
    writeFileSync(join(folder, 'saved.json'), JSON.stringify({ url: 'https://acme.example/cases/7', expected }));
    writeFileSync(join(folder, 'live.json'), JSON.stringify({ url: 'https://acme.example/cases/8', expected }));
    expect(readPages(folder).map(({ name, html }) => [name, html])).toEqual([
      ['live', null],
      ['saved', page],
    ]);
  });
});

describe.skipIf(!browserPath)('pages in a browser', () => {
  let url = '';
  const server = createServer((request, answer) => {
    answer.setHeader('content-type', 'text/html; charset=utf-8');
    // It draws itself after it has loaded, as applications do.
    answer.end(
      request.url === '/cases/7'
        ? `<script>setTimeout(() => document.body.insertAdjacentHTML('beforeend', ${JSON.stringify(page)}))</script><body>`
        : '',
    );
  });
  beforeAll(async () => {
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/cases/7`;
  });
  afterAll(() => server.close());

  it('says of saved and of live pages which field failed and why', async () => {
    const common = { url, now: '2026-11-20T10:00:00+08:00', expected };
    const checked = await checkPages(adapter as unknown as Adapter, [
      { ...common, name: 'saved', html: page },
      { ...common, name: 'live', html: null },
      { ...common, name: 'changed', html: page.replace('class="name"', 'class="n"').replace('m in', 'm') },
    ]);
    expect(checked.flatMap(sayFailures)).toEqual([
      'saved: as expected',
      'live: as expected',
      'changed: customer.name: null instead of "李女士": locator 0: .name is not on the page',
      'changed: messages.0.from: "unsure" instead of "customer": no rule of "speaker" says so for this block',
    ]);
  });
});
