/**
 * lib/page in a real browser: what happy-dom cannot do (editing, clipboard events, highlights, frames).
 * The browser is RITESIDE_CHROMIUM, else the usual names on PATH, else Playwright's own; without one the tests are skipped.
 */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { build } from 'esbuild';
import type { CaseReading } from '../../lib/case/reading';

export type Lib = typeof import('./lib');
declare const lib: Lib;

const args = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const browserPath = findBrowser();

function findBrowser(): string | null {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  return [process.env.RITESIDE_CHROMIUM ?? '', ...onPath, chromium.executablePath()].find(isProgram) ?? null;
}

function isProgram(path: string): boolean {
  if (!path) return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    // Not there: the next name is tried.
    return false;
  }
}

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
