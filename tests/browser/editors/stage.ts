/** Fetches the editors, builds a page for each, and serves them on a loopback address that the built extension may read. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { build } from 'esbuild';
import { editors } from './editors';

const here = import.meta.dirname;
const packages = path.join(here, 'node_modules');
const built = path.resolve('.output/editors');

/** False if they are not there and cannot be fetched. */
export function installEditors(): boolean {
  const marker = path.join(packages, '.package-lock.json');
  const lock = path.join(here, 'package-lock.json');
  if (existsSync(marker) && statSync(marker).mtimeMs >= statSync(lock).mtimeMs) return true;
  console.log('Fetching the editors …');
  const { status } = spawnSync('npm', ['ci', '--prefix', here, '--no-audit', '--no-fund', '--ignore-scripts'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  return status === 0;
}

export async function buildPages(): Promise<void> {
  await build({
    entryPoints: editors.map(({ page }) => path.join(here, 'pages', `${page}.js`)),
    outdir: built,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2023',
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    logLevel: 'error',
  });
}

export interface Stage {
  readonly url: string;
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** `/tickets/<page>` is a page, `/built/` its bundle, `/npm/` a package's own files. */
export async function openStage(): Promise<Stage> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://stage');
    const [, area = '', ...rest] = pathname.split('/');
    if (area === 'tickets') return send(response, 'text/html; charset=utf-8', pageOf(rest.join('/')));
    const folder = { built, npm: packages }[area];
    const file = folder && path.join(folder, ...rest);
    if (!file?.startsWith(folder ?? '') || !existsSync(file)) return void response.writeHead(404).end();
    send(response, types[path.extname(file)] ?? 'application/octet-stream', readFileSync(file));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function send(response: ServerResponse, type: string, body: string | Buffer): void {
  response.writeHead(200, { 'content-type': type }).end(body);
}

function pageOf(name: string): string {
  const style = existsSync(path.join(built, `${name}.css`)) ? `<link rel="stylesheet" href="/built/${name}.css">` : '';
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${name}</title><link rel="icon" href="data:,">${style}</head>
    <body><script type="module" src="/built/${name}.js"></script></body></html>`;
}
