/** The browser's trace of one load: which thread ran whose script, for how much CPU. */
import type { Browser } from './browser';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** CPU of that thread, µs. */
  readonly tdur?: number;
  readonly args: { readonly name?: string; readonly data?: { readonly url?: string }; readonly fileName?: string };
}

/** Script that ran at one go, milliseconds. */
export interface Span {
  readonly cpuMs: number;
  readonly endsAt: number;
}

export interface LoadTrace {
  /** Our content script. */
  readonly page: readonly Span[];
  /** The extension's background. */
  readonly background: readonly Span[];
  /** When the chip was put into the page. */
  readonly chipAt: number;
}

const traceConfig = {
  includedCategories: ['devtools.timeline', 'v8', 'blink.user_timing', '__metadata'],
  excludedCategories: ['*'],
};

export async function traceLoad(browser: Browser, url: string, hasChip: boolean): Promise<LoadTrace> {
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
    await browser.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig });
    await tab.open(url);
    if (hasChip) await tab.evaluate('bench.chip');
    await tab.evaluate('bench.settled()');
    await browser.send('Tracing.end');
    await complete;
    return readTrace(events);
  } finally {
    stop();
    await tab.close();
  }
}

function readTrace(events: readonly TraceEvent[]): LoadTrace {
  const ran = events.filter(({ ph }) => ph === 'X');
  const isOurs = ({ args }: TraceEvent) => /(?:page|generic)-side\.js/.test(args.data?.url ?? args.fileName ?? '');
  const workers = new Set(
    events.filter(({ name, args }) => name === 'thread_name' && args.name === 'ServiceWorker thread').map(threadOf),
  );
  return {
    page: spansOf(ran.filter(isOurs)),
    background: spansOf(ran.filter((event) => workers.has(threadOf(event)))),
    chipAt: events.find(({ name }) => name === 'bench-host')?.ts ?? Number.NaN,
  };
}

const threadOf = ({ pid, tid }: TraceEvent) => `${pid}/${tid}`;
const endOf = ({ ts, dur = 0 }: TraceEvent) => ts + dur;

/** Events lie in each other: only the outermost count. */
function spansOf(events: readonly TraceEvent[]): Span[] {
  const spans: Span[] = [];
  const endOfThread = new Map<string, number>();
  for (const event of [...events].sort((a, b) => a.ts - b.ts || endOf(b) - endOf(a))) {
    const thread = threadOf(event);
    if (event.ts < (endOfThread.get(thread) ?? 0)) continue;
    endOfThread.set(thread, endOf(event));
    spans.push({ cpuMs: (event.tdur ?? event.dur ?? 0) / 1000, endsAt: endOf(event) });
  }
  return spans;
}
