/**
 * What a draft must not say (domain.md 13), as data: `<language>/review/*.json`. Patterns are written as in pattern.ts, over folded text.
 * A rule matches, then its frames may take the match back: a frame is a context (negated, asked, our own process) that a manager can read.
 */
import * as v from 'valibot';
import { type FindingId, findingIds, type Language } from '../case/ids';
import { type AnchorFinder, type Anchors, anchorsOfAny, compileAnchors } from './anchors';
import enFields from './en/review/fields.json';
import enFindings from './en/review/findings.json';
import enFrames from './en/review/frames.json';
import enRules from './en/review/rules.json';
import enWords from './en/review/words.json';
import { type Lexicon, readLexicon } from './lexicon';
import { type Pattern, readPattern } from './notation';
import { readPairs, type WordPair } from './pairs';
import { sourceOfAny } from './patternSource';
import { quickSource } from './quickSource';
import type { Policy } from './schema';
import policy from './shared/policy.json';
import zhFields from './zh-CN/review/fields.json';
import zhFindings from './zh-CN/review/findings.json';
import zhFrames from './zh-CN/review/frames.json';
import zhRules from './zh-CN/review/rules.json';
import zhWords from './zh-CN/review/words.json';

const text = v.pipe(v.string(), v.nonEmpty());
const patterns = v.array(text);
const id = v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/, 'lower case letters, digits and hyphens'));

/** Where a frame is looked for, seen from the match. `near` is the sentence before, its own and the one after; `next` is its own and two more. */
export const places = ['before', 'after', 'inside', 'around', 'clause', 'sentence', 'near', 'next', 'draft', 'case'] as const;
export type Place = (typeof places)[number];

const frameSchema = v.strictObject({
  id,
  where: v.picklist(places),
  match: patterns,
  gap: v.optional(v.number()),
  /** Words that are no such context though they hold one: 跟您说 is not 您说. */
  not: v.optional(patterns),
});

const ruleSchema = v.strictObject({
  id,
  finding: v.picklist(findingIds),
  match: v.pipe(patterns, v.minLength(1)),
  /** Homonyms: nothing is said when one of these overlaps the match. */
  not: v.optional(patterns),
  /** Ids of frames that take the match back. */
  unless: v.optional(v.array(id)),
  /** Ids of frames of which one must hold. */
  needs: v.optional(v.array(id)),
  /** What is marked: the match, its clause, or its sentence. */
  span: v.optional(v.picklist(['match', 'clause', 'sentence'])),
  /** The first whose slots are all known is taken; without any, the finding's own. */
  rewrite: v.optional(patterns),
});

const findingSchema = v.strictObject({
  severity: v.picklist(['error', 'warning', 'hint']),
  why: text,
  rewrite: v.optional(patterns),
});

const fieldSchema = v.strictObject({
  /** A path into the reading, e.g. `vehicle.plate`; `messages` is the customer's own account. */
  field: text,
  names: patterns,
  rewrite: v.optional(patterns),
});

export const reviewPackSchema = v.strictObject({
  findings: v.record(v.picklist(findingIds), findingSchema),
  words: v.record(v.string(), patterns),
  frames: v.array(frameSchema),
  rules: v.array(ruleSchema),
  fields: v.strictObject({
    ask: v.array(fieldSchema),
    /** Abbreviation → plain words. */
    jargon: v.record(v.string(), text),
    /** Words that stand in for a value in an unfilled slot. */
    slots: patterns,
  }),
});

export type ReviewPack = v.InferOutput<typeof reviewPackSchema>;
export type FindingText = v.InferOutput<typeof findingSchema>;

export interface CompiledFrame {
  readonly id: string;
  readonly where: Place;
  readonly match: RegExp;
  readonly not: RegExp | null;
  /** The list when the frame is nothing but one: it is then looked for once in the whole draft. */
  readonly list: string | null;
}

export interface CompiledReviewRule {
  readonly id: string;
  readonly finding: FindingId;
  /** One for each pattern, made at first use: most drafts need few of them. */
  readonly matches: readonly (() => RegExp)[];
  readonly not: () => RegExp | null;
  readonly unless: readonly CompiledFrame[];
  readonly needs: readonly CompiledFrame[];
  readonly span: 'match' | 'clause' | 'sentence';
  readonly rewrite: readonly string[];
}

export interface AskedField {
  readonly field: string;
  readonly names: RegExp;
  readonly rewrite: readonly string[];
}

export interface CompiledLanguage {
  readonly language: Language;
  readonly findings: Readonly<Partial<Record<FindingId, FindingText>>>;
  readonly rules: readonly CompiledReviewRule[];
  readonly frames: Readonly<Record<string, CompiledFrame>>;
  /** Word lists as expressions, for the judgements that count and compare (apologies, offers, parts of an answer). */
  readonly cue: (list: string) => RegExp;
  /** The same list with its pairs of lists taken apart (pairs.ts). */
  readonly paired: (list: string) => PairedCue;
  readonly asked: readonly AskedField[];
  readonly jargon: Readonly<Record<string, string>>;
  readonly slots: RegExp;
  /** Frames that cannot hold anywhere in this draft. */
  readonly asleep: ReadonlySet<CompiledFrame>;
  /** This language for one draft: only the rules and word lists whose anchors stand in its folded text. */
  readonly awake: (folded: string) => CompiledLanguage;
}

export interface PairedCue {
  readonly pairs: readonly WordPair[];
  readonly others: RegExp;
}

export interface CompiledReview {
  readonly languages: readonly CompiledLanguage[];
  readonly buffer: { readonly low: number; readonly high: number };
  /** What anyone may grant, for a draft that does not say. */
  readonly authority: number;
}

/** A pack that does not fit is refused with the place and what should have stood there. */
export function loadReviewPack(files: unknown): ReviewPack {
  const parsed = v.safeParse(reviewPackSchema, files);
  if (parsed.success) return parsed.output;
  const issue = parsed.issues[0];
  throw new Error(`review/${v.getDotPath(issue) ?? 'pack'}: expected ${issue.expected}, got ${issue.received}`);
}

export function compileReview(
  packs: Readonly<Partial<Record<Language, ReviewPack>>>,
  limits: Pick<Policy, 'expectation' | 'authority'>,
): CompiledReview {
  const languages = Object.entries(packs).map(([language, pack]) => compileLanguage(language as Language, pack));
  const { bufferLow: low, bufferHigh: high } = limits.expectation;
  return { languages, buffer: { low, high }, authority: limits.authority[0]?.upTo ?? 0 };
}

function compileLanguage(language: Language, pack: ReviewPack): CompiledLanguage {
  const lexicon = readLexicon(pack.words);
  const frames = Object.fromEntries(pack.frames.map((frame) => [frame.id, compileFrame(frame, lexicon)]));
  const rules = pack.rules.map((rule) => compileRule(rule, { pack, lexicon, frames }));
  const lists = Object.keys(pack.words);
  const whole: WholeLanguage = {
    language,
    asleep: new Set(),
    findings: pack.findings,
    frames,
    rules: rules.map((made) => made.rule),
    cue: cueReader(lexicon, new Set(lists)),
    paired: pairReader(lexicon, new Set(lists)),
    asked: pack.fields.ask.map((asked) => ({
      field: asked.field,
      names: expression(asked.names, lexicon),
      rewrite: asked.rewrite ?? pack.findings['repeat-your-story']?.rewrite ?? [],
    })),
    jargon: pack.fields.jargon,
    slots: new RegExp(`^(?:(?:${sourceOfAny(pack.fields.slots.map(readPattern), lexicon)})\\s?)+$`),
  };
  const contexts = pack.frames.map((frame) => anchorsOfAny(frame.match.map(readPattern), lexicon));
  const anchors = compileAnchors([...rules.flatMap((made) => made.anchors), ...lists.map(lexicon.anchorsOf), ...contexts]);
  return { ...whole, awake: (folded) => wake(whole, { folded, anchors, lists }) };
}

type WholeLanguage = Omit<CompiledLanguage, 'awake'>;

/** Anchors are numbered through: every pattern of every rule, then the word lists, then the frames. */
function wake(whole: WholeLanguage, look: { folded: string; anchors: AnchorFinder; lists: readonly string[] }): CompiledLanguage {
  const found = new Set(look.anchors.always);
  look.anchors.find(look.folded, (_, numbers) => {
    for (const number of numbers) found.add(number);
  });
  let number = 0;
  const rules: CompiledReviewRule[] = [];
  for (const rule of whole.rules) {
    const first = number;
    const matches = rule.matches.filter((_, index) => found.has(first + index));
    number += rule.matches.length;
    if (matches.length > 0) rules.push({ ...rule, matches });
  }
  const firstList = number;
  const asleep = new Set(look.lists.filter((_, index) => !found.has(firstList + index)));
  const firstFrame = firstList + look.lists.length;
  const frames = Object.values(whole.frames).filter(({ where }, index) => where !== 'case' && !found.has(firstFrame + index));
  const language: CompiledLanguage = {
    ...whole,
    rules,
    asleep: new Set(frames),
    cue: (list) => (asleep.has(list) ? nothing : whole.cue(list)),
    paired: (list) => (asleep.has(list) ? noPairs : whole.paired(list)),
    awake: () => language,
  };
  return language;
}

const nothing = /(?!)/g;
const noPairs: PairedCue = { pairs: [], others: nothing };

interface Making {
  readonly pack: ReviewPack;
  readonly lexicon: Lexicon;
  readonly frames: Readonly<Record<string, CompiledFrame>>;
}

function compileRule(
  rule: ReviewPack['rules'][number],
  { pack, lexicon, frames }: Making,
): { rule: CompiledReviewRule; anchors: readonly Anchors[] } {
  const frame = (name: string): CompiledFrame => {
    const found = frames[name];
    if (!found) throw new Error(`review/rules.json: ${rule.id} names the frame "${name}", which is not in frames.json`);
    return found;
  };
  const { not } = rule;
  return {
    anchors: rule.match.map((pattern) => anchorsOfAny([readPattern(pattern)], lexicon)),
    rule: {
      id: rule.id,
      finding: rule.finding,
      matches: rule.match.map((pattern) => lazily(() => expression([pattern], lexicon))),
      not: lazily(() => (not?.length ? expression(not, lexicon) : null)),
      unless: (rule.unless ?? []).map(frame),
      needs: (rule.needs ?? []).map(frame),
      span: rule.span ?? 'match',
      rewrite: rule.rewrite ?? pack.findings[rule.finding]?.rewrite ?? [],
    },
  };
}

function expression(patterns: readonly string[], lexicon: Lexicon): RegExp {
  return new RegExp(quickSource(patterns.map(readPattern), lexicon), 'g');
}

/** `before` must end, `after` must begin, within `gap` characters of the match. */
function compileFrame(frame: ReviewPack['frames'][number], lexicon: Lexicon): CompiledFrame {
  const source = quickSource(frame.match.map(readPattern), lexicon);
  const gap = `[^,.!?;:\\n]{0,${frame.gap ?? 4}}`;
  const placed = frame.where === 'before' ? `${source}${gap}$` : frame.where === 'after' ? `^${gap}${source}` : source;
  const not = frame.not?.length ? expression(frame.not, lexicon) : null;
  const list = frame.match.length === 1 ? /^<([a-z-]+)>$/.exec(frame.match[0] ?? '')?.[1] : undefined;
  return { id: frame.id, where: frame.where, match: new RegExp(placed), not, list: list ?? null };
}

function cueReader(lexicon: Lexicon, lists: ReadonlySet<string>): (list: string) => RegExp {
  const compiled = new Map<string, RegExp>();
  return (list) => {
    const known = compiled.get(list);
    if (known) return known;
    const cue = lists.has(list) ? new RegExp(quickSource(lexicon.patternsOf(list), lexicon), 'g') : nothing;
    compiled.set(list, cue);
    return cue;
  };
}

function pairReader(lexicon: Lexicon, lists: ReadonlySet<string>): (list: string) => PairedCue {
  const read = new Map<string, PairedCue>();
  return (list) => {
    const known = read.get(list);
    if (known || !lists.has(list)) return known ?? noPairs;
    const { pairs, others } = readPairs(lexicon.patternsOf(list));
    const made = { pairs, others: new RegExp(quickSource(others, lexicon), 'g') };
    read.set(list, made);
    return made;
  };
}

function lazily<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

let shipped: CompiledReview | null = null;

/** The review rules that come with RiteSide, both languages: compiled on first use. */
export function shippedReview(): CompiledReview {
  shipped ??= compileReview(shippedReviewPacks(), policy as Pick<Policy, 'expectation' | 'authority'>);
  return shipped;
}

export function shippedReviewPacks(): Readonly<Record<Language, ReviewPack>> {
  return {
    'zh-CN': loadReviewPack({ findings: zhFindings, words: zhWords, frames: zhFrames, rules: zhRules, fields: zhFields }),
    en: loadReviewPack({ findings: enFindings, words: enWords, frames: enFrames, rules: enRules, fields: enFields }),
  };
}
