/** `npm test`: unit tests, then the built extension in real browsers on the demo CRM. Ends with plain counts. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { buildExtension } from './harness/build';
import { findChromium, findFirefox } from './harness/findBrowser';

const bin = (...parts: string[]) => path.join('node_modules', ...parts);

interface Suite {
  readonly name: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs one suite, shows its output, and gives its exit code. */
function run({ name, args, env }: Suite): number {
  console.log(`\n── ${name}`);
  const { status } = spawnSync('node', [...args], { stdio: 'inherit', env: { ...process.env, ...env } });
  return status ?? 1;
}

function main(): number {
  const browser = findChromium();
  console.log(`Browser: ${browser}`);
  buildExtension('test', 'chrome');
  const suites: Suite[] = [
    { name: 'unit tests', args: [bin('vitest', 'vitest.mjs'), 'run'] },
    {
      name: 'browser tests (Chromium)',
      args: [bin('@playwright', 'test', 'cli.js'), 'test', '-c', 'tests/browser/playwright.config.ts'],
    },
  ];
  if (findFirefox()) {
    buildExtension('test', 'firefox');
    suites.push({ name: 'tour in Firefox', args: [bin('tsx', 'dist', 'cli.mjs'), 'tests/browser/firefox/tour.ts'] });
  } else console.log('Firefox is not installed and could not be installed: its tour is skipped.');
  const failed = suites.map((suite) => ({ suite, status: run(suite) })).filter(({ status }) => status !== 0);
  console.log(
    `\n${suites.length - failed.length} suites passed, ${failed.length} failed${failed.map(({ suite }) => `: ${suite.name}`).join('')}`,
  );
  return failed.length === 0 ? 0 : 1;
}

process.exitCode = main();
