/**
 * Single sentences. Of a customer, each said late in a case where a date of ours has passed: which signals they raise, and E
 * (`signals<TAB>allowed E<TAB>text`; without signals E alone). Of staff (`promises-*`): which date they promise (`due or -<TAB>text`), said on Tuesday 10 November 2026.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assess } from '../../../lib/assess/assess';
import type { Assessment } from '../../../lib/case/assessment';
import { parseReading } from '../../../lib/case/reading';
import type { CompiledPack } from '../../../lib/packs/compile';
import { percent, Tally } from './tally';

const folder = join(import.meta.dirname, '..', 'sentences');
/** Signals that a single sentence can raise. */
export const spoken: readonly string[] = [
  'threat',
  'already-posted',
  'ultimatum',
  'not-cared-for',
  'refund-request',
  'public-scene',
  'repeat-repair',
  'safety',
  'low-score',
];

/** One line a file: precision and recall of the signals that are spoken, and E; of promises, how many dates are right. */
export function printSentences(pack: CompiledPack, showMisses = false): string {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.tsv'))
    .map((file) => {
      const lines = linesOf(readFileSync(join(folder, file), 'utf8'));
      const { figures, misses } = file.startsWith('promises') ? scorePromised(lines, pack) : scoreSaid(lines, pack);
      return [`${file.padEnd(20)} ${figures}`, ...(showMisses ? misses : [])].join('\n');
    })
    .join('\n');
}

interface FileScore {
  readonly figures: string;
  readonly misses: readonly string[];
}

const linesOf = (text: string): string[][] =>
  text
    .split('\n')
    .filter((line) => line.includes('\t'))
    .map((line) => line.split('\t'));

function scoreSaid(lines: readonly string[][], pack: CompiledPack): FileScore {
  const tally = new Tally();
  const emotion = { right: 0, judged: 0 };
  const misses: string[] = [];
  for (const [signals = '', allowed = '', said = ''] of lines) {
    const isOfEmotion = signals === '';
    const want = new Set(signals === '-' ? [] : signals.split(','));
    const assessment = judge(said, pack);
    const got = new Map(assessment.signals.map((signal) => [signal.id as string, signal]));
    const wrong: string[] = [];
    for (const id of isOfEmotion ? [] : spoken) {
      const found = got.get(id);
      if (found && want.has(id)) tally.hit(id);
      else if (found) {
        tally.extra(id);
        wrong.push(`+${id} «${found.evidence[0]?.quote}» ${found.evidence[0]?.rule}`);
      } else if (want.has(id)) {
        tally.missed(id);
        wrong.push(`-${id}`);
      }
    }
    if (allowed !== '') {
      const { points } = assessment.rite.e;
      const isRight = allowed.split(/[,|]/).includes(String(points));
      emotion.judged += 1;
      if (isRight) emotion.right += 1;
      else wrong.push(`E ${points}, not ${allowed}`);
    }
    if (wrong.length > 0) misses.push(`    ${said}: ${wrong.join('; ')}`);
  }
  const { hit, extra, missed } = tally.sum(spoken);
  const figures = `P ${(hit / (hit + extra)).toFixed(3)} R ${(hit / (hit + missed)).toFixed(3)} E ${percent(emotion.right, emotion.judged)}`;
  return { figures, misses };
}

function scorePromised(lines: readonly string[][], pack: CompiledPack): FileScore {
  const misses: string[] = [];
  for (const [due = '', said = ''] of lines) {
    const got = promisedBy(said, pack);
    if (got !== due) misses.push(`    ${said}: ${got}, not ${due}`);
  }
  return { figures: `right ${lines.length - misses.length} of ${lines.length}`, misses };
}

function promisedBy(text: string, pack: CompiledPack): string {
  const { promises } = assessed(
    {
      id: 'sentence',
      now: '2026-11-10T12:00:00+08:00',
      ticket: { openedAt: '2026-11-10' },
      messages: [
        { at: '2026-11-10 09:30', from: 'customer', text: '件坏了,麻烦订一个' },
        { at: '2026-11-10 10:00', from: 'staff', text },
      ],
    },
    pack,
  );
  return promises[0]?.dueAt.slice(0, 10) ?? '-';
}

function judge(text: string, pack: CompiledPack): Assessment {
  const reading = {
    id: 'sentence',
    now: '2026-11-20T10:00:00+08:00',
    ticket: { openedAt: '2026-11-10' },
    messages: [
      { at: '2026-11-10 10:00', from: 'customer', text: '件坏了,麻烦订一个' },
      { at: '2026-11-10 10:30', from: 'staff', text: '三天内到货' },
      { at: '2026-11-20 09:00', from: 'customer', text },
    ],
  };
  return assessed(reading, pack);
}

function assessed(reading: unknown, pack: CompiledPack): Assessment {
  const parsed = parseReading(reading);
  if (!parsed.ok) throw new Error(parsed.error);
  return assess(parsed.reading, { pack, unread: parsed.unread });
}
