/**
 * `npm run test:crm`: the built extension on a real CRM. Installs Request Tracker where that is possible, starts and seeds
 * it on loopback, runs the specs in Chinese and English, stops it again. Its log ends with plain counts.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { buildExtension } from '../../browser/harness/build';
import { rtScript, rtUrl } from './server';

/** `rt.sh install` on a machine that cannot have Request Tracker. */
const cannotInstall = 69;
const reportFile = path.resolve('.output', 'rt', 'report.json');
const playwright = path.join('node_modules', '@playwright', 'test', 'cli.js');

let running: ChildProcess | null = null;
let stopped = false;

/** Runs a command to its end and gives its exit code; asked to stop, nothing more is started. */
function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<number> {
  if (stopped) return Promise.resolve(1);
  return new Promise((resolve, reject) => {
    running = spawn(command, args, { stdio: 'inherit', env });
    running.on('error', reject);
    running.on('exit', (code) => resolve(code ?? 1));
  });
}

function stopOnSignal(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      stopped = true;
      running?.kill(signal);
    });
  }
}

async function main(): Promise<number> {
  const installed = await run(rtScript, ['install']);
  if (installed === cannotInstall) {
    console.log('The test on Request Tracker is skipped: see the reason above.\n0 passed, 0 failed');
    return 0;
  }
  if (installed !== 0) throw new Error('Request Tracker could not be installed');
  buildExtension('rt');
  try {
    if ((await run(rtScript, ['up'])) !== 0) throw new Error('Request Tracker did not start');
    console.log(`Request Tracker: ${rtUrl}`);
    return await runSpecs();
  } finally {
    stopped = false; // the server is ours to stop, whoever stopped us
    await run(rtScript, ['stop']);
  }
}

/** The seed, RT and the browser all speak of Shanghai's clock. */
async function runSpecs(): Promise<number> {
  rmSync(reportFile, { force: true });
  const env = { ...process.env, TZ: 'Asia/Shanghai', PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile };
  const config = path.join(import.meta.dirname, 'playwright.config.ts');
  const code = await run('node', [playwright, 'test', '-c', config, ...process.argv.slice(2)], env);
  const { expected, unexpected, flaky } = countsOf(reportFile);
  console.log(`\n${expected} passed, ${unexpected + flaky} failed`);
  return code;
}

interface Counts {
  readonly expected: number;
  readonly unexpected: number;
  readonly flaky: number;
}

function countsOf(file: string): Counts {
  return (JSON.parse(readFileSync(file, 'utf8')) as { stats: Counts }).stats;
}

stopOnSignal();
main()
  .then((code) => {
    process.exitCode = code;
  })
  .catch((error) => {
    console.error(error instanceof Error ? error.message : error);
    console.log('0 passed, 1 failed');
    process.exitCode = 1;
  });
