/** Cues by what they mean and by the message they stand in. */
import type { Cue } from './cues';
import type { Said } from './spokenCase';

export interface CueIndex {
  readonly all: readonly Cue[];
  readonly names: readonly string[];
  readonly has: (...cues: string[]) => boolean;
  readonly of: (...cues: string[]) => Cue[];
  readonly inMessage: (said: Said, ...cues: string[]) => readonly Cue[];
  readonly hasInMessage: (said: Said, ...cues: string[]) => boolean;
}

/** The cues of one message, in their order and by what they mean: asking must not cost more the more a message says. */
interface OfMessage {
  readonly all: Cue[];
  readonly byCue: Map<string, Cue[]>;
}

const nothing: readonly Cue[] = [];

export function indexCues(all: readonly Cue[]): CueIndex {
  const byCue = new Map<string, Cue[]>();
  const bySource = new Map<string, OfMessage>();
  for (const cue of all) {
    put(byCue, cue);
    const message: OfMessage = bySource.get(cue.source) ?? { all: [], byCue: new Map() };
    bySource.set(cue.source, message);
    message.all.push(cue);
    put(message.byCue, cue);
  }
  return {
    all,
    names: [...byCue.keys()],
    has: (...names) => names.some((name) => byCue.has(name)),
    of: (...names) => names.flatMap((name) => byCue.get(name) ?? []),
    inMessage: (said, ...names) => pick(bySource.get(said.source), names),
    hasInMessage: (said, ...names) => names.some((name) => bySource.get(said.source)?.byCue.has(name)),
  };
}

function put(byCue: Map<string, Cue[]>, cue: Cue): void {
  const same = byCue.get(cue.cue);
  if (same) same.push(cue);
  else byCue.set(cue.cue, [cue]);
}

function pick(message: OfMessage | undefined, names: readonly string[]): readonly Cue[] {
  if (!message) return nothing;
  const present = names.filter((name) => message.byCue.has(name));
  if (present.length === 0) return nothing;
  if (present.length === 1) return message.byCue.get(present[0] ?? '') ?? nothing;
  return message.all.filter((cue) => present.includes(cue.cue));
}
