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
    let typed = 0;
    for (; ended < rounds; typed += 1) {
      await typeLine(drawer, lineOf(typed));
      await pause(spread(typed, 420));
      if (await endWorker(desk.context, desk.extensionId)) ended += 1;
    }
    await drawer.locator('.note-state.saved').first().waitFor({ timeout: 20_000 });
    await pause(500);
    const figures = compare('service worker ended while saving', ended, witness.saved, await keptLines(desk, [ticket]));
    const lines = Array.from({ length: typed }, (_, line) => lineOf(line));
    return { ...figures, lost: [...new Set([...figures.lost, ...lines.filter((line) => !witness.saved.has(line))])] };
  } finally {
    await desk.close();
  }
}

const lineOf = (line: number) => `工作线程第${line}行`;

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
