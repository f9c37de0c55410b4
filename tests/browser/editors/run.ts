/** `npm run test:editors`: the built extension against the real editors, in Chromium and Firefox. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { buildExtension } from '../harness/build';
import { buildPages, installEditors } from './stage';

async function main(): Promise<number> {
  if (!installEditors()) {
    console.log('The editors could not be fetched (no network?): skipped.\n0 passed, 0 failed');
    return 0;
  }
  await buildPages();
  buildExtension('editors-product', 'chrome');
  const cli = path.join('node_modules', '@playwright', 'test', 'cli.js');
  const { status } = spawnSync(
    'node',
    [cli, 'test', '-c', 'tests/browser/editors/playwright.config.ts', ...process.argv.slice(2)],
    {
      stdio: 'inherit',
    },
  );
  return status ?? 1;
}

process.exitCode = await main();
