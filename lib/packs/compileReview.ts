/**
 * The rules of `<language>/review/*.json` (reviewSchema.ts) as expressions over folded text. A rule matches, then its frames may take the match
 * back: a frame is a context (negated, asked, our own process) that a manager can read.
 */
import type { FindingId, Language } from '../case/ids';
import { type AnchorFinder, type Anchors, anchorsOfAny, compileAnchors } from './anchors';
import { type Lexicon, readLexicon } from './lexicon';
import { type Pattern, readPattern } from './notation';
import { readPairs, type WordPair } from './pairs';
import { atStopsOnly, sourceOfAny } from './patternSource';
import { quickSource as quickSourceOf } from './quickSource';
import type { FindingText, Place, ReviewPack } from './reviewSchema';
import type { Policy } from './schema';

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

export function compileReview(
  packs: Readonly<Partial<Record<Language, ReviewPack>>>,
  limits: Pick<Policy, 'expectation' | 'authority'>,
): CompiledReview {
  const languages = Object.entries(packs).map(([language, pack]) => compileLanguage(language as Language, pack));
  const { bufferLow: low, bufferHigh: high } = limits.expectation;
  return { languages, buffer: { low, high }, authority: limits.authority[0]?.upTo ?? 0 };
}

function compileLanguage(language: Language, pack: ReviewPack): CompiledLanguage {
  const lexicon = { ...readLexicon(pack.words), isSpaced: language === 'en' };
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
  readonly lexicon: ReviewLexicon;
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

/** Whether words are parted by spaces, as in Latin script: then a space ends no clause. */
type ReviewLexicon = Lexicon & { readonly isSpaced: boolean };

function quickSource(patterns: readonly Pattern[], lexicon: ReviewLexicon): string {
  const source = quickSourceOf(patterns, lexicon);
  return lexicon.isSpaced ? atStopsOnly(source) : source;
}

function expression(patterns: readonly string[], lexicon: ReviewLexicon): RegExp {
  return new RegExp(quickSource(patterns.map(readPattern), lexicon), 'g');
}

/** `before` must end, `after` must begin, within `gap` characters of the match. */
function compileFrame(frame: ReviewPack['frames'][number], lexicon: ReviewLexicon): CompiledFrame {
  const source = quickSource(frame.match.map(readPattern), lexicon);
  const gap = `[^,.!?;:\\n]{0,${frame.gap ?? 4}}`;
  const placed = frame.where === 'before' ? `${source}${gap}$` : frame.where === 'after' ? `^${gap}${source}` : source;
  const not = frame.not?.length ? expression(frame.not, lexicon) : null;
  const list = frame.match.length === 1 ? /^<([a-z-]+)>$/.exec(frame.match[0] ?? '')?.[1] : undefined;
  return { id: frame.id, where: frame.where, match: new RegExp(placed), not, list: list ?? null };
}

function cueReader(lexicon: ReviewLexicon, lists: ReadonlySet<string>): (list: string) => RegExp {
  const compiled = new Map<string, RegExp>();
  return (list) => {
    const known = compiled.get(list);
    if (known) return known;
    const cue = lists.has(list) ? new RegExp(quickSource(lexicon.patternsOf(list), lexicon), 'g') : nothing;
    compiled.set(list, cue);
    return cue;
  };
}

function pairReader(lexicon: ReviewLexicon, lists: ReadonlySet<string>): (list: string) => PairedCue {
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
