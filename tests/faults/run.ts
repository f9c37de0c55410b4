/**
 * `npm run test:faults`: what showed "saved" must be there after the browser, the worker or the extension died in the
 * middle. Few rounds by default; FAULT_KILLS, FAULT_WORKER, FAULT_RELOADS, FAULT_DAMAGES, FAULT_FULL and FAULT_EDITS set them (100,
 * 200, 20, 5, 10 and 500 are the measure). RITESIDE_EXTENSION names a build that is there already.
 */

import { buildExtension } from '../browser/harness/build';
import { startDemoCrm } from '../crm/demo/server.mjs';
import type { Figures } from './advisor';
import { damageDatabase } from './damageDatabase';
import { fullDisk } from './fullDisk';
import { killBrowser } from './killBrowser';
import { killWorker } from './killWorker';
import { reloadExtension } from './reloadExtension';
import { twoTabs } from './twoTabs';

const count = (name: string, standard: number) => Number(process.env[name] ?? standard);

const faults = [
  { run: killBrowser, rounds: count('FAULT_KILLS', 3) },
  { run: killWorker, rounds: count('FAULT_WORKER', 10) },
  { run: reloadExtension, rounds: count('FAULT_RELOADS', 3) },
  { run: damageDatabase, rounds: count('FAULT_DAMAGES', 5) },
  { run: fullDisk, rounds: count('FAULT_FULL', 2) },
  { run: twoTabs, rounds: count('FAULT_EDITS', 40) },
] as const;

function print({ what, rounds, saved, lost }: Figures, seconds: number): void {
  console.log(`${what}: ${rounds} rounds, ${saved} lines saved, ${lost.length} lost (${seconds.toFixed(0)} s)`);
  for (const line of lost.slice(0, 10)) console.log(`  lost: ${line.slice(0, 60)}`);
}

async function main(): Promise<number> {
  const extension = process.env.RITESIDE_EXTENSION ?? buildExtension('faults');
  const crm = await startDemoCrm();
  let lost = 0;
  try {
    for (const { run, rounds } of faults) {
      if (rounds === 0) continue;
      const started = Date.now();
      const figures = await run(extension, crm.url, rounds);
      lost += figures.lost.length + (figures.rounds > 0 && figures.saved === 0 ? 1 : 0);
      print(figures, (Date.now() - started) / 1000);
    }
  } finally {
    await crm.close();
  }
  console.log(lost === 0 ? 'Nothing that showed “saved” was lost.' : 'FAILED');
  return lost === 0 ? 0 : 1;
}

process.exitCode = await main();
