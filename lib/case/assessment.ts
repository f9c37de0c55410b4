/** Assessment: what a reading means (contract.md). Made by lib/assess, shown by the faces, kept by lib/storage. */
import type { SignalId, SituationId } from './ids';
import type { Unread } from './reading';

export interface Evidence {
  /** A path into the reading, e.g. `messages.4` or `customer.occupation`. */
  readonly source: string;
  /** Exactly `text.slice(start, end)` of that path; for a field without offsets, the field's text. */
  readonly quote: string;
  /** UTF-16 offsets in the text at `source`; absent where the whole field is the evidence. */
  readonly start?: number;
  readonly end?: number;
  /** The pack's rule that fired; its sentence is in the pack's `rules`. */
  readonly rule: string;
}

export interface Dimension {
  readonly points: number;
  /** No evidence: the default of the pack was taken, and `rule` of no evidence says which. */
  readonly assumed: boolean;
  readonly evidence: readonly Evidence[];
  /** Present when the advisor set the points: the automatic value stays beside it. `[kit]` */
  readonly override?: { readonly automatic: number; readonly who: string; readonly when: string; readonly why: string };
}

export type Priority = 'P0' | 'P1' | 'P2' | 'P3';
export type DimensionKey = 'r' | 'i' | 't' | 'e';

export interface Rite {
  readonly r: Dimension;
  readonly i: Dimension;
  readonly t: Dimension;
  readonly e: Dimension;
  readonly total: number;
  readonly priority: Priority;
  /** When real progress is due (ISO with the offset of `now`); null for P3. */
  readonly due: string | null;
}

export interface Signal {
  readonly id: SignalId;
  readonly evidence: readonly Evidence[];
}

export type Stage = 'none' | 'expressing' | 'chasing' | 'disappointed' | 'retaliating';
export type Silence = 'none' | 'satisfied' | 'falsely-satisfied' | 'enduring';
export type Fault = 'L1' | 'L2' | 'L3';
export type Tier = 'urgent' | 'serious' | 'normal' | 'minor';
export type Handler = 'advisor' | 'manager' | 'director' | 'regional';

export interface FoundPromise {
  readonly text: string;
  readonly madeAt: string | null;
  readonly dueAt: string;
  readonly state: 'open' | 'kept' | 'broken';
  readonly source: string;
}

export interface ContactClock {
  readonly lastByStaff: string | null;
  readonly lastByCustomer: string | null;
  readonly nextDue: string | null;
  readonly rule: string;
}

export interface Rescue {
  readonly startedAt: string;
  readonly step: number;
  readonly due: string;
  /** Chance of winning the customer back, 0 to 1. `[lowscore]` */
  readonly odds: number;
}

export interface RankedSituation {
  readonly id: SituationId;
  readonly why: readonly Evidence[];
}

export type PartState = 'unknown' | 'ordered' | 'eta-given' | 'slipped-once' | 'slipped-again' | 'arrived' | 'fitted';

/** The part's own story (domain.md 15). */
export interface PartStory {
  readonly state: PartState;
  readonly name: string | null;
  /** ISO date of the arrival that was last announced. */
  readonly eta: string | null;
  readonly evidence: readonly Evidence[];
}

/** One clock of the law that counts days (domain.md 16); the company's counsel has the last word. */
export interface LawClock {
  readonly rule: string;
  readonly article: string;
  readonly daysUsed: number;
  readonly daysLeft: number;
  readonly reached: boolean;
}

/** One clock of the law that counts repairs, this visit's among them or not as the rule says. */
export interface LawCount {
  readonly rule: string;
  readonly article: string;
  readonly repairs: number;
  readonly repairsLeft: number;
  readonly reached: boolean;
}

/** Something that can be done now, and the clock it stops. */
export interface Lever {
  readonly id: 'call-now' | 'new-date' | 'manager' | 'loaner';
  readonly stops: 'contact' | 'promise' | 'rescue' | 'priority' | 'law';
  readonly due: string | null;
}

export interface Assessment {
  readonly id: string;
  readonly rite: Rite;
  readonly waitDays: number | null;
  readonly signals: readonly Signal[];
  readonly escalate: boolean;
  /** The rule that caused the escalation, e.g. `two-core-signals`; null when not escalated. */
  readonly escalateRule: string | null;
  readonly stage: Stage;
  readonly silence: Silence;
  readonly fault: Fault | null;
  readonly tier: Tier | null;
  readonly handler: Handler;
  readonly promises: readonly FoundPromise[];
  readonly contact: ContactClock;
  readonly rescue: Rescue | null;
  readonly part: PartStory;
  readonly law: readonly (LawClock | LawCount)[];
  readonly levers: readonly Lever[];
  /** Ranked, best first; never empty: progress-update is the floor. */
  readonly situations: readonly RankedSituation[];
  readonly unread: readonly Unread[];
}
