/** The browser's own counters of a page's main thread, in seconds of that thread's CPU: waiting for a busy core is not in them. */
import type { Tab } from './browser';

export interface Metrics {
  /** All that the thread did, parsing and garbage collection too. */
  readonly ThreadTime: number;
  /** Scripts of all worlds. */
  readonly ScriptDuration: number;
}

export async function metricsOf(tab: Tab): Promise<Metrics> {
  const { metrics } = await tab.send<{ metrics: { name: string; value: number }[] }>('Performance.getMetrics');
  const value = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  return { ThreadTime: value('ThreadTime'), ScriptDuration: value('ScriptDuration') };
}
