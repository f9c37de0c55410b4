/** The browser is killed (kill -9) while a note is typed, again and again, the profile kept. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  compare,
  type Desk,
  type Figures,
  found,
  keptLines,
  open,
  openNotes,
  pause,
  processOf,
  spread,
  typeLine,
  watch,
} from './advisor';

const tickets = 20;

export async function killBrowser(extension: string, origin: string, rounds: number): Promise<Figures> {
  const profile = mkdtempSync(path.join(tmpdir(), 'riteside-faults-'));
  const saved = new Set<string>();
  let notes = 0;
  try {
    for (let round = 0; round < rounds; round += 1) for (const line of await typeUntilKilled(round)) saved.add(line);
    const desk = await open(extension, origin, profile);
    const seen = Array.from({ length: Math.min(rounds, tickets) }, (_, round) => ticketOf(round));
    const kept = await keptLines(desk, seen);
    await desk.close();
    return compare('browser killed while typing', rounds, saved, kept);
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }

  async function look(desk: Desk, round: number): Promise<void> {
    const now = await found(desk);
    if (now.replaced || now.notes < notes) console.log(`  round ${round}: ${notes} notes before, now ${JSON.stringify(now)}`);
    notes = now.notes;
  }

  async function typeUntilKilled(round: number): Promise<Set<string>> {
    const desk = await open(extension, origin, profile);
    await look(desk, round);
    const witness = await watch(desk.context);
    const { drawer } = await openNotes(desk, ticketOf(round));
    const pid = await processOf(desk.context);
    const killed = pause(800 + spread(round, 2_200)).then(() => process.kill(pid, 'SIGKILL'));
    try {
      for (let line = 0; ; line += 1) {
        await typeLine(drawer, `第${round}次 第${line}行`);
        await pause(line % 4 === 3 ? 320 : 40);
      }
    } catch {
      // The browser died under the advisor's hands, as it should.
    }
    await killed;
    await desk.context.close().catch(() => {}); // it is gone already
    return witness.saved;
  }
}

const ticketOf = (round: number) => 1 + (round % tickets);
