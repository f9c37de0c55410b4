/** The reading while the page lives, in a real browser: late history, streams, navigation, hostile pages, marks. */
import type { Browser, Page } from '@playwright/test';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { browserPath, bundleLib, type Lib, launchBrowser } from './inBrowser';

declare const lib: Lib;

interface Watching {
  readonly seen: (readonly [name: unknown, messages: number, complete: boolean] | null)[];
  readonly followed: ReturnType<Lib['followPage']>;
  readonly stop: AbortController;
}
declare const watching: Watching;
/** A second watch over the same page: when it has seen a change, the first has had its time too. */
declare const control: Watching;

const message = (index: number) =>
  `<li class="message" data-side="${index % 2 ? 'staff' : 'customer'}"><div><span class="message__author">李女士</span><time>2026-11-0${index % 9} 09:12</time></div><div class="message__text">第${index}次问:配件到底什么时候到?\n再不修好我就发微博。</div></li>`;

const ticket = (count: number, extra = '') => `<div id="app" class="shell"><a class="rail__brand" href="/tickets"></a>
  <main id="view" data-page="ticket" data-ticket-id="17"><h1 id="ticket-subject">中控主板缺货</h1>
  <div id="customer-card"><dl><dt>客户姓名</dt><dd>李女士</dd></dl></div>
  <ol id="timeline">${Array.from({ length: count }, (_, index) => message(index)).join('')}</ol>${extra}</main></div>`;

describe.skipIf(!browserPath)('following a page', () => {
  let browser: Browser;
  let script: string;
  let page: Page;
  beforeAll(async () => {
    [browser, script] = await Promise.all([launchBrowser(), bundleLib()]);
  }, 60_000);
  afterAll(() => browser?.close());
  beforeEach(async () => {
    page = await browser.newPage();
  });
  afterEach(() => page.close());

  async function follow(html: string): Promise<void> {
    await page.setContent(html);
    await page.addScriptTag({ content: script });
    await watchAs('watching');
  }
  async function watchAs(name: 'watching' | 'control'): Promise<void> {
    await page.evaluate((known) => {
      const stop = new AbortController();
      const seen: Watching['seen'] = [];
      const followed = lib.followPage({
        doc: document,
        adapters: lib.shippedAdapters,
        now: () => '2026-11-20T10:00:00+08:00',
        signal: stop.signal,
        onTrouble: (reason) => seen.push([reason, -1, false]),
        onReading: (reading) =>
          seen.push(reading && [reading.reading.customer?.name, reading.reading.messages.length, reading.complete]),
      });
      Object.assign(window, { [known]: { seen, followed, stop } });
    }, name);
  }
  const last = () => page.evaluate(() => watching.seen.at(-1));
  const count = () => page.evaluate(() => watching.seen.length);

  it('sees a message that arrives later, a changed name, and a page that stops being a case', async () => {
    await follow(ticket(2));
    expect(await last()).toEqual(['李女士', 2, true]);
    await page.evaluate((html) => document.querySelector('#timeline')?.insertAdjacentHTML('beforeend', html), message(2));
    await expect.poll(last).toEqual(['李女士', 3, true]);
    await page.evaluate(() => {
      const name = document.querySelector('dd');
      if (name?.firstChild) name.firstChild.nodeValue = '王先生';
    });
    await expect.poll(last).toEqual(['王先生', 3, true]);
    await page.evaluate(() => document.querySelector('#view')?.remove());
    await expect.poll(last).toBeNull();
  });

  it('says nothing for changes that do not concern the case, and nothing after the end', async () => {
    await follow(ticket(3, '<div id="noise"></div>'));
    await page.evaluate(async () => {
      for (let at = 0; at < 20; at++) {
        document.querySelector('#noise')?.append(document.createElement('p'));
        await new Promise((resolve) => setTimeout(resolve, 40));
      }
    });
    expect(await count()).toBe(1);
    await watchAs('control');
    await page.evaluate(() => watching.stop.abort());
    await page.evaluate((html) => document.querySelector('#timeline')?.insertAdjacentHTML('beforeend', html), message(2));
    await expect.poll(() => page.evaluate(() => control.seen.at(-1)?.[1])).toBe(4);
    expect(await count()).toBe(1);
  });

  it('is not led astray by controls that shadow the DOM, nor by nodes that remove themselves', async () => {
    const names = [
      'firstChild',
      'nextSibling',
      'parentNode',
      'nodeType',
      'getAttribute',
      'matches',
      'querySelector',
      'ownerDocument',
    ];
    const trap = `<form>${names.map((name) => `<input name="${name}">`).join('')}</form><img name="querySelector"><img name="URL">`;
    await follow(
      ticket(1).replace('<ol', `${trap}<ol`).replace('<div class="message__text">', `<div class="message__text">${trap}`),
    );
    expect(await last()).toEqual(['李女士', 1, true]);
    expect(await page.evaluate(() => watching.followed.current()?.reading.messages[0]?.text)).toContain('再不修好');
  });

  it('cuts a text of 10 MB and says so', async () => {
    await follow(ticket(1));
    const read = await page.evaluate(() => {
      const text = document.querySelector('.message__text');
      if (text) text.textContent = '啊'.repeat(10_000_000);
      const [adapter] = lib.shippedAdapters.filter(({ id }) => id === 'demo');
      const picked = lib.pickPage(document, 'http://127.0.0.1:1/tickets/1', adapter ? [adapter] : []);
      const reading = picked && lib.readPage({ doc: document, url: 'http://x.example/', now: '', ...picked });
      return [reading?.reading.messages[0]?.text.length, reading?.unread[0]?.reason] as const;
    });
    expect(read).toEqual([100_000, 'text too long, cut']);
  });

  it('marks the very words and takes the mark off again', async () => {
    await follow(ticket(3));
    const marked = await page.evaluate(() => {
      const reading = watching.followed.current();
      const text = reading?.reading.messages[2]?.text ?? '';
      const start = text.indexOf('再不修好');
      const range = reading?.rangeOf('messages.2', start, start + 4);
      const stop = new AbortController();
      const before = document.documentElement.outerHTML;
      const shown = lib.markEvidence(range ? [range] : [], document, stop.signal);
      const during = [...(CSS.highlights.get('riteside-evidence') ?? [])].map(String);
      const untouched = before === document.documentElement.outerHTML;
      stop.abort();
      return { shown, during, untouched, after: CSS.highlights.size, sheets: document.adoptedStyleSheets.length };
    });
    expect(marked).toEqual({ shown: true, during: ['再不修好'], untouched: true, after: 0, sheets: 0 });
  });
});
