/** One handler for every message of the catalogue. */
import type { Handlers } from '../../../lib/messaging/serve';
import { caseHandlers } from './case';
import { draftHandlers } from './draft';
import { memoryHandlers } from './memory';
import { noteHandlers } from './notes';
import { pageHandlers } from './page';
import { settingsHandlers } from './settings';
import { siteHandlers } from './sites';
import { talkHandlers } from './talk';
import { teachHandlers } from './teach';

export const handlers: Handlers = {
  ...pageHandlers,
  ...caseHandlers,
  ...talkHandlers,
  ...draftHandlers,
  ...noteHandlers,
  ...siteHandlers,
  ...memoryHandlers,
  ...settingsHandlers,
  ...teachHandlers,
};
