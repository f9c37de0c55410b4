/**
 * Guards: whether words that match a rule mean what the rule says. Not if they are quoted, denied, about another company or another
 * person, cancelled by the rule's own exceptions, or said in a mode of speech that takes them back (modes.ts).
 */
import type { CompiledPack, CompiledRule } from '../packs/compile';
import type { PhraseSet } from '../packs/phraseSet';
import type { Span } from '../text/sentences';
import { clauseEnd, type Edge, edgeAfter, edgeBefore, sentenceEnd } from './edges';
import type { ModeFinder } from './modes';

/** A piece of a message that is judged at once. */
export interface Stretch {
  readonly start: number;
  readonly text: string;
  readonly quoted: () => readonly Span[];
  readonly modes: ModeFinder;
}

interface Match {
  readonly from: number;
  readonly to: number;
  /** It is aimed at a company: which one may be said after it. */
  readonly isAimed: boolean;
}

const deniedReach = 10;
const companyReach = 60;
const objectReach = 36;
const earlierReach = 160;

/** Whether a match means what it says, in its sentence. */
export function stands(rule: CompiledRule, stretch: Stretch, from: number, to: number, pack: CompiledPack): boolean {
  const start = stretch.start + from;
  if (stretch.quoted().some((span) => start < span.end && stretch.start + to > span.start)) return false;
  const unless = rule.unless();
  if (unless && cancelled(unless, rule.within === 'clause' ? clauseEnd : sentenceEnd, stretch.text, from, to)) return false;
  if (rule.modes.some((mode) => stretch.modes.holds(mode, from, to))) return false;
  if (rule.guards.includes('negation') && isDenied(stretch.text, from, to, pack)) return false;
  return !(rule.guards.includes('others') && isAboutOthers(stretch.text, { from, to, isAimed: rule.isAimed }, pack));
}

function cancelled(unless: PhraseSet, edge: Edge, text: string, from: number, to: number): boolean {
  const start = edgeBefore(text, from, edge, companyReach);
  return unless.first(text.slice(start, edgeAfter(text, to, edge, companyReach) + 1)) !== null;
}

/** 不是要投诉, not going to sue: a denial just before or inside the match, or just after it (投诉就算了). */
function isDenied(text: string, from: number, to: number, pack: CompiledPack): boolean {
  const { deniedBefore, deniedAfter, dismissed, notDenied } = pack.context;
  const clause = edgeBefore(text, from, clauseEnd, companyReach);
  const denial = deniedBefore().last(text.slice(clause, to));
  const { deniedReachHan, deniedReachLatin } = pack.policy.limits;
  const reach = /[a-z]/.test(text[from] ?? '') ? deniedReachLatin : deniedReachHan;
  const near = denial !== null && clause + denial.end >= from - reach && !/[就只才]/.test(text.slice(clause + denial.end, from));
  const after = text.slice(to, edgeAfter(text, to, clauseEnd, deniedReach));
  const rest = text.slice(to, edgeAfter(text, to, sentenceEnd, objectReach));
  if (!near && !deniedAfter().first(after) && !dismissed().first(rest)) return false;
  const sentence = text.slice(edgeBefore(text, from, sentenceEnd, companyReach), edgeAfter(text, to, sentenceEnd, companyReach));
  return notDenied().first(sentence) === null;
}

/**
 * 隔壁店我投诉过, my cousin sued his dealer: the nearest company or person named before the match is not ours, not the speaker; or
 * "them" stands for a company that was named earlier.
 */
function isAboutOthers(text: string, match: Match, pack: CompiledPack): boolean {
  const { from, to } = match;
  const start = edgeBefore(text, from, sentenceEnd, companyReach);
  const clause = { start: edgeBefore(text, from, clauseEnd, companyReach), end: edgeAfter(text, to, clauseEnd, objectReach) + 1 };
  const { otherCompany, ownCompany, they } = pack.context;
  const company = otherCompany().last(text.slice(start, to));
  const own = ownCompany().last(text.slice(start, to));
  if (company && (!own || own.start < company.start)) return true;
  if (they().first(text.slice(clause.start, clause.end)) && speaksOfCompany(text, clause.start, pack)) return true;
  const rest = text.slice(to, edgeAfter(text, to, match.isAimed ? sentenceEnd : clauseEnd, objectReach) + 1);
  if (!own && otherCompany().first(rest) && !ownCompany().first(rest)) return true;
  return isAboutPerson(text, { start: clause.start, from, to }, pack);
}

/** A company was the talk of the sentences before. */
function speaksOfCompany(text: string, clauseStart: number, pack: CompiledPack): boolean {
  const { otherCompany, ownCompany } = pack.context;
  const earlier = text.slice(Math.max(0, clauseStart - earlierReach), clauseStart);
  const company = otherCompany().last(earlier);
  if (!company) return false;
  const own = ownCompany().last(earlier);
  return !own || own.start < company.start;
}

function isAboutPerson(text: string, place: { start: number; from: number; to: number }, pack: CompiledPack): boolean {
  const { otherPerson, self, urged } = pack.context;
  const person = otherPerson().last(text.slice(place.start, place.from));
  if (!person) return false;
  const speaker = self().last(text.slice(place.start, place.to));
  if (!speaker || speaker.start < person.start) return true;
  return urged().first(text.slice(place.start + person.end, place.start + speaker.start)) !== null;
}
