/** What the advisor adds to a case, kept by lib/storage. All instants are ISO 8601 in UTC unless said otherwise. */
import type { Assessment, DimensionKey } from './assessment';
import type { Channel, SituationId } from './ids';
import type { CaseReading } from './reading';

export interface Note {
  readonly id: string;
  readonly caseId: string;
  readonly text: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** Counts saves; a save names the revision it started from, so that two tabs never overwrite each other. */
  readonly revision: number;
}

/** An advisor's own value for a RITE dimension, with its audit. `[kit]` */
export interface Override {
  readonly caseId: string;
  readonly dimension: DimensionKey;
  readonly points: number;
  readonly automatic: number;
  readonly who: string;
  readonly when: string;
  readonly why: string;
}

/** A contact that the advisor made outside the CRM's page. */
export interface Contact {
  readonly caseId: string;
  readonly at: string;
  readonly channel: Channel;
  readonly text: string;
}

export interface TrackUse {
  readonly caseId: string;
  readonly trackId: string;
  readonly situation: SituationId;
  readonly channel: Channel;
  readonly how: 'copy' | 'insert';
  readonly at: string;
}

/** A case as it was last seen. */
export interface CaseRecord {
  readonly id: string;
  readonly reading: CaseReading;
  readonly assessment: Assessment;
  readonly seenAt: string;
}

/** What the store knows of a case beside the page: an argument of `assess` and `chooseTracks`. */
export interface CaseHistory {
  readonly overrides: readonly Override[];
  readonly contacts: readonly Contact[];
  readonly uses: readonly TrackUse[];
}

export const emptyHistory: CaseHistory = { overrides: [], contacts: [], uses: [] };
