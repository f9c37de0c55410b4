/** What RiteSide costs a CRM's page, in a real Chromium on synthetic ticket pages. docs/speed.md says how each is measured. */
import { calibrate } from '../calibrate';
import { measureBytes } from './bytes';
import { measureChipTime } from './chipTime';
import { measureLoadCost } from './loadCost';
import { type Row, rowOf } from './row';
import { measureScriptTime } from './scriptTime';
import { servePages } from './server';
import { measureStreaming } from './streaming';
import { startVariants } from './variants';

export interface PageBench {
  readonly rows: readonly Row[];
  /** Version of the browser. */
  readonly browser: string;
}

export async function benchPage(rounds: number, progress: (what: string) => void): Promise<PageBench> {
  const server = await servePages();
  const variants = await startVariants();
  try {
    const steps = rowOf({
      measure: 'calibration: 50 million steps, about 50 ms on a free core of 2024',
      value: calibrate(),
      unit: 'ms',
    });
    const rows = [steps, ...measureBytes(variants.built)];
    const measures = {
      'chip time': measureChipTime,
      'load cost': measureLoadCost,
      'script time': measureScriptTime,
      streaming: measureStreaming,
    };
    for (const [name, measure] of Object.entries(measures)) {
      progress(name);
      rows.push(...(await measure(variants, server.url, rounds)));
    }
    return { rows, browser: await variants.browsers.ours.version() };
  } finally {
    await variants.close();
    server.close();
  }
}
