/** `npm run test:editors`: the built extension against the real editors, in Chromium and Firefox. Ends with plain counts. */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { buildExtension } from '../harness/build';
import { findChromium, findFirefox } from '../harness/findBrowser';
import { buildPages, installEditors } from './stage';

interface Counts {
  readonly passed: number;
  readonly failed: number;
}

const bin = (...parts: string[]) => path.join('node_modules', ...parts);
const product = 'editors-product';
const reports = { chromium: '.output/editors/chromium.json', firefox: '.output/editors/firefox.json' } as const;

/** Runs one browser's part; without a report it has failed as a whole. */
function run(report: string, args: readonly string[]): unknown {
  rmSync(report, { force: true });
  spawnSync('node', [...args], { stdio: 'inherit' });
  try {
    return JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    return null;
  }
}

function inChromium(): Counts {
  findChromium();
  buildExtension(product, 'chrome');
  const config = 'tests/browser/editors/playwright.config.ts';
  const told = run(reports.chromium, [bin('@playwright', 'test', 'cli.js'), 'test', '-c', config]) as {
    stats: { expected: number; unexpected: number };
  } | null;
  return told ? { passed: told.stats.expected, failed: told.stats.unexpected } : { passed: 0, failed: 1 };
}

function inFirefox(): Counts {
  if (!findFirefox()) {
    console.log('Firefox is not installed and could not be installed: its part is skipped.');
    return { passed: 0, failed: 0 };
  }
  buildExtension(product, 'firefox');
  const told = run(reports.firefox, [bin('tsx', 'dist', 'cli.mjs'), 'tests/browser/editors/firefox.ts']) as Counts | null;
  return told ?? { passed: 0, failed: 1 };
}

async function main(): Promise<number> {
  if (!installEditors()) {
    console.log('The editors could not be fetched (no network?): skipped.\n0 passed, 0 failed');
    return 0;
  }
  await buildPages();
  const counts = [inChromium(), inFirefox()];
  const [passed, failed] = [sum(counts.map((each) => each.passed)), sum(counts.map((each) => each.failed))];
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);

process.exitCode = await main();
