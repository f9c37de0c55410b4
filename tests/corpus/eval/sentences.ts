/** Single sentences, each said late in a case where a date of ours has passed: which signals they raise. `signals<TAB>E<TAB>text` a line. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assess } from '../../../lib/assess/assess';
import { parseReading } from '../../../lib/case/reading';
import type { CompiledPack } from '../../../lib/packs/compile';
import { Tally } from './tally';

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

/** One line a file: precision and recall of the signals that are spoken. */
export function printSentences(pack: CompiledPack): string {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.tsv'))
    .map((file) => `${file.padEnd(20)} ${scoreFile(readFileSync(join(folder, file), 'utf8'), pack)}`)
    .join('\n');
}

function scoreFile(text: string, pack: CompiledPack): string {
  const tally = new Tally();
  for (const line of text.split('\n').filter((entry) => entry.includes('\t'))) {
    const [signals = '', , said = ''] = line.split('\t');
    const want = new Set(signals === '-' ? [] : signals.split(','));
    const got = new Set(signalsOf(said, pack));
    for (const id of spoken) {
      if (got.has(id) && want.has(id)) tally.hit(id);
      else if (got.has(id)) tally.extra(id);
      else if (want.has(id)) tally.missed(id);
    }
  }
  const { hit, extra, missed } = tally.sum(spoken);
  return `P ${(hit / (hit + extra)).toFixed(3)} R ${(hit / (hit + missed)).toFixed(3)}`;
}

function signalsOf(text: string, pack: CompiledPack): string[] {
  const parsed = parseReading({
    id: 'sentence',
    now: '2026-11-20T10:00:00+08:00',
    ticket: { openedAt: '2026-11-10' },
    messages: [
      { at: '2026-11-10 10:00', from: 'customer', text: '件坏了,麻烦订一个' },
      { at: '2026-11-10 10:30', from: 'staff', text: '三天内到货' },
      { at: '2026-11-20 09:00', from: 'customer', text },
    ],
  });
  if (!parsed.ok) throw new Error(parsed.error);
  return assess(parsed.reading, { pack, unread: parsed.unread }).signals.map((signal) => signal.id);
}
