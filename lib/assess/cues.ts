/**
 * Cues: what the words of a message or field mean, by the pack's phrase rules, after denial, quotation, other companies and
 * other people are ruled out. Rules run over the whole of an ordinary message; of a very long one only over the sentences that
 * hold a seed (lib/packs/seeds.ts), so that a megabyte pasted into a ticket costs one pass.
 */
import type { Evidence } from '../case/assessment';
import type { CompiledPack, CompiledRule } from '../packs/compile';
import type { RuleFinder, RuleMatch, Sown } from '../packs/ruleFinder';
import { blank } from '../packs/units';
import { edgeAfter, edgeBefore, sentenceEnd } from './edges';
import { type Stretch, stands } from './guards';
import { findModes } from './modes';
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

export function findCues(said: Said, by: 'customer' | 'staff', pack: CompiledPack): Cue[] {
  if (said.folded.length === 0) return [];
  const { rules, finder } = pack.rules[by];
  const cues: Cue[] = [];
  let before = 0;
  for (const { stretch, sown } of stretches(said, finder, pack)) {
    const matches = finder.find(sown, stretch.text, stretch.start);
    const found = cuesOf(matches, { rules, stretch, said, pack });
    const last = cues.slice(before);
    before = cues.length;
    for (const cue of found) if (!last.some((known) => isSame(known, cue))) cues.push(cue);
  }
  return cues;
}

/** Stretches overlap where nothing ends a sentence: what stands in both counts once. */
const isSame = (a: Cue, b: Cue) => a.start === b.start && a.rule === b.rule;

/** Cues of a field's text, without guards of speech. */
export function findFieldCues(source: string, text: string, folded: string, pack: CompiledPack): Cue[] {
  const cues: Cue[] = [];
  for (const rule of pack.fieldRules) {
    if (!rule.match().first(folded) || rule.unless()?.first(folded)) continue;
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
  readonly sown: Sown;
}

/** An ordinary message is one stretch; of a very long one, only the neighbourhood of seeds is looked at, up to a budget. */
function stretches(said: Said, finder: RuleFinder, pack: CompiledPack): Task[] {
  const { folded } = said;
  if (folded.length > pack.policy.limits.longText) return neighbourhoods(said, finder, pack);
  const sown = finder.sow(folded);
  const text = sown.mayBeHarmless ? maskHarmless(folded, pack) : folded;
  return [{ stretch: { start: 0, text, quoted: said.quoted, modes: findModes(text, pack) }, sown }];
}

function neighbourhoods({ folded, text: written }: Said, finder: RuleFinder, pack: CompiledPack): Task[] {
  const { judgedSentences, stretchReach } = pack.policy.limits;
  const tasks: Task[] = [];
  for (let at = finder.nextSeed(folded, 0); at >= 0 && tasks.length < judgedSentences; ) {
    const start = edgeBefore(folded, at, sentenceEnd, stretchReach);
    const end = edgeAfter(folded, at + 1, sentenceEnd, stretchReach) + 1;
    const sown = finder.sow(folded, start, end);
    const text = maskHarmless(folded.slice(start, end), pack);
    const quoted = quotesOf(written.slice(start, end), start);
    tasks.push({ stretch: { start, text, quoted, modes: findModes(text, pack) }, sown });
    at = finder.nextSeed(folded, end);
  }
  return tasks;
}

/** Harmless homonyms (媒体中心, tennis court) are blanked; the length stays. */
function maskHarmless(folded: string, pack: CompiledPack): string {
  const words = pack.context.harmless();
  let masked = '';
  let done = 0;
  for (let next = words.first(folded); next; next = words.first(folded, next.end)) {
    masked += folded.slice(done, next.start) + blank.repeat(next.end - next.start);
    done = next.end;
  }
  return done === 0 ? folded : masked + folded.slice(done);
}

interface Looking {
  readonly rules: readonly CompiledRule[];
  readonly stretch: Stretch;
  readonly said: Said;
  readonly pack: CompiledPack;
}

function cuesOf(matches: readonly RuleMatch[], { rules, stretch, said, pack }: Looking): Cue[] {
  const cues: Cue[] = [];
  let hits = 0;
  let last = -1;
  for (const { rule: number, start: from, end: to } of matches) {
    hits = number === last ? hits + 1 : 1;
    last = number;
    const rule = rules[number];
    if (!rule || hits > pack.policy.limits.hitsPerRule || !stands(rule, stretch, from, to, pack)) continue;
    const start = stretch.start + from;
    const end = stretch.start + to;
    cues.push({ cue: rule.cue, rule: rule.id, source: said.source, said, start, end, quote: said.text.slice(start, end) });
  }
  return cues;
}
