/**
 * A site adapter: how to read one CRM, as data (design.md 3). Plain types only: what reads a page trusts an adapter
 * that `schema.ts` has checked, so that no schema library is loaded into the CRM's page.
 */
import type { CustomerField, Speaker, TicketField, VehicleField } from '../../case/reading';

export type PageKind = 'ticket' | 'customer' | 'list' | 'other';

export type FieldPath = `customer.${CustomerField}` | 'customer.tags' | `vehicle.${VehicleField}` | `ticket.${TicketField}`;

export interface TransformUse {
  readonly name: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

/** Finds one value: by selector, or by what its label says (`pairs` of the page tell where labels stand). One of the two. */
export interface Locator {
  readonly css?: string;
  readonly label?: readonly string[];
  /** Of the elements found, only those whose shown text matches this expression. */
  readonly text?: string;
  /** Take this attribute instead of the shown text. */
  readonly attr?: string;
  /** Take every element found, not the first (tags). */
  readonly all?: boolean;
  readonly transforms?: readonly TransformUse[];
}

/** Where label and value stand in each `row`. `:scope` is the row itself; a value `+ dd` is the row's next sibling. */
export interface PairRule {
  readonly row: string;
  readonly label: string;
  readonly value: string;
}

/** How the record's id is found: a group of an expression on the URL, or a locator. */
export type RecordRule = { readonly url: string } | Locator;

/** First rule that answers wins; no answer is `unsure`. */
export type SpeakerRule =
  | { readonly rule: 'selector'; readonly css: string; readonly is: Speaker | 'unsure' }
  | { readonly rule: 'text'; readonly css: string; readonly matches: string; readonly is: Speaker | 'unsure' }
  | {
      /** The author's id equals one of the ids `among` on the page. `otherwise` answers only if there were ids on both sides. */
      readonly rule: 'same-id';
      readonly author: Locator;
      readonly among: Locator;
      readonly is: Speaker | 'unsure';
      readonly otherwise?: Speaker;
    };

/** Without any rule a site has no internal notes; with rules, no answer is `unsure`. */
export type InternalRule =
  | { readonly rule: 'selector'; readonly css: string; readonly is: boolean }
  | { readonly rule: 'text'; readonly css: string; readonly matches: string; readonly is: boolean };

export interface MessagesRule {
  /** One block per message; blocks without a body are no messages. */
  readonly item: string;
  /** Where the text stands inside the block; several are joined by a line break. */
  readonly body: string;
  /** Inside the body, what the page adds: folder labels, buttons. */
  readonly exclude?: readonly string[];
  /** `pre`: line breaks in the text are shown as such (white-space: pre-wrap). */
  readonly whitespace?: 'collapse' | 'pre';
  readonly at?: readonly Locator[];
  readonly author?: readonly Locator[];
  readonly channel?: readonly Locator[];
  readonly speaker: readonly SpeakerRule[];
  readonly internal?: readonly InternalRule[];
  /** An attribute with a number that grows with time, for pages that show the newest first. */
  readonly orderBy?: string;
  /** The page shows the newest first, and gives nothing to sort by. */
  readonly newestFirst?: boolean;
  /** Any of these present: the history is still on its way. */
  readonly loading?: readonly string[];
  /** None of these present: the history has not begun to arrive. */
  readonly loaded?: readonly string[];
}

export interface ReplyBoxRule {
  /** The field or the editable; for editors in a frame, the frame. */
  readonly css: string;
  readonly label?: string;
  /** Fixed, or read live: the value of a control decides; anything else is `unsure`. */
  readonly internal: boolean | { readonly control: string; readonly yes: readonly string[]; readonly no: readonly string[] };
  /** The box opens with quote and signature below: text without a caret goes to the top. */
  readonly prefilled?: 'top';
}

/** A list of records: what a row says of each. */
export interface RowsRule {
  readonly item: string;
  /** Looked for inside the row. */
  readonly record: readonly Locator[];
  /** What a row stands for. */
  readonly kind: PageKind;
  /** Beside this a badge finds room; else in the cell that has most of it. */
  readonly anchor?: string;
  /** The row's own link to the record; else its first link that holds the record's id. */
  readonly link?: string;
  /** A `label` is the heading of a column here. */
  readonly fields: Readonly<Partial<Record<FieldPath, readonly Locator[]>>>;
}

export interface AdapterPage {
  readonly kind: PageKind;
  /** All selectors must be there, and the URL must match if an expression is given. */
  readonly when: { readonly selectors?: readonly string[]; readonly url?: string };
  readonly record?: readonly RecordRule[];
  /** The page shows only a part of that kind of record (a reply form): the id is the record's, the rest stands on its own page. */
  readonly partOf?: PageKind;
  readonly pairs?: readonly PairRule[];
  readonly fields: Readonly<Partial<Record<FieldPath, readonly Locator[]>>>;
  readonly messages?: MessagesRule;
  readonly replyBoxes?: readonly ReplyBoxRule[];
  readonly rows?: RowsRule;
}

export interface Adapter {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  /** First half of a case's id. `{host}` stands for the page's host: self-hosted CRMs share one adapter, not one number range. */
  readonly site: string;
  /** URL patterns (`*` is anything) where this site is expected: they decide between adapters, evidence decides whether. */
  readonly hint: readonly string[];
  /** Selectors that must all be in the document. */
  readonly evidence: readonly string[];
  readonly pages: readonly AdapterPage[];
  /** `pages` are all that is worth reading in this CRM: on any other page of it the generic reader stays away. */
  readonly knowsAllPages?: boolean;
  /**
   * Made by an advisor's clicks: field by field it goes before what another adapter or the generic reader says of the same page,
   * and they go on giving the rest.
   */
  readonly taught?: boolean;
}
