/** Our script on the page at load, by the browser's trace: all of it, and the longest time it held the main thread at once. */
import type { Browser } from './browser';
import { type Row, rowOf } from './row';
import { median } from './statistics';
import type { Variants } from './variants';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** CPU of that thread, µs. */
  readonly tdur?: number;
  readonly args: { readonly data?: { readonly url?: string }; readonly fileName?: string };
}

const pages = [
  { name: 'ticket, 3,000 nodes', path: '/ticket/usual', isCase: true },
  { name: 'ticket, 15,000 nodes, 1,000 messages', path: '/ticket/longHistory', isCase: true },
  { name: 'no case, 3,000 nodes', path: '/other/usual', isCase: false },
];
/** design.md: at most 8 ms of main thread per slice. */
const sliceMs = 8;

export async function measureSlices({ browsers }: Variants, url: string, rounds: number): Promise<Row[]> {
  const rows: Row[] = [];
  for (const page of pages) {
    const all: number[] = [];
    const longest: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const spans = ourSpans(await traceLoad(browsers.ours, url + page.path, page.isCase));
      all.push(spans.reduce((sum, ms) => sum + ms, 0));
      longest.push(Math.max(0, ...spans));
    }
    rows.push(
      rowOf({ measure: `our script at load, ${page.name}`, value: median(all), unit: 'ms', beside: 'by trace' }),
      rowOf({
        measure: `longest slice at load, ${page.name}`,
        value: median(longest),
        atMost: sliceMs,
        unit: 'ms',
        beside: 'by trace',
      }),
    );
  }
  return rows;
}

async function traceLoad(browser: Browser, url: string, hasChip: boolean): Promise<TraceEvent[]> {
  const tab = await browser.openTab();
  const events: TraceEvent[] = [];
  let ended: () => void = () => {};
  const complete = new Promise<void>((resolve) => {
    ended = resolve;
  });
  const stop = browser.listen(({ method, params }) => {
    if (method === 'Tracing.dataCollected') events.push(...((params as { value: TraceEvent[] }).value ?? []));
    if (method === 'Tracing.tracingComplete') ended();
  });
  try {
    const traceConfig = { includedCategories: ['devtools.timeline', 'v8'], excludedCategories: ['*'] };
    await browser.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig });
    await tab.open(url);
    if (hasChip) await tab.evaluate('bench.chip');
    await tab.evaluate('bench.settled()');
    await browser.send('Tracing.end');
    await complete;
    return events;
  } finally {
    stop();
    await tab.close();
  }
}

/** The outermost events that run the content script, milliseconds of CPU. */
function ourSpans(events: readonly TraceEvent[]): number[] {
  const ours = events.filter(({ ph, args }) => ph === 'X' && /page-side\.js/.test(args.data?.url ?? args.fileName ?? ''));
  const outermost = ours.filter((inner) => !ours.some((outer) => outer !== inner && holds(outer, inner)));
  return outermost.map(({ tdur, dur }) => (tdur ?? dur ?? 0) / 1000);
}

function holds(outer: TraceEvent, inner: TraceEvent): boolean {
  const end = (event: TraceEvent) => event.ts + (event.dur ?? 0);
  return outer.pid === inner.pid && outer.tid === inner.tid && outer.ts <= inner.ts && end(outer) >= end(inner);
}
