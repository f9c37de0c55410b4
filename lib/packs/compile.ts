/** Packs of several languages become one set of compiled rules: people mix languages, so every text is judged by all of them. */
import type { Language, SituationId } from '../case/ids';
import { anySource, type WordLists } from './pattern';
import type { Pack, PackContext, PhraseRule, Policy, SituationRule } from './schema';

export interface CompiledRule {
  readonly id: string;
  readonly cue: string;
  readonly match: RegExp;
  readonly unless: RegExp | null;
  readonly guards: readonly ('negation' | 'others')[];
  readonly within: 'sentence' | 'clause';
}

export type Words = 'customer' | 'staff' | 'field';

export interface CompiledPack {
  readonly policy: Policy;
  readonly rules: Readonly<Record<Words, readonly CompiledRule[]>>;
  /** One expression that finds any rule of a speaker: it picks the sentences of a long text that deserve a closer look. */
  readonly gates: Readonly<Record<Words, RegExp>>;
  readonly context: Readonly<Record<keyof PackContext, RegExp>>;
  /** Rule id → what the rule means. */
  readonly meanings: Readonly<Record<string, string>>;
  readonly situations: readonly SituationRule[];
  /** The first pack's language: what faces use when nobody chose. */
  readonly language: Language;
  readonly sentences: Readonly<Partial<Record<Language, Readonly<Record<string, string>>>>>;
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
  const rules = {
    customer: compileRules(packs, ['customer', 'any']),
    staff: compileRules(packs, ['staff', 'any']),
    field: compileRules(packs, ['field']),
  };
  return {
    policy: first.policy,
    rules,
    gates: { customer: gate(rules.customer), staff: gate(rules.staff), field: gate(rules.field) },
    context: compileContext(packs),
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

function compileRules(packs: readonly Pack[], by: readonly PhraseRule['by'][]): CompiledRule[] {
  return packs.flatMap((pack) => pack.rules.filter((rule) => by.includes(rule.by)).map((rule) => compileRule(rule, pack.words)));
}

function compileRule(rule: PhraseRule, words: WordLists): CompiledRule {
  return {
    id: rule.id,
    cue: rule.cue,
    match: new RegExp(anySource(rule.match, words), 'g'),
    unless: rule.unless?.length ? new RegExp(anySource(rule.unless, words)) : null,
    guards: rule.guards ?? defaultGuards,
    within: rule.within ?? 'sentence',
  };
}

function gate(rules: readonly CompiledRule[]): RegExp {
  return new RegExp(rules.length > 0 ? rules.map((rule) => rule.match.source).join('|') : '(?!)', 'g');
}

function compileContext(packs: readonly Pack[]): CompiledPack['context'] {
  const compiled = contextParts.map((part) => {
    const sources = packs
      .filter((pack) => pack.context[part].length > 0)
      .map((pack) => anySource(pack.context[part], pack.words));
    return [part, new RegExp(sources.length > 0 ? sources.join('|') : '(?!)', 'g')] as const;
  });
  return Object.fromEntries(compiled) as Record<keyof PackContext, RegExp>;
}

function mergeSituations(packs: readonly Pack[]): SituationRule[] {
  const seen = new Set<SituationId>(packs[0]?.situations.map((rule) => rule.id));
  const more = packs.slice(1).flatMap((pack) => pack.situations.filter((rule) => !seen.has(rule.id)));
  return [...(packs[0]?.situations ?? []), ...more];
}
