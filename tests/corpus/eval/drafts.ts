/**
 * Scores the review of drafts: micro-F1 over finding ids, false alarms on clean drafts, exact spans, share of findings with a rewrite.
 * Alone: `tsx tests/corpus/eval/drafts.ts --part working|measured [--misses]`; misses of the measured part are never shown.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { assess } from '../../../lib/assess/assess';
import type { Assessment } from '../../../lib/case/assessment';
import type { Draft, Finding, Review, Triangle } from '../../../lib/case/draft';
import type { FindingId } from '../../../lib/case/ids';
import { parseReading } from '../../../lib/case/reading';
import { shippedReview } from '../../../lib/packs/reviewRules';
import { compileShipped } from '../../../lib/packs/shipped';
import { reviewDraft } from '../../../lib/review/review';

/** Without a quote the finding may stand anywhere. */
export type Expected = FindingId | { readonly id: FindingId; readonly quote?: string };

export interface DraftCase {
  readonly id: string;
  readonly about: string;
  readonly clean: boolean;
  readonly draft: Draft;
  /** What the brain makes of the draft's case, as on the command line. */
  readonly assessment: Assessment | null;
  readonly expect: {
    readonly findings: readonly Expected[];
    readonly maybe?: readonly FindingId[];
    readonly has?: Partial<Triangle>;
  };
}

interface Count {
  hit: number;
  extra: number;
  missed: number;
}

export interface DraftScore {
  readonly drafts: number;
  readonly clean: number;
  readonly f1: number;
  readonly precision: number;
  readonly recall: number;
  /** Share of clean drafts with any finding that is not allowed. */
  readonly falseAlarms: number;
  readonly exactSpans: number;
  readonly withRewrite: number;
  readonly has: number;
  readonly byId: Readonly<Record<string, Count>>;
  readonly misses: readonly string[];
}

const folder = new URL('../drafts/', import.meta.url);

export function readDrafts(part: string): DraftCase[] {
  const files = readdirSync(folder).filter((name) => name.startsWith(part) && name.endsWith('.jsonl'));
  return files.flatMap((name) => {
    const lines = readFileSync(new URL(name, folder), 'utf8').split('\n');
    return lines.filter((line) => line.trim() !== '').map((line) => checkCase(JSON.parse(line) as DraftCase));
  });
}

let pack: ReturnType<typeof compileShipped> | null = null;

function checkCase(given: DraftCase): DraftCase {
  const reading = given.draft.case ? parseReading(given.draft.case) : null;
  if (reading && !reading.ok) throw new Error(`${given.id}: ${reading.error}`);
  pack ??= compileShipped();
  return {
    ...given,
    assessment: reading?.ok ? assess(reading.reading, { pack, unread: reading.unread }) : null,
    draft: { ...given.draft, authority: given.draft.authority ?? 500, case: reading?.ok ? reading.reading : null },
  };
}

interface Tally {
  readonly byId: Record<string, Count>;
  readonly misses: string[];
  alarms: number;
  findings: number;
  exact: number;
  rewritten: number;
  hasRight: number;
  hasAll: number;
}

export function scoreDrafts(cases: readonly DraftCase[]): DraftScore {
  const rules = shippedReview();
  const tally: Tally = { byId: {}, misses: [], alarms: 0, findings: 0, exact: 0, rewritten: 0, hasRight: 0, hasAll: 0 };
  for (const given of cases) addCase(tally, given, reviewDraft(given.draft, { rules, assessment: given.assessment }));
  const sum = (key: keyof Count) => Object.values(tally.byId).reduce((total, count) => total + count[key], 0);
  const [hit, extra, missed] = [sum('hit'), sum('extra'), sum('missed')];
  const clean = cases.filter((given) => given.clean).length;
  return {
    drafts: cases.length,
    clean,
    f1: ratio(2 * hit, 2 * hit + extra + missed),
    precision: ratio(hit, hit + extra),
    recall: ratio(hit, hit + missed),
    falseAlarms: clean === 0 ? 0 : tally.alarms / clean,
    exactSpans: ratio(tally.exact, tally.findings),
    withRewrite: ratio(tally.rewritten, tally.findings),
    has: ratio(tally.hasRight, tally.hasAll),
    byId: tally.byId,
    misses: tally.misses,
  };
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}

function addCase(tally: Tally, given: DraftCase, review: Review): void {
  const found = new Map<FindingId, Finding[]>();
  for (const finding of review.findings) {
    found.set(finding.id, [...(found.get(finding.id) ?? []), finding]);
    tally.findings += 1;
    if (given.draft.text.slice(finding.start, finding.end) === finding.quote) tally.exact += 1;
    if (finding.rewrite !== null) tally.rewritten += 1;
  }
  const expected = new Set<FindingId>();
  const wrong: string[] = [];
  for (const entry of given.expect.findings) {
    const { id, quote } = typeof entry === 'string' ? { id: entry, quote: undefined } : entry;
    expected.add(id);
    const isHit = (found.get(id) ?? []).some((finding) => quote === undefined || overlaps(given.draft.text, finding, quote));
    count(tally, id)[isHit ? 'hit' : 'missed'] += 1;
    if (!isHit) wrong.push(`missed ${id}`);
  }
  let alarmed = false;
  for (const [id, findings] of found) {
    if (expected.has(id) || given.expect.maybe?.includes(id)) continue;
    count(tally, id).extra += 1;
    alarmed = true;
    wrong.push(`extra ${id} (${findings.map((finding) => finding.quote).join(' | ')})`);
  }
  if (given.clean && alarmed) tally.alarms += 1;
  for (const [part, value] of Object.entries(given.expect.has ?? {})) {
    tally.hasAll += 1;
    if (review.has[part as keyof Triangle] === value) tally.hasRight += 1;
    else wrong.push(`has.${part} should be ${value}`);
  }
  if (wrong.length > 0)
    tally.misses.push(`${given.id} ${given.about}: ${wrong.join('; ')}\n    ${given.draft.text.slice(0, 160)}`);
}

function count(tally: Tally, id: FindingId): Count {
  tally.byId[id] ??= { hit: 0, extra: 0, missed: 0 };
  return tally.byId[id];
}

function overlaps(text: string, finding: Finding, quote: string): boolean {
  for (let start = text.indexOf(quote); start >= 0; start = text.indexOf(quote, start + 1)) {
    if (finding.start < start + quote.length && start < finding.end) return true;
  }
  return false;
}

export function describeScore(part: string, score: DraftScore): string {
  const percent = (value: number) => `${(value * 100).toFixed(1)} %`;
  const ids = Object.entries(score.byId)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, { hit, extra, missed }]) => `  ${id.padEnd(24)} hit ${hit}  extra ${extra}  missed ${missed}`);
  return [
    `drafts (${part}): ${score.drafts}, clean ${score.clean}`,
    `micro-F1 ${score.f1.toFixed(3)} (precision ${score.precision.toFixed(3)}, recall ${score.recall.toFixed(3)})`,
    `false alarms on clean ${percent(score.falseAlarms)}, spans exact ${percent(score.exactSpans)}, with rewrite ${percent(score.withRewrite)}, parts ${percent(score.has)}`,
    ...ids,
  ].join('\n');
}

function main(): void {
  const part = option('part') ?? 'working';
  const score = scoreDrafts(readDrafts(part));
  console.log(describeScore(part, score));
  if (process.argv.includes('--misses') && part.startsWith('working')) console.log(score.misses.join('\n'));
}

function option(name: string): string | undefined {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
