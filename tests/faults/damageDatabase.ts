/** The database's files are damaged while the browser is closed, each time in another way: what showed "saved" must come back. */
import { mkdtempSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { compare, type Figures, found, keptLines, open, openNotes, pause, typeLine, watch } from './advisor';

const ticket = 6;

type Damage = (folder: string) => void;

const files = (folder: string, pattern: RegExp) =>
  readdirSync(folder)
    .filter((name) => pattern.test(name))
    .map((name) => path.join(folder, name));
const cut = (file: string) => truncateSync(file, statSync(file).size >> 1);
const garble = (file: string) => writeFileSync(file, Buffer.alloc(Math.max(64, statSync(file).size), 0x5a));

const garbleAll =
  (pattern: RegExp): Damage =>
  (folder) => {
    for (const file of files(folder, pattern)) garble(file);
  };

const damages: readonly (readonly [string, Damage])[] = [
  ['its list of files is garbled', garbleAll(/^MANIFEST/)],
  ['the name of that list is gone', (folder) => rmSync(path.join(folder, 'CURRENT'))],
  ['everything in it is garbled', garbleAll(/^(MANIFEST|\d+\.(log|ldb))/)],
  [
    'the last writes are cut off',
    (folder) => {
      for (const file of files(folder, /\.log$/)) cut(file);
    },
  ],
  ['the folder is gone', (folder) => rmSync(folder, { recursive: true })],
];

export async function damageDatabase(extension: string, origin: string, rounds: number): Promise<Figures> {
  const saved: string[] = [];
  const kept = new Set<string>();
  for (const [round, [what, damage]] of damages.slice(0, rounds).entries()) {
    const profile = mkdtempSync(path.join(tmpdir(), 'riteside-faults-'));
    try {
      const lines = await typeLines(profile, `损坏第${round}次`);
      damage(folderOf(profile));
      const { lines: back, replaced } = await lookAgain(profile);
      for (const line of lines) saved.push(line);
      for (const line of back) kept.add(line);
      console.log(`  ${what}: the browser ${replaced ? 'gave an empty database, and the advisor was told' : 'went on with it'}`);
    } finally {
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    }
  }
  return compare('database damaged on the disk', Math.min(rounds, damages.length), saved, kept);

  async function typeLines(profile: string, what: string): Promise<string[]> {
    const desk = await open(extension, origin, profile);
    const witness = await watch(desk.context);
    const { drawer } = await openNotes(desk, ticket);
    for (let line = 0; line < 4; line += 1) {
      await typeLine(drawer, `${what} 第${line}行`);
      await pause(400);
    }
    await drawer.locator('.note-state.saved').first().waitFor({ timeout: 20_000 });
    await pause(300);
    await desk.close();
    return [...witness.saved];
  }

  async function lookAgain(profile: string): Promise<{ lines: Set<string>; replaced: boolean }> {
    const desk = await open(extension, origin, profile);
    let seen = await found(desk);
    for (let turn = 0; turn < 20 && !seen.replaced && seen.notes === 0; turn += 1) {
      await pause(250);
      seen = await found(desk);
    }
    const page = await desk.context.newPage();
    await page.goto(`${origin}/tickets/${ticket}`);
    await pause(1_500);
    const lines = await keptLines(desk, [ticket]);
    await desk.close();
    return { lines, replaced: seen.replaced };
  }
}

function folderOf(profile: string): string {
  const databases = path.join(profile, 'Default', 'IndexedDB');
  const [name] = readdirSync(databases).filter((each) => each.startsWith('chrome-extension_') && each.endsWith('.leveldb'));
  if (!name) throw new Error('no database of the extension');
  return path.join(databases, name);
}
