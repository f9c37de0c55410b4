/**
 * Cues: what the words of a message or field mean, by the pack's phrase rules, after denial, quotation, other companies and
 * other people are ruled out. Rules run over the whole of an ordinary message; of a very long one only over the sentences that
 * hold an anchor (lib/packs/anchors.ts), so that a megabyte pasted into a ticket costs one pass.
 */
import type { Evidence } from '../case/assessment';
import type { CompiledPack, CompiledRule, Words } from '../packs/compile';
import { blank } from '../packs/patternSource';
import type { Span } from '../text/sentences';
import { quotesOf, type Said } from './spokenCase';

export interface Cue {
  readonly cue: string;
  readonly rule: string;
  readonly source: string;
  readonly said: Said | null;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

interface Stretch {
  readonly start: number;
  readonly text: string;
  readonly quoted: () => readonly Span[];
}

const sentenceEnd = /[。.!?;\n\ue000]/;
const clauseEnd = /[。.!?;,\n:、\ue000]/;
const deniedReach = 10;
const companyReach = 60;
const objectReach = 36;

export function findCues(said: Said, words: Words, pack: CompiledPack): Cue[] {
  const cues: Cue[] = [];
  for (const { stretch, rules } of stretches(said, words, pack)) {
    for (const rule of rules) matchRule(rule, stretch, said, pack, cues);
  }
  return cues;
}

/** Cues of a field's text, without guards of speech. */
export function findFieldCues(source: string, text: string, folded: string, pack: CompiledPack): Cue[] {
  const cues: Cue[] = [];
  for (const rule of pack.rules.field.rules) {
    const expression = rule.match();
    expression.lastIndex = 0;
    if (!expression.test(folded) || rule.unless()?.test(folded)) continue;
    cues.push({ cue: rule.cue, rule: rule.id, source, said: null, start: 0, end: text.length, quote: text });
  }
  return cues;
}

export function evidenceOf(cue: Cue): Evidence {
  if (!cue.said) return { source: cue.source, quote: cue.quote, rule: cue.rule };
  return { source: cue.source, quote: cue.quote, start: cue.start, end: cue.end, rule: cue.rule };
}

interface Task {
  readonly stretch: Stretch;
  readonly rules: readonly CompiledRule[];
}

/** An ordinary message is one stretch; of a very long one, only the neighbourhood of anchors is looked at, up to a budget. */
function stretches(said: Said, words: Words, pack: CompiledPack): Task[] {
  const { folded } = said;
  if (folded.length === 0) return [];
  return folded.length <= pack.policy.limits.longText ? [wholeText(said, words, pack)] : neighbourhoods(said, words, pack);
}

function wholeText(said: Said, words: Words, pack: CompiledPack): Task {
  const { rules, anchors, harmless } = pack.rules[words];
  const tried = new Uint8Array(rules.length + 1);
  for (const rule of anchors.always) tried[rule] = 1;
  anchors.find(said.folded, (_at, found) => {
    for (const rule of found) tried[rule] = 1;
  });
  const text = tried[harmless] === 1 ? maskHarmless(said.folded, pack) : said.folded;
  return { stretch: { start: 0, text, quoted: said.quoted }, rules: rules.filter((_rule, number) => tried[number] === 1) };
}

function neighbourhoods(said: Said, words: Words, pack: CompiledPack): Task[] {
  const { judgedSentences, stretchReach } = pack.policy.limits;
  const { rules, anchors } = pack.rules[words];
  const open: { start: number; end: number; tried: Uint8Array }[] = [];
  anchors.find(said.folded, (at, found) => {
    let last = open.at(-1);
    if (!last || at >= last.end) {
      if (open.length >= judgedSentences) return;
      const start = edgeBefore(said.folded, at, sentenceEnd, stretchReach);
      const end = edgeAfter(said.folded, at + 1, sentenceEnd, stretchReach) + 1;
      last = { start, end, tried: new Uint8Array(rules.length + 1) };
      for (const rule of anchors.always) last.tried[rule] = 1;
      open.push(last);
    }
    for (const rule of found) last.tried[rule] = 1;
  });
  return open.map(({ start, end, tried }) => {
    const text = maskHarmless(said.folded.slice(start, end), pack);
    const stretch = { start, text, quoted: quotesOf(said.text.slice(start, end), start) };
    return { stretch, rules: rules.filter((_rule, number) => tried[number] === 1) };
  });
}

/** Harmless homonyms (媒体中心, tennis court) are blanked; the length stays. */
function maskHarmless(folded: string, pack: CompiledPack): string {
  return folded.replace(pack.context.harmless(), (word) => blank.repeat(word.length));
}

function matchRule(rule: CompiledRule, stretch: Stretch, said: Said, pack: CompiledPack, cues: Cue[]): void {
  const match = rule.match();
  match.lastIndex = 0;
  for (let found = match.exec(stretch.text), hits = 0; found && hits < pack.policy.limits.hitsPerRule; hits += 1) {
    const from = found.index;
    const to = from + Math.max(found[0].length, 1);
    if (found[0].length > 0 && stands(rule, stretch, from, to, pack)) {
      const start = stretch.start + from;
      const end = stretch.start + to;
      cues.push({ cue: rule.cue, rule: rule.id, source: said.source, said, start, end, quote: said.text.slice(start, end) });
    }
    match.lastIndex = to;
    found = match.exec(stretch.text);
  }
}

/** Whether a match means what it says, in its sentence. */
function stands(rule: CompiledRule, stretch: Stretch, from: number, to: number, pack: CompiledPack): boolean {
  const start = stretch.start + from;
  if (stretch.quoted().some((span) => start < span.end && stretch.start + to > span.start)) return false;
  const unless = rule.unless();
  if (unless && cancelled(unless, rule.within === 'clause' ? clauseEnd : sentenceEnd, stretch.text, from, to)) return false;
  if (rule.guards.includes('negation') && isDenied(stretch.text, from, to, pack)) return false;
  return !(rule.guards.includes('others') && isAboutOthers(stretch.text, from, to, pack));
}

function cancelled(unless: RegExp, edge: RegExp, text: string, from: number, to: number): boolean {
  const start = edgeBefore(text, from, edge, companyReach);
  return unless.test(text.slice(start, edgeAfter(text, to, edge, companyReach) + 1));
}

/** 不是要投诉, not going to sue: a denial just before or inside the match, or just after it (投诉就算了). */
function isDenied(text: string, from: number, to: number, pack: CompiledPack): boolean {
  const { deniedBefore, deniedAfter, dismissed, notDenied } = pack.context;
  const clause = edgeBefore(text, from, clauseEnd, companyReach);
  const denial = lastMatch(deniedBefore(), text.slice(clause, to));
  const { deniedReachHan, deniedReachLatin } = pack.policy.limits;
  const reach = /[a-z]/.test(text[from] ?? '') ? deniedReachLatin : deniedReachHan;
  const near = denial !== null && clause + denial.end >= from - reach && !/[就只才]/.test(text.slice(clause + denial.end, from));
  const after = text.slice(to, edgeAfter(text, to, clauseEnd, deniedReach));
  const rest = text.slice(to, edgeAfter(text, to, sentenceEnd, objectReach));
  if (!near && !firstMatch(deniedAfter(), after) && !firstMatch(dismissed(), rest)) return false;
  const sentence = text.slice(edgeBefore(text, from, sentenceEnd, companyReach), edgeAfter(text, to, sentenceEnd, companyReach));
  return firstMatch(notDenied(), sentence) === null;
}

/** 隔壁店我投诉过, my cousin sued his dealer: the nearest company or person named before the match is not ours, not the speaker. */
function isAboutOthers(text: string, from: number, to: number, pack: CompiledPack): boolean {
  const start = edgeBefore(text, from, sentenceEnd, companyReach);
  const before = text.slice(start, to);
  const { otherCompany, ownCompany, otherPerson, self, they, urged } = pack.context;
  const company = lastMatch(otherCompany(), before);
  const own = lastMatch(ownCompany(), before);
  if (company && (!own || own.start < company.start)) return true;
  const after = text.slice(to, edgeAfter(text, to, clauseEnd, objectReach) + 1);
  if (company && firstMatch(they(), after)) return true;
  if (!own && firstMatch(otherCompany(), after) && !firstMatch(ownCompany(), after)) return true;
  const clause = edgeBefore(text, from, clauseEnd, companyReach);
  const person = lastMatch(otherPerson(), text.slice(clause, from));
  if (!person) return false;
  const speaker = lastMatch(self(), text.slice(clause, to));
  if (!speaker || speaker.start < person.start) return true;
  return firstMatch(urged(), text.slice(clause + person.end, clause + speaker.start)) !== null;
}

function lastMatch(pattern: RegExp, text: string): { start: number; end: number } | null {
  let last: { start: number; end: number } | null = null;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    last = { start: match.index, end: match.index + match[0].length };
    if (match[0].length === 0) pattern.lastIndex += 1;
  }
  return last;
}

function firstMatch(pattern: RegExp, text: string): RegExpExecArray | null {
  pattern.lastIndex = 0;
  return pattern.exec(text);
}

function edgeBefore(text: string, from: number, edge: RegExp, reach: number): number {
  let at = from;
  while (at > 0 && from - at < reach && !edge.test(text[at - 1] ?? '')) at -= 1;
  return at;
}

function edgeAfter(text: string, from: number, edge: RegExp, reach: number): number {
  let at = from;
  while (at < text.length && at - from < reach && !edge.test(text[at] ?? '')) at += 1;
  return at;
}
