/** The extension is reloaded, as an update does, in the middle of a save. */
import { loadExtension } from '../browser/harness/launch';
import { compare, type Figures, keptLines, open, openNotes, pause, spread, typeLine, watch } from './advisor';

const ticket = 4;

export async function reloadExtension(extension: string, origin: string, rounds: number): Promise<Figures> {
  const desk = await open(extension, origin);
  try {
    const witness = await watch(desk.context);
    const page = await desk.context.newPage();
    for (let round = 0; round < rounds; round += 1) {
      const { drawer } = await openNotes(desk, ticket, { page });
      for (let line = 0; line < 3; line += 1) {
        await typeLine(drawer, `重载第${round}次 第${line}行`);
        await pause(line === 2 ? 0 : 330);
      }
      await pause(spread(round, 420));
      await loadExtension(desk.context, extension);
    }
    return compare('extension reloaded while saving', rounds, witness.saved, await keptLines(desk, [ticket]));
  } finally {
    await desk.close();
  }
}
