/**
 * Every message that a page, a drawer or a face may send to the background: what it asks, what it gets, who may ask.
 * The background serves them all (serve.ts); what the background says to pages and faces stands in push.ts.
 *
 *   content script ──page/*──▶ background ◀──drawer/enter, case/*, note/*, talk/*── drawer (framed in the CRM's page)
 *                                    ▲──────────── the same, without a nonce ────── face (side panel, popup, options)
 */
import * as v from 'valibot';
import type { Note } from '../case/record';
import type { ChipView, InsertResult, SidebarView } from '../case/view';
import type { Role } from './role';

const text = (max: number) => v.pipe(v.string(), v.maxLength(max));
const id = text(512);
/** Longer notes are a file, not a note; the face says so before this guard does. */
export const longestNote = 200_000;
export const longestInsert = 50_000;
const tab = { tabId: v.nullish(v.number()) };

function entry<Reply>() {
  return <const Request extends v.GenericSchema>(roles: readonly Role[], request: Request) => ({
    roles,
    request,
    reply: undefined as unknown as Reply,
  });
}

const inside = ['drawer', 'face'] as const;
const anyone = ['page', 'drawer', 'face'] as const;

export const catalogue = {
  /** First word of a content script: which adapters to try on this site. */
  'page/hello': entry<{ adapters: unknown[] }>()(['page'], v.object({})),
  /** A reading was made or has changed; null when the chip should go. */
  'page/read': entry<ChipView | null>()(
    ['page'],
    v.object({
      reading: v.unknown(),
      sources: v.record(v.string(), v.picklist(['adapter', 'generic', 'asked'])),
      missing: v.array(id),
    }),
  ),
  /** The page shows no case any more. */
  'page/left': entry<null>()(['page'], v.object({})),
  /** Reading threw: kept for the sidebar, which offers the details as copy. */
  'page/failed': entry<null>()(['page'], v.object({ details: text(20_000) })),
  /** The advisor clicked the chip: a nonce for exactly one drawer in this tab. */
  'page/open-drawer': entry<{ nonce: string; title: string }>()(['page'], v.object({})),

  /** A framed sidebar presents its nonce; without it every other message of that frame is refused. */
  'drawer/enter': entry<null>()(['stranger'], v.object({ nonce: text(100) })),
  'drawer/close': entry<null>()(['drawer'], v.object({})),

  'case/view': entry<SidebarView>()(inside, v.object(tab)),
  'case/override': entry<null>()(
    inside,
    v.object({
      caseId: id,
      dimension: v.picklist(['r', 'i', 't', 'e']),
      points: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(30))),
      why: text(2_000),
    }),
  ),
  'evidence/show': entry<boolean>()(
    inside,
    v.object({ ...tab, source: id, start: v.nullish(v.number()), end: v.nullish(v.number()) }),
  ),
  'talk/insert': entry<InsertResult>()(inside, v.object({ ...tab, caseId: id, trackId: id, text: text(longestInsert) })),
  'talk/copied': entry<null>()(inside, v.object({ caseId: id, trackId: id })),
  'note/save': entry<Note>()(
    inside,
    v.object({ caseId: id, noteId: id, text: text(longestNote), baseRevision: v.number(), writer: id }),
  ),
  'note/delete': entry<null>()(inside, v.object({ noteId: id })),
  'site/state': entry<boolean>()(['face'], v.object({ origin: id })),
  'site/on': entry<boolean>()(['face'], v.object({ origin: id })),
  'site/off': entry<null>()(['face'], v.object({ origin: id })),
  /** Which language to speak; asked by a face before it has a case. */
  language: entry<{ language: 'zh-CN' | 'en' }>()(anyone, v.object({})),
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
  | 'failed';
export type Reply<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly code: Refusal; readonly detail?: string };
