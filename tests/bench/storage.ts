/**
 * How fast the store is, in real Chromium on a real disk: `tsx tests/bench/storage.ts`. BENCH_CASES sets the number of
 * cases (default 10,000; ten notes each), RITESIDE_CHROMIUM the browser. The goals are those for 100,000 cases.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cpus, loadavg, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { build } from 'esbuild';
import type { Sizes, Throughput, Timing } from './storagePage';

const goals: readonly (readonly [RegExp, number])[] = [
  [/^open a case/, 15],
  [/^save/, 15],
  [/^first page/, 50],
  [/^search/, 50],
];

function findChromium(): string | undefined {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
  const folders = (process.env.PATH ?? '').split(delimiter);
  return (
    process.env.RITESIDE_CHROMIUM ??
    process.env.CHROMIUM_PATH ??
    folders.flatMap((folder) => names.map((name) => join(folder, name))).find(existsSync)
  );
}

async function bundle(): Promise<string> {
  const entry = new URL('./storagePage.ts', import.meta.url).pathname;
  const built = await build({ entryPoints: [entry], bundle: true, write: false, format: 'esm', target: 'es2023' });
  return built.outputFiles[0]?.text ?? '';
}

async function serve(script: string): Promise<Server> {
  const server = createServer((request, response) => {
    const isScript = request.url === '/bench.js';
    response.setHeader('content-type', isScript ? 'text/javascript; charset=utf-8' : 'text/html; charset=utf-8');
    response.end(isScript ? script : '<!doctype html><title>bench</title><script type="module" src="/bench.js"></script>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

const inPage = <T>(page: Page, call: string): Promise<T> => page.evaluate(`globalThis.bench.${call}`) as Promise<T>;
const load = () => console.log(`load ${loadavg()[0]?.toFixed(1)} on ${cpus().length} cores`);

async function run(page: Page, sizes: Sizes, cpu: Cpu): Promise<void> {
  const started = performance.now();
  await inPage(page, `fill(${JSON.stringify(sizes)})`);
  console.log(`${sizes.cases} cases, ${sizes.notes} notes; filled in ${((performance.now() - started) / 1000).toFixed(0)} s`);
  load();
  const count = await inPage<number>(page, `prepare(${JSON.stringify(sizes)})`);
  for (let at = 0; at < count; at += 1) {
    const before = await cpu();
    const timing = await inPage<Timing>(page, `measure(${at})`);
    printTiming(timing, ((await cpu()) - before) / timing.runs);
  }
  load();
  const plain = await inPage<Throughput>(page, 'exportAll(null, 0)');
  printThroughput('export, plain, first time', plain, { goal: null, cpuSeconds: null });
  const expected = plain.megabytes * 1e6;
  for (const [what, passphrase] of [
    ['export, plain', null],
    ['export, sealed', 'correct horse battery'],
  ] as const) {
    const before = await cpu();
    const done = await inPage<Throughput>(page, `exportAll(${JSON.stringify(passphrase)}, ${expected})`);
    printThroughput(what, done, { goal: 20, cpuSeconds: ((await cpu()) - before) / 1000 });
  }
  if (sizes.cases <= 10_000)
    printThroughput('import, plain', await inPage(page, 'importAll()'), { goal: null, cpuSeconds: null });
  load();
}

/** Processor time that the whole browser has used, in ms: what else runs on the machine does not change it. */
type Cpu = () => Promise<number>;

async function cpuOf(context: BrowserContext): Promise<Cpu> {
  const session = await context.browser()?.newBrowserCDPSession();
  return async () => {
    const info = await session?.send('SystemInfo.getProcessInfo');
    return (info?.processInfo ?? []).reduce((sum, { cpuTime }) => sum + cpuTime * 1000, 0);
  };
}

function printTiming({ what, median, p95, worst }: Timing, cpuMs: number): void {
  const goal = goals.find(([pattern]) => pattern.test(what))?.[1];
  const against = goal === undefined ? '' : `  goal ${goal}${median <= goal ? '' : '  MISSED'}`;
  const times = [median, p95, worst].map((ms) => ms.toFixed(1).padStart(8)).join('');
  console.log(`${times} ms  median, 95 %, worst: ${what} (processor ${cpuMs.toFixed(1)} ms)${against}`);
}

interface Against {
  readonly goal: number | null;
  readonly cpuSeconds: number | null;
}

function printThroughput(what: string, { megabytes, seconds, heapMegabytes }: Throughput, { goal, cpuSeconds }: Against): void {
  const speed = megabytes / seconds;
  const against = goal === null ? '' : `  goal ${goal}${speed >= goal ? '' : '  MISSED'}`;
  const [first, second] = heapMegabytes.map((each) => each.toFixed(0));
  const heap = heapMegabytes.some(Number.isNaN) ? '' : `, heap +${first} MB in the first half, +${second} MB in the second`;
  const cpu = cpuSeconds === null ? '' : `, processor ${cpuSeconds.toFixed(1)} s`;
  console.log(`${speed.toFixed(1).padStart(8)} MB/s  ${what} (${megabytes.toFixed(0)} MB${heap}${cpu})${against}`);
}

const cases = Number(process.env.BENCH_CASES ?? 10_000);
const profile = mkdtempSync(join(tmpdir(), 'riteside-bench-'));
const server = await serve(await bundle());
const context = await chromium.launchPersistentContext(profile, {
  executablePath: findChromium(),
  args: ['--no-sandbox', '--enable-precise-memory-info', '--disable-quic', '--no-first-run', '--disable-background-networking'],
});
try {
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await page.waitForFunction('globalThis.bench');
  await run(page, { cases, notes: cases * 10 }, await cpuOf(context));
} finally {
  await context.close();
  server.close();
  rmSync(profile, { recursive: true, force: true });
}
