/** The service worker is ended between any two steps of a save; the face goes on by itself. */
import type { BrowserContext } from '@playwright/test';
import { compare, type Figures, keptLines, open, openNotes, pause, spread, typeLine, watch } from './advisor';

const ticket = 3;

export async function killWorker(extension: string, origin: string, rounds: number): Promise<Figures> {
  const desk = await open(extension, origin);
  try {
    const witness = await watch(desk.context);
    const { drawer } = await openNotes(desk, ticket);
    let ended = 0;
    for (let round = 0; round < rounds; round += 1) {
      await typeLine(drawer, `工作线程第${round}行`);
      await pause(spread(round, 420));
      if (await endWorker(desk.context, desk.extensionId)) ended += 1;
    }
    await drawer.locator('.note-state.saved').first().waitFor({ timeout: 20_000 });
    await pause(500);
    const figures = compare('service worker ended while saving', ended, witness.saved, await keptLines(desk, [ticket]));
    const typed = Array.from({ length: rounds }, (_, round) => `工作线程第${round}行`);
    return { ...figures, lost: [...new Set([...figures.lost, ...typed.filter((line) => !witness.saved.has(line))])] };
  } finally {
    await desk.close();
  }
}

/** False when it was asleep already. */
async function endWorker(context: BrowserContext, extensionId: string): Promise<boolean> {
  const session = await context.browser()?.newBrowserCDPSession();
  if (!session) throw new Error('no debugging session');
  const { targetInfos } = await session.send('Target.getTargets');
  const target = targetInfos.find(({ type, url }) => type === 'service_worker' && url.includes(extensionId));
  if (target) await session.send('Target.closeTarget', { targetId: target.targetId });
  await session.detach();
  return target !== undefined;
}
