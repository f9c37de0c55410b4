/**
 * Cues: what the words of a message or field mean, by the pack's phrase rules, after denial, quotation, other companies and
 * other people are ruled out. Rules run over the whole of an ordinary message; of a very long one only over the sentences that
 * hold a seed (lib/packs/seeds.ts), so that a megabyte pasted into a ticket costs one pass.
 */
import type { Evidence } from '../case/assessment';
import type { CompiledPack, CompiledRule } from '../packs/compile';
import type { RuleFinder, Sown } from '../packs/ruleFinder';
import { blank } from '../packs/units';
import { edgeAfter, edgeBefore, sentenceEnd } from './edges';
import { type Stretch, stands } from './guards';
import { findModes } from './modes';
import { type Remembered, remembered } from './remembered';
import { quotesOf, type Said } from './spokenCase';

export interface Cue {
  readonly cue: string;
  readonly rule: string;
  readonly source: string;
  readonly said: Said | null;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  /** Only names a channel (pack rules, `named`). */
  readonly isNamed?: boolean;
}

export function findCues(said: Said, by: 'customer' | 'staff', pack: CompiledPack): Cue[] {
  const { folded } = said;
  if (folded.length === 0) return [];
  const looking = { said, pack, ...pack.rules[by] };
  return folded.length > pack.policy.limits.longText ? inNeighbourhoods(looking) : inWhole(looking);
}

interface Looking {
  readonly said: Said;
  readonly pack: CompiledPack;
  readonly rules: readonly CompiledRule[];
  readonly finder: RuleFinder;
}

/** An ordinary message is one stretch; what the same words mean is remembered for as long as the rules stand. */
function inWhole(looking: Looking): Cue[] {
  const { said, pack, finder } = looking;
  let meant = meantBy.get(finder);
  if (!meant) {
    meant = remembered(pack.policy.limits.rememberedMessages);
    meantBy.set(finder, meant);
  }
  const known = meant.get(said.text);
  if (known) return known.map((cue) => ({ ...cue, source: said.source, said }));
  const cues = judgeWhole(looking);
  meant.put(said.text, cues);
  return cues;
}

const meantBy = new WeakMap<RuleFinder, Remembered<readonly Cue[]>>();

function judgeWhole(looking: Looking): Cue[] {
  const { said, pack, finder } = looking;
  const sown = finder.sow(said.folded);
  const text = sown.mayBeHarmless ? maskHarmless(said.folded, pack) : said.folded;
  return cuesOf({ start: 0, text, quoted: said.quoted, modes: findModes(text, pack) }, sown, looking);
}

/** Of a very long message only the neighbourhood of seeds is looked at, up to a budget; the same words again are not judged again. */
function inNeighbourhoods(looking: Looking): Cue[] {
  const { said, pack, finder } = looking;
  const { judgedSentences, stretchReach } = pack.policy.limits;
  const judged = new Map<string, Judged>();
  const cues: Cue[] = [];
  let last: readonly Cue[] = [];
  let at = finder.nextSeed(said.folded, 0);
  for (let count = 0; at >= 0 && count < judgedSentences; count += 1) {
    const start = edgeBefore(said.folded, at, sentenceEnd, stretchReach);
    const end = edgeAfter(said.folded, at + 1, sentenceEnd, stretchReach) + 1;
    const written = said.text.slice(Math.max(start - 1, 0), end);
    const known = judged.get(written) ?? { start, cues: judgeStretch(start, end, looking) };
    judged.set(written, known);
    const found = moved(known, start);
    cues.push(...found.filter((cue) => !last.some((earlier) => isSame(earlier, cue))));
    last = found;
    at = finder.nextSeed(said.folded, end);
  }
  return cues;
}

interface Judged {
  readonly start: number;
  readonly cues: readonly Cue[];
}

function judgeStretch(start: number, end: number, looking: Looking): readonly Cue[] {
  const { said, pack, finder } = looking;
  const text = maskHarmless(said.folded.slice(start, end), pack);
  const quoted = quotesOf(said.text.slice(start, end), start);
  return cuesOf({ start, text, quoted, modes: findModes(text, pack) }, finder.sow(said.folded, start, end), looking);
}

function moved(judged: Judged, start: number): readonly Cue[] {
  const by = start - judged.start;
  return by === 0 ? judged.cues : judged.cues.map((cue) => ({ ...cue, start: cue.start + by, end: cue.end + by }));
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

function cuesOf(stretch: Stretch, sown: Sown, { finder, rules, said, pack }: Looking): Cue[] {
  const cues: Cue[] = [];
  let hits = 0;
  let last = -1;
  for (const { rule: number, start: from, end: to } of finder.find(sown, stretch.text, stretch.start)) {
    hits = number === last ? hits + 1 : 1;
    last = number;
    const rule = rules[number];
    if (!rule || hits > pack.policy.limits.hitsPerRule || !stands(rule, stretch, from, to, pack)) continue;
    const start = stretch.start + from;
    const end = stretch.start + to;
    const { cue, id, isNamed } = rule;
    cues.push({ cue, rule: id, source: said.source, said, start, end, quote: said.text.slice(start, end), isNamed });
  }
  return cues;
}
