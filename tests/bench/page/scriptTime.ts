/**
 * Our scripts at load, by the browser's trace. CPU of the way to the chip says what the clock would say on an idle machine;
 * the longest slice is how long the content script held the page's main thread at once.
 */
import type { Browser } from './browser';
import { type Row, rowOf } from './row';
import { median } from './statistics';
import { type LoadTrace, type Span, traceLoad } from './trace';
import type { Variants } from './variants';

/** design.md: at most 8 ms of main thread per slice. */
const sliceMs = 8;

const scenes = [
  { name: 'ticket, 3,000 nodes', path: '/ticket/usual', isCase: true, asleep: false },
  { name: 'ticket, 3,000 nodes, asleep', path: '/ticket/usual', isCase: true, asleep: true },
  { name: 'ticket, 15,000 nodes, 1,000 messages', path: '/ticket/longHistory', isCase: true, asleep: false },
  { name: 'unknown CRM, 3,000 nodes', path: '/unknown/usual', isCase: true, asleep: false },
  { name: 'unknown CRM, 15,000 nodes', path: '/unknown/large', isCase: true, asleep: false },
  { name: 'no case, 3,000 nodes', path: '/other/usual', isCase: false, asleep: false },
];
type Scene = (typeof scenes)[number];

export async function measureScriptTime({ browsers }: Variants, url: string, rounds: number): Promise<Row[]> {
  const traces = scenes.map((): LoadTrace[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, scene] of scenes.entries()) traces[index]?.push(await traceOf(browsers.ours, scene, url));
  }
  return scenes.flatMap((scene, index) => rowsOf(scene, traces[index] ?? []));
}

async function traceOf(browser: Browser, scene: Scene, url: string): Promise<LoadTrace> {
  if (scene.asleep) await browser.stopWorkers();
  else if ((await browser.workers()).length === 0) await traceLoad(browser, `${url}/ticket/usual`, true); // wakes it
  return traceLoad(browser, url + scene.path, scene.isCase);
}

function rowsOf({ name, isCase, asleep }: Scene, traces: readonly LoadTrace[]): Row[] {
  const cpu = (spans: readonly Span[]) => spans.reduce((sum, { cpuMs }) => sum + cpuMs, 0);
  const before = (spans: readonly Span[], at: number) => spans.filter(({ endsAt }) => endsAt <= at);
  const page = median(traces.map((trace) => cpu(before(trace.page, trace.chipAt))));
  const background = median(traces.map((trace) => cpu(before(trace.background, trace.chipAt))));
  const chip = rowOf({
    measure: `our CPU up to the chip, ${name}`,
    value: page + background,
    unit: 'ms',
    beside: `page ${page.toFixed(1)}, background ${background.toFixed(1)}`,
  });
  if (asleep) return [chip];
  const onPage = [
    rowOf({ measure: `our script at load, ${name}`, value: median(traces.map((trace) => cpu(trace.page))), unit: 'ms' }),
    rowOf({
      measure: `longest slice at load, ${name}`,
      value: median(traces.map((trace) => Math.max(0, ...trace.page.map(({ cpuMs }) => cpuMs)))),
      atMost: sliceMs,
      unit: 'ms',
    }),
  ];
  return isCase ? [chip, ...onPage] : onPage;
}
