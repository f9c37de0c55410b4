/**
 * What is compared: no extension, an extension whose content script is empty, one that does the least that any chip needs
 * (one question to its background, one element on the page), and RiteSide. Each in a browser of its own.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildExtension } from '../../browser/harness/build';
import { Browser } from './browser';

export const variantNames = ['none', 'empty', 'least', 'ours'] as const;
export type VariantName = (typeof variantNames)[number];

export interface Variants {
  readonly browsers: Readonly<Record<VariantName, Browser>>;
  /** Folder of our built extension. */
  readonly built: string;
  close(): Promise<void>;
}

const leastContent = `chrome.runtime.sendMessage('hello').then(() => {
  const host = document.createElement('div');
  host.style.cssText = 'all: initial; position: fixed; right: 0; top: 38vh; width: 148px; height: 36px; background: #b3261e;';
  host.attachShadow({ mode: 'closed' });
  document.documentElement.append(host);
});`;
const leastBackground = `chrome.runtime.onMessage.addListener((message, sender, reply) => reply('hello'));`;

export async function startVariants(): Promise<Variants> {
  const built = buildExtension('bench');
  const folder = mkdtempSync(path.join(tmpdir(), 'riteside-bench-extensions-'));
  const empty = writeExtension(path.join(folder, 'empty'), { 'content.js': ';' });
  const least = writeExtension(path.join(folder, 'least'), { 'content.js': leastContent, 'background.js': leastBackground });
  const browsers = {
    none: await Browser.start(null),
    empty: await Browser.start(empty),
    least: await Browser.start(least),
    ours: await Browser.start(built),
  };
  return {
    browsers,
    built,
    async close() {
      await Promise.all(Object.values(browsers).map((browser) => browser.close()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function writeExtension(folder: string, files: Readonly<Record<string, string>>): string {
  mkdirSync(folder);
  const manifest = {
    manifest_version: 3,
    name: 'bench',
    version: '1',
    content_scripts: [{ matches: ['http://127.0.0.1/*'], js: ['content.js'], run_at: 'document_end' }],
    ...('background.js' in files ? { background: { service_worker: 'background.js' } } : {}),
  };
  writeFileSync(path.join(folder, 'manifest.json'), JSON.stringify(manifest));
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  return folder;
}
