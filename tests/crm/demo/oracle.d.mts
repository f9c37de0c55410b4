import type { CaseReading } from '../../../lib/case/reading.ts';

export interface ReadingContext {
  readonly now: Date;
  /** Origin of the running demo CRM, e.g. `http://127.0.0.1:41234`. */
  readonly origin: string;
  /** Must be the server's; both default to the process's own. */
  readonly timeZone?: string;
}

export interface ExpectedAssessment {
  readonly ticketId: number;
  /** null: domain.md leaves it open. */
  readonly priority: 'P0' | 'P1' | 'P2' | 'P3' | null;
  readonly total?: number;
  /** Must be found; others may be too. */
  readonly signals: readonly string[];
  /** Must not be found. */
  readonly absent: readonly string[];
}

export const ticketIds: readonly number[];
export const expectedAssessments: readonly ExpectedAssessment[];
export function expectedReading(ticketId: number, context: ReadingContext): CaseReading;
