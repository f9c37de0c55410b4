/**
 * What the database holds. One store for each noun; instants as in instant.ts. `cases` is the light line of the list,
 * `records` the whole reading beside it. `caseWords`, `noteWords` and `noteBlocks` are derived: never exported, always rebuilt. `marks` tells
 * this database from one that the browser put in its place.
 */
import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import type {
  CaseRecord,
  CaseSummary,
  Contact,
  KeptPromise,
  Note,
  Override,
  OwnTrack,
  Reminder,
  ScoreEntry,
  TrackUse,
} from '../case/record';

export const databaseName = 'riteside';
export const schemaVersion = 5;

/** closed (0 open or escalated, 1 closed), 100 − total, since, id: the riskiest and oldest open case sorts first. */
export type RiskKey = [number, number, string, string];
/** closed, since, id. */
export type OldestKey = [number, string, string];

export interface CaseRow extends CaseSummary {
  readonly riskKey: RiskKey;
  readonly oldestKey: OldestKey;
  /** The last eleven digits: the same phone however a page writes it. Null, and in no index, when there are fewer than five or some are masked. */
  readonly phoneKey: string | null;
  readonly emailKey: string | null;
  /** Since when it is announced that this case goes, because nobody has seen or touched it for long (unseen.ts). */
  readonly fadingAt?: string;
}

/** The override's place taken back: the automatic value counts again from `when`. */
export interface OverrideRow extends Omit<Override, 'points'> {
  readonly points: number | null;
}
export type Identified<Row> = Row & { readonly id: string };

/** A row that was imported or set, kept unknown until its reader has checked it. */
export interface OpaqueRow {
  readonly id: string;
  readonly value: unknown;
  readonly updatedAt: string;
}

export interface CaseWords {
  readonly id: string;
  readonly text: string;
  readonly grams: readonly string[];
}

export interface NoteWords {
  /** −1, −2, …: a short key keeps the index small, and the newest text comes first in it. */
  readonly n: number;
  readonly noteId: string;
  readonly caseId: string;
  readonly grams: readonly string[];
  /** Keys of this note that stand in blocks instead (noteBlocks.ts), a line each. */
  readonly inBlocks?: string;
  /** What an earlier text of this note has left in blocks, under its place of then: search finds no row there, and it goes with the note. */
  readonly left?: { readonly n: number; readonly inBlocks: string };
}

/** One bucket of one batch of notes. */
export interface NoteBlock {
  readonly bucket: number;
  /** The newest place of the batch. */
  readonly n: number;
  /** The keys that fall into this bucket, a line each; as many `counts`; and their places one key after the other, ascending. */
  readonly grams: string;
  readonly counts: Uint32Array;
  readonly ns: Int32Array;
}

export interface RiteSchema extends DBSchema {
  cases: {
    key: string;
    value: CaseRow;
    indexes: { risk: RiskKey; oldest: OldestKey; closedAt: string; part: string; phone: string; email: string; customer: string };
  };
  records: { key: string; value: CaseRecord };
  scores: { key: [string, string]; value: ScoreEntry };
  notes: { key: string; value: Note; indexes: { case: [string, string]; deletedAt: string } };
  overrides: { key: [string, string, string]; value: OverrideRow };
  contacts: { key: string; value: Identified<Contact>; indexes: { case: [string, string] } };
  uses: { key: string; value: Identified<TrackUse>; indexes: { case: [string, string] } };
  settings: { key: string; value: OpaqueRow };
  packs: { key: string; value: OpaqueRow };
  adapters: { key: string; value: OpaqueRow };
  tracks: { key: string; value: OwnTrack };
  promises: { key: string; value: KeptPromise; indexes: { case: [string, string]; due: [string, string] } };
  reminders: { key: string; value: Reminder; indexes: { case: [string, string]; due: [string, string] } };
  marks: { key: string; value: { readonly id: string; readonly value: string } };
  caseWords: { key: string; value: CaseWords; indexes: { grams: string } };
  noteBlocks: { key: [number, number]; value: NoteBlock };
  noteWords: { key: number; value: NoteWords; indexes: { grams: string; note: string; case: string } };
}

export type StoreName = StoreNames<RiteSchema>;
export type Database = IDBPDatabase<RiteSchema>;
/** Transactions are typed over all stores; one that was not named when it began throws NotFoundError. */
export type ReadTx = IDBPTransaction<RiteSchema, StoreName[], 'readonly'>;
export type WriteTx = IDBPTransaction<RiteSchema, StoreName[], 'readwrite'>;
export type UpgradeTx = IDBPTransaction<RiteSchema, StoreName[], 'versionchange'>;
export type AnyTx = ReadTx | WriteTx;
