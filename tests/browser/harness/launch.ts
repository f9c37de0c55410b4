/** Starts a real browser with a fresh profile and the built extension in it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BrowserContext, chromium } from '@playwright/test';
import { findChromium, isRoot, quietFlags } from './findBrowser';

export interface Launch {
  /** Folder of the built extension; none for a browser without it. */
  readonly extension?: string | null;
  readonly headless?: boolean;
  readonly locale?: string;
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
  /** An existing profile, for a restart; by default a new one that is deleted at the end. */
  readonly profile?: string;
}

export interface Launched {
  readonly context: BrowserContext;
  readonly extensionId: string;
  readonly profile: string;
  close(): Promise<void>;
}

const flags = [...quietFlags, '--enable-unsafe-extension-debugging'];

export async function launch(options: Launch = {}): Promise<Launched> {
  const { headless = true, locale = 'zh-CN', width = 1280, height = 900 } = options;
  const profile = options.profile ?? mkdtempSync(path.join(tmpdir(), 'riteside-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findChromium(),
    headless: false, // the old headless mode has no extensions; the new one is asked for by its flag
    args: [...flags, ...(headless ? ['--headless=new'] : []), ...(isRoot() ? ['--no-sandbox'] : []), `--lang=${locale}`],
    ignoreDefaultArgs: ['--disable-extensions'],
    env: { ...process.env, ...localeNames(locale), TZ: process.env.TZ ?? 'Asia/Shanghai' },
    viewport: headless ? { width, height } : null,
    colorScheme: options.dark ? 'dark' : 'light',
    locale,
  });
  const extensionId = options.extension ? await loadExtension(context, options.extension) : '';
  return {
    context,
    extensionId,
    profile,
    async close() {
      await context.close();
      if (!options.profile) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Where Linux looks for the language of menus; LANG=C would win over LANGUAGE alone. */
function localeNames(locale: string): Record<string, string> {
  const name = locale.includes('-') ? locale.replace('-', '_') : 'en_US';
  return { LANGUAGE: name, LC_ALL: `${name}.UTF-8`, LANG: `${name}.UTF-8` };
}

/** Through the debugging protocol: branded Chrome ignores --load-extension. A second time reloads it, as an update does. */
export async function loadExtension(context: BrowserContext, folder: string): Promise<string> {
  const browser = context.browser();
  if (!browser) throw new Error('this browser gives no debugging session');
  const session = await browser.newBrowserCDPSession();
  const { id } = (await session.send('Extensions.loadUnpacked' as never, { path: path.resolve(folder) } as never)) as {
    id: string;
  };
  await session.detach();
  return id;
}

/** The extension's service worker, waked if it sleeps. */
export async function worker(context: BrowserContext, extensionId: string) {
  const ours = () => context.serviceWorkers().find((each) => each.url().includes(extensionId));
  return (
    ours() ??
    (await context.waitForEvent('serviceworker', { predicate: (each) => each.url().includes(extensionId), timeout: 10_000 }))
  );
}
