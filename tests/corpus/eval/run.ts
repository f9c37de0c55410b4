/**
 * `npm run -s eval -- [--part working|measured] [--misses N]`: the scorecard of the brain and of the review on the labelled corpus.
 * Misses are printed for the working part only: the measured part is looked at as figures.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv, stdout } from 'node:process';
import { compileShipped } from '../../../lib/packs/shipped';
import { type CaseScore, type LabelledCase, printCases, scoreCases } from './cases';
import { describeScore, readDrafts, scoreDrafts } from './drafts';
import { printSentences } from './sentences';

const partNames = ['working', 'measured'] as const;
type Part = (typeof partNames)[number];

const casesFolder = join(import.meta.dirname, '..', 'cases');

function readPart(part: Part): LabelledCase[] {
  const files = readdirSync(casesFolder).filter((file) => file.startsWith(`${part}-`) && file.endsWith('.jsonl'));
  return files.flatMap((file) => parseLines(readFileSync(join(casesFolder, file), 'utf8')));
}

function parseLines(text: string): LabelledCase[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => JSON.parse(line) as LabelledCase);
}

function printMisses(score: CaseScore, most: number): string {
  const worst = [...score.misses].sort((a, b) => b.wrong.length - a.wrong.length).slice(0, most);
  return worst.map((miss) => `${miss.id} (${miss.about})\n    ${miss.wrong.join('\n    ')}`).join('\n');
}

function printDrafts(part: Part): string {
  const drafts = readDrafts(part);
  return drafts.length === 0 ? `no ${part} drafts` : describeScore(part, scoreDrafts(drafts));
}

function option(name: string): string | undefined {
  const at = argv.indexOf(`--${name}`);
  return at < 0 ? undefined : argv[at + 1];
}

const pack = compileShipped();
const asked = option('part');
for (const part of partNames) {
  if (asked !== undefined && asked !== part) continue;
  const score = scoreCases(readPart(part), pack);
  stdout.write(`\n== ${part} ==\n${printCases(score)}\n`);
  if (part === 'working') stdout.write(`\nworst misses\n${printMisses(score, Number(option('misses') ?? 10))}\n`);
  stdout.write(`\n${printDrafts(part)}\n`);
}
if (asked !== 'measured') stdout.write(`\n== sentences ==\n${printSentences(pack, argv.includes('--sentences'))}\n`);
