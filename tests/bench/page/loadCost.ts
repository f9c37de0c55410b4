/** Main-thread CPU and page heap that are added at load: the same page without an extension, with an empty one, with ours. */
import type { Browser, Tab } from './browser';
import { metricsOf } from './metrics';
import { type Row, rowOf } from './row';
import { differences, median, spread } from './statistics';
import type { VariantName, Variants } from './variants';

interface Scene {
  readonly name: string;
  readonly path: string;
  readonly isCase: boolean;
  readonly goalMs: number;
  readonly goalMegabytes?: number;
}

const scenes: readonly Scene[] = [
  { name: 'ticket, 3,000 nodes', path: '/ticket/usual', isCase: true, goalMs: 25, goalMegabytes: 1.2 },
  { name: 'ticket, 15,000 nodes', path: '/ticket/large', isCase: true, goalMs: 60 },
  { name: 'ticket, 15,000 nodes, 1,000 messages', path: '/ticket/longHistory', isCase: true, goalMs: 60 },
  { name: 'unknown CRM, 3,000 nodes', path: '/unknown/usual', isCase: true, goalMs: 25, goalMegabytes: 1.2 },
  { name: 'unknown CRM, 15,000 nodes', path: '/unknown/large', isCase: true, goalMs: 60 },
  { name: 'no case, 3,000 nodes', path: '/other/usual', isCase: false, goalMs: 2 },
];

const compared = ['none', 'empty', 'ours'] as const satisfies readonly VariantName[];
type Compared = (typeof compared)[number];

interface Cost {
  readonly cpuMs: number;
  readonly heapMegabytes: number;
}

export async function measureLoadCost({ browsers }: Variants, url: string, rounds: number): Promise<Row[]> {
  const costs = scenes.map((): Record<Compared, Cost[]> => ({ none: [], empty: [], ours: [] }));
  for (let round = -1; round < rounds; round++) {
    for (const [index, scene] of scenes.entries()) {
      for (let turn = 0; turn < compared.length; turn++) {
        const name = compared[(turn + round + 1) % compared.length] ?? 'none'; // nobody is always first
        const cost = await costOf(browsers[name], url + scene.path, name === 'ours' && scene.isCase);
        if (round >= 0) costs[index]?.[name].push(cost); // the first round fills the caches
      }
    }
  }
  return scenes.flatMap((scene, index) => rowsOf(scene, costs[index] as Record<Compared, Cost[]>));
}

/** A new tab is a new process here, as a CRM opened from a mail is; what a second page in the same process saves is not counted. */
async function costOf(browser: Browser, url: string, hasChip: boolean): Promise<Cost> {
  const tab = await browser.openTab();
  try {
    await tab.send('Performance.enable', { timeDomain: 'threadTicks' });
    const before = await metricsOf(tab);
    await tab.open(url);
    if (hasChip) await tab.evaluate('bench.chip');
    await tab.evaluate('bench.settled()');
    const after = await metricsOf(tab);
    return { cpuMs: (after.ThreadTime - before.ThreadTime) * 1000, heapMegabytes: await heapOf(tab) };
  } finally {
    await tab.close();
  }
}

/** The isolated world shares the page's heap: what it adds is the difference, garbage collected. */
async function heapOf(tab: Tab): Promise<number> {
  for (let time = 0; time < 2; time++) await tab.send('HeapProfiler.collectGarbage'); // what the first freed frees more
  return (await tab.send<{ usedSize: number }>('Runtime.getHeapUsage')).usedSize / 1e6;
}

function rowsOf(scene: Scene, costs: Readonly<Record<Compared, readonly Cost[]>>): Row[] {
  const cpu = (name: Compared) => costs[name].map(({ cpuMs }) => cpuMs);
  const heap = (name: Compared) => costs[name].map(({ heapMegabytes }) => heapMegabytes);
  const added = differences(cpu('ours'), cpu('none'));
  const emptyAdds = median(differences(cpu('empty'), cpu('none')));
  const ownHeap = median(differences(heap('ours'), heap('none')));
  const emptyHeap = median(differences(heap('empty'), heap('none')));
  const page = median(cpu('none'));
  return [
    rowOf({
      measure: `CPU added at load, ${scene.name}`,
      value: median(added),
      atMost: scene.goalMs,
      unit: 'ms',
      beside: `${spread(added)}; empty script ${emptyAdds.toFixed(1)}; page alone ${page.toFixed(0)}`,
    }),
    rowOf({
      measure: `heap added, ${scene.name}`,
      value: ownHeap,
      unit: 'MB',
      digits: 2,
      ...(scene.goalMegabytes === undefined ? {} : { atMost: scene.goalMegabytes }),
      beside: `empty script ${emptyHeap.toFixed(2)}`,
    }),
  ];
}
