/**
 * `npm run -s assess -- cases.jsonl` (or standard input): a CaseReading a line in, an Assessment a line out, streaming.
 * A bad line is answered in its place with `{"error","line"}` and makes the exit status 1; the other lines are still answered.
 */
import type { Assessment } from '../case/assessment';
import { BadLine, runCommandLine } from '../case/commandLine';
import { parseReading } from '../case/reading';
import { compileShipped } from '../packs/shipped';
import { assess } from './assess';

const pack = compileShipped();

function answer(value: unknown): Assessment {
  const parsed = parseReading(value);
  if (!parsed.ok) throw new BadLine(parsed.error);
  return assess(parsed.reading, { pack, unread: parsed.unread });
}

await runCommandLine(answer);
