/** What a content script says. It gets back only what the chip shows. */
import * as v from 'valibot';
import type { BadgeView, ChipView, DrawerShape } from '../../case/view';
import { entry, id, nothing, text } from './entry';

/** In a CRM that nobody has prepared a case may have been kept under one of several ids. */
const listedRow = v.object({ id, reading: v.unknown(), aliases: v.optional(v.pipe(v.array(text(2_000)), v.maxLength(10))) });

export const pageMessages = {
  /**
   * First word of a content script: which adapters to try on this site, whether the drawer was open on this tab, and what the
   * badges of a list are called together (null: the advisor wants none).
   */
  'page/hello': entry<{ adapters: unknown[]; reopen: boolean; badges: string | null; places: unknown[] }>()(['page'], nothing),
  /** How this site writes the addresses and numbers of its cases: a case was read since the first word. */
  'page/places': entry<unknown[]>()(['page'], nothing),
  /** No adapter fits and the page may be a case: the generic reader's script is put beside the asking one. */
  'page/need-generic': entry<null>()(['page'], nothing),
  /** A reading was made or has changed; null when the chip should go. */
  'page/read': entry<ChipView | null>()(
    ['page'],
    v.object({
      reading: v.unknown(),
      sources: v.record(v.string(), v.picklist(['adapter', 'taught', 'generic', 'asked'])),
      missing: v.array(id),
      /** The page is only a form of that record: what was read of the whole stays. */
      excerpt: v.boolean(),
      /** False while some of the history is not on the page, e.g. until the advisor scrolls. */
      complete: v.boolean(),
    }),
  ),
  /** Puts a part of the page side into this page; answers when it is there. */
  'page/load': entry<null>()(['page'], v.object({ part: v.picklist(['list', 'rows', 'draft', 'teach', 'grip']) })),
  /** Rows of a list in view: a badge each, null where there is nothing to judge by. */
  'page/rows': entry<(BadgeView | null)[]>()(
    ['page'],
    v.object({ url: text(4_000), now: id, rows: v.pipe(v.array(listedRow), v.maxLength(100)) }),
  ),
  /** Something was clicked while the advisor teaches: the adapter in the making learns it. */
  'page/taught': entry<null>()(['page'], v.object({ url: text(4_000), lesson: v.unknown() })),
  /** Pointing has ended; the faces look again. */
  'page/teach-ended': entry<null>()(['page'], nothing),
  /** A customer's page: who it is, and the rows of their other cases. */
  'page/customer': entry<null>()(['page'], v.object({ reading: v.unknown(), rows: v.unknown() })),
  /** The page shows no case any more. */
  'page/left': entry<null>()(['page'], nothing),
  /** Reading threw: kept for the sidebar, which offers the details as copy. */
  'page/failed': entry<null>()(['page'], v.object({ details: text(20_000) })),
  /** The advisor clicked the chip: a nonce for exactly one drawer in this tab. */
  'page/closed-drawer': entry<null>()(['page'], nothing),
  'page/open-drawer': entry<{ nonce: string; title: string; grip: string; shape: DrawerShape }>()(['page'], nothing),
  /** The advisor has made the drawer narrower or wider: the next one is as wide. */
  'page/drawer-shape': entry<null>()(
    ['page'],
    v.object({ side: v.picklist(['left', 'right']), width: v.pipe(v.number(), v.minValue(100), v.maxValue(4_000)) }),
  ),
} as const;
