// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shippedAdapters } from '../../lib/page/adapters/shipped';
import { pickPage, readPage } from '../../lib/page/read';
import { readRows } from '../../lib/page/rows';

const now = '2026-11-20T10:00:00+08:00';
const url = 'https://redmine.example/issues/1';
const parse = (html: string) => new DOMParser().parseFromString(html, 'text/html');
const fixture = (name: string) => readFileSync(join(import.meta.dirname, 'fixtures', `${name}.saved`), 'utf8');

function read(html: string) {
  const doc = parse(html);
  const picked = pickPage(doc, url, shippedAdapters);
  return picked && readPage({ doc, url, now, ...picked });
}

describe('Redmine, saved pages', () => {
  it.each([
    ['Chinese', 'redmine-zh.html', '2026-10-27 09:12'],
    ['English', 'redmine-en.html', '10/27/2026 09:12 AM'],
  ])('%s', (_, file, openedAt) => {
    const page = read(fixture(file));
    expect(page?.reading).toMatchObject({
      id: 'redmine@redmine.example:ticket/1',
      customer: { name: '陈思雨', tags: ['媒体/博主'], occupation: '媒体/博主', followers: '486000' },
      vehicle: { model: '星驰 E5 2023款 长续航版' },
      ticket: {
        number: '1',
        subject: '动力电池模组缺货,车已停在店里快一个月',
        status: 'In Progress',
        openedAt,
        part: '动力电池模组 (3号)',
        promisedDays: '10',
        score: '2',
      },
    });
    expect(page?.reading.messages.map(({ from, internal = false }) => `${from}${internal ? ' internal' : ''}`)).toEqual([
      'customer',
      'staff',
      'staff internal',
      'customer',
      'staff',
      'customer',
      'customer',
    ]);
    expect(page?.missing).toEqual([]);
  });

  it('does not take the assignee who wrote the ticket down for the customer', () => {
    const html = fixture('redmine-zh.html').replace(/(<p class="author">[\s\S]*?)\/users\/8/, '$1/users/5');
    expect(read(html)?.reading.messages[0]?.from).toBe('staff');
  });

  it('says nothing of messages where the history is gone', () => {
    const page = read(fixture('redmine-zh.html').replaceAll('note-header', 'x'));
    expect(page?.reading.messages.slice(1).map(({ at }) => at)).toEqual([null, null, null, null, null, null]);
  });

  it('reads the rows of its list', () => {
    const doc = parse(
      `<body class="controller-issues action-index"><div id="top-menu"></div><div id="main"><table class="list issues"><tbody><tr class="issue"><td class="id">8</td><td class="subject"><a>倒车影像</a></td><td class="status">New</td></tr></tbody></table></div>`,
    );
    const picked = pickPage(doc, 'https://redmine.example/issues', shippedAdapters);
    const rows = picked ? readRows(doc, 'https://redmine.example/issues', picked) : [];
    expect(rows.map(({ id, reading }) => [id, reading])).toEqual([
      ['redmine@redmine.example:ticket/8', { ticket: { number: '8', subject: '倒车影像', status: 'New' } }],
    ]);
  });
});
