/**
 * Finds a Chromium, Chrome or Edge on this machine: RITESIDE_BROWSER, the usual names on PATH and the usual places,
 * Playwright's own. If there is none it installs one (apt-get as root on Debian, else Playwright's) or says what to do.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';

const chromiumNames = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];
const chromiumPlaces = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

export function onPath(names: readonly string[]): string | null {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  const endings = process.platform === 'win32' ? ['.exe'] : [''];
  for (const name of names) {
    for (const folder of folders) {
      for (const ending of endings) if (existsSync(path.join(folder, name + ending))) return path.join(folder, name + ending);
    }
  }
  return null;
}

/** What makes a browser quiet in a closed network, and the same on every machine. */
export const quietFlags: readonly string[] = [
  '--disable-quic',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-search-engine-choice-screen',
];

/** The Chromium, Chrome or Edge that is there, or null; installs nothing. */
export function installedChromium(): string | null {
  const named = process.env.RITESIDE_BROWSER;
  if (named) {
    if (!existsSync(named)) throw new Error(`RITESIDE_BROWSER says ${named}, but there is no such file.`);
    return named;
  }
  const own = chromium.executablePath();
  return onPath(chromiumNames) ?? chromiumPlaces.find((place) => existsSync(place)) ?? (existsSync(own) ? own : null);
}

export const isRoot = () => process.getuid?.() === 0;

/** Runs apt-get on a Debian-like machine as root; false where that is not possible or fails. */
export function aptInstall(packages: readonly string[]): boolean {
  if (!isRoot() || !onPath(['apt-get'])) return false;
  const run = (...args: string[]) =>
    execFileSync('apt-get', args, { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  try {
    run('update', '-q');
    run('install', '-y', '-q', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=300', ...packages);
    return true;
  } catch {
    return false; // offline or not Debian's names: the caller tries the next way and says what to install
  }
}

function playwrightInstall(): boolean {
  try {
    execFileSync(process.execPath, [path.join('node_modules', 'playwright', 'cli.js'), 'install', 'chromium'], {
      stdio: ['ignore', 2, 2],
    });
    return true;
  } catch {
    return false; // closed network: the caller says what to install
  }
}

/** The path of a browser; throws a sentence that says what to install. */
export function findChromium(): string {
  const found = installedChromium();
  if (found) return found;
  console.error('No Chromium, Chrome or Edge found; installing one …');
  const now =
    (aptInstall(['chromium', 'chromium-l10n', 'fonts-noto-cjk']) && installedChromium()) ||
    (playwrightInstall() && installedChromium());
  if (now) return now;
  throw new Error(
    'RiteSide needs Chromium, Chrome or Edge. On Debian or Ubuntu: sudo apt-get install chromium. ' +
      'Elsewhere: npx playwright install chromium, or set RITESIDE_BROWSER to the path of your browser.',
  );
}

/** Firefox or null; installed by apt-get where that is possible. */
export function findFirefox(): string | null {
  const named = process.env.RITESIDE_FIREFOX;
  if (named && existsSync(named)) return named;
  const names = ['firefox-esr', 'firefox'];
  const mac = '/Applications/Firefox.app/Contents/MacOS/firefox';
  const found = onPath(names) ?? (existsSync(mac) ? mac : null);
  if (found) return found;
  return aptInstall(['firefox-esr', 'fonts-noto-cjk']) ? onPath(names) : null;
}
