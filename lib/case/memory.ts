/** What desk, timeline, ledger and settings are given to draw. Made by the background; a face computes no meaning of its own. */
import type { Priority } from './assessment';
import type { Channel, Language } from './ids';
import type { Speaker } from './reading';
import type { CaseSummary, KeptPromise, PromiseState, Reminder, Settings } from './record';

/** One line of a case's story; `at` is null for a message of which the page shows no time. */
export type StoryLine = { readonly id: string; readonly at: string | null } & (
  | { readonly kind: 'message'; readonly from: Speaker | 'unsure'; readonly author: string | null; readonly text: string }
  | { readonly kind: 'contact'; readonly channel: Channel; readonly text: string }
  | { readonly kind: 'promise'; readonly text: string; readonly dueAt: string; readonly state: PromiseState }
  | { readonly kind: 'score'; readonly total: number; readonly before: number | null; readonly priority: Priority }
  | { readonly kind: 'track'; readonly title: string; readonly channel: Channel; readonly how: 'copy' | 'insert' }
  | { readonly kind: 'note'; readonly text: string }
);
export type StoryKind = StoryLine['kind'];

export interface CaseMemory {
  readonly caseId: string;
  readonly lost: StoreLoss | null;
  /** Phones and plates are hidden until they are clicked. */
  readonly masked: boolean;
  /** Newest first. */
  readonly story: readonly StoryLine[];
  /** Soonest due first. */
  readonly promises: readonly KeptPromise[];
  /** Balance of the customer's trust account. `[expect]` */
  readonly trust: number;
  /** What still waits or has rung and is not done, soonest first. */
  readonly reminders: readonly CaseReminder[];
}

/** `deadline` is when it really is too late; the reminder itself may come before. */
export interface CaseReminder extends Reminder {
  readonly deadline: string;
}

/** A deadline that is due now, with the case it belongs to; `case` is null for what belongs to none. */
export interface DueItem {
  readonly reminder: CaseReminder;
  readonly case: CaseSummary | null;
}

export interface DeskList {
  readonly cases: readonly CaseSummary[];
  /** Give it back for the next page; null when this was the last. */
  readonly next: string | null;
}

export interface DeskHit {
  readonly case: CaseSummary;
  /** The line of a note that has the words; null when the case itself has them. */
  readonly note: string | null;
}

export interface DeskHits {
  readonly hits: readonly DeskHit[];
  readonly more: boolean;
}

/** The browser had replaced the database by an empty one. */
export interface StoreLoss {
  /** When that was noticed, UTC. */
  readonly at: string;
  /** Notes that were put back from the second line. */
  readonly restored: number;
}

export interface DeskStart {
  readonly language: Language;
  readonly maskPersonal: boolean;
  /** The first of what is due, riskiest first. */
  readonly due: readonly DueItem[];
  readonly dueCount: number;
  readonly lost: StoreLoss | null;
  /** Cases that nobody has opened for long and that go within a month, as of the last daily look. */
  readonly fading: number;
}

/** Kinds of rows with their number, and what the browser says of the disk. */
export interface StoredOverview {
  readonly counts: Readonly<Record<string, number>>;
  readonly bytes: number | null;
  readonly persisted: boolean | null;
}

export interface SettingsView {
  readonly settings: Settings;
  /** The language in use: the setting, or the browser's. */
  readonly language: Language;
  readonly stored: StoredOverview;
  readonly lost: StoreLoss | null;
}

/** One customer's cases: `sure` by phone or email, `sameName` by name alone, so the advisor decides. */
export interface CustomerCases {
  readonly sure: readonly CaseSummary[];
  readonly sameName: readonly CaseSummary[];
  /** Everything that is kept of the sure ones, as text for the customer who asks. */
  readonly rows: Readonly<Record<string, number>>;
}

/** A file that the background has left for the face to save, and its size. */
export interface MadeFile {
  readonly name: string;
  readonly bytes: number;
}

export const refusalCodes = [
  'not-a-backup',
  'newer',
  'passphrase-needed',
  'wrong-passphrase',
  'cut-short',
  'damaged',
  'too-big',
  'bad-row',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

export type ImportOutcome =
  | { readonly done: true; readonly added: number; readonly changed: number; readonly beside: number; readonly same: number }
  /** Nothing was changed. */
  | { readonly done: false; readonly code: RefusalCode; readonly line: number | null };
