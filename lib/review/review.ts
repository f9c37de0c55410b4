/**
 * Draft + case + pack → Review (contract.md; the findings of domain.md 13). Pure: no clock, no storage. Every span is UTF-16 offsets in the
 * draft's own text, and a rewrite replaces exactly that span. Rules are data (lib/packs/<language>/review); this folder composes them.
 */
import type { Assessment } from '../case/assessment';
import type { Draft, Finding, Review, Triangle } from '../case/draft';
import type { FindingId, Language } from '../case/ids';
import type { CompiledLanguage, CompiledReview } from '../packs/compileReview';
import type { Span } from '../text/sentences';
import { tighten } from '../text/tight';
import { judgeApologies } from './apologies';
import { readCase } from './caseFacts';
import { coreOf, type Desk } from './desk';
import { judgeJargon } from './jargon';
import { judgeNotes } from './notes';
import { judgeOffers } from './offers';
import { judgePhrases } from './phrases';
import { judgePromises } from './promises';
import { type Prose, readProse } from './prose';
import { judgeRepeats } from './repeats';
import { fitRewrites } from './rewrites';
import { judgeSlots } from './slots';
import { judgeStrangers } from './strangers';
import { judgeTriangle, partsDue, readTriangle } from './triangle';
import { holdBack } from './unfinished';

export interface ReviewContext {
  readonly rules: CompiledReview;
  /** What the brain makes of the draft's case; without it review takes a light look of its own. */
  readonly assessment?: Assessment | null;
  /** Speaks when the draft itself shows no language. */
  readonly language?: Language;
  /** A text for colleagues may name what no customer may read: only unfilled slots are marked. */
  readonly audience?: 'customer' | 'colleague';
  /** Where the writer is typing just now (UTF-16 offset): what is not yet said to its end is not judged. Absent: the draft is finished. */
  readonly caret?: number;
}

export function reviewDraft(draft: Draft, context: ReviewContext): Review {
  const tight = tighten(draft.text);
  if (!tight) return reviewTight(draft, context);
  const caret = context.caret === undefined ? undefined : tightLength(draft.text.slice(0, context.caret));
  const review = reviewTight({ ...draft, text: tight.text }, { ...context, caret });
  const findings = review.findings.map((finding) => {
    const { start, end } = tight.widen(finding);
    return { ...finding, start, end, quote: draft.text.slice(start, end) };
  });
  return { ...review, findings };
}

function tightLength(text: string): number {
  return (tighten(text)?.text ?? text).length;
}

function reviewTight(draft: Draft, context: ReviewContext): Review {
  const desk = setDesk(draft, context);
  const has = readTriangle(desk);
  if (context.audience === 'colleague') return { id: draft.id, findings: tidy(judgeSlots(desk)), has };
  const judges = [
    judgePhrases,
    judgePromises,
    judgeApologies,
    judgeOffers,
    judgeSlots,
    judgeJargon,
    judgeRepeats,
    judgeNotes,
    judgeStrangers,
  ];
  const findings = judges.flatMap((judge) => judge(desk));
  const outward = findings.filter((finding) => finding.id !== 'blame' || !isForColleagues(finding, findings));
  const marked = isOnlyBlame(desk, outward) ? outward.filter(({ id }) => id !== 'explains-first') : outward;
  const all = fitRewrites(desk, tidy([...marked, ...judgeTriangle(desk, has)]));
  return { id: draft.id, findings: context.caret === undefined ? all : holdBack(desk.prose, context.caret, all), has };
}

/**
 * The parts that this answer owes its customer, whatever it already has: all five in a serious case and in the first talk about a delay, where
 * things stand and when we speak again in any later one, none in thanks, appointments and good news. `[crisis]`
 */
export function dueParts(draft: Draft, context: ReviewContext): readonly (keyof Triangle)[] {
  if (context.audience === 'colleague') return [];
  return partsDue(setDesk({ ...draft, text: tighten(draft.text)?.text ?? draft.text }, context));
}

/** A clause meant for colleagues is to be taken out whole: whom it blames besides is no matter. */
function isForColleagues(finding: Finding, findings: readonly Finding[]): boolean {
  return findings.some((other) => other.id === 'internal-text' && overlap(other, finding));
}

/** One sentence that blames and says no more is blame, not an explanation that comes too early. */
function isOnlyBlame(desk: Desk, findings: readonly Finding[]): boolean {
  return desk.prose.sentences.length === 1 && findings.some(({ id }) => id === 'blame');
}

function setDesk(draft: Draft, { rules, assessment, language }: ReviewContext): Desk {
  const prose = readProse(draft.text);
  const spoken = rules.languages.filter((known) => (known.language === 'en' ? prose.hasLatin : prose.hasHan));
  const languages = spoken.map((known) => known.awake(prose.folded));
  const home = pick([...languages, ...rules.languages], ownLanguage(prose) ?? language ?? 'zh-CN');
  const anger = rules.languages.map((known) => known.cue('anger'));
  return { draft, prose, rules, home, languages, facts: readCase(draft.case, assessment ?? null, rules.buffer, anger) };
}

/** A Chinese text stays Chinese with a few Latin names in it: one Han character weighs as much as two letters. */
function ownLanguage({ folded, hasHan, hasLatin }: Prose): Language | null {
  if (!hasHan && !hasLatin) return null;
  if (!hasHan || !hasLatin) return hasHan ? 'zh-CN' : 'en';
  const sample = folded.slice(0, 2000);
  const han = sample.match(/[\u4e00-\u9fff]/g)?.length ?? 0;
  const latin = sample.match(/[a-z]/g)?.length ?? 0;
  return han * 2 >= latin ? 'zh-CN' : 'en';
}

function pick(known: readonly CompiledLanguage[], language: Language): CompiledLanguage {
  const found = known.find((one) => one.language === language) ?? known[0];
  if (!found) throw new Error('review rules of no language');
  return found;
}

/** Of two reasons to mark the same words the weightier is given: one thing is marked once. Findings about shape or the whole stand beside any. */
const weights: readonly FindingId[] = [
  'internal-text',
  'beyond-authority',
  'unchecked-warranty',
  'absolute-promise',
  'dont-know',
  'stalling',
  'compare',
  'blame',
  'repeat-your-story',
  'perfunctory',
  'vague',
];

/** In reading order; of findings with one id that overlap, the longest stays. */
function tidy(findings: readonly Finding[]): Finding[] {
  const longestFirst = [...findings].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  const kept = new Map<FindingId, Finding[]>();
  for (const finding of longestFirst) {
    const same = kept.get(finding.id) ?? [];
    if (!same.some((other) => overlap(finding, other))) same.push(finding);
    kept.set(finding.id, same);
  }
  const all = [...kept.values()].flat();
  const weightiest = all.filter((finding) => !all.some((other) => outweighs(other, finding, findings)));
  return weightiest.sort((a, b) => a.start - b.start || a.end - b.end || (a.id < b.id ? -1 : 1));
}

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

const mostlyCovered = 0.6;

/**
 * A long finding that a weightier one merely touches still says something of its own, and so does one that rests on other words of the same
 * clause: 厂家没发货我们也没办法 blames and is helpless.
 */
function outweighs(other: Finding, finding: Finding, hits: readonly Finding[]): boolean {
  const [theirs, own] = [weights.indexOf(other.id), weights.indexOf(finding.id)];
  if (theirs < 0 || theirs >= own) return false;
  const shared = Math.min(other.end, finding.end) - Math.max(other.start, finding.start);
  if (shared < (finding.end - finding.start) * mostlyCovered) return false;
  const weightier = coresWithin(other, hits);
  return coresWithin(finding, hits).every((core) => weightier.some((heavy) => overlap(core, heavy)));
}

function coresWithin(finding: Finding, hits: readonly Finding[]): Span[] {
  return hits.filter((hit) => hit.id === finding.id && overlap(hit, finding)).map(coreOf);
}
