// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Message } from '../../lib/case/reading';
import { shippedAdapters } from '../../lib/page/adapters/shipped';
import { type PageReading, pickPage, readPage } from '../../lib/page/read';

const now = '2026-11-20T10:00:00+08:00';
const fixture = (name: string) => readFileSync(join(import.meta.dirname, 'fixtures', `${name}.saved`), 'utf8');
const rtUrl = 'https://rt.example/Ticket/Display.html?id=1';
const demoUrl = 'http://127.0.0.1:4000/tickets/17';

function openPage(html: string): Document {
  return new DOMParser().parseFromString(html, 'text/html');
}

function read(html: string, url: string): PageReading | null {
  const doc = openPage(html);
  const picked = pickPage(doc, url, shippedAdapters);
  return picked && readPage({ doc, url, now, ...picked });
}

const outline = ({ from, author, internal = false }: Message) => `${from} ${author}${internal ? ' (internal)' : ''}`;

const rtSpeakers = [
  'customer 陈思雨',
  'staff liting (李婷)',
  'staff liting (李婷) (internal)',
  'customer 陈思雨',
  'staff liting (李婷)',
  'customer 陈思雨',
  'customer 陈思雨',
];

describe('Request Tracker, saved pages', () => {
  it.each([
    ['Chinese', 'request-tracker-zh.html', '打开', '2026-十月-27 09:12:00 星期二'],
    ['English', 'request-tracker-en.html', 'open', 'Tue Oct 27 09:12:00 2026'],
  ])('%s', (_, file, status, openedAt) => {
    const page = read(fixture(file), rtUrl);
    expect(page?.reading).toMatchObject({
      id: 'rt@rt.example:ticket/1',
      now,
      customer: {
        name: '陈思雨',
        email: 'chensiyu@mail.example',
        tags: ['媒体/博主'],
        occupation: '媒体/博主',
        followers: '486000',
      },
      vehicle: { model: '星驰 E5 2023款 长续航版' },
      ticket: {
        number: '1',
        subject: '动力电池模组缺货,车已停在店里快一个月',
        status,
        openedAt,
        part: '动力电池模组 (3号)',
        promisedDays: '10',
        score: '2',
      },
    });
    expect(page?.reading.messages.map(outline)).toEqual(rtSpeakers);
    expect(page?.complete).toBe(true);
    expect(page?.missing).toEqual([]);
    expect(page?.unread).toEqual([]);
  });

  it('keeps quoted words and leaves out the folder label that RT adds', () => {
    const text = read(fixture('request-tracker-zh.html'), rtUrl)?.reading.messages[3]?.text;
    expect(text).toBe(
      '已经12天了,没有任何人联系我。当时说10天左右到货,现在到底在哪里?\n\n> 正常到货周期为10天左右,到货后第一时间通知您。',
    );
  });
});

describe('broken Request Tracker pages degrade, and say what is missing', () => {
  const whole = fixture('request-tracker-zh.html');
  const cases: readonly (readonly [
    what: string,
    html: string,
    seen: (page: PageReading | null) => unknown,
    expected: unknown,
  ])[] = [
    ['another site', '<p>hello</p>', (page) => page, null],
    [
      'no people box: nobody is taken for staff',
      whole.replace('ticket-info-people', 'x').replace('form-row requestors', 'x'),
      (page) => [page?.missing, page?.reading.messages[1]?.from],
      [['customer.name'], 'unsure'],
    ],
    [
      'history still on its way',
      whole.replace('history-container', 'x'),
      (page) => [page?.complete, page?.reading.messages],
      [false, []],
    ],
    [
      'custom fields turned off',
      whole.replace('ticket-info-cfs', 'x').replace('ticket-info-cfs', 'x'),
      (page) => page?.missing,
      ['customer.occupation', 'customer.followers', 'customer.tags', 'vehicle.model', 'ticket.part', 'ticket.promisedDays'],
    ],
    [
      'a language without known marks: a colleague who may have written internally counts for nobody',
      whole.replaceAll('创建注释完成', 'Kommentarer tillagda'),
      (page) => page?.reading.messages[2]?.from,
      'unsure',
    ],
    [
      'no id in the URL and none on the page',
      whole.replaceAll('id form-row', 'x'),
      (page) => page?.reading.id,
      'rt@rt.example:ticket/1',
    ],
  ];
  it.each(cases)('%s', (_, html, seen, expected) => {
    expect(seen(read(html, rtUrl))).toEqual(expected);
  });
});

describe('the demo CRM, a saved page', () => {
  it('reads the very angry customer', () => {
    const page = read(fixture('demo.html'), demoUrl);
    expect(page?.reading).toMatchObject({
      id: 'demo:ticket/17',
      customer: { name: '李女士', occupation: '记者', followers: '12.5万', tags: ['VIP', '媒体'], vip: '是' },
      ticket: { part: '中控主板' },
    });
    expect(page?.reading.messages.length).toBeGreaterThan(3);
    expect(page?.sources).toMatchObject({ 'customer.name': 'adapter', 'messages.0': 'adapter' });
  });

  it('is no case on its list', () => {
    expect(read(fixture('demo.html').replace('data-page="ticket"', 'data-page="list"'), demoUrl)).toBeNull();
  });
});

describe('the way back to the page', () => {
  document.open();
  document.write(fixture('request-tracker-zh.html'));
  document.close();
  const picked = pickPage(document, rtUrl, shippedAdapters);
  const page = picked && readPage({ doc: document, url: rtUrl, now, ...picked });
  if (!page) throw new Error('the fixture is no case');

  it('every slice of every message is found where it stands', () => {
    for (const [index, { text }] of page.reading.messages.entries()) {
      for (const [start, end] of [
        [0, text.length],
        [3, 9],
        [text.length - 4, text.length],
      ] as const) {
        const range = page.rangeOf(`messages.${index}`, start, end);
        expect(range?.toString().replace(/\s+/g, '')).toContain(text.slice(start, end).replace(/\s+/g, '').slice(0, 3));
      }
    }
  });

  it('names the very words', () => {
    const text = page.reading.messages[5]?.text ?? '';
    const start = text.indexOf('向12315投诉');
    expect(page.rangeOf('messages.5', start, start + '向12315投诉'.length)?.toString()).toBe('向12315投诉');
    expect(page.rangeOf('customer.name')?.toString()).toContain('陈思雨');
    expect(page.nodeOf('messages.5')?.getAttribute('data-transaction-id')).toBeTruthy();
    expect(page.rangeOf('messages.99', 0, 1)).toBeNull();
    expect(page.rangeOf('vehicle.plate')).toBeNull();
  });

  it('gives nothing when the page has changed since', () => {
    const item = page.nodeOf('messages.5');
    const stanza = item?.querySelector('.message-stanza');
    if (stanza) stanza.textContent = '改过了';
    expect(page.rangeOf('messages.5', 0, 2)).toBeNull();
  });
});
