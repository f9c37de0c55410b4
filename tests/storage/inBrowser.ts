/**
 * The store in a real browser, for what a stand-in cannot show, such as a killed process. The browser is the one that all tests use (`findBrowser.ts`); without one the tests are skipped.
 */
import { mkdtempSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { build } from 'esbuild';
import { installedChromium, quietFlags } from '../browser/harness/findBrowser';

export type Lib = typeof import('./lib');

const args = ['--no-sandbox', ...quietFlags];

export const browserPath = installedChromium();

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
