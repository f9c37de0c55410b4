/** Draft and Review (contract.md): what the advisor is about to say, and what a second pair of eyes found in it. */
import type { FindingId } from './ids';
import type { CaseReading } from './reading';

export interface Draft {
  readonly id: string;
  readonly text: string;
  /** The most the advisor may grant, in CNY. */
  readonly authority: number;
  readonly case: CaseReading | null;
}

export interface Finding {
  readonly id: FindingId;
  /** UTF-16 offsets in the draft's text; `quote` is exactly that slice. */
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly severity: 'error' | 'warning' | 'hint';
  readonly why: string;
  readonly rewrite: string | null;
}

export interface Triangle {
  readonly honesty: boolean;
  readonly commitment: boolean;
  readonly compensation: boolean;
  readonly nextContact: boolean;
  readonly options: boolean;
}

export interface Review {
  readonly id: string;
  readonly findings: readonly Finding[];
  readonly has: Triangle;
}

/** Where a finding stands and how grave it is: all that the CRM's page learns of a review. */
export interface DraftMark {
  readonly start: number;
  readonly end: number;
  readonly severity: Finding['severity'];
}

/** What the page shows of a review: marks, and the words of the count at the box's corner (empty when there is nothing to say). */
export interface DraftMarks {
  readonly marks: readonly DraftMark[];
  readonly text: string;
  /** What a screen reader says. */
  readonly label: string;
}

/** The text of one reply box, as the page sends it. `version` grows with every text of that box. */
export interface BoxDraft {
  readonly box: string;
  readonly version: number;
  readonly text: string;
  readonly label: string;
  /** Surely for colleagues only: what no customer may read is no fault there. */
  readonly internal: boolean;
}

/** A stretch of one version of a box's text. */
export interface DraftPlace {
  readonly box: string;
  readonly version: number;
  readonly start: number;
  readonly end: number;
}

/** A finding as the sidebar lists it. `key` tells it from its like in the same draft. */
export interface DraftFinding extends Finding {
  readonly key: string;
}

export interface DraftView {
  readonly box: string;
  readonly version: number;
  readonly label: string;
  readonly internal: boolean;
  readonly findings: readonly DraftFinding[];
  readonly has: Triangle;
  /** What is due in this answer and is not there; empty where nothing is due. */
  readonly missing: readonly (keyof Triangle)[];
}

/** Asked once after a promise has gone out: keep it in the ledger? */
export interface PromiseQuestion {
  readonly key: string;
  /** The customer's answer as it was sent, the one sentence. */
  readonly text: string;
  /** ISO 8601 with offset; null when the sentence names no time that could be read. */
  readonly dueAt: string | null;
}

/** Words that the advisor never wants to be told of again. */
export interface IgnoredWords {
  readonly finding: FindingId;
  readonly quote: string;
}

/** Everything that the sidebar shows of the drafts on a tab. */
export interface DraftsView {
  /** The review is switched off on this site. */
  readonly off: boolean;
  /** Null where no site is known. */
  readonly site: string | null;
  readonly drafts: readonly DraftView[];
  readonly question: PromiseQuestion | null;
  readonly ignored: readonly IgnoredWords[];
  /** The advisor has just asked to see them, by the count on the page. */
  readonly wanted: boolean;
}

export type FixResult = { readonly how: 'fixed' | 'changed' | 'refused' | 'no-box' };
