/**
 * Does this adapter read these pages as it should? For whoever writes or looks after one (docs/adapters.md):
 *
 *   npm run -s adapter -- my-adapter.json pages/            saved pages: each `x.html` beside its `x.json`
 *   npm run -s adapter -- my-adapter.json pages/ --profile ~/chrome-for-crm      live ones too: a browser that is logged in
 *
 * `x.json` holds `url`, `now` and `expected` (lib/page/adapters/kit.ts); without an `x.html` the page at `url` itself is opened. Says
 * each field that failed, with what was expected, what was read and why; the exit status is 1 if any did.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { build } from 'esbuild';
import type { KitFailure } from '../../lib/page/adapters/kit';
import { checkAdapter } from '../../lib/page/adapters/schema';
import type { Adapter } from '../../lib/page/adapters/types';
import { browserPath, launchBrowser } from './inBrowser';

export interface PageToCheck {
  readonly name: string;
  /** Null: the page at `url` is opened. */
  readonly html: string | null;
  readonly url: string;
  readonly now: string;
  readonly expected: Parameters<typeof import('../../lib/page/adapters/kit').checkOnPage>[1]['expected'];
}

export interface PageChecked {
  readonly name: string;
  readonly failures: readonly KitFailure[];
}

declare const kit: typeof import('../../lib/page/adapters/kit');

/** So long a live page may take until it shows what is expected. */
const patienceMs = 20_000;
const usualNow = '2026-11-20T10:00:00+08:00';

/** Throws with the JSON path and the reason where a file is no adapter. */
export function readAdapter(file: string): Adapter {
  const checked = checkAdapter(JSON.parse(readFileSync(file, 'utf8')));
  if (!checked.ok) throw new Error(`${file} is no adapter: ${checked.path}: ${checked.reason}`);
  return checked.adapter;
}

export function readPages(folder: string): PageToCheck[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return names.map((file) => {
    const name = file.replace(/\.json$/, '');
    const { url, now = usualNow, expected } = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    if (typeof url !== 'string' || typeof expected !== 'object') throw new Error(`${file} needs "url" and "expected"`);
    const saved = [`${name}.html`, `${name}.html.saved`].map((each) => join(folder, each)).find((each) => existsSync(each));
    return { name, html: saved ? readFileSync(saved, 'utf8') : null, url, now, expected };
  });
}

export async function checkPages(adapter: Adapter, pages: readonly PageToCheck[], profile?: string): Promise<PageChecked[]> {
  const { context, close } = await open(profile);
  try {
    await context.addInitScript(await bundle());
    const page = await context.newPage();
    const checked: PageChecked[] = [];
    for (const each of pages) {
      const failures = each.html === null ? await checkLive(page, adapter, each) : await checkSaved(page, adapter, each);
      checked.push({ name: each.name, failures });
    }
    return checked;
  } finally {
    await close();
  }
}

/** A person logs in in the window of that profile, once; it is remembered there. */
async function open(profile?: string): Promise<{ readonly context: BrowserContext; close(): Promise<void> }> {
  if (profile !== undefined) {
    const options = { executablePath: browserPath ?? undefined, headless: false, viewport: null };
    const context = await chromium.launchPersistentContext(resolve(profile), options);
    return { context, close: () => context.close() };
  }
  const browser = await launchBrowser();
  return { context: await browser.newContext(), close: () => browser.close() };
}

async function bundle(): Promise<string> {
  const entryPoints = [join(import.meta.dirname, '..', '..', 'lib', 'page', 'adapters', 'kit.ts')];
  const built = await build({ entryPoints, bundle: true, write: false, format: 'iife', globalName: 'kit', target: 'es2023' });
  return `${built.outputFiles[0]?.text}\nglobalThis.kit = kit;`;
}

/** Parsed and not opened: nothing of a saved page runs or is fetched. */
async function checkSaved(page: Page, adapter: Adapter, saved: PageToCheck): Promise<readonly KitFailure[]> {
  await page.goto('about:blank');
  return page.evaluate(
    ({ adapter: by, saved: { html, ...rest } }) =>
      kit.checkOnPage(by, { doc: new DOMParser().parseFromString(html ?? '', 'text/html'), ...rest }),
    { adapter, saved },
  );
}

/** Looked at until it shows what is expected or the patience ends: a live page comes in pieces. */
async function checkLive(page: Page, adapter: Adapter, { url, now, expected }: PageToCheck): Promise<readonly KitFailure[]> {
  await page.goto(url);
  return page.evaluate(
    async ({ adapter: by, asked, patience }) => {
      const until = performance.now() + patience;
      for (;;) {
        const failures = kit.checkOnPage(by, { doc: document, ...asked, url: location.href });
        if (failures.length === 0 || performance.now() > until) return failures;
        await new Promise((next) => requestAnimationFrame(next));
      }
    },
    { adapter, asked: { now, expected }, patience: patienceMs },
  );
}

/** One line a failure, in the words of whoever has to mend it. */
export function sayFailures({ name, failures }: PageChecked): string[] {
  if (failures.length === 0) return [`${name}: as expected`];
  const say = (value: unknown) => JSON.stringify(value) ?? 'nothing';
  return failures.map(({ field, expected, got, why }) => `${name}: ${field}: ${say(got)} instead of ${say(expected)}: ${why}`);
}

async function main([adapterFile, folder, ...options]: readonly string[]): Promise<number> {
  if (!adapterFile || !folder) {
    console.error('npm run -s adapter -- adapter.json folder [--profile folder]');
    return 2;
  }
  const at = options.indexOf('--profile');
  const checked = await checkPages(readAdapter(adapterFile), readPages(folder), at < 0 ? undefined : options[at + 1]);
  for (const line of checked.flatMap(sayFailures)) console.log(line);
  return checked.some(({ failures }) => failures.length > 0) ? 1 : 0;
}

const isCommand = process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href;
if (isCommand) {
  try {
    process.exitCode = await main(process.argv.slice(2));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  }
}
