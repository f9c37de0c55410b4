/** Pages that mean no good, or are simply too large: the generic reader stays in its slices, stops, and says what it left out. */
import type { Browser, Page } from '@playwright/test';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, launchBrowser } from './inBrowser';

declare const generic: typeof import('./unknown/genericInPage');

const ticket = `<main><h1>Case C-7: No part</h1><dl><dt>Customer</dt><dd>Daniel Brooks</dd><dt>Created</dt><dd>Oct 27, 2026 9:12 AM</dd><dt>Part</dt><dd>Charge port door</dd><dt>Status</dt><dd>Open</dd></dl>
<section class="comments"><div class="comment"><b class="author">Daniel Brooks</b><time>Oct 27, 2026 9:12 AM</time><p>Where is it?</p></div>
<div class="comment"><b class="author">Ann Lee</b><span class="role">Agent</span><time>Oct 28, 2026 9:12 AM</time><p>Ordered.</p></div></section></main>`;

interface Seen {
  readonly customer: string | null;
  readonly messages: readonly string[];
  readonly unread: readonly string[];
  readonly steps: number;
  readonly complete: boolean | null;
}

describe.skipIf(!browserPath)('the generic reader on hostile pages', () => {
  let browser: Browser;
  let script = '';
  beforeAll(async () => {
    const entry = new URL('./unknown/genericInPage.ts', import.meta.url).pathname;
    const built = await build({
      entryPoints: [entry],
      bundle: true,
      write: false,
      format: 'iife',
      globalName: 'generic',
      target: 'es2023',
    });
    script = `${built.outputFiles[0]?.text}\nglobalThis.generic = generic;`;
    browser = await launchBrowser();
  }, 60_000);
  afterAll(() => browser?.close());

  /** `before`: what the page's own script does; `between`: what it does after each step of ours. */
  async function read(html: string, { before = '', between = '' } = {}): Promise<Seen> {
    const page: Page = await browser.newPage();
    try {
      await page.setContent(html);
      await page.addScriptTag({ content: script });
      return await page.evaluate(
        ({ spoil, disturb }) => {
          new Function(spoil)();
          const disturbance = new Function(disturb);
          const reading = generic.startGeneric({
            doc: document,
            url: 'https://crm.example/cases/7',
            now: '2026-11-20T10:00:00+08:00',
          });
          let steps = 1;
          let step = reading.next();
          while (!step.done) {
            disturbance();
            step = reading.next();
            steps++;
          }
          const made = step.value;
          return {
            customer: made ? String(made.reading.customer?.name) : null,
            messages: made ? made.reading.messages.map(({ from, text }) => `${from}: ${text.slice(0, 40)}`) : [],
            unread: made ? made.unread.map(({ field }) => field) : [],
            complete: made ? made.complete : null,
            steps,
          };
        },
        { spoil: before, disturb: between },
      );
    } finally {
      await page.close();
    }
  }

  const asWritten = { customer: 'Daniel Brooks', messages: ['customer: Where is it?', 'staff: Ordered.'] };

  it('of 100,000 nodes reads the first 40,000, in many steps, and says so', async () => {
    const seen = await read(`${ticket}<div>${'<p><i>x</i></p>'.repeat(50_000)}</div>`);
    expect(seen).toMatchObject({ ...asWritten, unread: ['page'], complete: false });
    expect(seen.steps).toBeGreaterThan(200);
  }, 60_000);

  it('a text of ten million characters is cut, and hides nothing', async () => {
    const seen = await read(ticket.replace('Where is it?', `Where is it? ${'x'.repeat(10_000_000)}`));
    expect(seen.customer).toBe('Daniel Brooks');
    expect(seen.messages).toEqual(asWritten.messages.map((text) => expect.stringContaining(text.slice(0, 16))));
  }, 60_000);

  it('ten thousand elements in each other end somewhere', async () => {
    const seen = await read(ticket, {
      before: `let at = document.body; for (let depth = 0; depth < 10000; depth++) at = at.appendChild(document.createElement('div')); at.textContent = 'deep';`,
    });
    expect(seen).toMatchObject(asWritten);
  }, 60_000);

  it('form controls named like the properties of a node shadow nothing', async () => {
    const names = [
      'parentNode',
      'firstChild',
      'nextSibling',
      'nodeType',
      'localName',
      'attributes',
      'getAttribute',
      'children',
      'body',
      'contains',
      'ownerDocument',
      'classList',
      'shadowRoot',
      'hasAttributes',
      'isConnected',
    ];
    const controls = names.map((name) => `<input name="${name}" value="">`).join('');
    const forms = names.map((name) => `<form name="${name}"></form><img name="${name}" src="data:,">`).join('');
    const seen = await read(`<form id="all">${controls}${ticket}</form>${forms}`);
    expect(seen).toMatchObject(asWritten);
  }, 60_000);

  it('a page that takes its nodes away while it is read ends the reading without an error', async () => {
    const rows = Array.from({ length: 400 }, (_each, row) => `<p class="row">row ${row} <b>x</b></p>`).join('');
    const seen = await read(`${ticket}${rows}`, { between: `document.querySelector('p.row')?.remove()` });
    expect(seen).toMatchObject(asWritten);
    const emptied = await read(`${ticket}${rows}`, { between: `document.body.replaceChildren()` });
    expect(emptied.steps).toBeGreaterThan(1);
  }, 60_000);

  it('a page that adds rows at every step is read up to the limit', async () => {
    const seen = await read(`${ticket}<div id="feed"></div>`, {
      between: `const feed = document.querySelector('#feed'); for (let n = 0; n < 400; n++) { const row = document.createElement('p'); row.append('more ' + n); feed.append(row); }`,
    });
    expect(seen.customer).toBe('Daniel Brooks');
    expect(seen.steps).toBeLessThan(5_000);
  }, 60_000);

  it('getters that throw on single elements are never asked', async () => {
    const seen = await read(ticket, {
      before: `for (const element of document.querySelectorAll('*')) for (const name of ['parentNode', 'firstChild', 'nextSibling', 'className', 'textContent', 'shadowRoot', 'localName', 'tagName', 'children']) Object.defineProperty(element, name, { get() { throw new Error('asked for ' + name); } });`,
    });
    expect(seen).toMatchObject(asWritten);
  }, 60_000);

  it('that has spoilt the lists and texts of JavaScript itself is read from our own world as ever', async () => {
    const page = await browser.newPage();
    try {
      await page.setContent(ticket);
      await page.evaluate(() => {
        const spoilt = () => {
          throw new Error('spoilt');
        };
        for (const name of ['push', 'map', 'filter', 'flatMap', 'slice', 'sort', 'some', 'join'] as const)
          Object.defineProperty(Array.prototype, name, { value: spoilt });
        Object.defineProperty(Array.prototype, Symbol.iterator, { value: spoilt });
        Object.defineProperty(String.prototype, 'replace', { value: spoilt });
        Object.defineProperty(RegExp.prototype, 'exec', { value: spoilt });
        Object.defineProperty(Node.prototype, 'firstChild', { get: spoilt });
        Object.defineProperty(Element.prototype, 'querySelectorAll', { value: spoilt });
      });
      // As a content script runs: in a world of its own, which shares the page's nodes and nothing else.
      const devtools = await page.context().newCDPSession(page);
      const { frameTree } = await devtools.send('Page.getFrameTree');
      const { executionContextId: contextId } = await devtools.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id });
      await devtools.send('Runtime.evaluate', { expression: script, contextId });
      const { result } = await devtools.send('Runtime.evaluate', {
        contextId,
        returnByValue: true,
        expression: `(() => {
          const made = generic.readGeneric({ doc: document, url: 'https://crm.example/cases/7', now: '2026-11-20T10:00:00+08:00', budgetMs: 60000 });
          return [made.reading.customer.name, ...made.reading.messages.map(({ from }) => from)];
        })()`,
      });
      expect(result.value).toEqual(['Daniel Brooks', 'customer', 'staff']);
    } finally {
      await page.close();
    }
  }, 60_000);

  it('twenty thousand lines in one element end in many small steps', async () => {
    const lines = 'bye<br>'.repeat(20_000);
    const seen = await read(`${ticket}<div>${lines}</div>`);
    expect(seen.customer).toBe('Daniel Brooks');
    expect(seen.steps).toBeGreaterThan(300);
  }, 60_000);
});
