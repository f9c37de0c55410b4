/**
 * The disk is full while a note is typed, then has room again, several times, and at last the browser is started anew: nothing
 * may show "saved" that is not, or that a restart loses (lib/storage/freshLog.ts says what Chromium does by itself). Needs a
 * small disk of its own, so it runs only where one can be mounted (Linux, root).
 */
import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { compare, type Desk, type Figures, keptLines, open, openNotes, pause, typeLine, watch } from './advisor';

const ticket = 8;
const diskSize = '160m';

export async function fullDisk(extension: string, origin: string, rounds: number): Promise<Figures> {
  const disk = mkdtempSync(path.join(tmpdir(), 'riteside-disk-'));
  if (!mounted(disk)) {
    rmSync(disk, { recursive: true });
    console.log('  no small disk can be mounted here: the full disk was not tried');
    return { what: 'disk full while typing', rounds: 0, saved: 0, lost: [] };
  }
  const filler = path.join(disk, 'filler');
  const profile = path.join(disk, 'profile');
  try {
    const desk = await open(extension, origin, profile);
    const witness = await watch(desk.context);
    const pretended: string[] = [];
    for (let round = 0; round < rounds; round += 1) pretended.push(...(await typeOnFullDisk(desk, round)));
    const before = compare('', rounds, witness.saved, await keptLines(desk, [ticket]));
    await desk.close();
    const again = await open(extension, origin, profile);
    const figures = compare('disk full while typing, then a restart', rounds, witness.saved, await keptLines(again, [ticket]));
    await again.close();
    return { ...figures, lost: [...figures.lost, ...before.lost, ...pretended] };
  } finally {
    execFileSync('umount', ['--lazy', disk]);
    rmSync(disk, { recursive: true, maxRetries: 5 });
  }

  /** Gives what was called saved while nothing could be. */
  async function typeOnFullDisk(desk: Desk, round: number): Promise<string[]> {
    const { page, drawer } = await openNotes(desk, ticket);
    const mine = (kind: 'saved' | 'failed') => drawer.locator('.note').first().locator(`.note-state.${kind}`);
    await typeLine(drawer, `满盘第${round}次 之前`);
    await mine('saved').waitFor({ timeout: 20_000 });
    fill(filler);
    await typeLine(drawer, `满盘第${round}次 ${'满'.repeat(2_000)}`);
    await mine('failed').waitFor({ timeout: 20_000 });
    if (round === 0) console.log(`  the note says: ${await mine('failed').innerText()}`);
    await pause(4_000);
    const pretended = (await mine('saved').count()) > 0 ? [`满盘第${round}次 said to be saved`] : [];
    rmSync(filler);
    await mine('saved').waitFor({ timeout: 60_000 });
    await page.close();
    return pretended;
  }
}

function mounted(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${diskSize}`, 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false; // no root, or no such system
  }
}

/** Until nothing fits any more. */
function fill(file: string): void {
  const piece = Buffer.alloc(64 * 1024, 1);
  const handle = openSync(file, 'w');
  try {
    for (;;) writeSync(handle, piece);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  } finally {
    closeSync(handle);
  }
}
