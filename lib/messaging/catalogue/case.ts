/** What a sidebar asks of the case in front of it. */
import * as v from 'valibot';
import type { Language } from '../../case/ids';
import type { Settings } from '../../case/record';
import type { SidebarView } from '../../case/view';
import { entry, id, inside, nothing, tab, text } from './entry';

export const caseMessages = {
  /** A framed sidebar presents its nonce; without it every other message of that frame is refused. */
  'drawer/enter': entry<null>()(['stranger'], v.object({ nonce: text(100) })),
  'drawer/close': entry<null>()(['drawer'], nothing),
  /** To the other side of the page, here and from now on. */
  'drawer/other-side': entry<null>()(['drawer'], nothing),
  'case/view': entry<SidebarView>()(inside, v.object(tab)),
  /** `points: null` goes back to the automatic value. */
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
  /** Which language to speak; asked by a face before it has a case. */
  language: entry<{ language: Language; theme: Settings['theme'] }>()(['page', 'drawer', 'face'], nothing),
} as const;
