/** Two tabs edit one note at once, hundreds of times: whatever happens to the note, no line of either is lost. */
import type { Frame } from '@playwright/test';
import { compare, type Figures, keptLines, open, openNotes, pause, spread, typeLine, watch } from './advisor';

const ticket = 5;

export async function twoTabs(extension: string, origin: string, edits: number): Promise<Figures> {
  const desk = await open(extension, origin);
  try {
    await watch(desk.context);
    const { drawer: mine } = await openNotes(desk, ticket);
    await typeLine(mine, '两边都在改的一条');
    await settled(mine);
    const { drawer: theirs } = await openNotes(desk, ticket, { fresh: false });
    await Promise.all([typeAll(mine, '甲', edits), typeAll(theirs, '乙', edits)]);
    await Promise.all([settled(mine), settled(theirs)]);
    const typed = ['甲', '乙'].flatMap((who) => Array.from({ length: edits }, (_, n) => lineOf(who, n)));
    return compare('two tabs, one note', edits, typed, await keptLines(desk, [ticket]));
  } finally {
    await desk.close();
  }
}

const settled = (drawer: Frame) =>
  drawer.locator('.note').first().locator('.note-state.saved, .note-state.beside').waitFor({ timeout: 20_000 });
const lineOf = (who: string, n: number) => `${who}改第${n}行`;

async function typeAll(drawer: Frame, who: string, edits: number): Promise<void> {
  for (let n = 0; n < edits; n += 1) {
    await typeLine(drawer, lineOf(who, n));
    await pause(spread(n, n % 7 === 0 ? 500 : 30));
  }
}
