/** Packs of several languages become one set of compiled rules: people mix languages, so every text is judged by all of them. */
import type { Language, SituationId } from '../case/ids';
import { type AnchorFinder, anchorsOfAny, compileAnchors } from './anchors';
import { readLexicon } from './lexicon';
import { type Anchors, type Lexicon, readPattern } from './notation';
import { sourceOfAny } from './patternSource';
import type { Pack, PackContext, PhraseRule, Policy, SituationRule } from './schema';

export interface CompiledRule {
  readonly id: string;
  readonly cue: string;
  /** Made at first use: most texts need few of the rules. */
  readonly match: () => RegExp;
  readonly unless: () => RegExp | null;
  readonly guards: readonly ('negation' | 'others')[];
  readonly within: 'sentence' | 'clause';
}

export type Words = 'customer' | 'staff' | 'field';

export interface RuleSet {
  readonly rules: readonly CompiledRule[];
  /** Which rules a text can match at all; numbers are places in `rules`. */
  readonly anchors: AnchorFinder;
  /** The number under which the anchors of harmless words are found. */
  readonly harmless: number;
}

export interface CompiledPack {
  readonly policy: Policy;
  readonly rules: Readonly<Record<Words, RuleSet>>;
  readonly context: Readonly<Record<keyof PackContext, () => RegExp>>;
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

const defaultGuards = ['negation', 'others'] as const;
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

/** Thresholds and situations come from the first pack; words, rules and sentences from all. */
export function compilePack(packs: readonly [Pack, ...Pack[]]): CompiledPack {
  const [first] = packs;
  const read = packs.map((pack) => ({ pack, lexicon: readLexicon(pack.words) }));
  return {
    policy: first.policy,
    rules: {
      customer: compileRules(read, ['customer', 'any']),
      staff: compileRules(read, ['staff', 'any']),
      field: compileRules(read, ['field']),
    },
    context: compileContext(read),
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

function compileRules(read: readonly ReadPack[], by: readonly PhraseRule['by'][]): RuleSet {
  const made = read.flatMap(({ pack, lexicon }) =>
    pack.rules.filter((rule) => by.includes(rule.by)).map((rule) => compileOnce(rule, lexicon)),
  );
  const anchors = [...made.map((entry) => entry.anchors), joinAnchors(read, 'harmless')];
  return { rules: made.map((entry) => entry.rule), anchors: compileAnchors(anchors), harmless: made.length };
}

/** A rule for anybody's words is compiled once, not once a speaker. */
const compiled = new WeakMap<Lexicon, Map<string, ReturnType<typeof compileRule>>>();

function compileOnce(rule: PhraseRule, lexicon: Lexicon): ReturnType<typeof compileRule> {
  const known = compiled.get(lexicon) ?? new Map<string, ReturnType<typeof compileRule>>();
  compiled.set(lexicon, known);
  const made = known.get(rule.id) ?? compileRule(rule, lexicon);
  known.set(rule.id, made);
  return made;
}

function compileRule(rule: PhraseRule, lexicon: Lexicon): { rule: CompiledRule; anchors: Anchors } {
  const patterns = rule.match.map(readPattern);
  const unless = rule.unless ?? [];
  return {
    anchors: anchorsOfAny(patterns, lexicon),
    rule: {
      id: rule.id,
      cue: rule.cue,
      match: lazily(() => new RegExp(sourceOfAny(patterns, lexicon), 'g')),
      unless: lazily(() => (unless.length > 0 ? new RegExp(sourceOfAny(unless.map(readPattern), lexicon)) : null)),
      guards: rule.guards ?? defaultGuards,
      within: rule.within ?? 'sentence',
    },
  };
}

function compileContext(read: readonly ReadPack[]): CompiledPack['context'] {
  const compiled = contextParts.map((part) => [part, lazily(() => contextExpression(read, part))] as const);
  return Object.fromEntries(compiled) as Record<keyof PackContext, () => RegExp>;
}

function contextExpression(read: readonly ReadPack[], part: keyof PackContext): RegExp {
  return new RegExp(read.map(({ pack, lexicon }) => sourceOfAny(pack.context[part].map(readPattern), lexicon)).join('|'), 'g');
}

function joinAnchors(read: readonly ReadPack[], part: keyof PackContext): Anchors {
  const each = read.map(({ pack, lexicon }) => anchorsOfAny(pack.context[part].map(readPattern), lexicon));
  return each.some((anchors) => anchors === null) ? null : each.flatMap((anchors) => anchors ?? []);
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
