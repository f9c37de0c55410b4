/**
 * lib/page in a real browser: what happy-dom cannot do (editing, clipboard events, highlights, frames).
 * The browser is the one that all tests use (`findBrowser.ts`); without one the tests are skipped.
 */
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { build } from 'esbuild';
import type { CaseReading } from '../../lib/case/reading';
import { installedChromium, quietFlags } from '../browser/harness/findBrowser';

export type Lib = typeof import('./lib');
declare const lib: Lib;

const args = ['--no-sandbox', ...quietFlags];

export const browserPath = installedChromium();

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: browserPath ?? undefined, args });
}

/** lib/page as one classic script that leaves `lib` on the page. */
export async function bundleLib(): Promise<string> {
  const built = await build({
    entryPoints: [join(import.meta.dirname, 'lib.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'lib',
    target: 'es2023',
  });
  // An init script runs inside a function: without the last line `lib` would stay there.
  return `${built.outputFiles[0]?.text}\nglobalThis.lib = lib;`;
}

/** Follows the page as the content script does, until the whole history is there. */
export function readWhenComplete(page: Page, now: string): Promise<CaseReading> {
  return page.evaluate(
    (time) =>
      new Promise<CaseReading>((resolve, reject) => {
        const stop = new AbortController();
        lib.followPage({
          doc: document,
          adapters: lib.shippedAdapters,
          now: () => time,
          signal: stop.signal,
          onTrouble: reject,
          onReading: (reading) => {
            if (!reading?.complete) return;
            stop.abort();
            resolve(JSON.parse(JSON.stringify(reading.reading)));
          },
        });
      }),
    now,
  );
}
