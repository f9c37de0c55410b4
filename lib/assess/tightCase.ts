/** A reading judged without the spaces between Chinese and digits (lib/text/tight.ts), and its evidence put back into the words as shown. */
import type { Assessment, Dimension, Evidence, FoundPromise } from '../case/assessment';
import type { CaseReading, ReadingPath } from '../case/reading';
import { type Tight, tighten } from '../text/tight';

export interface TightCase {
  readonly reading: CaseReading;
  readonly widen: (assessment: Assessment) => Assessment;
}

interface Loose extends Tight {
  readonly original: string;
}

/** Null for the many cases that have no such space. */
export function tightenCase(reading: CaseReading): TightCase | null {
  const loose = new Map<ReadingPath, Loose>();
  const tightened = (source: ReadingPath, original: string): string => {
    const tight = tighten(original);
    if (tight) loose.set(source, { ...tight, original });
    return tight?.text ?? original;
  };
  const messages = reading.messages.map((message, index) => {
    const text = tightened(`messages.${index}`, message.text);
    return text === message.text ? message : { ...message, text };
  });
  const subject = reading.ticket?.subject;
  const ticket =
    typeof subject === 'string' ? { ...reading.ticket, subject: tightened('ticket.subject', subject) } : reading.ticket;
  return loose.size === 0 ? null : { reading: { ...reading, messages, ticket }, widen: (judged) => widenAll(judged, loose) };
}

function widenAll(judged: Assessment, loose: ReadonlyMap<ReadingPath, Loose>): Assessment {
  const back = (evidence: readonly Evidence[]) => evidence.map((one) => widenEvidence(one, loose.get(one.source)));
  const dimension = (one: Dimension): Dimension => ({ ...one, evidence: back(one.evidence) });
  const { r, i, t, e } = judged.rite;
  return {
    ...judged,
    rite: { ...judged.rite, r: dimension(r), i: dimension(i), t: dimension(t), e: dimension(e) },
    signals: judged.signals.map((signal) => ({ ...signal, evidence: back(signal.evidence) })),
    promises: judged.promises.map((promise) => widenPromise(promise, loose.get(promise.source))),
    part: { ...judged.part, evidence: back(judged.part.evidence) },
    situations: judged.situations.map((situation) => ({ ...situation, why: back(situation.why) })),
  };
}

function widenEvidence(evidence: Evidence, loose: Loose | undefined): Evidence {
  const { start, end } = evidence;
  if (!loose || start === undefined || end === undefined) return evidence;
  const wide = loose.widen({ start, end });
  return { ...evidence, ...wide, quote: loose.original.slice(wide.start, wide.end) };
}

function widenPromise(promise: FoundPromise, loose: Loose | undefined): FoundPromise {
  const start = loose?.text.indexOf(promise.text) ?? -1;
  if (!loose || start < 0) return promise;
  const wide = loose.widen({ start, end: start + promise.text.length });
  return { ...promise, text: loose.original.slice(wide.start, wide.end) };
}
