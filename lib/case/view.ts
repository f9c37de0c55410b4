/** What the faces are given to draw. Made by the background; a face computes no meaning of its own. */
import type { Assessment, Priority } from './assessment';
import type { Channel, Language, SituationId } from './ids';
import type { CaseReading } from './reading';
import type { Note } from './record';

/** The only thing that the page's process learns of an assessment. */
export interface ChipView {
  readonly priority: Priority;
  readonly total: number;
  readonly signals: number;
  /** What the chip shows, e.g. `P0 · 95 · 3 signals`. */
  readonly text: string;
  /** What a screen reader says. */
  readonly label: string;
}

/** What a row of a list is marked with. */
export interface BadgeView {
  readonly priority: Priority;
  /** The case itself was read before; false where only the list is known of it. */
  readonly sure: boolean;
  readonly text: string;
  /** What a screen reader says. */
  readonly label: string;
}

export type TrackPart = { readonly text: string } | { readonly slot: string; readonly label: string };

/** One talk track, filled as far as the case allows; parts with a `slot` wait for the advisor. */
export interface TrackView {
  readonly id: string;
  readonly situation: SituationId;
  readonly title: string;
  readonly aim: string;
  readonly points: readonly string[];
  readonly avoid: readonly string[];
  readonly channel: Channel;
  /** One line: why this track fits now. */
  readonly why: string;
  /** The model of talking it follows, e.g. `LATTE`. */
  readonly model: string;
  readonly language: Language;
  /** An email's subject line; null for everything else. */
  readonly subject: readonly TrackPart[] | null;
  readonly parts: readonly TrackPart[];
  /** SMS that the text costs as it stands here; for messages. */
  readonly segments: number;
  readonly length: number;
  readonly favourite: boolean;
  readonly used: TrackTally;
  /** Set where these are the advisor's own words. */
  readonly own: OwnMark | null;
}

/** How often this browser's advisor used a track, over all customers. */
export interface TrackTally {
  readonly inserted: number;
  readonly copied: number;
  /** UTC; null if never. */
  readonly lastAt: string | null;
}

export interface OwnMark {
  /** `version`: in place of a shipped track; `new`: beside them. */
  readonly kind: 'version' | 'new';
  /** The shipped track has changed since this version was made of it. */
  readonly shippedChanged: boolean;
}

/** Where a value of the reading came from. */
export type ReadSource = 'adapter' | 'generic' | 'asked';

/** A reply box of the page, as the sidebar names it before inserting. */
export interface ReplyBoxView {
  readonly label: string;
  readonly internal: boolean;
}

export interface CaseView {
  readonly caseId: string;
  readonly reading: CaseReading;
  readonly assessment: Assessment;
  /** Sentence for each rule id that occurs in the assessment, in the advisor's language. */
  readonly sentences: Readonly<Record<string, string>>;
  readonly sources: Readonly<Record<string, ReadSource>>;
  /** Fields worth asking the advisor for. */
  readonly missing: readonly string[];
  /** Some of the history is not on the page: the score is made of what is. */
  readonly partial: boolean;
  readonly tracks: readonly TrackView[];
  readonly notes: readonly Note[];
  readonly replyBox: ReplyBoxView | null;
}

export type SidebarView =
  | { readonly kind: 'case'; readonly language: Language; readonly view: CaseView }
  /** The tab shows no case, or RiteSide is not switched on for its site. */
  | { readonly kind: 'no-case'; readonly language: Language }
  /** Reading the page failed: `details` can be copied for whoever looks after the adapter. */
  | { readonly kind: 'failed'; readonly language: Language; readonly details: string };

export type InsertResult = { readonly how: 'inserted' | 'refused' | 'no-box' | 'box-changed'; readonly where: string };
