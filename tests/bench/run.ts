/**
 * `npm run bench [-- --only page|brain|talk|storage|review|review-live]`: everything that has a goal, in one table. A bench is not a test: a
 * missed goal is said and the exit code stays 0. BENCH_ROUNDS sets the rounds of the page bench (default 12).
 *
 * The other benches are programs of their own: a line of theirs that names its goal or budget becomes a line of the table, the
 * rest is passed on.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { benchPage } from './page/index';
import type { Row } from './page/row';

const names = ['page', 'brain', 'talk', 'storage', 'review', 'review-live'] as const;
type Name = (typeof names)[number];

const program = (name: Name) => path.join('tests', 'bench', `${name}.ts`);

async function rowsFor(name: Name): Promise<readonly Row[]> {
  if (name === 'page') {
    const { rows, browser } = await benchPage(Number(process.env.BENCH_ROUNDS ?? 12), (what) => console.error(`page: ${what} …`));
    console.error(`page: Chromium ${browser}`);
    return rows;
  }
  console.error(`${name} …`);
  const tsx = path.join('node_modules', 'tsx', 'dist', 'cli.mjs');
  const { stdout } = await promisify(execFile)(process.execPath, [tsx, program(name)], { maxBuffer: 1e8 });
  return stdout
    .split('\n')
    .filter(Boolean)
    .flatMap((line) => rowIn(line));
}

/** `figures  what  goal 15  MISSED`, or `what  figure ms  budget 15 ms`. */
const limited = /^(?<said>.*?)\s+(?<kind>goal|budget) (?<limit>[\d.]+(?: [a-zA-Z%/]+)?)(?<missed>\s+MISSED)?\s*$/;
const figuresFirst = /^\s*(?<figures>[\d.]+(?:\s+[\d.]+)*) (?<unit>\S+)\s{2,}(?<what>.*)$/;
const figuresLast = /^(?<what>.*?)\s+(?<figures>[\d.]+) (?<unit>\S+)$/;

function rowIn(line: string): Row[] {
  const { said = '', kind, limit = '', missed } = limited.exec(line)?.groups ?? {};
  const { figures = '', unit = '', what = '' } = (figuresFirst.exec(said) ?? figuresLast.exec(said))?.groups ?? {};
  if (!figures) {
    console.log(line);
    return [];
  }
  const met = missed === undefined && (kind === 'goal' || Number.parseFloat(figures) <= Number.parseFloat(limit));
  return [{ measure: what, measured: `${figures.replace(/\s+/g, ' / ')} ${unit}`, goal: limit, met }];
}

function print(rows: readonly (Row & { readonly bench: Name })[]): void {
  const cells = rows.map(({ bench, measure, goal, measured, met }) => [
    bench,
    measure,
    goal ?? '',
    met === null ? '' : met ? 'met' : 'NOT MET',
    measured,
  ]);
  const table = [['bench', 'what', 'goal', '', 'measured'], ...cells];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  for (const row of table)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
}

const { only } = parseArgs({ options: { only: { type: 'string' } } }).values;
if (only !== undefined && !(names as readonly string[]).includes(only)) {
  console.error(`--only takes one of: ${names.join(', ')}`);
  process.exit(2);
}
const chosen = names.filter((name) => (only === undefined || only === name) && (name === 'page' || existsSync(program(name))));
const all: (Row & { bench: Name })[] = [];
for (const name of chosen) {
  try {
    all.push(...(await rowsFor(name)).map((row) => ({ ...row, bench: name })));
  } catch (error) {
    console.error(`${name} could not be measured: ${error instanceof Error ? error.message : error}`);
  }
}
if (all.length > 0) print(all);
