/** The command line: an answer for every line, bad lines in place, the exit status, nothing else on standard output. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

function run(input: string): Promise<{ lines: unknown[]; status: number }> {
  return new Promise((resolve) => {
    const child = execFile('npm', ['run', '-s', 'assess'], { cwd: root, maxBuffer: 1e8 }, (error, stdout) => {
      const lines = stdout.split('\n').filter(Boolean);
      resolve({ lines: lines.map((line) => JSON.parse(line)), status: typeof error?.code === 'number' ? error.code : 0 });
    });
    child.stdin?.end(input);
  });
}

const good = JSON.stringify({ id: 'a', now: '2026-11-20T10:00:00+08:00', messages: [] });

describe('npm run -s assess', () => {
  it('answers bad lines in place and says so at the end', { timeout: 60_000 }, async () => {
    const { lines, status } = await run(`${good}\n{"id":\n{"id":"b"}\n${good}\n`);
    expect(lines).toHaveLength(4);
    expect(lines).toMatchObject([{ id: 'a' }, { line: 2 }, { line: 3, error: expect.stringContaining('now') }, { id: 'a' }]);
    expect(status).toBe(1);
  });

  it('is quiet and glad with nothing', { timeout: 60_000 }, async () => {
    expect(await run('')).toEqual({ lines: [], status: 0 });
  });
});
