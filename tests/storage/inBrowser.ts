/**
 * The store in a real browser, for what a stand-in cannot show, such as a killed process. The browser is
 * RITESIDE_CHROMIUM or CHROMIUM_PATH, else the usual names on PATH, else Playwright's own; without one the tests are skipped.
 */
import { accessSync, constants, mkdtempSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { build } from 'esbuild';

export type Lib = typeof import('./lib');

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
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  const asked = [process.env.RITESIDE_CHROMIUM ?? '', process.env.CHROMIUM_PATH ?? ''];
  return [...asked, ...onPath, chromium.executablePath()].find(isProgram) ?? null;
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

export function newProfile(): string {
  return mkdtempSync(join(tmpdir(), 'riteside-storage-'));
}

/** An empty page with the bundled `entry` as a module, so that the database belongs to a true origin. */
export async function serveLib(entry: URL): Promise<{ server: Server; url: string }> {
  const built = await build({ entryPoints: [entry.pathname], bundle: true, write: false, format: 'esm', target: 'es2023' });
  const script = built.outputFiles[0]?.text ?? '';
  const server = createServer((request, response) => {
    const isScript = request.url === '/lib.js';
    response.setHeader('content-type', isScript ? 'text/javascript; charset=utf-8' : 'text/html; charset=utf-8');
    response.end(isScript ? script : '<!doctype html><title>store</title><script type="module" src="/lib.js"></script>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

export async function openBrowser(profile: string, url: string): Promise<{ context: BrowserContext; page: Page }> {
  const context = await chromium.launchPersistentContext(profile, { executablePath: browserPath ?? undefined, args });
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForFunction('globalThis.lib');
  return { context, page };
}
