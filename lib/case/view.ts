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
export type ReadSource = 'adapter' | 'taught' | 'generic' | 'asked';

/** One field of the page in front, for the doctor. */
export interface SheetField {
  readonly path: string;
  /** As the page shows it; null where it is missing. */
  readonly shown: string | null;
  readonly from: ReadSource | null;
  /** Which of the adapter's locators answered, from 1; null where there is none. */
  readonly locator: number | null;
  /** Milliseconds of the page's main thread. */
  readonly ms: number;
  /** This site used to show it. */
  readonly isStale: boolean;
  /** Worth asking for: the score or the words need it. */
  readonly isWanted: boolean;
}

export interface SheetMessages {
  readonly count: number;
  readonly customer: number;
  readonly staff: number;
  readonly system: number;
  readonly unsure: number;
  readonly internal: number;
  readonly withoutTime: number;
}

/** What was read of the page in front, field by field, and by whom. */
export interface PageSheet {
  /** Null: the page is no case for RiteSide. */
  readonly kind: 'ticket' | 'customer' | 'list' | 'other' | null;
  readonly caseId: string | null;
  readonly readers: readonly { readonly name: string; readonly version: number; readonly isTaught: boolean }[];
  /** The generic reader gave some of it. */
  readonly isGeneric: boolean;
  readonly fields: readonly SheetField[];
  readonly messages: SheetMessages;
  readonly replyBoxes: readonly ReplyBoxView[];
  /** Adapters that would fit too, and why another was taken. */
  readonly others: readonly { readonly id: string; readonly reason: string }[];
  /** False while some of the history is not on the page. */
  readonly complete: boolean;
  /** To copy for whoever looks after the adapter: no personal data in it. */
  readonly report: string;
}

/** What a kind of page of a site has given before: how often, of how many records, and how often in a row not. No values. */
export type SeenBefore = Readonly<Record<string, { readonly times: number; readonly of: number; readonly missed: number }>>;

/** One thing to point at: a field's path, `messages` or `reply-box`. */
export interface PickStep {
  readonly what: string;
  /** What to do, in the advisor's words; for messages the second click has its own. */
  readonly say: string;
  readonly sayNext?: string;
}

/** The words of the bar over the page: the page side knows no dictionary. */
export interface PickWords {
  readonly take: string;
  readonly skip: string;
  readonly end: string;
  readonly keys: string;
  readonly cannot: string;
  readonly 'not-in-one-list': string;
  readonly 'nothing-tells-them-apart': string;
  readonly 'nothing-marks-it': string;
}

/** An adapter in the making, as the sidebar shows it. */
export interface TeachingView {
  readonly name: string;
  /** Field paths, `messages`, `reply-box`. */
  readonly learned: readonly string[];
  readonly canUndo: boolean;
  /** The page in front is another record than the one it was taught on: what is shown is the trial. */
  readonly onOther: boolean;
  /** It was tried on another record before. */
  readonly tried: boolean;
  /** An adapter of this name is kept already and will be changed. */
  readonly isKept: boolean;
}

export interface PageView {
  /** Null: no page side in this tab. */
  readonly sheet: PageSheet | null;
  readonly teaching: TeachingView | null;
  /** A taught adapter that is kept and reads this page. */
  readonly kept: { readonly id: string; readonly name: string } | null;
}

/** An adapter that is kept, for the list in the settings. */
export interface KeptAdapter {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly sites: readonly string[];
  readonly learned: readonly string[];
  readonly isTaught: boolean;
  readonly updatedAt: string;
  /** Kept by an older version or restored from a file, and no adapter: it is not used. */
  readonly problem: AdapterProblem | null;
}

/** Where in the file and why: `pages[0].fields.customer.name`, `needs either "css" or "label"`. */
export interface AdapterProblem {
  readonly path: string;
  readonly reason: string;
}

/** Where the drawer stands over the page, and how wide it is in pixels. */
export interface DrawerShape {
  readonly side: 'left' | 'right';
  readonly width: number;
}

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
  /** The store cannot take or give anything right now, and why, by its code: what is here was read from the page. */
  readonly unstored?: string | null;
}

interface Shown {
  readonly language: Language;
  /** Something is being taught in this tab: that comes to the front. */
  readonly isTaught?: boolean;
}

export type SidebarView = Shown &
  (
    | { readonly kind: 'case'; readonly view: CaseView }
    /** The tab shows no case, or RiteSide is not switched on for its site. */
    | { readonly kind: 'no-case' }
    /** Reading the page failed: `details` can be copied for whoever looks after the adapter. */
    | { readonly kind: 'failed'; readonly details: string }
  );

export type InsertResult = { readonly how: 'inserted' | 'refused' | 'no-box' | 'box-changed'; readonly where: string };
