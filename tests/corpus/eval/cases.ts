/** Scores lib/assess against the labelled cases: per signal, per dimension, per field, and the worst misses (working part only). */

import { assess } from '../../../lib/assess/assess';
import type { Assessment } from '../../../lib/case/assessment';
import { coreSignals, signalIds } from '../../../lib/case/ids';
import { parseReading } from '../../../lib/case/reading';
import type { CompiledPack } from '../../../lib/packs/compile';
import { type Counts, percent, Tally } from './tally';

export interface LabelledCase {
  readonly id: string;
  readonly about: string;
  readonly hard?: boolean;
  readonly reading: unknown;
  readonly expect: Expected;
}

type Allowed = readonly (string | number | null)[];

interface Expected {
  readonly signals?: readonly string[];
  readonly maybe?: readonly string[];
  readonly promises?: readonly { readonly due: string; readonly state: string }[];
  readonly situations?: readonly string[];
  readonly [key: string]: unknown;
}

export interface Miss {
  readonly id: string;
  readonly about: string;
  readonly wrong: readonly string[];
}

export interface CaseScore {
  readonly cases: number;
  readonly hard: number;
  readonly signals: Tally;
  /** Right of judged, by field. */
  readonly fields: Map<string, { right: number; judged: number }>;
  readonly priorities: Map<string, number>;
  readonly misses: Miss[];
  slices: { right: number; judged: number };
}

const dimensions = ['r', 'i', 't', 'e'] as const;
const plainFields = ['stage', 'silence', 'fault', 'tier', 'handler'] as const;
const shownSituations = 3;

export function scoreCases(cases: readonly LabelledCase[], pack: CompiledPack): CaseScore {
  const score: CaseScore = {
    cases: cases.length,
    hard: cases.filter((entry) => entry.hard).length,
    signals: new Tally(),
    fields: new Map(),
    priorities: new Map(),
    misses: [],
    slices: { right: 0, judged: 0 },
  };
  for (const entry of cases) scoreOne(entry, pack, score);
  return score;
}

function scoreOne(entry: LabelledCase, pack: CompiledPack, score: CaseScore): void {
  const parsed = parseReading(entry.reading);
  if (!parsed.ok) throw new Error(`${entry.id}: ${parsed.error}`);
  const assessment = assess(parsed.reading, { pack, unread: parsed.unread });
  const wrong: string[] = [];
  scoreSignals(entry.expect, assessment, score, wrong);
  for (const key of dimensions) scoreField(key, assessment.rite[key].points, entry.expect[key], score, wrong);
  scoreField('priority', assessment.rite.priority, entry.expect.priority, score, wrong);
  for (const key of plainFields) scoreField(key, assessment[key], entry.expect[key], score, wrong);
  countPriority(entry.expect.priority, assessment, score);
  scorePromises(entry.expect, assessment, score, wrong);
  scoreSituations(entry.expect, assessment, score, wrong);
  scoreSlices(assessment, parsed.reading.messages, score, wrong);
  if (wrong.length > 0) score.misses.push({ id: entry.id, about: entry.about, wrong });
}

function scoreSignals(expected: Expected, assessment: Assessment, score: CaseScore, wrong: string[]): void {
  const want = new Set(expected.signals ?? []);
  const open = new Set(expected.maybe ?? []);
  const got = new Map(assessment.signals.map((signal) => [signal.id as string, signal]));
  for (const id of signalIds) {
    if (open.has(id)) continue;
    const found = got.get(id);
    if (found && want.has(id)) score.signals.hit(id);
    else if (found) {
      score.signals.extra(id);
      wrong.push(`+${id} «${found.evidence[0]?.quote ?? ''}» ${found.evidence[0]?.rule ?? ''}`);
    } else if (want.has(id)) {
      score.signals.missed(id);
      wrong.push(`-${id}`);
    }
  }
}

function scoreField(key: string, got: unknown, allowed: unknown, score: CaseScore, wrong: string[]): void {
  if (!Array.isArray(allowed) || allowed.length === 0) return;
  const isRight = (allowed as Allowed).some((value) => value === got || (typeof got === 'number' && Number(value) === got));
  count(score.fields, key, isRight);
  if (!isRight) wrong.push(`${key}: ${got}, not ${allowed.join('|')}`);
}

function scorePromises(expected: Expected, assessment: Assessment, score: CaseScore, wrong: string[]): void {
  if (!expected.promises) return;
  const want = expected.promises;
  const got = assessment.promises;
  for (let index = 0; index < Math.max(want.length, got.length); index += 1) {
    const isDue = want[index] !== undefined && got[index]?.dueAt.slice(0, 10) === want[index]?.due;
    count(score.fields, 'promise due', isDue);
    if (want[index]) count(score.fields, 'promise state', isDue && got[index]?.state === want[index]?.state);
    if (!isDue || got[index]?.state !== want[index]?.state) {
      const mine = got[index] ? `${got[index]?.dueAt.slice(0, 10)} ${got[index]?.state} «${got[index]?.text}»` : 'none';
      wrong.push(`promise ${index}: ${mine}, not ${want[index] ? `${want[index]?.due} ${want[index]?.state}` : 'any'}`);
    }
  }
}

function scoreSituations(expected: Expected, assessment: Assessment, score: CaseScore, wrong: string[]): void {
  if (!expected.situations?.length) return;
  const shown = assessment.situations.slice(0, shownSituations).map((situation) => situation.id as string);
  const isRight = shown.some((id) => expected.situations?.includes(id));
  count(score.fields, 'situation', isRight);
  if (!isRight) wrong.push(`situations: ${shown.join(' ')}, not ${expected.situations.join('|')}`);
}

function scoreSlices(assessment: Assessment, messages: readonly { text: string }[], score: CaseScore, wrong: string[]): void {
  const { r, i, t, e } = assessment.rite;
  const all = [r, i, t, e, ...assessment.signals].flatMap((holder) => holder.evidence);
  for (const item of all) {
    if (item.start === undefined) continue;
    const text = messages[Number(item.source.split('.')[1])]?.text ?? '';
    const isRight = text.slice(item.start, item.end) === item.quote;
    score.slices.judged += 1;
    if (isRight) score.slices.right += 1;
    else wrong.push(`slice ${item.source} «${item.quote}»`);
  }
}

function countPriority(allowed: unknown, assessment: Assessment, score: CaseScore): void {
  if (!Array.isArray(allowed) || allowed.length === 0) return;
  const got = assessment.rite.priority;
  const want = allowed.includes(got) ? got : String(allowed[0]);
  score.priorities.set(`${want}→${got}`, (score.priorities.get(`${want}→${got}`) ?? 0) + 1);
}

function count(fields: CaseScore['fields'], key: string, isRight: boolean): void {
  const cell = fields.get(key) ?? { right: 0, judged: 0 };
  fields.set(key, { right: cell.right + (isRight ? 1 : 0), judged: cell.judged + 1 });
}

/** The score as a table for people. */
export function printCases(score: CaseScore): string {
  const rows = [...signalIds].map((id) => signalRow(id, score.signals.of(id)));
  const core = score.signals.sum(coreSignals);
  const fields = [...score.fields].map(
    ([key, cell]) => `${key.padEnd(16)} ${percent(cell.right, cell.judged)}  ${cell.right}/${cell.judged}`,
  );
  const confusion = [...score.priorities].sort().map(([pair, number]) => `${pair} ${number}`);
  return [
    `${score.cases} cases, ${score.hard} hard negatives`,
    `${'signal'.padEnd(16)}  P      R      F1     hit extra missed`,
    ...rows,
    signalRow('core', core),
    signalRow('micro', score.signals.sum(signalIds)),
    '',
    ...fields,
    `${'evidence slices'.padEnd(16)} ${percent(score.slices.right, score.slices.judged)}  ${score.slices.right}/${score.slices.judged}`,
    `priority (label→ours): ${confusion.join(', ')}`,
  ].join('\n');
}

function signalRow(id: string, counts: Counts): string {
  const precision = counts.hit / (counts.hit + counts.extra);
  const recall = counts.hit / (counts.hit + counts.missed);
  const f1 = (2 * counts.hit) / (2 * counts.hit + counts.extra + counts.missed);
  const say = (value: number) => (Number.isNaN(value) ? '  –  ' : value.toFixed(3));
  return `${id.padEnd(16)}  ${say(precision)}  ${say(recall)}  ${say(f1)}  ${counts.hit} ${counts.extra} ${counts.missed}`;
}
