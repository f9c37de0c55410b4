/** The command line of the review: what a draft may look like, and that whoever reads it may stop early. */
import { exec, execFile } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const cwd = join(import.meta.dirname, '..', '..');
const patience = { timeout: 60_000 };

function run(input: string): Promise<{ lines: unknown[]; status: number }> {
  return new Promise((resolve) => {
    const child = execFile('npm', ['run', '-s', 'review'], { cwd, maxBuffer: 1e8 }, (error, stdout) => {
      const lines = stdout.split('\n').filter(Boolean);
      resolve({ lines: lines.map((line) => JSON.parse(line)), status: typeof error?.code === 'number' ? error.code : 0 });
    });
    child.stdin?.end(input);
  });
}

const offer = (authority: unknown) => JSON.stringify({ id: 'a', text: '我给您赔偿2000元', authority });

describe('npm run -s review', () => {
  it('reads an authority as number or text, and names what it cannot read', patience, async () => {
    const input = [offer(500), offer('500元'), offer('2000'), offer('lots'), '{"id":"b","text":"x","case":[]}', '{"id":"c"}'];
    const { lines, status } = await run(`${input.join('\n')}\n`);
    const beyond = { id: 'a', findings: expect.arrayContaining([expect.objectContaining({ id: 'beyond-authority' })]) };
    expect(lines.slice(0, 2)).toMatchObject([beyond, beyond]);
    expect(lines[2]).not.toMatchObject(beyond);
    expect(lines.slice(3)).toMatchObject([
      { error: '"authority": expected a number', line: 4 },
      { error: 'case: expected a JSON object with id, now and messages', line: 5 },
      { error: 'expected a draft with id and text', line: 6 },
    ]);
    expect(status).toBe(1);
  });

  it('a reader that stops early is no failure', patience, async () => {
    const draft = JSON.stringify({ id: 'a', text: '一定能修好'.repeat(50) });
    const command = `yes '${draft}' | head -3000 | npm run -s review | head -1`;
    const said = await new Promise<{ out: string; err: string }>((resolve) =>
      exec(command, { cwd }, (_, out, err) => resolve({ out, err })),
    );
    expect(said.err).not.toContain('EPIPE');
    expect(JSON.parse(said.out)).toMatchObject({ id: 'a' });
  });
});
