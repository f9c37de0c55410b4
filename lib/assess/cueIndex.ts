/** Cues by what they mean and by the message they stand in. */
import type { Cue } from './cues';
import type { Said } from './spokenCase';

export interface CueIndex {
  readonly all: readonly Cue[];
  readonly names: readonly string[];
  readonly has: (...cues: string[]) => boolean;
  readonly of: (...cues: string[]) => Cue[];
  readonly inMessage: (said: Said, ...cues: string[]) => Cue[];
}

export function indexCues(all: readonly Cue[]): CueIndex {
  const byCue = new Map<string, Cue[]>();
  for (const cue of all) {
    const same = byCue.get(cue.cue);
    if (same) same.push(cue);
    else byCue.set(cue.cue, [cue]);
  }
  const bySource = new Map<string, Cue[]>();
  for (const cue of all) {
    const same = bySource.get(cue.source);
    if (same) same.push(cue);
    else bySource.set(cue.source, [cue]);
  }
  const of = (...names: string[]) => names.flatMap((name) => byCue.get(name) ?? []);
  return {
    all,
    names: [...byCue.keys()],
    has: (...names) => names.some((name) => byCue.has(name)),
    of,
    inMessage: (said, ...names) => (bySource.get(said.source) ?? []).filter((cue) => names.includes(cue.cue)),
  };
}
