/** What the advisor adds to a case, kept by lib/storage. All instants are ISO 8601 in UTC unless said otherwise. */
import type { Assessment, DimensionKey, Fault, Priority, Stage } from './assessment';
import type { IgnoredWords } from './draft';
import type { Channel, Language, SituationId } from './ids';
import type { CaseReading } from './reading';

export interface Note {
  readonly id: string;
  readonly caseId: string;
  readonly text: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** Counts saves; a save names the revision it started from, so that two tabs never overwrite each other. */
  readonly revision: number;
  /** Id of the note beside which this one was kept, because two tabs had edited it at once. */
  readonly conflictOf?: string;
  /** The revision from which that text had started: its writer goes on here while it has not heard of the new note. */
  readonly conflictBase?: number;
  /** Set while the note is deleted but can still be brought back; absent or null otherwise. */
  readonly deletedAt?: string | null;
  /** Which face saved last: its own next save follows even when the reply to the last one was lost. */
  readonly writer?: string;
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
  /** When the case was first found closed; null or absent while it is open. */
  readonly closedAt?: string | null;
}

/** One line of the case list: what the desk needs without the whole reading. */
export interface CaseSummary {
  readonly id: string;
  readonly site: string | null;
  readonly url: string | null;
  readonly customer: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly plate: string | null;
  readonly model: string | null;
  readonly number: string | null;
  readonly subject: string | null;
  readonly status: string | null;
  readonly part: string | null;
  readonly priority: Priority;
  readonly total: number;
  readonly signals: number;
  readonly escalate: boolean;
  readonly stage: Stage;
  readonly fault: Fault | null;
  /** Start of the wait: `seenAt` minus the days waited, or when the case was first seen. */
  readonly since: string;
  readonly due: string | null;
  readonly nextContact: string | null;
  readonly firstSeenAt: string;
  readonly seenAt: string;
  /** The second clock: when the advisor last wrote, called, promised or used a track; null if never. */
  readonly touchedAt: string | null;
  readonly closedAt: string | null;
}

/** A point of the score's history; kept only when one of the numbers changed. */
export interface ScoreEntry {
  readonly caseId: string;
  readonly at: string;
  readonly total: number;
  readonly priority: Priority;
  readonly r: number;
  readonly i: number;
  readonly t: number;
  readonly e: number;
}

export const promiseStates = ['open', 'kept', 'beaten', 'broken', 'not-made-good'] as const;
export type PromiseState = (typeof promiseStates)[number];

/** A promise of the ledger, found on the page or entered by hand (domain.md 5). */
export interface KeptPromise {
  readonly id: string;
  readonly caseId: string;
  /** What was promised, in the words of the page or of the advisor. */
  readonly text: string;
  readonly who: string | null;
  readonly madeAt: string | null;
  readonly dueAt: string;
  readonly state: PromiseState;
  /** `hand`: the advisor's word, which the brain never changes. */
  readonly decidedBy: 'page' | 'hand';
  /** The path and sentence in the reading; null for one entered by hand. */
  readonly source: string | null;
  readonly updatedAt: string;
}

export type ReminderKind = 'contact' | 'promise' | 'rescue' | 'follow-up' | 'law' | 'backup' | 'by-hand';

export interface Reminder {
  readonly id: string;
  /** Null for what belongs to no case, e.g. the weekly backup. */
  readonly caseId: string | null;
  readonly kind: ReminderKind;
  /** What the fatigue budget counts: one interruption for each case and stage. */
  readonly stage: string;
  readonly text: string;
  readonly dueAt: string;
  readonly state: 'waiting' | 'delivered' | 'done';
  readonly deliveredAt: string | null;
  /** The advisor said "done": for a contact or a follow-up that is a contact, of which no more is known. */
  readonly doneByHand?: boolean;
  readonly updatedAt: string;
}

/** A talk track of the advisor's own: Markdown with front matter, as the shipped ones. */
export interface OwnTrack {
  readonly id: string;
  readonly title: string;
  readonly language: Language;
  readonly source: string;
  readonly updatedAt: string;
}

export interface AdvisorProfile {
  readonly name: string;
  readonly post: string;
  readonly centre: string;
  readonly directLine: string;
  readonly workingHours: string;
  /** The most the advisor may grant, in CNY. */
  readonly authority: number;
  /** Who speaks when a manager has to, and on which line. */
  readonly managerName: string;
  readonly managerPhone: string;
  /** The maker's name, as talk tracks say it. */
  readonly brand: string;
}

export interface QuietHours {
  readonly on: boolean;
  /** Local clock times `HH:MM`; `from` after `to` spans midnight. */
  readonly from: string;
  readonly to: string;
}

export interface Settings {
  readonly language: Language | 'auto';
  readonly theme: 'auto' | 'light' | 'dark';
  readonly advisor: AdvisorProfile;
  readonly quietHours: QuietHours;
  readonly notifications: boolean;
  /** Days after closing until a case is deleted; 0 keeps for ever. */
  readonly retentionDays: number;
  /** Days after an open case was last seen or touched until it is deleted; 0 keeps for ever. */
  readonly unseenDays: number;
  readonly maskPersonal: boolean;
  readonly backupReminder: boolean;
  /** Badges on lists of tickets. */
  readonly listBadges: boolean;
  readonly lastBackupAt: string | null;
  /** Ids of the talk tracks that the advisor keeps at hand. */
  readonly favouriteTracks: readonly string[];
  /** Origins on which drafts are not reviewed. */
  readonly reviewOff: readonly string[];
  /** Words of the advisor's drafts that are never marked again: kept because the advisor said so. */
  readonly reviewIgnored: readonly IgnoredWords[];
}

/** What the store knows of a case beside the page: an argument of `assess` and `chooseTracks`. */
export interface CaseHistory {
  readonly overrides: readonly Override[];
  readonly contacts: readonly Contact[];
  readonly uses: readonly TrackUse[];
  /** The ledger, by hand and from the page, soonest due first. */
  readonly promises?: readonly KeptPromise[];
}

export const emptyHistory: CaseHistory = { overrides: [], contacts: [], uses: [] };
