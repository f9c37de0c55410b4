/** On which sites RiteSide works: only the browser's own faces may ask. */
import * as v from 'valibot';
import { entry, id } from './entry';

const origin = v.object({ origin: id });

export const siteMessages = {
  'site/state': entry<boolean>()(['face'], origin),
  'site/on': entry<boolean>()(['face'], origin),
  'site/off': entry<null>()(['face'], origin),
} as const;
