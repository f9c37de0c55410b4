import type { FindingId } from '../../../lib/case/ids';

export interface Phrasings {
  readonly findings: Readonly<Partial<Record<FindingId, readonly string[]>>>;
  readonly clean: readonly string[];
}
