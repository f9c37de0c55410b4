/** What stands differently in two texts, clause by clause: whole lines would mark a Chinese message as changed from end to end. */
import type { DifferenceRun } from '../case/ownWords';

/** A clause with the mark that ends it, an output of the template as a whole, or a line break. */
const clause = /\{\{.*?\}\}|\{%.*?%\}|\n|(?:(?!\{[{%])[^，。！？；：、,.!?;:\n])+[，。！？；：、,.!?;:]?[ \t]*|./gsu;

export function differenceOf(mine: string, shipped: string): DifferenceRun[] {
  const own = mine.match(clause) ?? [];
  const theirs = shipped.match(clause) ?? [];
  const common = commonLengths(own, theirs);
  const runs: DifferenceRun[] = [];
  let a = 0;
  let b = 0;
  while (a < own.length || b < theirs.length) {
    if (a < own.length && b < theirs.length && own[a] === theirs[b]) {
      push(runs, 'same', own[a] ?? '');
      a++;
      b++;
    } else if (b < theirs.length && (a >= own.length || at(common, a, b + 1) >= at(common, a + 1, b)))
      push(runs, 'shipped', theirs[b++] ?? '');
    else push(runs, 'mine', own[a++] ?? '');
  }
  return runs;
}

/** Length of the longest common subsequence of the rests, by place in both. */
function commonLengths(own: readonly string[], theirs: readonly string[]): number[][] {
  const table = Array.from({ length: own.length + 1 }, () => new Array<number>(theirs.length + 1).fill(0));
  for (let a = own.length - 1; a >= 0; a--) {
    const row = table[a] as number[];
    for (let b = theirs.length - 1; b >= 0; b--) {
      row[b] = own[a] === theirs[b] ? at(table, a + 1, b + 1) + 1 : Math.max(at(table, a + 1, b), at(table, a, b + 1));
    }
  }
  return table;
}

const at = (table: readonly (readonly number[])[], a: number, b: number) => table[a]?.[b] ?? 0;

function push(runs: DifferenceRun[], kind: DifferenceRun['kind'], text: string): void {
  const last = runs.at(-1);
  if (last?.kind === kind) runs[runs.length - 1] = { kind, text: last.text + text };
  else runs.push({ kind, text });
}
