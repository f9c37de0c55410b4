/** Following a page without an adapter: the reader comes when it is worth it, and the page stays followed through frames. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, bundleLib, type Lib, launchBrowser } from './inBrowser';

declare const lib: Lib;
declare const generic: typeof import('./unknown/genericInPage');

interface Seen {
  loads: number;
  /** How often the page was read. */
  reads: number;
  readings: (readonly [string | undefined, number] | null)[];
}
declare const seen: Seen;

const fixture = (name: string) => readFileSync(join(import.meta.dirname, 'unknown', `${name}.html.saved`), 'utf8');

describe.skipIf(!browserPath)('following a page without an adapter', () => {
  let browser: Browser;
  let scripts: readonly string[];
  beforeAll(async () => {
    const entry = join(import.meta.dirname, 'unknown', 'genericInPage.ts');
    const built = await build({
      entryPoints: [entry],
      bundle: true,
      write: false,
      format: 'iife',
      globalName: 'generic',
      target: 'es2023',
    });
    [browser, scripts] = [
      await launchBrowser(),
      [await bundleLib(), `${built.outputFiles[0]?.text}\nglobalThis.generic = generic;`],
    ];
  }, 60_000);
  afterAll(() => browser?.close());

  async function follow(html: string): Promise<Page> {
    const page = await browser.newPage();
    await page.setContent(html);
    for (const content of scripts) await page.addScriptTag({ content });
    await page.evaluate(() => {
      const made: Seen = { loads: 0, reads: 0, readings: [] };
      Object.assign(window, { seen: made });
      lib.followPage({
        doc: document,
        adapters: lib.shippedAdapters,
        now: () => '2026-11-20T10:00:00+08:00',
        signal: new AbortController().signal,
        onTrouble: (reason) => made.readings.push([reason, -1]),
        onReading: (reading) =>
          made.readings.push(reading && [String(reading.reading.customer?.name), reading.reading.messages.length]),
        generic: async () => {
          made.loads++;
          return (options) => {
            made.reads++;
            return generic.startGeneric(options);
          };
        },
      });
    });
    return page;
  }

  it('loads the reader once and sees a message that arrives in a frame later', async () => {
    const page = await follow(fixture('tuned/frame-zh'));
    await expect.poll(() => page.evaluate(() => seen.readings.at(-1))).toEqual(['张伟', 3]);
    await page.frames()[1]?.evaluate(() => {
      const log = document.querySelectorAll('.log')[2];
      const next = log?.cloneNode(true) as Element;
      (next.lastElementChild as Element).textContent = '还没有单号,请今天答复。';
      log?.after(next);
    });
    await expect.poll(() => page.evaluate(() => seen.readings.at(-1)), { timeout: 5_000 }).toEqual(['张伟', 4]);
    expect(await page.evaluate(() => seen.loads)).toBe(1);
    await page.close();
  });

  it('is not disturbed by a feed elsewhere on the page', async () => {
    const page = await follow(`${fixture('tuned/bubbles-en')}<div id="feed"></div>`);
    await expect.poll(() => page.evaluate(() => seen.readings.at(-1)?.[1])).toBe(4);
    await page.evaluate(async () => {
      for (let row = 0; row < 40; row++) {
        const added = document.createElement('p');
        added.append(`Somebody opened ticket ${row}`);
        document.querySelector('#feed')?.append(added);
        await new Promise((painted) => requestAnimationFrame(painted));
      }
    });
    expect(await page.evaluate(() => seen.reads)).toBe(1);
    await page.evaluate(() => {
      const panel = document.createElement('section');
      panel.innerHTML = '<h2>Loaded late</h2>' + '<div><b>Key</b><i>Value</i></div>'.repeat(6);
      document.querySelector('#feed')?.append(panel);
    });
    await expect.poll(() => page.evaluate(() => seen.reads), { timeout: 5_000 }).toBe(2);
    await page.close();
  });

  it('does not load it for a page of news', async () => {
    const page = await follow('<h1>Weather</h1><p>Rain tomorrow, sun on Friday.</p>');
    await expect.poll(() => page.evaluate(() => seen.readings)).toEqual([null]); // it was looked at, and judged no case
    expect(await page.evaluate(() => seen.loads)).toBe(0);
    await page.close();
  });
});
