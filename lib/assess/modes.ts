/**
 * Modes of speech: a clause may ask, fear, tell of the news, of somebody's job, of something settled, or joke. Which modes take a cue
 * back stands in the policy (`speech`), the words of a mode in the pack (`modes.json`); each mode says how far it reaches.
 */
import type { CompiledPack } from '../packs/compile';
import type { Span } from '../text/sentences';
import { clauseEnd, edgeAfter, edgeBefore, sentenceEnd } from './edges';

/** Finds the modes of one text, each once. */
export interface ModeFinder {
  readonly holds: (mode: string, from: number, to: number) => boolean;
}

const reach = 120;

export function findModes(text: string, pack: CompiledPack): ModeFinder {
  const known = new Map<string, readonly Span[]>();
  const spansOf = (mode: string): readonly Span[] => {
    const spans = known.get(mode) ?? placesOf(mode, text, pack);
    known.set(mode, spans);
    return spans;
  };
  return { holds: (mode, from, to) => holds(mode, { text, from, to }, spansOf(mode), pack) };
}

function placesOf(mode: string, text: string, pack: CompiledPack): Span[] {
  const phrases = pack.modes[mode]?.match();
  const found: Span[] = [];
  for (let next = phrases?.first(text); next; next = phrases?.first(text, next.end)) found.push(next);
  return found;
}

interface Place {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

function holds(name: string, place: Place, spans: readonly Span[], pack: CompiledPack): boolean {
  const mode = pack.modes[name];
  if (!mode || spans.length === 0) return false;
  const scope = scopeOf(place, mode.within);
  if (!spans.some((span) => span.start < scope.end && span.end > scope.start)) return false;
  const unless = mode.unless();
  return unless === null || unless.first(place.text.slice(scope.start, scope.end)) === null;
}

/** The end of a sentence is part of it: a question mark tells what it is. */
function scopeOf({ text, from, to }: Place, within: 'clause' | 'sentence' | 'message'): Span {
  if (within === 'message') return { start: 0, end: text.length };
  const edge = within === 'clause' ? clauseEnd : sentenceEnd;
  return { start: edgeBefore(text, from, edge, reach), end: edgeAfter(text, to, edge, reach) + 1 };
}
