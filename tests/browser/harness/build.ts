/** Builds the product for a loopback CRM: the same product, its host granted at build time as a company would. */
import { execFileSync } from 'node:child_process';
import path from 'node:path';

export type BrowserKind = 'chrome' | 'firefox';

const loopback = 'http://127.0.0.1/*';

/** The folder of the built extension, `.output/<name>/<browser>-mv3`. With no hosts it is the default product. */
export function buildExtension(name: string, kind: BrowserKind = 'chrome', hosts = loopback): string {
  const out = path.join('.output', name);
  execFileSync('node', [path.join('node_modules', 'wxt', 'bin', 'wxt.mjs'), 'build', '-b', kind, '--mv3'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, RITESIDE_HOSTS: hosts, RITESIDE_OUT: out },
  });
  return path.join(out, `${kind}-mv3`);
}
