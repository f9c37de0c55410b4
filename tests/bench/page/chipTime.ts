/** From the ticket's last text in the DOM to the chip painted, background awake and asleep (inPage.ts says how). */
import type { Browser } from './browser';
import { type Row, rowOf } from './row';
import { quantile } from './statistics';
import type { Variants } from './variants';

interface Scene {
  readonly name: string;
  readonly path: string;
  readonly asleep: boolean;
  readonly goalMs?: number;
  /** The history comes by request after the page: how late, round by round. */
  readonly lateMs?: (round: number) => number;
}

const lateMs = (round: number) => 40 + (round % 10) * 50;

const scenes: readonly Scene[] = [
  { name: '3,000 nodes, background awake', path: '/ticket/usual', asleep: false, goalMs: 100 },
  { name: '3,000 nodes, background asleep', path: '/ticket/usual', asleep: true, goalMs: 250 },
  { name: '15,000 nodes, background awake', path: '/ticket/large', asleep: false },
  { name: '15,000 nodes, 1,000 messages, awake', path: '/ticket/longHistory', asleep: false },
  { name: 'history by request, 40–490 ms late, awake', path: '/late', asleep: false, goalMs: 100, lateMs },
];

export async function measureChipTime({ browsers }: Variants, url: string, rounds: number): Promise<Row[]> {
  const { ours, least } = browsers;
  for (const browser of [ours, least]) await chipMs(browser, `${url}/ticket/usual`); // both know the page; compiled code is cached
  const times = scenes.map(() => ({ ours: [] as number[], least: [] as number[] }));
  for (let round = 0; round < rounds; round++) {
    for (const [index, scene] of scenes.entries()) {
      const both = times[index];
      // The least extension does not read, so it does not wait for a history.
      if (!scene.lateMs) both?.least.push(await sceneMs(least, scene, url, round));
      both?.ours.push(await sceneMs(ours, scene, url, round));
    }
  }
  return scenes.flatMap((scene, index) => rowsOf(scene, times[index]?.ours ?? [], times[index]?.least ?? []));
}

function rowsOf({ name, goalMs }: Scene, ours: readonly number[], least: readonly number[]): Row[] {
  return [
    // Of a busy machine the quickest round says most about the product, the others most about the machine.
    { share: 0, called: 'quickest' },
    { share: 0.5, called: 'median' },
    { share: 0.95, called: '95 %' },
  ].map(({ share, called }) => {
    const value = quantile(ours, share);
    const floor = least.length > 0 ? quantile(least, share) : null;
    return rowOf({
      measure: `chip, ${name}: ${called}`,
      value,
      unit: 'ms',
      digits: 0,
      ...(goalMs === undefined || share === 0 ? {} : { atMost: goalMs }),
      ...(floor === null ? {} : { beside: `least possible ${floor.toFixed(0)} ms, ${(value / floor).toFixed(1)}×` }),
    });
  });
}

async function sceneMs(browser: Browser, scene: Scene, url: string, round: number): Promise<number> {
  if (scene.asleep) await browser.stopWorkers();
  else if ((await browser.workers()).length === 0) await chipMs(browser, `${url}/ticket/usual`); // wakes it
  return chipMs(browser, url + scene.path, scene.lateMs?.(round));
}

async function chipMs(browser: Browser, url: string, lateMs = 0): Promise<number> {
  const tab = await browser.openTab();
  try {
    await tab.load(url);
    if (lateMs > 0) await tab.evaluate(`void bench.drawLate(${lateMs})`);
    return await tab.evaluate<number>('bench.chip');
  } finally {
    await tab.close();
  }
}
