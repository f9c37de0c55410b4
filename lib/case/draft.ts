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
