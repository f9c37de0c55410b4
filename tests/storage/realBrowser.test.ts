import { rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, type Lib, newProfile, openBrowser, serveLib } from './inBrowser';

declare const lib: Lib;
declare const confirmed: (line: string) => void;
/** What the browser offered when a round began: databases there are, and whether it had thrown ours away. */
declare const began: (found: string) => Promise<void>;

/** More rounds for the fault measurements; a few are enough to see a regression. */
const rounds = Number(process.env.FAULT_ROUNDS ?? 3);

describe.skipIf(!browserPath)('in a real browser', { timeout: 60_000 * Math.max(1, rounds / 5) }, () => {
  let server: Server;
  let url: string;
  const profiles: string[] = [];
  const profile = () => {
    const path = newProfile();
    profiles.push(path);
    return path;
  };
  beforeAll(async () => {
    ({ server, url } = await serveLib(new URL('./libInPage.ts', import.meta.url)));
  });
  afterAll(() => {
    server.close();
    for (const path of profiles) rmSync(path, { recursive: true, force: true, maxRetries: 5 });
  });

  it('every line that was confirmed is there after the browser was killed while typing', async () => {
    const path = profile();
    const lines: string[] = [];
    const starts: string[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const { context, page } = await openBrowser(path, url);
      const before = lines.length;
      const enough = Promise.withResolvers<void>();
      await page.exposeFunction('began', (found: string) => starts.push(found));
      await page.exposeFunction('confirmed', (line: string) => {
        lines.push(line);
        if (lines.length >= before + 15 + round) enough.resolve();
      });
      const typing = page.evaluate(typeOn, round).catch(() => 'the browser died, as it should');
      await enough.promise;
      const pid = await processOf(context);
      process.kill(pid, 'SIGKILL');
      await typing;
      await context.close().catch(() => 'it is gone already');
    }
    const { context, page } = await openBrowser(path, url);
    const kept = await page.evaluate(async () => {
      const store = await lib.openStore();
      return (await lib.listNotes(store, 'demo:1')).flatMap((note) => note.text.split('\n'));
    });
    await context.close();
    const lost = lines.filter((line) => !kept.includes(line));
    expect({ lost, confirmed: lines.length, kept: kept.length, starts }).toMatchObject({ lost: [] });
    expect(lines.length).toBeGreaterThanOrEqual(15 * rounds);
  });

  it('a sealed backup goes out and comes back', async () => {
    const { context, page } = await openBrowser(profile(), url);
    const tally = await page.evaluate(async () => {
      const store = await lib.openStore();
      await lib.saveNote(store, { caseId: 'demo:1', noteId: 'n', text: '一行', baseRevision: 0, now: '2026-11-20T10:00:00Z' });
      const parts: BlobPart[] = [];
      for await (const chunk of lib.exportBackup(store, { passphrase: 'secret', now: '2026-11-20T10:00:00Z' }))
        parts.push(chunk as BlobPart);
      const other = await lib.openStore({ name: 'other' });
      return lib.importBackup(other, new Blob(parts), { passphrase: 'secret' });
    });
    await context.close();
    expect(tally).toEqual({ added: 1, changed: 0, beside: 0, same: 0 });
  });
});

/** Runs in the page: one note that grows by a line, each line confirmed to the test only when the store has said so. */
async function typeOn(round: number): Promise<void> {
  const databases = (await indexedDB.databases()).length;
  const store = await lib.openStore();
  await began(`round ${round}: ${databases} databases, ${store.wasReset ? 'reset' : 'not reset'}`);
  let text = '';
  let baseRevision = 0;
  for (let line = 0; ; line += 1) {
    text = text === '' ? `${round}.${line}` : `${text}\n${round}.${line}`;
    const save = { caseId: 'demo:1', noteId: `note-${round}`, text, baseRevision, now: '2026-11-20T10:00:00Z' };
    baseRevision = (await lib.saveNote(store, save)).revision;
    confirmed(`${round}.${line}`);
  }
}

async function processOf(context: Awaited<ReturnType<typeof openBrowser>>['context']): Promise<number> {
  const browser = context.browser();
  if (!browser) throw new Error('no browser to kill');
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const main = processInfo.find((info) => info.type === 'browser');
  if (!main) throw new Error('no process of the browser itself');
  return main.id;
}
