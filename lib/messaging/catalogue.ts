/**
 * Every message that a page, a drawer or a face may send to the background: what it asks, what it gets, who may ask.
 * The background serves them all (serve.ts); what the background says to pages and faces stands in push.ts.
 *
 *   content script ──page/*──▶ background ◀──drawer/enter, case/*, note/*, talk/*── drawer (framed in the CRM's page)
 *                                    ▲──────────── the same, without a nonce ────── face (side panel, popup, options)
 */
import type * as v from 'valibot';
import { caseMessages } from './catalogue/case';
import { draftMessages } from './catalogue/draft';
import { memoryMessages } from './catalogue/memory';
import { noteMessages } from './catalogue/notes';
import { pageMessages } from './catalogue/page';
import { settingsMessages } from './catalogue/settings';
import { siteMessages } from './catalogue/sites';
import { talkMessages } from './catalogue/talk';
import { teachMessages } from './catalogue/teach';

export const catalogue = {
  ...pageMessages,
  ...caseMessages,
  ...talkMessages,
  ...draftMessages,
  ...noteMessages,
  ...siteMessages,
  ...memoryMessages,
  ...settingsMessages,
  ...teachMessages,
} as const;

export type Catalogue = typeof catalogue;
export type MessageName = keyof Catalogue;
export type RequestOf<Name extends MessageName> = v.InferOutput<Catalogue[Name]['request']>;
export type ReplyOf<Name extends MessageName> = Catalogue[Name]['reply'];

export type Refusal =
  /** Not a message of ours, or its contents do not fit. */
  | 'malformed'
  /** This sender may not ask that. */
  | 'forbidden'
  /** The store could not be written or read. */
  | 'storage'
  /** The tab or its page is gone. */
  | 'gone'
  /** The tab shows another case now, or the row is not of this case. */
  | 'moved'
  | 'failed';
export type Reply<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly code: Refusal; readonly detail?: string };
