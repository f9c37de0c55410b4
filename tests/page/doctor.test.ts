// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkOnPage } from '../../lib/page/adapters/kit';
import { shippedAdapters } from '../../lib/page/adapters/shipped';
import type { Adapter } from '../../lib/page/adapters/types';
import { doctorReport, seenNow, shapeOf, staleFields } from '../../lib/page/doctor';
import { pickPage, readPage } from '../../lib/page/read';

const now = '2026-11-20T10:00:00+08:00';
const url = 'https://crm.example/cases/7?name=李女士';
const adapter = {
  id: 'acme',
  version: 2,
  name: 'Acme',
  site: 'acme',
  hint: [],
  evidence: ['#acme'],
  pages: [
    {
      kind: 'ticket',
      when: {},
      record: [{ url: '/cases/(\\d+)' }],
      fields: { 'customer.name': [{ css: '.new' }, { css: '.name' }], 'ticket.promisedDays': [{ css: '.days' }] },
    },
  ],
} as unknown as Adapter;
const page = '<div id="acme"><b class="name">李女士</b><i class="days">10</i></div>';
const parse = (html: string) => new DOMParser().parseFromString(html, 'text/html');

function read(html: string) {
  const doc = parse(html);
  const picked = pickPage(doc, url, [adapter]);
  const reading = picked && readPage({ doc, url, now, ...picked });
  if (!reading) throw new Error('no case');
  return reading;
}

describe('the doctor', () => {
  it('says field by field what was read, from which locator, without a word of it', () => {
    const report = doctorReport({ reading: read(page), adapter });
    expect(report.fields).toMatchObject([
      { path: 'customer.name', shape: '汉汉汉', from: 'adapter', locator: 1 },
      { path: 'ticket.promisedDays', shape: '99', from: 'adapter', locator: 0 },
    ]);
    expect(JSON.stringify(report)).not.toMatch(/李|女士|10|crm\.example/);
    expect(report.address).toBe('/cases/9');
  });

  it('misses a field that the site has always shown, not one that came once', () => {
    let seen = {};
    const paths = Object.keys(read(page).traces);
    for (let visit = 0; visit < 3; visit++) seen = seenNow(seen, paths);
    const later = read(page.replace('class="days"', 'class="x"'));
    const without = Object.keys(later.traces);
    // One ticket without it may be that customer's; the second says that it has gone.
    expect(staleFields(seenNow(seen, without), later.traces)).toEqual([]);
    expect(staleFields(seenNow(seenNow(seen, without), without), later.traces)).toEqual(['ticket.promisedDays']);
    expect(staleFields(seenNow({}, paths), later.traces)).toEqual([]);
    // Every other ticket has it: nothing has gone.
    const half = [paths, [], paths, [], paths, [], paths].reduce<ReturnType<typeof seenNow>>(
      (all, each) => seenNow(all, each),
      {},
    );
    expect(staleFields(seenNow(seenNow(half, []), []), later.traces)).toEqual([]);
  });

  it('does not miss an email that the first few customers happened to have', () => {
    const without = read(page);
    const seenFor = (visits: number) => {
      let seen = {};
      for (let visit = 0; visit < visits; visit++) seen = seenNow(seen, ['customer.email', 'ticket.promisedDays']);
      return seenNow(seenNow(seen, []), []);
    };
    expect(staleFields(seenFor(5), without.traces)).toEqual([]);
    expect(staleFields(seenFor(20), without.traces)).toEqual(['customer.email']);
  });

  it('keeps the format of a date and nothing else', () => {
    expect(shapeOf('2026-十月-27 09:12')).toBe('9999-汉汉-99 99:99');
    expect(shapeOf(['VIP', '媒体'])).toBe('[AAA, 汉汉]');
    expect(shapeOf('Zoë@mail.example')).toBe('Aaa@aaaa.aaaaaaa');
  });

  it('prefers the adapter that proves more, and says so', () => {
    const special: Adapter = { ...adapter, id: 'acme-service', evidence: ['#acme', '.name'] };
    const picked = pickPage(parse(page), url, [adapter, special]);
    expect(picked?.adapter.id).toBe('acme-service');
    expect(picked?.others).toEqual([{ id: 'acme', reason: 'acme-service is more specific: 2 marks against 1' }]);
  });
});

describe('the adapter test kit says which field failed and why', () => {
  const check = (html: string, fields: object) => checkOnPage(adapter, { doc: parse(html), url, now, expected: { fields } });

  it('is silent when all is read', () => {
    expect(check(page, { 'customer.name': '李女士', 'ticket.promisedDays': '10', 'vehicle.model': null })).toEqual([]);
  });
  it.each([
    ['another page', '<p>hello</p>', {}, /evidence #acme is not on the page/],
    [
      'a moved element',
      page.replace('class="name"', 'class="n"'),
      { 'customer.name': '李女士' },
      /locator 0: \.new is not on the page; locator 1: \.name/,
    ],
    ['no locator', page, { 'vehicle.model': 'X7' }, /no locator for it/],
    ['another text', page, { 'customer.name': '王先生' }, /another element or text/],
  ])('%s', (_, html, fields, why) => {
    expect(check(html, fields)[0]?.why).toMatch(why);
  });

  it('passes for Redmine as shipped', () => {
    const redmine = shippedAdapters.find(({ id }) => id === 'redmine') as Adapter;
    const html = readFileSync(join(import.meta.dirname, 'fixtures', 'redmine-zh.html.saved'), 'utf8');
    const failures = checkOnPage(redmine, {
      doc: parse(html),
      url: 'https://redmine.example/issues/1',
      now,
      expected: {
        kind: 'ticket',
        fields: { 'customer.name': '陈思雨', 'ticket.promisedDays': '10' },
        messages: [{ from: 'customer' }, { from: 'staff' }, { from: 'staff', internal: true }, {}, {}, {}, {}],
      },
    });
    expect(failures).toEqual([]);
  });
});
