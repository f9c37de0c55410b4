/** Packs of several languages become one set of compiled rules: people mix languages, so every text is judged by all of them. */
import type { Language, SituationId } from '../case/ids';
import { halvesOf, indexPacks, type RuleHalf } from './indexPacks';
import { readLexicon } from './lexicon';
import type { Lexicon } from './notation';
import { type PhraseSet, phraseSet } from './phraseSet';
import { makeRuleFinder, type RuleFinder } from './ruleFinder';
import type { Pack, PackContext, PhraseRule, Policy, SituationRule } from './schema';
import type { SeedIndex } from './seedIndex';

export interface CompiledRule {
  readonly id: string;
  readonly cue: string;
  /** Made at first use: most texts need few of the rules. */
  readonly unless: () => PhraseSet | null;
  readonly guards: readonly ('negation' | 'others')[];
  readonly within: 'sentence' | 'clause';
  /** The words are aimed at a company: ours, unless another is named. */
  readonly isAimed: boolean;
  /** Modes of speech that take a match back. */
  readonly modes: readonly string[];
  /** A match only names a channel. */
  readonly isNamed: boolean;
}

export interface CompiledMode {
  readonly match: () => PhraseSet;
  readonly unless: () => PhraseSet | null;
  readonly within: 'clause' | 'sentence' | 'message';
}

/** A rule for fields: few, and fields are short, so each is looked for by itself. */
export interface FieldRule extends CompiledRule {
  readonly match: () => PhraseSet;
}

export interface RuleSet {
  readonly rules: readonly CompiledRule[];
  /** Its matches name rules by their place in `rules`. */
  readonly finder: RuleFinder;
}

export interface CompiledPack {
  readonly policy: Policy;
  /** By who speaks. */
  readonly rules: Readonly<Record<'customer' | 'staff', RuleSet>>;
  readonly fieldRules: readonly FieldRule[];
  readonly context: Readonly<Record<keyof PackContext, () => PhraseSet>>;
  readonly modes: Readonly<Record<string, CompiledMode>>;
  /** Rule id → what the rule means. */
  readonly meanings: Readonly<Record<string, string>>;
  readonly situations: readonly SituationRule[];
  /** The first pack's language: what faces use when nobody chose. */
  readonly language: Language;
  readonly sentences: Readonly<Partial<Record<Language, Readonly<Record<string, string>>>>>;
}

interface ReadPack {
  readonly pack: Pack;
  readonly lexicon: Lexicon;
}

const defaultGuards: CompiledRule['guards'] = ['negation', 'others'];
const contextParts = [
  'harmless',
  'deniedBefore',
  'deniedAfter',
  'notDenied',
  'otherCompany',
  'ownCompany',
  'otherPerson',
  'self',
  'they',
  'dismissed',
  'urged',
] as const satisfies readonly (keyof PackContext)[];

/**
 * Thresholds and situations come from the first pack; words, rules and sentences from all. `prepared`: the index of these very packs,
 * where it was made before.
 */
export function compilePack(packs: readonly [Pack, ...Pack[]], prepared: SeedIndex | null = null): CompiledPack {
  const [first] = packs;
  const read = packs.map((pack) => ({ pack, lexicon: readLexicon(pack.words) }));
  const rules = read.flatMap(({ pack, lexicon }) =>
    pack.rules.flatMap((rule) => halvesOf(rule).map((half) => ({ rule: half, lexicon, made: compileRule(half, pack, lexicon) }))),
  );
  const spoken = rules.filter(({ rule }) => rule.by !== 'field');
  const index = prepared ?? indexPacks(packs);
  return {
    policy: first.policy,
    rules: { customer: ruleSet(spoken, 'customer', index), staff: ruleSet(spoken, 'staff', index) },
    fieldRules: rules.flatMap(({ rule, lexicon, made }) => (rule.by === 'field' ? fieldRule(rule, lexicon, made) : [])),
    context: compileContext(read),
    modes: compileModes(read),
    meanings: Object.fromEntries(packs.flatMap((pack) => pack.rules.map((rule) => [rule.id, rule.cue]))),
    situations: mergeSituations(packs),
    language: first.about.language,
    sentences: Object.fromEntries(packs.map((pack) => [pack.about.language, pack.sentences])),
  };
}

/** The sentence behind a rule, for an advisor who asks why: the rule's own, else that of what it means. */
export function sayRule(pack: CompiledPack, rule: string, language: Language): string | null {
  const sentences = pack.sentences[language];
  return sentences?.[rule] ?? sentences?.[pack.meanings[rule] ?? ''] ?? null;
}

interface ReadRule {
  readonly rule: RuleHalf;
  readonly lexicon: Lexicon;
  readonly made: CompiledRule;
}

/** Patterns are numbered as in the index (indexPacks.ts). */
function ruleSet(spoken: readonly ReadRule[], by: 'customer' | 'staff', index: SeedIndex): RuleSet {
  const rules: CompiledRule[] = [];
  const patterns = spoken.flatMap(({ rule, lexicon, made }) => {
    const place = rule.by === by || rule.by === 'any' ? rules.push(made) - 1 : null;
    return rule.match.map((pattern) => (place === null ? null : { rule: place, pattern, lexicon }));
  });
  return { rules, finder: makeRuleFinder(patterns, index) };
}

function compileRule(rule: RuleHalf, { policy }: Pack, lexicon: Lexicon): CompiledRule {
  const { id, cue, unless = [], guards, within = 'sentence' } = rule;
  return {
    id,
    cue,
    unless: lazily(() => (unless.length > 0 ? phraseSet([{ patterns: unless, lexicon }]) : null)),
    guards: guards ?? defaultGuards,
    within,
    isAimed: policy.aimed.includes(cue),
    modes: rule.modes ?? policy.speech[cue] ?? [],
    isNamed: rule.isNamed,
  };
}

function fieldRule(rule: PhraseRule, lexicon: Lexicon, made: CompiledRule): FieldRule {
  return { ...made, match: lazily(() => phraseSet([{ patterns: rule.match, lexicon }])) };
}

function compileContext(read: readonly ReadPack[]): CompiledPack['context'] {
  const compiled = contextParts.map((part) => [part, lazily(() => contextPhrases(read, part))] as const);
  return Object.fromEntries(compiled) as Record<keyof PackContext, () => PhraseSet>;
}

function contextPhrases(read: readonly ReadPack[], part: keyof PackContext): PhraseSet {
  return phraseSet(read.map(({ pack, lexicon }) => ({ patterns: pack.context[part], lexicon })));
}

/** A mode is the words of all languages; how far it reaches is the first language's choice. */
function compileModes(read: readonly ReadPack[]): CompiledPack['modes'] {
  const names = new Set(read.flatMap(({ pack }) => Object.keys(pack.modes)));
  return Object.fromEntries([...names].map((name) => [name, compileMode(name, read)]));
}

function compileMode(name: string, read: readonly ReadPack[]): CompiledMode {
  const groupsOf = (part: 'match' | 'unless') =>
    read.flatMap(({ pack, lexicon }) => {
      const patterns = pack.modes[name]?.[part] ?? [];
      return patterns.length > 0 ? [{ patterns, lexicon }] : [];
    });
  return {
    match: lazily(() => phraseSet(groupsOf('match'))),
    unless: lazily(() => (groupsOf('unless').length > 0 ? phraseSet(groupsOf('unless')) : null)),
    within: read.find(({ pack }) => pack.modes[name])?.pack.modes[name]?.within ?? 'sentence',
  };
}

function mergeSituations(packs: readonly Pack[]): SituationRule[] {
  const seen = new Set<SituationId>(packs[0]?.situations.map((rule) => rule.id));
  const more = packs.slice(1).flatMap((pack) => pack.situations.filter((rule) => !seen.has(rule.id)));
  return [...(packs[0]?.situations ?? []), ...more];
}

function lazily<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
